//! A small policy built in code, and two questions decided under it.

use permitted::policy::{Condition, Exception, Forbid, Permit, Policy};
use permitted::{
    Act, Action, DataCategory, Engine, Evidence, EvidenceKind, Facts, InputError, LegalBasis,
    Party, Purpose, Question, render,
};
use time::macros::datetime;

fn main() -> Result<(), InputError> {
    let policy = Policy::builder("harbour-bank", "2026-01", datetime!(2026-01-01 0:00 UTC))
        .controller("Harbour Bank")
        .permit(
            Permit::new("3.1")
                .action([Action::COLLECT, Action::USE, Action::DISCLOSE])
                .data([DataCategory::CONTACT_DETAILS, DataCategory::FINANCIAL])
                .purpose(Purpose::FRAUD_PREVENTION)
                .basis(LegalBasis::LEGAL_OBLIGATION),
        )
        .forbid(
            Forbid::new("5.2")
                .action(Action::DISCLOSE)
                .recipient(Party::AUTHORITY)
                .unless(Exception::new().when(Condition::evidence(EvidenceKind::COURT_ORDER))),
        )
        .build()?;
    let engine = Engine::new([policy])?;

    let act = Act::new(Action::DISCLOSE)
        .data(DataCategory::BANK_ACCOUNT)
        .purpose(Purpose::FRAUD_PREVENTION)
        .recipient(Party::LAW_ENFORCEMENT);
    let disclosure = engine.prepare(act.clone())?;
    let now = datetime!(2026-03-01 9:00 UTC);
    let order = Evidence::new(EvidenceKind::COURT_ORDER, datetime!(2026-02-20 0:00 UTC))
        .expires(datetime!(2026-05-20 0:00 UTC));

    for facts in [Facts::default(), Facts::default().evidence([order])] {
        let decision = engine.decide(&disclosure, &engine.facts(facts.clone())?, now);
        let question = Question::new(act.clone(), facts, now);
        println!("{}\n  {}", render::question(&question), render::answer(&decision));
        for part in &decision.parts {
            for reason in render::reasons(part) {
                println!("  because {reason}");
            }
            for line in part.missing.iter().flat_map(render::missing) {
                println!("  missing {line}");
            }
        }
        println!();
    }
    Ok(())
}
