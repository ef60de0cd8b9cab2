//! Texts that people read hold nothing that they cannot see.

use super::{policy, said_of_policy};
use insta::assert_snapshot;
use permitted::RightKind;
use permitted::policy::{Amendment, Condition, Exemption, Permit, Right, Statement, TakesEffect};
use permitted::words::{FacetKind, OwnWord};
use permitted::{Action, InputError, Policy};
use time::macros::datetime;

/// Escape, zero width, right to left, byte order mark.
const HIDDEN: [char; 4] = ['\u{1B}', '\u{200B}', '\u{202E}', '\u{FEFF}'];

/// A policy in which `TEXT` stands at one place.
const NAMES: [&str; 11] = [
    "title = TEXT",
    "controller = TEXT",
    "permit = [{ clause = TEXT, action = \"use\" }]",
    "permit = [{ clause = \"1\", id = TEXT, action = \"use\" }]",
    "permit = [{ clause = \"1\", heading = TEXT, action = \"use\" }]",
    "section = [{ heading = TEXT, permit = [{ clause = \"1\", action = \"use\" }] }]",
    "forbid = [{ clause = \"1\", action = \"use\", unless = [{ clause = TEXT, place = \"EU\" }] }]",
    "amendment = [{ clause = \"1\", id = TEXT, takes-effect = \"on-publication\" }]",
    "right = [{ clause = TEXT, right = \"access\" }]",
    "right = [{ clause = \"1\", right = \"access\", exemption = [{ id = TEXT, when.residence = \"EU\" }] }]",
    "right = [{ clause = \"1\", right = \"access\", exemption = [{ clause = TEXT, when.residence = \"EU\" }] }]",
];
const PROSE: [&str; 6] = [
    "reading = TEXT",
    "permit = [{ clause = \"1\", reading = TEXT, action = \"use\" }]",
    "statement = [{ clause = \"1\", text = TEXT }]",
    "word = [{ facet = \"party\", key = \"acme\", definition = TEXT }]",
    "right = [{ clause = \"1\", right = \"access\", reading = TEXT }]",
    "right = [{ clause = \"1\", right = \"access\", exemption = [{ reading = TEXT, when.residence = \"EU\" }] }]",
];

fn with(place: &str, text: &str) -> Result<Policy, InputError> {
    let escaped: String = text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
    policy(&place.replace("TEXT", &format!("\"{escaped}\"")))
}

#[test]
fn names_are_of_one_line_and_hold_nothing_hidden() {
    for place in NAMES {
        assert!(with(place, "§ 4 (1) – Überblick").is_ok(), "{place}");
        for character in HIDDEN.into_iter().chain(['\n', '\r', '\u{85}', '\u{2028}']) {
            let error = with(place, &format!("Use{character}d")).unwrap_err();
            assert_eq!(error.problems().len(), 1, "{place}: {error}");
            assert!(!error.to_string().contains(character), "{place}: {error}");
        }
    }
}

#[test]
fn prose_has_lines_and_holds_nothing_hidden() {
    for place in PROSE {
        assert!(with(place, "One line,\nand another:\r\n\t– a third.").is_ok(), "{place}");
        for character in HIDDEN.into_iter().chain(['\u{85}', '\u{2028}']) {
            let error = with(place, &format!("Use{character}d")).unwrap_err();
            assert_eq!(error.problems().len(), 1, "{place}: {error}");
            assert!(!error.to_string().contains(character), "{place}: {error}");
        }
    }
}

#[test]
fn what_is_hidden_is_named_by_its_number() {
    assert_snapshot!(said_of_policy("title = \"Harbour\\u200BClinic\"\nreading = \"a\\u001Bb\"\ncontroller = \"a\\nb\""), @r"
    title: `Harbour�Clinic` holds the character U+200B, which cannot be seen; leave that character out
    controller: `a b` is not on one line; write it on one line
    reading: `a b` holds the character U+001B, which cannot be seen; leave that character out
    ");
}

#[test]
fn the_id_and_version_of_a_policy_are_names_too() {
    for (id, version) in [("cli\u{200B}nic", "1"), ("clinic", "1\n"), ("clinic", "\u{202E}1")] {
        let built = Policy::builder(id, version, datetime!(2026-01-01 0:00 UTC)).build();
        assert_eq!(built.unwrap_err().problems().len(), 1, "{id:?} {version:?}");
    }
}

#[test]
fn policies_that_are_built_are_checked_alike() {
    let builder = || Policy::builder("clinic", "1", datetime!(2026-01-01 0:00 UTC));
    let hidden = "Use\u{202E}d";
    let permit = || Permit::new("1").action([Action::USE]);
    let exemption = || Exemption::new(Condition::younger_than(16));
    for builder in [
        builder().title(hidden),
        builder().controller(hidden),
        builder().permit(permit().named(hidden)),
        builder().permit(permit().clause(hidden)),
        builder().permit(permit().reading(hidden)),
        builder().statement(Statement::new("1", hidden)),
        builder().amendment(Amendment::new("1", TakesEffect::OnPublication).reading(hidden)),
        builder()
            .right(Right::new("1", [RightKind::ACCESS]).exemption(exemption().reading(hidden))),
        builder().word(OwnWord::new(FacetKind::Party, "acme", hidden)),
    ] {
        assert_eq!(builder.build().unwrap_err().problems().len(), 1);
    }
}
