//! What cannot be an id or name: why, how that is said, and where it is refused.

use super::{Identifier, NOW, UUID, granted, json, shop};
use crate::documents::lines;
use permitted::facts::PartyInRole;
use permitted::ids::{
    CaseId, Clause, EventId, EvidenceId, IdFault, PartyId, PolicyId, PolicyVersion, RecordId,
    RuleId, SubjectId,
};
use permitted::policy::{Permit, RightKind};
use permitted::{
    Act, Action, ConsentLedger, DataCategory, Evidence, EvidenceKind, Facts, InputError, Party,
    Policy, Purpose, Question, Record, RightsRequest, Subject,
};

/// Characters that nobody sees, or that turn the text behind them round.
fn hidden() -> impl Iterator<Item = char> {
    let listed = [
        '\u{ad}'..='\u{ad}',
        '\u{34f}'..='\u{34f}',
        '\u{61c}'..='\u{61c}',
        '\u{115f}'..='\u{1160}',
        '\u{17b4}'..='\u{17b5}',
        '\u{180b}'..='\u{180f}',
        '\u{200b}'..='\u{200f}',
        '\u{202a}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{3164}'..='\u{3164}',
        '\u{fe00}'..='\u{fe0f}',
        '\u{feff}'..='\u{feff}',
        '\u{ffa0}'..='\u{ffa0}',
        '\u{fff0}'..='\u{fffb}',
        '\u{1bca0}'..='\u{1bca3}',
        '\u{1d173}'..='\u{1d17a}',
        '\u{e0000}'..='\u{e0fff}',
    ];
    let controls = (0..=char::MAX as u32).filter_map(char::from_u32).filter(|c| c.is_control());
    let lines = ['\n', '\u{b}', '\u{c}', '\r', '\u{85}'];
    listed.into_iter().flatten().chain(controls.filter(move |c| !lines.contains(c)))
}

#[test]
fn nothing_hidden_can_stand_in_an_id() {
    fn refused<I: Identifier>() {
        let fault = |text: &str| text.parse::<I>().map_err(|error| error.fault()).err();
        for character in hidden() {
            for text in [format!("a{character}b"), format!("a{character}{}", "b".repeat(30))] {
                assert_eq!(fault(&text), Some(IdFault::Hidden(character)), "{character:?}");
            }
            // A tab at the end is a blank, and so are few other control characters.
            let blank = character.is_whitespace();
            let expected = if blank { IdFault::BlankAtEnd } else { IdFault::Hidden(character) };
            assert_eq!(fault(&format!("a{character}")), Some(expected), "{character:?}");
            assert_eq!(fault(&format!("{character}a")), Some(expected), "{character:?}");
            let expected = if blank { IdFault::Blank } else { IdFault::Hidden(character) };
            assert_eq!(fault(&character.to_string()), Some(expected), "{character:?}");
        }
        for character in ['\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert_eq!(fault(&format!("a{character}b")), Some(IdFault::SeveralLines));
            assert_eq!(fault(&format!("a{character}")), Some(IdFault::BlankAtEnd));
        }
        for blank in ["", " ", " \t\n", "\u{a0}", "\u{3000}\u{2028}"] {
            assert_eq!(fault(blank), Some(IdFault::Blank), "{blank:?}");
        }
        for ends in [" x", "x ", "\u{a0}x", "x\u{2003}"] {
            assert_eq!(fault(ends), Some(IdFault::BlankAtEnd), "{ends:?}");
        }
        assert_eq!(fault(&"x".repeat(200)), None);
        assert_eq!(fault(&"x".repeat(201)), Some(IdFault::TooLong));
        assert_eq!(fault(&"é".repeat(100)), None);
        assert_eq!(fault(&"é".repeat(101)), Some(IdFault::TooLong));
        for usable in ["x", "a b", "§ 4.2 (a)", "Zoë", "顧客一七", "عميل", "עמית", "👩", "a\u{a0}b"]
        {
            assert_eq!(fault(usable), None, "{usable:?}");
        }
        let beside = "\u{ac}\u{ae}\u{34e}\u{350}\u{61b}\u{115e}\u{1161}\u{17b3}\u{17b6}\u{180a}\u{1810}\
            \u{200a}\u{2010}\u{2027}\u{202f}\u{205f}\u{2070}\u{3163}\u{3165}\u{fdff}\u{fe10}\u{fefe}\
            \u{ff00}\u{ff9f}\u{ffa1}\u{ffef}\u{fffc}\u{1bc9f}\u{1d172}\u{1d17b}\u{dffff}\u{e1000}";
        for character in beside.chars() {
            assert_eq!(fault(&format!("a{character}b")), None, "{character:?}");
        }
    }
    for_each_id!(refused);
    for_each_name!(refused);
}

#[test]
fn the_error_says_how_to_mend_it() {
    let said = |text: &str| text.parse::<SubjectId>().unwrap_err().to_string();
    assert_eq!(said(" "), "` ` is blank; write a short text");
    assert_eq!(said(" x "), "` x ` begins or ends with a blank; leave out the blanks at its ends");
    assert_eq!(said("x\ny"), "`x y` is not on one line; write it on one line");
    assert_eq!(
        said("x\u{202e}y"),
        "`x\u{fffd}y` holds the character U+202E, which cannot be seen; leave that character out"
    );
    let long = format!("`{}…` is longer than 200 bytes; write a shorter text", "x".repeat(80));
    assert_eq!(said(&"x".repeat(201)), long);
    let policy = "a@b".parse::<PolicyId>().unwrap_err().to_string();
    assert_eq!(policy, "`a@b` holds an `@`, which stands before a version; write it without `@`");
    let number = serde_json::from_str::<SubjectId>("17").unwrap_err().to_string();
    assert!(number.starts_with("invalid type: integer `17`, expected a text"), "{number}");
}

