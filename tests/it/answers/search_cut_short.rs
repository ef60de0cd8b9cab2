//! A search that was cut short, or not made, never says that nothing would cure the answer.

use super::{LAW, SHOP, decide, differences, missing, missing_of, nothing_cures};
use permitted::Decision;
use permitted::Outcome::{NotPermitted, Permitted, Undetermined};

const KINDS: [&str; 14] = [
    "encrypted-in-transit",
    "encrypted-at-rest",
    "password-protected",
    "multi-factor-protected",
    "access-controlled",
    "firewall-protected",
    "access-logged",
    "pseudonymised",
    "backed-up",
    "physical-safeguards",
    "staff-trained",
    "security-audited",
    "ethics-approval",
    "internal-approval",
];
const QUESTION: &str = "action = 'use'\ndata = 'name'\npurpose = 'billing'\nby = 'controller'\n";

/// A permit that asks for evidence of each of the first so many kinds at once.
fn safeguarded(kinds: usize) -> String {
    let each: Vec<String> =
        KINDS[..kinds].iter().map(|kind| format!("{{ evidence = '{kind}' }}")).collect();
    format!(
        "{SHOP}[[permit]]\nclause = 'PM-35'\npurpose = 'billing'\nwhen.all = [{}]\n",
        each.join(", ")
    )
}

fn recorded(kinds: usize) -> String {
    let each =
        KINDS[..kinds].iter().map(|kind| format!("{{ kind = '{kind}', recorded = 2026-01-10 }}"));
    format!("{QUESTION}evidence = [{}]\n", each.collect::<Vec<_>>().join(", "))
}

#[test]
fn a_cure_of_many_facts_is_found_or_the_answer_says_that_the_search_was_cut_short() {
    for kinds in [1, 4, 8, 9, 14] {
        let policy = safeguarded(kinds);
        assert_eq!(decide(&[&policy], &recorded(kinds)).outcome, Permitted);
        let decision = decide(&[&policy], QUESTION);
        assert_eq!(decision.outcome, NotPermitted);
        assert!(!nothing_cures(&decision), "{kinds} kinds");
        if kinds <= 8 {
            let mut all: Vec<String> =
                KINDS[..kinds].iter().map(|kind| format!("evidence: {kind}")).collect();
            all.sort();
            let found: Vec<Vec<String>> = missing(&decision)
                .iter()
                .map(|set| {
                    let mut facts: Vec<String> = set.split(", ").map(str::to_owned).collect();
                    facts.sort();
                    facts
                })
                .collect();
            assert_eq!(found, [all]);
        }
    }
}

#[test]
fn an_expectation_that_nothing_cures_fails_where_the_search_was_cut_short() {
    let expected = "expect.outcome = 'not-permitted'\nexpect.missing = []";
    let found = differences(&[&safeguarded(14)], QUESTION, expected);
    assert_eq!(
        found,
        ["missing: expected nothing to cure it, found none, but not everything was tried"]
    );
    // Where it ended by itself, nothing cures or what cures is told.
    let nothing = QUESTION.replace("'billing'", "'marketing'");
    assert_eq!(differences(&[&safeguarded(14)], &nothing, expected), [""; 0]);
    let found = differences(&[&safeguarded(1)], QUESTION, expected);
    assert_eq!(
        found,
        ["missing: expected nothing to cure it, found [\"evidence: encrypted-in-transit\"]"]
    );
    let stated =
        "expect.outcome = 'not-permitted'\nexpect.missing = [['evidence: encrypted-in-transit']]";
    assert_eq!(differences(&[&safeguarded(1)], QUESTION, stated), [""; 0]);
    // Of one part it was cut short, of the other it was not.
    let both = QUESTION.replace("'billing'", "['marketing', 'billing']");
    assert_eq!(differences(&[&safeguarded(14)], &both, expected).len(), 1);
}

/// Data of two sources that are joined.
fn joined(rest: &str, evidence: &str) -> Decision {
    let policy = format!("{SHOP}[[permit]]\nclause = 'PX-15'\naction = 'combine'\n{rest}\n");
    let item = |category: &str, party: &str| {
        format!(
            "{{ category = '{category}', source = {{ kind = 'partner-source', party = '{party}' }} }}"
        )
    };
    let question = format!(
        "action = 'combine'\ndata = [{}, {}]\npurpose = 'data-accuracy'\nby = 'controller'\n\
         evidence = [{evidence}]\n",
        item("name", "acme"),
        item("postal-address", "bolt")
    );
    decide(&[&policy], &question)
}

