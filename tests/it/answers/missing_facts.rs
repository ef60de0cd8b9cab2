//! What is missing where a policy may not speak of the use at all, where a schedule or a hold may
//! stand in the way, or where joined and several things have to be known.

use super::{LAW, SHOP, decide, missing, missing_of, nothing_cures};
use permitted::Outcome::{NotPermitted, Permitted, Prohibited, Undetermined};
use permitted::{Decision, Outcome};

/// The host permits whatever is asked here.
const HOST: &str = "id = 'host'\nversion = '1'\nfrom = 2020-01-01\n\
                    [[permit]]\nclause = 'H-1'\ndata = 'personal-data'\nbasis = 'contract'\n";
const USE: &str = "action = 'use'\ndata = 'page-views'\npurpose = 'marketing'\nby = 'controller'\n";

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
fn cured_by(decision: &Decision, outcome: Outcome, expected: &[&str]) {
    assert_eq!(decision.outcome, outcome);
    assert_eq!(without_broad(missing(decision), expected), expected);
    assert_eq!(nothing_cures(decision), expected.is_empty());
}

/// The scope of a policy for its own website, said as what it speaks of or as what lies beyond.
const OF_OWN_WEBSITE: [&str; 2] = [
    "[[scope]]\nclause = 'PM-01'\ngathered-at = 'own-website'\n",
    "[[beyond]]\nclause = 'PM-40'\ngathered-at = 'other-website'\n",
];

/// A policy that stands in the way stands in nobody's way where it does not speak.
#[test]
fn a_setting_of_which_a_policy_does_not_speak_cures_its_forbids() {
    let [scope, beyond] = OF_OWN_WEBSITE;
    let forbid = "[[forbid]]\nclause = 'PM-42'\npurpose = 'marketing'\n\
                  [[permit]]\nclause = 'PM-12'\npurpose = 'marketing'\n";
    let ask = |scope: &str| decide(&[HOST, &format!("{SHOP}{scope}{forbid}")], USE);
    cured_by(&ask(beyond), Undetermined, &["gathered-at: other-website"]);
    cured_by(&ask(scope), Undetermined, &["gathered-at: any other"]);
    // Where it surely speaks, nothing does.
    let known = decide(
        &[HOST, &format!("{SHOP}{scope}{forbid}")],
        &format!("{USE}gathered-at = 'account-page'\n"),
    );
    cured_by(&known, Prohibited, &[]);
}

#[test]
fn a_setting_of_which_a_policy_does_not_speak_cures_its_schedule() {
    let schedule = "[[permit]]\nclause = 'PM-12'\npurpose = 'marketing'\n\
                    [[retention]]\nclause = 'PX-40'\ndata = 'usage'\n\
                    maximum = { from = 'purpose-fulfilled' }\n";
    let over = format!("{USE}record.purpose-fulfilled = 2025-01-01\n");
    let [scope, beyond] = OF_OWN_WEBSITE;
    let ask = |scope: &str| decide(&[HOST, &format!("{SHOP}{scope}{schedule}")], &over);
    cured_by(&ask(beyond), Undetermined, &["gathered-at: other-website"]);
    cured_by(&ask(scope), Undetermined, &["gathered-at: any other"]);
    let known = format!("{over}gathered-at = 'own-website'\n");
    cured_by(&decide(&[HOST, &format!("{SHOP}{scope}{schedule}")], &known), Prohibited, &[]);
}

/// A hold forbids under every policy that speaks of the use, and no policy permits where it is
/// silent.
#[test]
fn nothing_cures_a_hold() {
    let permit = "[[permit]]\nclause = 'PX-40'\naction = 'erase'\n";
    let hold = "record.hold = [{ reference = 'suit 12', from = 2025-03-01 }]";
    let held = format!("{}{hold}\n", USE.replace("'use'", "'erase'"));
    for scope in OF_OWN_WEBSITE {
        let shop = format!("{SHOP}{scope}{permit}");
        cured_by(&decide(&[&shop], &held), Undetermined, &[]);
        cured_by(&decide(&[HOST, &shop], &held), Prohibited, &[]);
    }
}

/// What must be kept may be stored, whichever policy says so.
#[test]
fn an_event_from_which_another_policy_counts_a_minimum_cures_storage() {
    let shop = format!(
        "{SHOP}[[permit]]\nclause = 'PX-22'\naction = 'store'\nbasis = 'notice'\n\
         [[retention]]\nclause = 'PX-40'\ndata = 'invoices'\nmaximum = {{ from = 'purpose-fulfilled' }}\n"
    );
    let law = format!(
        "{LAW}[[retention]]\nclause = 'AO-147'\ndata = 'invoices'\n\
         minimum = {{ period = '7 years', from = 'collected' }}\n"
    );
    let ask = |action: &str, life: &str| {
        let question = format!(
            "action = '{action}'\ndata = 'invoices'\npurpose = 'billing'\nby = 'controller'\n\
             record = {{ purpose-fulfilled = 2025-01-01, {life} }}\n"
        );
        decide(&[&shop, &law], &question)
    };
    cured_by(&ask("store", ""), Undetermined, &["collected: not yet | 2026-03-01T00:00:00Z"]);
    assert_eq!(ask("store", "collected = 2026-03-01").outcome, Permitted);
    cured_by(&ask("store", "collected = 2015-01-01"), Prohibited, &[]);
    // To use it takes more than that it must be kept.
    assert!(nothing_cures(&ask("use", "")));
}

