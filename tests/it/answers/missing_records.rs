//! What records leave open, and who stands in a role: the channel, the place and the party that a
//! grant, an objection or evidence names, where the question does not say.

use super::{SHOP, decide, missing, nothing_cures};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};

#[track_caller]
fn cured_by(decision: &Decision, expected: &[&str]) {
    assert_ne!(decision.outcome, Permitted);
    assert_eq!(missing(decision), expected);
    assert_eq!(nothing_cures(decision), expected.is_empty());
}

/// A visitor's email address goes to a partner for its newsletters.
fn disclosed(rules: &str, facts: &str) -> Decision {
    let question = format!(
        "action = 'disclose'\ndata = 'email-address'\npurpose = 'newsletters'\nby = 'controller'\n\
         subject.id = 'visitor-3'\n{facts}\n"
    );
    decide(&[&format!("{SHOP}{rules}")], &question)
}

const CONSENT: &str = "[[permit]]\nclause = 'PM-24'\npurpose = 'marketing'\nbasis = 'consent'\n\
                       when.consent = 'explicit'\n";

fn explicit(scope: &str) -> String {
    format!(
        "{{ event = 'granted', strength = 'explicit', purpose = 'marketing', {scope}, recorded = 2026-01-10 }}, "
    )
}

/// What is known of the transfer but for one thing.
fn without(key: &str, ledger: &str) -> String {
    let known = [
        "recipient = { role = 'marketing-partner', party = 'acme' }",
        "channel = 'email'",
        "place = 'GB'",
    ];
    let kept: String = known
        .iter()
        .filter(|line| !line.starts_with(key))
        .map(|line| format!("{line}\n"))
        .collect();
    format!("{kept}ledger = [{ledger}]\n")
}

#[test]
fn the_channel_or_place_that_a_grant_names_cures() {
    let channel = explicit("channel = 'email'");
    let decision = disclosed(CONSENT, &without("channel", &channel));
    assert_eq!(decision.outcome, Undetermined);
    cured_by(&decision, &["channel: email", "consent: explicit"]);
    let place = explicit("place = 'GB'");
    cured_by(&disclosed(CONSENT, &without("place", &place)), &["consent: explicit", "place: GB"]);
    // Of two grants the channel of each does.
    let two = format!("{channel}{}", explicit("channel = 'post'"));
    cured_by(
        &disclosed(CONSENT, &without("channel", &two)),
        &["channel: email | post", "consent: explicit"],
    );
    // A grant about other uses is asked nothing.
    let other = explicit("data = 'postal-address', channel = 'email'");
    let decision = disclosed(CONSENT, &without("channel", &other));
    assert_eq!(decision.outcome, NotPermitted);
    cured_by(&decision, &["consent: explicit"]);
}

#[test]
fn a_channel_or_place_that_no_objection_names_cures() {
    let rules = "[[permit]]\nclause = 'PM-17'\npurpose = 'marketing'\nbasis = 'notice'\n\
                 [[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n";
    let objected =
        |scope: &str| format!("{{ event = 'objected', {scope}, recorded = 2026-02-01 }}, ");
    let decision = disclosed(rules, &without("channel", &objected("channel = 'email'")));
    assert_eq!(decision.outcome, Undetermined);
    cured_by(&decision, &["channel: any other", "consent: express", "lifted by subject"]);
    let decision = disclosed(rules, &without("place", &objected("place = 'GB'")));
    cured_by(&decision, &["consent: express", "lifted by subject", "place: any other"]);
    // A channel that a grant names, too, is one that the objection does not.
    let both = format!(
        "{}{{ event = 'granted', strength = 'express', purpose = 'marketing', channel = 'post', recorded = 2026-01-10 }}",
        objected("channel = 'email'")
    );
    let consent = format!(
        "{rules}[[forbid]]\nclause = 'PM-42'\npurpose = 'marketing'\nunless = [{{ when.consent = 'express' }}]\n"
    );
    cured_by(
        &disclosed(&consent, &without("channel", &both)),
        &["channel: post", "consent: express"],
    );
    let both = both
        .replace("channel = 'email'", "place = 'GB'")
        .replace("channel = 'post'", "place = 'US'");
    cured_by(&disclosed(&consent, &without("place", &both)), &["consent: express", "place: US"]);
}

#[test]
fn each_party_that_a_grant_names_cures() {
    let grants = format!("{}{}", explicit("party = 'acme'"), explicit("party = 'bolt'"));
    let unnamed = without("recipient", &grants);
    let facts = format!("recipient = 'marketing-partner'\n{unnamed}");
    let decision = disclosed(CONSENT, &facts);
    assert_eq!(decision.outcome, Undetermined);
    cured_by(&decision, &["consent: explicit", "recipient party: acme | bolt"]);
    // Of two recipients that an objection and a grant name, the one.
    let objected = "{ event = 'objected', party = 'bolt', recorded = 2026-02-01 }";
    let rules =
        format!("{CONSENT}[[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n");
    let grants = format!("{}{objected}", explicit("party = 'acme'"));
    let facts = format!("recipient = 'marketing-partner'\n{}", without("recipient", &grants));
    let cures = [
        "consent: explicit",
        "by party: acme | any other, recipient party: acme",
        "recipient party: acme, lifted by subject",
    ];
    cured_by(&disclosed(&rules, &facts), &cures);
}

