//! How identifying data is: *at most* in what lets through, *at least* in what restricts, in terms
//! and conditions alike.

use super::{SHOP, cited, decide};
use permitted::Outcome::{self, NotPermitted, OutOfScope, Permitted, Prohibited};

const PERMIT: &str = "[[permit]]\nclause = 'PX-07'\npurpose = 'statistics'\n";

/// The outcome for data that is identified, pseudonymised, aggregated and anonymised.
fn outcomes(rules: &str) -> [Outcome; 4] {
    ["identified", "pseudonymised", "aggregated", "anonymised"].map(|identifiability| {
        let question = format!(
            "action = 'use'\ndata = 'page-views'\npurpose = 'statistics'\nby = 'controller'\n\
             identifiability = '{identifiability}'\nsubject.id = 'v'\nledger = []\n\
             evidence = [{{ kind = 'policy-acceptance', recorded = 2026-01-10 }}]\n"
        );
        decide(&[&format!("{SHOP}{rules}")], &question).outcome
    })
}

/// Said of a rule in its terms and in its condition.
#[track_caller]
fn both(rules: impl Fn(&str) -> String, expected: [Outcome; 4]) {
    assert_eq!(outcomes(&rules("identifiability = 'aggregated'")), expected);
    assert_eq!(outcomes(&rules("when.identifiability = 'aggregated'")), expected);
}

#[test]
fn what_lets_through_means_at_most_as_identifying() {
    both(
        |said| format!("[[permit]]\nclause = 'PX-07'\npurpose = 'statistics'\n{said}\n"),
        [NotPermitted, NotPermitted, Permitted, Permitted],
    );
    both(
        |said| format!("[[scope]]\nclause = 'PX-22'\n{said}\n{PERMIT}"),
        [OutOfScope, OutOfScope, Permitted, Permitted],
    );
    both(
        |said| format!("[[beyond]]\nclause = 'PN-04'\n{said}\n{PERMIT}"),
        [Permitted, Permitted, OutOfScope, OutOfScope],
    );
    both(
        |said| {
            format!(
                "{PERMIT}[[forbid]]\nclause = 'PM-21'\nidentifiability = 'anonymised'\n\
                 unless = [{{ {said} }}]\n"
            )
        },
        [Prohibited, Prohibited, Permitted, Permitted],
    );
    both(
        |said| {
            format!(
                "{PERMIT}basis = 'consent'\n[[deemed-consent]]\nclause = 'PX-44'\nevent = 'policy-acceptance'\n{said}\n"
            )
        },
        [NotPermitted, NotPermitted, Permitted, Permitted],
    );
}

#[test]
fn what_restricts_means_at_least_as_identifying() {
    let forbid = "[[forbid]]\nclause = 'PM-21'\n";
    let expected = [Prohibited, Prohibited, Prohibited, Permitted];
    assert_eq!(outcomes(&format!("{PERMIT}{forbid}identifiability = 'aggregated'\n")), expected);
    let any = format!("{PERMIT}{forbid}identifiability = 'anonymised'\n");
    assert_eq!(outcomes(&any), [Prohibited; 4]);
    assert_eq!(outcomes(&format!("{any}when.identifiability = 'aggregated'\n")), expected);
    // Left out, it means personal data, whatever a condition says beside.
    let personal = [Prohibited, Prohibited, Permitted, Permitted];
    assert_eq!(outcomes(&format!("{PERMIT}{forbid}purpose = 'statistics'\n")), personal);
    let said = format!("{PERMIT}{forbid}when.identifiability = 'aggregated'\n");
    assert_eq!(outcomes(&said), personal);
}

#[test]
fn a_closed_declaration_means_at_most_as_identifying() {
    let closed = |identifiability: &str| {
        let rules = "[[closed]]\nclause = 'PM-43'\nwhen.identifiability = 'aggregated'\n";
        let question = format!(
            "action = 'use'\ndata = 'page-views'\npurpose = 'statistics'\n\
             identifiability = '{identifiability}'\n"
        );
        cited(&decide(&[&format!("{SHOP}{rules}")], &question))
    };
    assert_eq!(closed("identified"), [""; 0]);
    assert_eq!(closed("aggregated"), ["PM-43 closes"]);
}
