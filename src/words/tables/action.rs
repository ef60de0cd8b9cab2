//! What is done with the data.

words! { ActionFacet:
    PROCESS = "process", below [], "Anything that is done with data, whether another word names it or not.", dpv(Exact, "#Processing");

    // Obtaining and keeping
    COLLECT = "collect", below ["process"], "Obtaining data, from the subject or from anyone else.", dpv(Close, "#Collect"), fides("collect");
    STORE = "store", below ["process"], "Keeping data on a medium from which it can be read again.", dpv(Exact, "#Store");

    // Using
    USE = "use", below ["process"], "Working with data inside the processing, without contacting the subject or disclosing anything.", dpv(Close, "#Use");
    CONSULT = "consult", below ["use"], "Looking up or reading stored data.", dpv(Exact, "#Consult");
    ANALYSE = "analyse", below ["use"], "Examining data to learn something from it.", dpv(Exact, "#Analyse");
    COMPARE = "compare", below ["use"], "Checking data against other data about the same subject.", dpv(Close, "#Match");
    MONITOR = "monitor", below ["use"], "Following over time what data says about a subject or a system.", dpv(Close, "#Monitor");
    DERIVE = "derive", below ["use"], "Producing new data about the subject from data already held.", dpv(Exact, "#Derive");
    INFER = "infer", below ["derive"], "Deriving what is likely but not certain about the subject.", dpv(Close, "#Infer");
    PROFILE = "profile", below ["derive"], "Evaluating personal aspects of the subject by automated means.", dpv(Exact, "#Profiling");
    DECIDE = "decide", below ["use"], "Taking a decision about the subject by automated means alone.";
    TRAIN_MODEL = "train-model", below ["use"], "Fitting a statistical or machine-learning model to the data.";

    // Reaching the subject
    CONTACT = "contact", below ["process"], "Sending a message to the subject or speaking with the subject.";

    // Joining
    COMBINE = "combine", below ["process"], "Joining data of different sets or sources into one.", dpv(Exact, "#Combine");

    // Giving to others
    DISCLOSE = "disclose", below ["process"], "Letting a recipient have or see the data.", dpv(Exact, "#Disclose");
    SHARE = "share", below ["disclose"], "Disclosing data to a given recipient for a use that both know.", dpv(Close, "#Share");
    SELL = "sell", below ["disclose"], "Disclosing data for money or another thing of value.", dpv(Broader, "#Disclose");
    RENT = "rent", below ["sell"], "Letting a recipient use data for a limited time or number of uses, for payment.", dpv(Broader, "#Disclose");
    EXCHANGE = "exchange", below ["disclose"], "Disclosing data in return for other data.", dpv(Broader, "#Disclose");
    PUBLISH = "publish", below ["disclose"], "Making data accessible to anyone.", dpv(Close, "#Disseminate");

    // Changing and ending
    ALTER = "alter", below ["process"], "Changing what data says or how it says it.", dpv(Exact, "#Alter");
    AGGREGATE = "aggregate", below ["alter"], "Summing data up so that it speaks of groups and no longer of single subjects.", dpv(Exact, "#Aggregate");
    RECTIFY = "rectify", below ["alter"], "Correcting, completing or updating data.", dpv(Broader, "#Modify");
    HIDE = "hide", below ["process"], "Taking data out of view of others while it goes on being kept.";
    RESTRICT = "restrict", below ["process"], "Marking stored data so that its processing is limited from then on.", dpv(Exact, "#Restrict");
    PSEUDONYMISE = "pseudonymise", below ["process"], "Replacing identifiers so that further information, kept apart, is needed to identify the subject.", dpv(Exact, "#Pseudonymise");
    ANONYMISE = "anonymise", below ["process"], "Changing data for good so that no subject can be identified from it any more.", dpv(Exact, "#Anonymise");
    ERASE = "erase", below ["process"], "Removing data so that it cannot be restored.", dpv(Exact, "#Erase");
}