#[test]
fn versions_of_policies_are_read_as_they_are_written() {
    for (text, policy, version) in
        [("shop@1", "shop", "1"), ("shop@1@2", "shop", "1@2"), ("a b@c d", "a b", "c d")]
    {
        let read: PolicyVersion = text.parse().unwrap();
        assert_eq!(read, PolicyVersion::new(policy, version));
        assert_eq!(read.to_string(), text);
        assert_eq!(json(&read), json(&text));
        assert_eq!(serde_json::from_str::<PolicyVersion>(&json(&text)).unwrap(), read);
    }
    let said = |text: &str| text.parse::<PolicyVersion>().unwrap_err().to_string();
    for text in ["", "shop", "shop@", "@1", "@", " @ "] {
        let help = "write `policy@version`, such as `plexuus@1`";
        assert_eq!(said(text), format!("`{text}` is not a version of a policy; {help}"));
    }
    assert_eq!(
        said("shop @1"),
        "`shop ` begins or ends with a blank; leave out the blanks at its ends"
    );
    assert_eq!(
        said("shop@ 1"),
        "` 1` begins or ends with a blank; leave out the blanks at its ends"
    );
    let error = serde_json::from_str::<PolicyVersion>("\"shop\"").unwrap_err().to_string();
    assert!(error.starts_with("`shop` is not a version of a policy"), "{error}");
}

#[test]
fn what_cannot_be_an_id_is_refused_where_it_is_used() {
    const BAD: &str = "x\u{200b}";
    const FAULT: &str =
        "holds the character U+200B, which cannot be seen; leave that character out";
    fn said<T>(result: Result<T, InputError>) -> String {
        result.err().map(|error| lines(&error)).unwrap_or_default()
    }
    let engine = shop();
    let ledger = |event| said(ConsentLedger::new([event]));
    let facts = |subject: Subject, evidence: Vec<Evidence>| {
        said(engine.facts(Facts::about(subject).evidence(evidence)))
    };
    let subpoena = || Evidence::new(EvidenceKind::SUBPOENA, NOW);
    let answer = |request: RightsRequest| said(engine.answer(&request));
    let access = |subject: Subject| RightsRequest::new(RightKind::Access, subject, NOW);
    let asked = |facts| {
        let act =
            Act::new(Action::CONTACT).data([DataCategory::NAME]).purpose([Purpose::MARKETING]);
        said(engine.ask(Question::new(act, facts, NOW)))
    };
    let by = |party: &str| {
        let named = PartyInRole::named(Party::CONTROLLER, party);
        let act = Act::new(Action::CONTACT).data([DataCategory::NAME]);
        said(engine.prepare(act.purpose([Purpose::MARKETING]).by(named)))
    };
    let record = |id: &str| {
        let record = Record::new(id).data([DataCategory::NAME]).purpose([Purpose::BILLING]);
        engine.standing(&record, &Facts::default(), NOW)
    };
    let rule = |rule: Permit| said(Policy::builder("shop", "1", NOW).permit(rule).build());
    let permit = |clause: &str| Permit::new(clause).action(Action::USE);

    let refused = [
        (ledger(granted(BAD)), "ledger[0]: the subject's id"),
        (ledger(granted("x").party(BAD)), "ledger[0]: the party's name"),
        (ledger(granted("x").policy(PolicyVersion::new(BAD, "1"))), "ledger[0]: the policy's id"),
        (
            ledger(granted("x").policy(PolicyVersion::new("x", BAD))),
            "ledger[0]: the version's name",
        ),
        (facts(Subject::new(BAD), Vec::new()), "subject: id: the subject's id"),
        (asked(Facts::about(Subject::new(BAD))), "subject: id: the subject's id"),
        (by(BAD), "by: the party's name"),
        (
            facts(Subject::new("x"), vec![subpoena().party(BAD)]),
            "evidence[0]: party: the party's name",
        ),
        (answer(access(Subject::new(BAD))), "subject: id: the subject's id"),
        (answer(access(Subject::new("x")).agent(BAD)), "by: agent: the agent's name"),
        (
            answer(access(Subject::new("x")).evidence([subpoena().party(BAD)])),
            "evidence[0]: party: the party's name",
        ),
        (said(record(BAD)), "record `x\u{fffd}`: the record's id"),
        (rule(permit(BAD)), "permit `x\u{fffd}`: clause:"),
        (rule(permit("1").named(BAD)), "permit `x\u{fffd}`: id:"),
        (said(Policy::builder(BAD, "1", NOW).permit(permit("1")).build()), "id: the policy's id"),
        (
            said(Policy::builder("x", BAD, NOW).permit(permit("1")).build()),
            "version: the version's name",
        ),
    ];
    for (said, of) in refused {
        assert_eq!(said, format!("{of} `x\u{fffd}` {FAULT}"));
    }
    assert_eq!(facts(Subject::new("x"), vec![subpoena().party("y")]), "");
    assert_eq!(said(record("x")), "");
    assert_eq!(answer(access(Subject::new(UUID)).agent(UUID)), "");
}
