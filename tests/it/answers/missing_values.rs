//! The values of an unknown fact that would do: all of them, in the widest words, and none that
//! contradicts what is stated.

use super::{SHOP, decide, missing, nothing_cures};
use permitted::Decision;
use permitted::Outcome::{Prohibited, Undetermined};

const PERMIT: &str = "[[permit]]\nclause = 'PM-17'\npurpose = 'service-messages'\n";

fn ask(rules: &str, facts: &str) -> Decision {
    let question = format!(
        "action = 'contact'\ndata = 'email-address'\npurpose = 'service-messages'\n{facts}\n"
    );
    decide(&[&format!("{SHOP}{rules}")], &question)
}

/// What is told, broad words that are meant exactly aside where none is expected: a word above one
/// that is named is any other word, without what lies below it.
fn without_broad(told: Vec<String>, expected: &[&str]) -> Vec<String> {
    if expected.iter().any(|line| line.contains("exactly")) {
        return told;
    }
    let brief = |line: String| {
        let (fact, values) = line.split_once(": ").unwrap_or(("", &line));
        let kept: Vec<&str> =
            values.split(" | ").filter(|value| !value.starts_with("exactly")).collect();
        if fact.is_empty() { line.clone() } else { format!("{fact}: {}", kept.join(" | ")) }
    };
    told.into_iter().map(brief).collect()
}

#[track_caller]
fn cured_by(rules: &str, facts: &str, expected: &[&str]) {
    let decision = ask(rules, facts);
    assert_eq!(decision.outcome, Undetermined, "{rules}");
    assert_eq!(without_broad(missing(&decision), expected), expected, "{rules}");
    assert_eq!(nothing_cures(&decision), expected.is_empty());
}

fn permit(rest: &str) -> String {
    format!("{PERMIT}{rest}\n")
}

fn forbid(rest: &str) -> String {
    format!("{PERMIT}[[forbid]]\nclause = 'PX-23'\npurpose = 'service-messages'\n{rest}\n")
}

#[test]
fn ages_are_told_as_the_bounds_that_would_do() {
    cured_by(&permit("when.age.at-least = 18"), "", &["age: at least 18"]);
    cured_by(&permit("when.age.below = 13"), "", &["age: below 13"]);
    cured_by(&forbid("when.age.below = 18"), "", &["age: at least 18"]);
    cured_by(&forbid("when.age.at-least = 65"), "", &["age: below 65"]);
    // Bounds of other rules do not divide them; what lies between does.
    let three = "when.any = [{ age.at-least = 13 }, { age.at-least = 18 }]";
    cured_by(&permit(three), "", &["age: at least 13"]);
    let between = "when.all = [{ age.at-least = 13 }, { age.below = 18 }]";
    cured_by(&permit(between), "", &["age: at least 13 and below 18"]);
    cured_by(&forbid(between), "", &["age: below 13 | at least 18"]);
}

/// What a rule names is told by its word, in its terms and in its conditions alike.
#[test]
fn each_fact_is_told_by_the_word_that_would_do() {
    for (fact, word, other) in [
        ("by", "processor", "staff"),
        ("channel", "email", "post"),
        ("source", "given", "observed"),
        ("gathered-at", "own-website", "phone-call"),
        ("subject", "visitor", "physician"),
        ("residence", "GB", "US"),
    ] {
        cured_by(&permit(&format!("{fact} = '{word}'")), "", &[&format!("{fact}: {word}")]);
        cured_by(&forbid(&format!("{fact} = '{word}'")), "", &[&format!("{fact}: any other")]);
        // Of two words, one of which is forbidden, the other; what nobody names would not do.
        let two = format!("{fact} = ['{other}', '{word}']\n");
        let rules = format!("{}[[forbid]]\nclause = 'PX-23'\n{fact} = '{other}'\n", permit(&two));
        cured_by(&rules, "", &[&format!("{fact}: {word}")]);
        let rules = format!("{}[[forbid]]\nclause = 'PX-23'\n{fact} = '{word}'\n", permit(&two));
        cured_by(&rules, "", &[&format!("{fact}: {other}")]);
    }
}

