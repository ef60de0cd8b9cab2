//! Rights: who has them, who may ask, what has to be shown, and every answer.

mod deadlines;
mod documents;
mod erasure;
mod exemptions;
mod ledger_events;
mod several_rights;
mod verification;
mod who_asks;

use crate::harness::{check, same};
use permitted::facts::{Hold, Life};
use permitted::files::Document;
use permitted::policy::{
    AnswerPeriod, Condition, Exemption, Fee, Owed, Period, Policy, PolicyKind, PolicyTimeline,
    ResponseTime, Retention, Right, Span,
};
use permitted::retention::Disposition;
use permitted::rights::{RecordAnswer, Refusal, RightEffect, RightsFact, RightsOutcome};
use permitted::words::SubjectKind;
use permitted::{
    Act, Action, Channel, ConsentLedger, DataCategory, Engine, Evidence, EvidenceKind, Facts,
    LifeEvent, Obligation, Outcome, Party, Place, Purpose, Question, Record, RightKind,
    RightsAnswer, RightsRequest, Subject,
};
use proptest::prelude::*;
use proptest::sample::select;
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime, UtcOffset};

const START: OffsetDateTime = datetime!(2020-01-01 0:00 UTC);
const RECEIVED: OffsetDateTime = datetime!(2026-03-02 9:00 UTC);

fn policy(id: &str, rights: impl IntoIterator<Item = Right>) -> Policy {
    let builder = Policy::builder(id, "1", START);
    rights.into_iter().fold(builder, |builder, right| builder.right(right)).build().unwrap()
}

fn engine(rights: impl IntoIterator<Item = Right>) -> Engine {
    Engine::new([policy("shop", rights)]).unwrap()
}

fn subject() -> Subject {
    Subject::new("jo").residence(Place::US_CA).kind(SubjectKind::CUSTOMER).aged(30)
}

fn ask(right: RightKind) -> RightsRequest {
    RightsRequest::new(right, subject(), RECEIVED).at(datetime!(2026-03-10 0:00 UTC))
}

fn on_record(kind: EvidenceKind) -> Evidence {
    Evidence::new(kind, datetime!(2026-03-05 0:00 UTC))
}

fn answered(engine: &Engine, request: &RightsRequest) -> RightsAnswer {
    engine.answer(request).unwrap()
}

fn outcome(engine: &Engine, request: &RightsRequest) -> RightsOutcome {
    answered(engine, request).outcome
}

fn first(needs: impl IntoIterator<Item = EvidenceKind>) -> RightsOutcome {
    RightsOutcome::FirstDo { needs: needs.into_iter().collect() }
}

fn undetermined(needs: impl IntoIterator<Item = RightsFact>) -> RightsOutcome {
    RightsOutcome::Undetermined { needs: needs.into_iter().collect() }
}

fn access() -> Right {
    Right::new("7", [RightKind::ACCESS])
}