/// Any party but those that an objection names, even where one bears the name that is tried first.
#[test]
fn a_party_that_no_objection_names_cures() {
    let rules = "[[permit]]\nclause = 'PM-17'\npurpose = 'marketing'\nbasis = 'notice'\n\
                 [[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n";
    for parties in [vec!["acme"], vec!["another-party"], vec!["another-party", "another-party-x"]] {
        let objected: String = parties
            .iter()
            .map(|party| {
                format!("{{ event = 'objected', party = '{party}', recorded = 2026-02-01 }}, ")
            })
            .collect();
        let facts = format!("recipient = 'marketing-partner'\n{}", without("recipient", &objected));
        let decision = disclosed(rules, &facts);
        assert_eq!(decision.outcome, Undetermined);
        // An objection is matched with whoever plays a part, so that both are asked.
        let parties = "by party: any other, recipient party: any other";
        cured_by(&decision, &["consent: express", "lifted by subject", parties]);
    }
}

fn evidence(rest: &str) -> String {
    format!("evidence = [{{ {rest}, recorded = 2026-01-10 }}]\n")
}

/// What evidence leaves open, where a permit rests on it.
#[test]
fn what_evidence_on_record_leaves_open_cures() {
    let permit = "[[permit]]\nclause = 'PM-25'\npurpose = 'marketing'\n\
                  when.evidence = { kind = 'necessary', of = 'recipient' }\n";
    let of = |key: &str, scope: &str| {
        let facts = without(key, "");
        disclosed(permit, &format!("{facts}{}", evidence(&format!("kind = 'necessary', {scope}"))))
    };
    cured_by(&of("channel", "channel = 'email'"), &["channel: email", "evidence: necessary"]);
    cured_by(&of("place", "place = 'GB'"), &["evidence: necessary", "place: GB"]);
    let facts = format!("recipient = 'marketing-partner'\n{}", without("recipient", ""));
    let facts = format!("{facts}{}", evidence("kind = 'necessary', party = 'acme'"));
    cured_by(&disclosed(permit, &facts), &["evidence: necessary", "recipient party: acme"]);
}

/// What evidence has to name, where the question does not say it.
#[test]
fn what_evidence_is_to_name_is_missing_along_with_it() {
    let permit = |naming: &str| {
        format!(
            "[[permit]]\nclause = 'PM-25'\npurpose = 'marketing'\n\
             when.evidence = {{ kind = 'necessary', naming = '{naming}', of = 'recipient' }}\n"
        )
    };
    let named = |naming: &str| disclosed(&permit(naming), &named_recipient());
    cured_by(&named("channel"), &["evidence: necessary naming channel"]);
    cured_by(&named("purpose"), &["evidence: necessary naming purpose"]);
    cured_by(&named("party"), &["evidence: necessary of recipient"]);
    let open = |key: &str, naming: &str| disclosed(&permit(naming), &without(key, ""));
    cured_by(
        &open("channel", "channel"),
        &["channel: any other, evidence: necessary naming channel"],
    );
    cured_by(&open("place", "place"), &["place: any other, evidence: necessary naming place"]);
    let unnamed = format!("recipient = 'marketing-partner'\n{}", without("recipient", ""));
    cured_by(
        &disclosed(&permit("party"), &unnamed),
        &["recipient party: any other, evidence: necessary of recipient"],
    );
    // Kinds that bind a party need one, whatever the rule asks them to name.
    let bound =
        "[[permit]]\nclause = 'PX-20'\npurpose = 'marketing'\nwhen.evidence = 'confidentiality'\n";
    cured_by(
        &disclosed(bound, &unnamed),
        &["recipient party: any other, evidence: confidentiality of recipient"],
    );
    cured_by(&disclosed(bound, &named_recipient()), &["evidence: confidentiality of recipient"]);
    // Each kind that the rule lists would do.
    let either = bound.replace("'confidentiality'", "['confidentiality', 'processing-agreement']");
    cured_by(
        &disclosed(&either, &named_recipient()),
        &["evidence: confidentiality of recipient", "evidence: processing-agreement of recipient"],
    );
}

fn named_recipient() -> String {
    let recipient = "recipient = { role = 'marketing-partner', party = 'acme' }\n";
    format!("{recipient}{}", without("recipient", ""))
}