#[test]
fn what_a_condition_asks_is_told_by_the_word_that_would_do() {
    for (fact, word, other) in [
        ("source", "given", "observed"),
        ("gathered-at", "own-website", "phone-call"),
        ("subject", "visitor", "physician"),
        ("residence", "GB", "US"),
    ] {
        cured_by(&permit(&format!("when.{fact} = '{word}'")), "", &[&format!("{fact}: {word}")]);
        cured_by(
            &permit(&format!("when.not.{fact} = '{word}'")),
            "",
            &[&format!("{fact}: any other")],
        );
        cured_by(&forbid(&format!("when.{fact} = '{word}'")), "", &[&format!("{fact}: any other")]);
        let both = |no: &str| {
            format!(
                "{}[[forbid]]\nclause = 'PX-23'\npurpose = 'service-messages'\nwhen.{fact} = '{no}'\n",
                permit(&format!("when.{fact} = ['{word}', '{other}']"))
            )
        };
        cured_by(&both(other), "", &[&format!("{fact}: {word}")]);
        cured_by(&both(word), "", &[&format!("{fact}: {other}")]);
    }
}

/// A word of the act stands for all below it. Where some of that would not do, the rest is told.
#[test]
fn words_are_told_as_wide_as_they_do() {
    let phone = permit("channel = 'phone'");
    cured_by(&phone, "", &["channel: phone"]);
    let calls = |rule: &str, channels: &str| {
        format!("{phone}[[{rule}]]\nclause = 'PM-42'\nchannel = {channels}\n")
    };
    let all = "['live-call', 'automated-call', 'voicemail']";
    let some = "['automated-call', 'voicemail']";
    // A duty tells them apart, and does not matter.
    let duty =
        calls("duty", all).replace("channel = [", "obligation = 'offer-opt-out'\nchannel = [");
    cured_by(&duty, "", &["channel: phone"]);
    cured_by(&calls("forbid", all), "", &["channel: exactly phone"]);
    // What a word stands for beside what has a word of its own is told where no word does.
    cured_by(&calls("forbid", some), "", &["channel: live-call"]);
}

#[test]
fn places_are_told_as_wide_as_they_do() {
    let words = "[[word]]\nfacet = 'place'\nkey = 'home-offices'\nincludes = ['GB', 'IE']\ndefinition = '.'\n\
                 [[word]]\nfacet = 'place'\nkey = 'branches'\nincludes = ['DE']\ndefinition = '.'\n";
    let ask = |rules: &str| {
        let question = "action = 'disclose'\ndata = 'email-address'\npurpose = 'service-messages'\n\
                        recipient = 'mailing-provider'\n";
        let decision = decide(&[&format!("{SHOP}{words}{rules}")], question);
        assert_eq!(decision.outcome, Undetermined);
        missing(&decision)
    };
    let permit = permit("place = ['home-offices', 'branches']");
    assert_eq!(ask(&permit), ["place: branches | home-offices"]);
    let forbid = |places: &str| format!("{permit}[[forbid]]\nclause = 'PM-32'\nplace = {places}\n");
    assert_eq!(ask(&forbid("'IE'")), ["place: GB | branches"]);
    assert_eq!(
        ask(&forbid("['IE', 'GB', 'DE']")),
        ["place: exactly branches | exactly home-offices"]
    );
}

/// A rule that may hold for a broad source tells it from one that surely does not.
#[test]
fn a_broad_word_that_may_be_meant_does_not_do_for_one_that_is_not() {
    let rules = format!(
        "{}[[duty]]\nclause = 'PX-47'\nsource = 'social-media'\nobligation = 'log'\n",
        forbid("source = 'given'")
    );
    cured_by(&rules, "", &["source: third-party | any other"]);
}