#[test]
fn events_of_a_record_cure_by_each_instant_that_would_do() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PX-40'\naction = ['erase', 'use']\nbasis = 'notice'\n\
         [[retention]]\nclause = 'PX-40'\nid = 'PX-40-tax'\ndata = 'invoices'\n\
         minimum = {{ period = '7 years', from = 'collected' }}\n\
         maximum = {{ period = '10 years', from = 'collected' }}\n"
    );
    let ask = |action: &str| {
        let question = format!(
            "action = '{action}'\ndata = ['name', 'invoices']\npurpose = 'billing'\n\
             by = 'controller'\nrecord = {{}}\n"
        );
        let decision = decide(&[&policy], &question);
        assert_eq!(decision.outcome, Undetermined);
        missing_of(&decision, 1)
    };
    // Of the second item alone: erased if collected as long ago as a period is long. A minimum whose
    // event has not happened yet holds without an end.
    assert_eq!(ask("erase"), ["collected of data[1]: 1000-01-01T00:00:00Z"]);
    assert_eq!(ask("use"), ["collected of data[1]: not yet | 2026-03-01T00:00:00Z"]);
}

#[test]
fn an_exception_of_an_opt_out_cures_it() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PX-08'\ndata = 'cookie'\nbasis = 'notice'\n\
         [[opt-out]]\nclause = 'PX-09'\ndata = 'cookie'\nroute = 'browser-settings'\n\
         unless = [{{ when.evidence = 'suspected-fraud' }}]\n"
    );
    let ask = |rest: &str| {
        let question = format!(
            "action = 'use'\ndata = 'security-cookie'\npurpose = 'fraud-prevention'\n\
             by = 'controller'\nsubject.id = 'client-17'\n{rest}\n"
        );
        decide(&[&policy], &question)
    };
    let objected = "ledger = [{ event = 'objected', recorded = 2026-02-01 }]";
    let cures = ["consent: express", "evidence: suspected-fraud", "lifted by subject"];
    cured_by(&ask(objected), Prohibited, &cures);
    // Without a ledger: that it shows no objection. A grant to obtain would be more than that.
    cured_by(&ask(""), Undetermined, &["evidence: suspected-fraud", "no objection"]);
}

#[test]
fn a_channel_to_which_an_opt_out_gives_grace_cures_a_basis_that_gives_way() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PM-19'\npurpose = 'marketing'\nbasis = 'legitimate-interests'\n\
         [[opt-out]]\nclause = 'PM-39'\npurpose = 'marketing'\nchannel = 'email'\n\
         route = 'email'\ngrace = '60 days'\n"
    );
    let question = "action = 'contact'\ndata = 'email-address'\npurpose = 'newsletters'\n\
                    by = 'controller'\nsubject.id = 'v'\n\
                    ledger = [{ event = 'objected', recorded = 2026-02-01 }]\n";
    let decision = decide(&[&policy], question);
    // Consent would carry the use on a basis of its own, and does not bring this one back.
    cured_by(&decision, Undetermined, &["channel: email", "lifted by subject"]);
}

/// Two permits that ask two facts each: neither fact of one goes with that of the other.
#[test]
fn alternatives_that_do_not_mix_are_told_apart() {
    let permit = |id: &str, channel: &str, by: &str| {
        format!(
            "[[permit]]\nclause = 'PM-19'\nid = '{id}'\nchannel = '{channel}'\nby = '{by}'\nbasis = 'notice'\n"
        )
    };
    let question = "action = 'contact'\ndata = 'name'\npurpose = 'service-messages'\n";
    let ask = |permits: &[String]| decide(&[&format!("{SHOP}{}", permits.concat())], question);
    let two = ask(&[permit("a", "email", "mailing-provider"), permit("b", "post", "controller")]);
    cured_by(
        &two,
        Undetermined,
        &["channel: email, by: mailing-provider", "channel: post, by: controller"],
    );
    // All four mix.
    let four = ask(&[
        permit("a", "email", "mailing-provider"),
        permit("b", "post", "controller"),
        permit("c", "email", "controller"),
        permit("d", "post", "mailing-provider"),
    ]);
    cured_by(&four, Undetermined, &["channel: email | post, by: controller | mailing-provider"]);
    // Three of them: two sets, which together say all three.
    let three = ask(&[
        permit("a", "email", "mailing-provider"),
        permit("b", "post", "controller"),
        permit("c", "email", "controller"),
    ]);
    assert_eq!(missing(&three).len(), 2, "{:?}", missing(&three));
    // What takes fewer facts comes first, whatever it is called.
    let one = ask(&[
        permit("a", "email", "mailing-provider"),
        "[[permit]]\nclause = 'PM-26'\npurpose = 'service-messages'\nwhen.evidence = 'order'\n"
            .to_owned(),
    ]);
    cured_by(&one, Undetermined, &["evidence: order", "channel: email, by: mailing-provider"]);
}