#[test]
fn what_is_missing_about_several_joined_sources_is_found() {
    let rule = "when.evidence = { kind = 'request-to-share', of = 'source' }";
    let request = |party: &str| {
        format!("{{ kind = 'request-to-share', party = '{party}', recorded = 2026-01-10 }}")
    };
    let both = format!("{}, {}", request("acme"), request("bolt"));
    assert_eq!(joined(rule, &both).outcome, Permitted);
    let decision = joined(rule, "");
    let of = |party: &str| format!("evidence: request-to-share of source `{party}`");
    let both = [format!("{}, {}", of("acme"), of("bolt"))];
    assert_eq!((decision.outcome, missing(&decision)), (NotPermitted, both.to_vec()));
    assert_eq!(missing_of(&decision, 1), both);
    // What is on record about one of them is not missing.
    let decision = joined(rule, &request("acme"));
    assert_eq!(missing_of(&decision, 1), [of("bolt")]);
}

#[test]
fn where_no_rule_asks_about_sources_nothing_cures_joined_data_either() {
    let decision = joined("purpose = 'data-verification'", "");
    assert_eq!((decision.outcome, missing(&decision)), (NotPermitted, vec![]));
    assert!(nothing_cures(&decision));
    // Nor where evidence is asked for that names no source.
    let rule = "purpose = 'data-verification'\nwhen.evidence = 'necessary'";
    assert!(nothing_cures(&joined(rule, "")));
    let rule = "purpose = 'data-accuracy'\nwhen.evidence = 'necessary'";
    assert_eq!(missing(&joined(rule, "")), ["evidence: necessary"]);
}

/// Of data from one source alone the search is made in full, evidence about that source included.
#[test]
fn data_from_one_source_is_searched_in_full() {
    let rule = "[[permit]]\nclause = 'PX-15'\naction = ['combine', 'use']\n\
                when.all = [{ evidence = { kind = 'request-to-share', of = 'source' } }, \
                { age.at-least = 18 }]\n";
    let act = |action: &str, items: &str, age: u8| {
        let question = format!(
            "action = '{action}'\ndata = [{items}]\npurpose = 'data-accuracy'\nby = 'controller'\n\
             subject.age = {age}\n"
        );
        decide(&[&format!("{SHOP}{rule}")], &question)
    };
    let ask = |items: &str, age: u8| act("combine", items, age);
    let of = |category: &str, party: &str| {
        let source = format!("{{ kind = 'partner-source', party = '{party}' }}");
        format!("{{ category = '{category}', source = {source} }}")
    };
    let one = of("name", "acme");
    assert_eq!(missing(&ask(&one, 44)), ["evidence: request-to-share of source"]);
    assert!(nothing_cures(&ask(&one, 12)));
    let two = format!("{one}, {}", of("income", "bolt"));
    assert!(!nothing_cures(&ask(&two, 44)));
    // Whatever is put on record, nobody is older for it.
    assert!(nothing_cures(&ask(&two, 12)));
    // What is not joined has one source each.
    assert!(nothing_cures(&act("use", &two, 12)));
}

fn about(rules: &str, subject: &str) -> Decision {
    let question = format!("{QUESTION}{subject}\n");
    decide(&[&format!("{SHOP}{rules}")], &question)
}

/// Several kinds of a subject of whom none is stated, or of whom several are to be narrowed, are not
/// searched for.
#[test]
fn a_cure_by_several_kinds_of_a_subject_is_not_denied() {
    let both = "[[permit]]\nclause = 'PX-22'\nsubject = 'client'\nwhen.subject = 'physician'\n";
    assert_eq!(about(both, "subject.kind = ['client', 'physician']").outcome, Permitted);
    let decision = about(both, "");
    assert_eq!((decision.outcome, missing(&decision)), (Undetermined, vec![]));
    assert!(!nothing_cures(&decision));
    // Who may be a nurse as well as a physician.
    let forbid = "[[permit]]\nclause = 'PX-22'\npurpose = 'billing'\n\
                  [[forbid]]\nclause = 'PX-23'\nsubject = 'physician'\n";
    assert_eq!(about(forbid, "subject.kind = ['nurse', 'client']").outcome, Permitted);
    let decision = about(forbid, "subject.kind = ['healthcare-professional', 'client']");
    assert_eq!((decision.outcome, missing(&decision)), (Undetermined, vec![]));
    assert!(!nothing_cures(&decision));
}