/// What is stated broadly is narrowed, never contradicted.
#[test]
fn values_lie_within_what_is_stated() {
    for (fact, stated, inside, outside, key) in [
        ("residence", "US", "US-CA", "GB", "subject.residence"),
        ("subject", "client", "former-client", "visitor", "subject.kind"),
        ("source", "the-subject", "given", "observed", "source"),
        ("gathered-at", "own-website", "login", "phone-call", "gathered-at"),
    ] {
        let stated = format!("{key} = '{stated}'");
        let rules = permit(&format!("{fact} = ['{inside}', '{outside}']"));
        cured_by(&rules, &stated, &[&format!("{fact}: {inside}")]);
        let rules = permit(&format!("when.{fact} = ['{inside}', '{outside}']"));
        cured_by(&rules, &stated, &[&format!("{fact}: {inside}")]);
    }
}

/// One kind that is stated is narrowed; beside several a further one is told.
#[test]
fn kinds_of_a_subject_are_narrowed_or_added() {
    let kinds = |kinds: &str| format!("subject.kind = {kinds}");
    let physician = forbid("subject = 'physician'");
    cured_by(&physician, &kinds("'healthcare-professional'"), &["subject: any other"]);
    // A second kind that is asked for beside the first.
    let both = permit("subject = 'visitor'\nwhen.subject = 'physician'");
    let stated = kinds("['visitor', 'healthcare-professional']");
    cured_by(&both, &stated, &["subject: physician"]);
    // Both of two broad kinds.
    let both = permit("subject = 'physician'\nwhen.subject = 'registered-user'");
    let stated = kinds("['healthcare-professional', 'user']");
    cured_by(&both, &stated, &["subject: registered-user, subject: physician"]);
}

/// A narrower kind of source keeps the party that is stated with it.
#[test]
fn a_source_that_is_narrowed_is_still_that_of_its_party() {
    let permit = "[[permit]]\nclause = 'PX-06'\nsource = 'partner-source'\n\
                  when.evidence = { kind = 'request-to-share', of = 'source' }\n";
    let question = "action = 'collect'\ndata = 'name'\npurpose = 'service-provision'\nby = 'controller'\n\
                    channel = 'api'\nsource = { kind = 'third-party', party = 'acme' }\n\
                    evidence = [{ kind = 'request-to-share', party = 'acme', recorded = 2026-01-10 }]\n";
    let decision = decide(&[&format!("{SHOP}{permit}")], question);
    assert_eq!(decision.outcome, Undetermined);
    assert_eq!(missing(&decision), ["source: partner-source"]);
}

/// Where a rule forbids what lies below a word that the question states, no value of that fact helps.
#[test]
fn what_is_stated_exactly_leaves_nothing_to_find_out() {
    let rules = forbid("channel = 'automated-call'");
    let decision = ask(&rules, "channel = 'phone'");
    assert_eq!(decision.outcome, Prohibited);
    assert!(nothing_cures(&decision));
    let decision = ask(&rules, "channel = { exactly = 'phone' }");
    assert!(decision.is_permitted());
}

/// Whoever acts as the controller is the party that the policy names; in another role nobody knows
/// who acts.
#[test]
fn evidence_about_the_controller_is_the_controller_s_alone() {
    let rules = "[controller]\nname = 'The shop'\nparty = 'shop'\n\
                 [[permit]]\nclause = 'PX-31'\nwhen.evidence = 'confidentiality'\n\
                 [[statement]]\nclause = 'PX-32'\nby = 'affiliate'\ntext = 'Affiliates act, too.'\n";
    let facts = "place = 'DE'\nchannel = 'email'\n\
                 evidence = [{ kind = 'confidentiality', party = 'shop', recorded = 2026-01-10 }]";
    let decision = ask(rules, facts);
    assert_eq!(decision.outcome, Undetermined);
    assert_eq!(
        missing(&decision),
        [
            "by: controller",
            "by: affiliate | any other, by party: shop",
            "by: affiliate | any other, by party: any other, evidence: confidentiality of by"
        ]
    );
}