/// Narrower evidence that one rule asks for does for the broader kinds that others ask for.
#[test]
fn what_a_later_fact_makes_needless_is_left_out() {
    let forbid = |id: &str, kind: &str| {
        format!(
            "[[forbid]]\nclause = 'PI-07'\nid = '{id}'\npurpose = 'legal-claims'\n\
             unless = [{{ when.evidence = '{kind}' }}]\n"
        )
    };
    let permit = "[[permit]]\nclause = 'PI-13'\npurpose = 'legal-claims'\nbasis = 'notice'\n";
    let question = "action = 'use'\ndata = 'name'\npurpose = 'legal-claims'\n\
                    by = { role = 'controller', party = 'shop' }\n";
    let ask = |kinds: [&str; 3]| {
        let forbids: String = kinds
            .iter()
            .enumerate()
            .map(|(place, kind)| forbid(&place.to_string(), kind))
            .collect();
        decide(&[&format!("{SHOP}{permit}{forbids}")], question)
    };
    let (broad, middle, narrow) = ("legal-process", "legal-demand", "subpoena");
    for kinds in [[broad, middle, narrow], [narrow, middle, broad], [middle, narrow, broad]] {
        cured_by(&ask(kinds), Prohibited, &["evidence: subpoena of by"]);
    }
    let other = ask(["legal-process", "court-order", "encrypted"]);
    cured_by(&other, Prohibited, &["evidence: court-order of by, evidence: encrypted"]);
}

/// Each part is cured by what is about its own item and purpose.
#[test]
fn what_cures_a_part_is_about_its_own_item() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PX-06'\ndata = ['name', 'email-address']\n\
         source = 'partner-source'\nwhen.evidence = {{ kind = 'request-to-share', of = 'source' }}\n\
         [[permit]]\nclause = 'PX-05'\ndata = 'mobile-operator-data'\ngathered-at = 'mobile-web'\n"
    );
    let ask = |items: &str, rest: &str| {
        let question = format!(
            "action = 'use'\ndata = [{items}]\npurpose = 'service-provision'\nby = 'controller'\n{rest}\n"
        );
        let decision = decide(&[&policy], &question);
        (missing_of(&decision, 0), missing_of(&decision, 1))
    };
    let acme = "{ category = 'name', source = { kind = 'partner-source', party = 'acme' } }";
    let bolt =
        "{ category = 'email-address', source = { kind = 'partner-source', party = 'bolt' } }";
    let of_source = vec!["evidence: request-to-share of source".to_owned()];
    assert_eq!(ask(&format!("{acme}, {bolt}"), ""), (of_source.clone(), of_source));
    // What is on record about acme cures nothing of bolt, and its party is kept when its kind is told.
    let request =
        "evidence = [{ kind = 'request-to-share', party = 'bolt', recorded = 2026-01-10 }]";
    let third = bolt.replace("partner-source", "third-party");
    let (of_acme, of_bolt) = ask(&format!("{acme}, {third}"), request);
    assert_eq!(of_acme, ["evidence: request-to-share of source"]);
    assert_eq!(of_bolt, ["source of data[1]: partner-source"]);
    let (_, of_data) = ask(&format!("{acme}, 'mobile-operator-data'"), "");
    assert_eq!(of_data, ["gathered-at of data[1]: mobile-web"]);
}

/// What a grant or evidence has to name is what the part is about.
#[test]
fn what_cures_a_part_names_its_own_data_and_purpose() {
    let policy = format!(
        "{SHOP}[[permit]]\nclause = 'PM-42'\ndata = 'email-address'\n\
         when.consent = {{ strength = 'express', naming = 'data' }}\n\
         [[permit]]\nclause = 'PM-25'\npurpose = 'newsletters'\ndata = 'name'\n\
         when.evidence = {{ kind = 'necessary', naming = 'purpose' }}\n"
    );
    let question = "action = 'use'\ndata = ['name', 'email-address']\n\
                    purpose = ['billing', 'newsletters']\nby = 'controller'\n\
                    subject.id = 'visitor-3'\nledger = []\n";
    let decision = decide(&[&policy], question);
    let told = [0, 1, 2, 3].map(|part| missing_of(&decision, part));
    let consent = || vec!["consent: express naming data".to_owned()];
    let evidence = vec!["evidence: necessary naming purpose".to_owned()];
    assert_eq!(told, [vec![], evidence, consent(), consent()]);
}

#[test]
fn nothing_cures_what_no_permit_could_permit() {
    let policy = format!("{SHOP}[[permit]]\nclause = 'PM-12'\npurpose = 'site-administration'\n");
    cured_by(&decide(&[&policy], USE), NotPermitted, &[]);
    // Before any version was in force nothing did.
    let early = decide(&[&policy], &format!("{USE}at = 2019-06-01\n"));
    cured_by(&early, NotPermitted, &[]);
}