/// Evidence to which the grace of an opt-out is confined.
#[test]
fn what_the_evidence_for_a_grace_leaves_open_cures() {
    let rules = "[[permit]]\nclause = 'PM-17'\npurpose = 'marketing'\nbasis = 'notice'\n\
                 [[opt-out]]\nclause = 'PM-20'\npurpose = 'marketing'\nroute = 'email'\n\
                 grace = { period = '60 days', only-for = 'already-in-process' }\n";
    let objected = "{ event = 'objected', recorded = 2026-02-01 }";
    let sent = evidence("kind = 'already-in-process', channel = 'email'");
    let decision = disclosed(rules, &format!("{}{sent}", without("channel", objected)));
    assert_eq!(decision.outcome, Undetermined);
    cured_by(&decision, &["channel: email", "consent: express", "lifted by subject"]);
    let known = disclosed(
        rules,
        &format!("{}{sent}", without("channel", objected))
            .replace("place", "channel = 'post'\nplace"),
    );
    assert_eq!(known.outcome, Prohibited);
    cured_by(&known, &["consent: express", "lifted by subject"]);
}

/// Nobody can be named in a role of which nothing is known: the role comes first.
#[test]
fn a_role_is_missing_along_with_who_plays_it() {
    let permit = "[[permit]]\nclause = 'PX-20'\npurpose = 'marketing'\n\
                  when.evidence = { kind = 'equivalent-confidentiality', of = 'by' }\n";
    let bound = evidence("kind = 'equivalent-confidentiality', party = 'acme'");
    let question = |action: &str, rest: &str| {
        let question = format!(
            "action = '{action}'\ndata = 'email-address'\npurpose = 'newsletters'\n\
             subject.id = 'visitor-3'\nledger = []\n{rest}"
        );
        decide(&[&format!("{SHOP}{permit}")], &question)
    };
    let decision = question("use", &bound);
    assert_eq!(decision.outcome, Undetermined);
    let sets = missing(&decision);
    assert!(sets.contains(&"by: any other, by party: acme".to_owned()), "{sets:?}");
    cured_by(
        &question("use", &format!("{bound}by = 'processor'\n")),
        &["by party: acme", "by party: any other, evidence: equivalent-confidentiality of by"],
    );
    let permit = permit
        .replace("'by'", "'source'")
        .replace("equivalent-confidentiality", "request-to-share");
    let shared = bound.replace("equivalent-confidentiality", "request-to-share");
    let question = |rest: &str| {
        let question = format!(
            "action = 'collect'\ndata = 'email-address'\npurpose = 'newsletters'\n\
             by = 'controller'\nchannel = 'api'\nsubject.id = 'visitor-3'\nledger = []\n{shared}{rest}"
        );
        decide(&[&format!("{SHOP}{permit}")], &question)
    };
    let sets = missing(&question(""));
    assert!(sets.contains(&"source: any other, source party: acme".to_owned()), "{sets:?}");
    let sets = missing(&question("source = 'third-party'\n"));
    assert!(sets.contains(&"source party: acme".to_owned()), "{sets:?}");
}

/// A list of countries that one policy alone has is a word like any other to it. To the other policy
/// evidence that names the list covers none of them.
#[test]
fn evidence_to_record_names_no_list_of_another_policy() {
    let terms = "action = 'disclose'\npurpose = 'marketing'\n";
    let shop = format!(
        "{SHOP}[[word]]\nfacet = 'place'\nkey = 'alps'\nincludes = ['AT', 'CH']\ndefinition = '.'\n\
         [[permit]]\nclause = 'S-1'\n{terms}"
    );
    let host = format!(
        "id = 'host'\nversion = '1'\nfrom = 2020-01-01\n[[permit]]\nclause = 'H-1'\n{terms}\
         when.evidence = {{ kind = 'confidentiality', naming = 'place' }}\n"
    );
    let ask = |rest: &str| {
        let question = format!(
            "action = 'disclose'\ndata = 'email-address'\npurpose = 'newsletters'\nsubject.id = 'v'\n\
             recipient = {{ role = 'partner', party = 'acme' }}\n{rest}"
        );
        decide(&[&shop, &host], &question)
    };
    // The refusal tells Austria from all else, and so what reaches beyond it: EEA and list alike.
    let refused = "ledger = [{ event = 'refused', place = 'AT', recorded = 2026-01-10 }]\n";
    let sets = missing(&ask(refused));
    assert!(sets[0].contains("EEA") && sets[0].ends_with(" naming place"), "{sets:?}");
    assert!(!sets.iter().any(|set| set.contains("alps")), "{sets:?}");
    let named = |place: &str| {
        let bound = format!(
            "evidence = [{{ kind = 'confidentiality', party = 'acme', place = '{place}', \
             recorded = 2026-01-10 }}]\n"
        );
        ask(&format!("place = '{place}'\n{refused}{bound}")).outcome
    };
    assert_eq!((named("EEA"), named("alps")), (Permitted, NotPermitted));
}