#[test]
fn one_kind_of_a_subject_is_searched_for() {
    let one = "[[permit]]\nclause = 'PX-22'\nsubject = 'client'\n";
    let decision = about(one, "");
    assert_eq!(missing(&decision), ["subject: client"]);
    assert!(decision.parts[0].missing.as_ref().is_some_and(|missing| missing.complete));
    // One that is stated and that no narrower one cures.
    let both = "[[permit]]\nclause = 'PX-22'\nsubject = 'physician'\nwhen.subject = 'nurse'\n";
    let decision = about(both, "subject.kind = 'healthcare-professional'");
    assert_eq!((decision.outcome, missing(&decision)), (Undetermined, vec![]));
    assert!(nothing_cures(&decision));
    // None, where no rule asks for it.
    let decision =
        about("[[permit]]\nclause = 'PX-22'\npurpose = 'marketing'\nwhen.age.at-least = 18\n", "");
    assert!(nothing_cures(&decision), "{:?}", decision.outcome);
    let decision = about("[[permit]]\nclause = 'PX-22'\npurpose = 'marketing'\n", "");
    assert!(nothing_cures(&decision));
}

/// A question about a word of one policy, under another that does not know the word: a grant that
/// names the word says nothing there of what lies below, and one that names each is not tried.
#[test]
fn a_cure_by_a_record_that_names_narrower_words_is_not_denied() {
    let law = format!(
        "{LAW}[[word]]\nfacet = 'purpose'\nkey = 'offers'\n\
         includes = ['newsletters', 'solicitation']\ndefinition = '.'\n"
    );
    let permit = |rest: &str| {
        format!("{SHOP}[[permit]]\nclause = 'PM-42'\ndata = 'contact-details'\n{rest}\n")
    };
    let ask = |permit: &str, purpose: &str, ledger: &str| {
        let question = format!(
            "action = 'use'\ndata = 'email-address'\npurpose = {purpose}\nby = 'controller'\n\
             subject.id = 'visitor-3'\nledger = [{ledger}]\n"
        );
        decide(&[permit, &law], &question)
    };
    let grant = |purposes: &str| {
        format!(
            "{{ event = 'granted', strength = 'express', purpose = {purposes}, recorded = 2026-01-10 }}"
        )
    };
    let consent = permit("basis = 'consent'");
    assert_eq!(ask(&consent, "'offers'", &grant("'offers'")).outcome, NotPermitted);
    let each = grant("['offers', 'newsletters', 'solicitation']");
    assert_eq!(ask(&consent, "'offers'", &each).outcome, Permitted);
    let decision = ask(&consent, "'offers'", "");
    assert_eq!((decision.outcome, missing(&decision)), (NotPermitted, vec![]));
    assert!(!nothing_cures(&decision));
    // Without what lies below it, or where both policies mean the same by the word, it is tried.
    assert_eq!(missing(&ask(&consent, "{ exactly = 'offers' }", "")), ["consent: implied"]);
    assert_eq!(missing(&ask(&consent, "'newsletters'", "")), ["consent: implied"]);
    // Nothing cures for one who is too young, whatever a record names.
    let grown_up = permit("when.all = [{ consent = 'express' }, { age.at-least = 18 }]");
    let young = |purpose: &str| {
        let purpose = format!("{purpose}\nsubject.age = 12");
        ask(&grown_up, &purpose, "")
    };
    assert!(nothing_cures(&young("'offers'")));
    assert!(nothing_cures(&young("{ exactly = 'offers' }")));
    assert!(nothing_cures(&young("'newsletters'")));
    // Where no rule asks for anything on record, nothing cures.
    let other = permit("purpose = 'billing'\nwhen.age.at-least = 18");
    assert!(nothing_cures(&ask(&other, "'offers'", "")));
}
