//! One person's requests to PLUSnxt, from receipt to answer, as a case file.
//!
//! Ines lives in California, then in Spain, then in Kenya. What she may ask for changes with that:
//! the privacy statement of PLUSnxt counts everywhere, the laws of California and of the Union
//! beside it where they reach. The clock of the story is the file's own: nothing here reads one.

#![allow(clippy::arithmetic_side_effects, reason = "dates of a story")]

use permitted::facts::{Hold, Life};
use permitted::policy::{Fee, Period, Policy, PolicyKind, Retention, Span};
use permitted::retention::Disposition;
use permitted::rights::{RecordAnswer, Refusal, Requester, RightsFact, RightsOutcome};
use permitted::words::{GatheredAt, Source, SubjectKind};
use permitted::{
    Act, Action, Channel, ConsentLedger, DataCategory, Engine, Evidence, Facts, InputError,
    LifeEvent, Party, Place, Purpose, Question, Record, RightKind, RightsAnswer, RightsRequest,
    Subject, render,
};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use time::macros::{date, datetime, format_description};
use time::{Date, Duration, OffsetDateTime};

const POLICIES: [&str; 3] = ["plusnxt", "ccpa", "gdpr"];
/// Days on which nobody works where Ines lives in 2026.
const HOLIDAYS: [Date; 2] = [date!(2026 - 10 - 12), date!(2026 - 12 - 25)];

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::new(policies()?)?;
    let mut out = io::stdout().lock();
    match tell(&mut out, &engine) {
        // Whoever read our output has had enough.
        Err(error) if error.is::<io::Error>() => Ok(()),
        told => told,
    }
}

fn policies() -> Result<Vec<Policy>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/policies");
    let mut policies = vec![tax_law()?];
    for name in POLICIES {
        let text = std::fs::read_to_string(folder.join(format!("{name}.toml")))?;
        policies.push(toml::from_str(&text)?);
    }
    Ok(policies)
}

/// A law that requires what the person may want to be rid of.
fn tax_law() -> Result<Policy, InputError> {
    Policy::builder("tax-law", "2020", datetime!(2020-01-01 0:00 UTC))
        .kind(PolicyKind::Limit)
        .retention(
            Retention::new("tax-books")
                .data(DataCategory::INVOICES)
                .at_least(Span::of(Period::years(7)).from(LifeEvent::COLLECTED)),
        )
        .build()
}

fn ines(residence: Option<Place>) -> Subject {
    let ines = Subject::new("customer-4711").kind([SubjectKind::CUSTOMER]).aged(34);
    match residence {
        Some(place) => ines.residence(place),
        None => ines,
    }
}

fn tell(out: &mut impl Write, engine: &Engine) -> Result<(), Box<dyn Error>> {
    let ledger = ConsentLedger::default();
    let mut file = CaseFile { out, engine, ledger, records: records(), entries: 0 };
    let ask = |right, place, received| RightsRequest::new(right, ines(Some(place)), received);
    file.title("Ines Marlow, customer 4711, and PLUSnxt")?;

    file.chapter("In California")?;
    let received = datetime!(2026-01-09 16:20 UTC);
    file.case(
        "Show me everything you hold about me, down to the last detail.",
        ask(RightKind::ACCESS, Place::US_CA, received).sensitive(),
    )?;
    let received = datetime!(2026-02-02 8:05 UTC);
    file.case(
        "We act for Ms Marlow: delete her data. Yours, Vanish & Co.",
        ask(RightKind::ERASURE, Place::US_CA, received)
            .agent("vanish-and-co")
            .records(file.records.clone()),
    )?;
    file.newsletter("The next newsletter goes out", datetime!(2026-02-19 9:00 UTC))?;
    let received = datetime!(2026-02-20 19:45 UTC);
    file.case(
        "And no more newsletters by email, please.",
        ask(RightKind::OBJECTION, Place::US_CA, received)
            .purpose(Purpose::MARKETING)
            .channel(Channel::EMAIL),
    )?;
    file.newsletter("The newsletter after that", datetime!(2026-03-19 9:00 UTC))?;
    file.retaliation(datetime!(2026-03-20 9:00 UTC))?;

    file.chapter("In Spain")?;
    let received = datetime!(2026-09-11 7:30 UTC);
    let access = ask(RightKind::ACCESS, Place::ES, received).holidays(HOLIDAYS);
    file.case("I live in Sevilla now. Once more: what do you hold about me?", access.clone())?;
    file.line("", "The archive takes longer than thought; on 1 October Ines is told so.")?;
    let extended = engine.answer(&access.extended())?;
    file.due(&extended)?;
    let received = datetime!(2026-09-15 7:30 UTC);
    file.case(
        "Under which contract does my data go to the United States?",
        ask(RightKind::COPY_OF_SAFEGUARDS, Place::ES, received),
    )?;
    let received = datetime!(2026-10-20 7:30 UTC);
    file.case("I want to complain.", ask(RightKind::COMPLAINT, Place::ES, received))?;

    file.chapter("In Kenya")?;
    let received = datetime!(2027-05-03 6:00 UTC);
    file.case(
        "I have moved to Nairobi, and still want to complain.",
        ask(RightKind::COMPLAINT, Place::KE, received),
    )?;
    file.case(
        "Then at least delete what you still have.",
        ask(RightKind::ERASURE, Place::KE, received).records(file.records.clone()),
    )?;
    file.case(
        "I complain! (No address on the letter, no name of a country.)",
        RightsRequest::new(RightKind::COMPLAINT, ines(None), datetime!(2027-06-01 6:00 UTC)),
    )?;
    file.end()
}

/// What PLUSnxt has on Ines.
fn records() -> Vec<Record> {
    let since = |at: OffsetDateTime| {
        Life::new()
            .event(LifeEvent::COLLECTED, at)
            .event(LifeEvent::LAST_USED, datetime!(2025-12-20 0:00 UTC))
            .event(LifeEvent::PURPOSE_FULFILLED, datetime!(2025-12-20 0:00 UTC))
    };
    vec![
        Record::new("visits to the shop")
            .data([DataCategory::SITE_ACTIVITY])
            .purpose([Purpose::ANALYTICS])
            .life(since(datetime!(2025-11-02 0:00 UTC))),
        Record::new("invoice 2025-1180")
            .data([DataCategory::INVOICES])
            .purpose([Purpose::BILLING])
            .life(since(datetime!(2025-11-03 0:00 UTC))),
        Record::new("letters about the broken router")
            .data([DataCategory::COMMUNICATIONS])
            .purpose([Purpose::CUSTOMER_SUPPORT])
            .life(
                since(datetime!(2025-12-01 0:00 UTC)).hold(
                    Hold::new("Marlow v. Router Corp.", datetime!(2026-01-05 0:00 UTC))
                        .released(datetime!(2027-01-31 0:00 UTC)),
                ),
            ),
    ]
}

struct CaseFile<'a, W> {
    out: &'a mut W,
    engine: &'a Engine,
    /// What Ines has said about the use of her data.
    ledger: ConsentLedger,
    /// What PLUSnxt still has on her.
    records: Vec<Record>,
    entries: usize,
}

type Told = Result<(), Box<dyn Error>>;

impl<W: Write> CaseFile<'_, W> {
    /// A request, answered; where something has to be shown first, it is, three days later.
    fn case(&mut self, words: &str, mut request: RightsRequest) -> Told {
        self.entries += 1;
        let by = match &request.by {
            Requester::Subject => String::new(),
            Requester::Agent(agent) => format!(", by the agent {agent}"),
            Requester::Parent(_) => ", by a parent".to_owned(),
        };
        let extent = if request.sensitive { ", in detail" } else { "" };
        writeln!(self.out, "\n{:>2}  “{words}”", self.entries)?;
        let right = &request.right;
        self.line(&day(request.received_at), &format!("asked for {right}{extent}{by}"))?;

        let mut answer = self.engine.answer(&request)?;
        if !matches!(answer.outcome, RightsOutcome::NoSuchRight) {
            self.due(&answer)?;
        }
        if let RightsOutcome::FirstDo { needs } = &answer.outcome {
            self.line(&day(request.at), &format!("first needed: {}", listed(needs)))?;
            request.at += Duration::days(3);
            let shown = needs.iter().map(|kind| {
                let evidence = Evidence::new(kind.clone(), request.at);
                match &request.by {
                    Requester::Agent(agent) if is_about_agents(kind.as_str()) => {
                        evidence.party(agent.clone())
                    }
                    _ => evidence,
                }
            });
            let shown: Vec<Evidence> = shown.collect();
            request = request.evidence(shown);
            self.line(&day(request.at), "all of it shown")?;
            answer = self.engine.answer(&request)?;
        }
        self.line(&day(request.at), &verdict(&answer))?;
        self.close(answer)
    }

    fn close(&mut self, answer: RightsAnswer) -> Told {
        for record in &answer.records {
            self.line("", &format!("· {}", fate(record)))?;
            if record.is_granted() {
                self.records.retain(|other| other.id != record.record);
            }
        }
        if !answer.obligations.is_empty() {
            self.line("to do", &listed(&answer.obligations))?;
        }
        let mut clauses: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for citation in &answer.citations {
            let of = clauses.entry(citation.policy.policy.as_str()).or_default();
            of.extend(citation.clauses.iter().map(|clause| clause.as_str()));
        }
        for (policy, mut cited) in clauses {
            cited.sort_unstable();
            cited.dedup();
            self.line("by", &format!("{policy}: {}", cited.join(", ")))?;
        }
        for event in answer.events {
            self.line(
                "ledger",
                &format!("{} as of {}", event.kind().name(), day(event.recorded_at())),
            )?;
            self.ledger.record(event)?;
        }
        Ok(())
    }

    fn due(&mut self, answer: &RightsAnswer) -> Told {
        let Some(deadline) = answer.deadline else {
            return self.line("due", "no text on file says by when");
        };
        let last_day = |by: OffsetDateTime| day(by - Duration::days(1));
        let more = match deadline.extendable_to {
            Some(by) => format!("; by {} if Ines is told in time", last_day(by)),
            None => String::new(),
        };
        self.line("due", &format!("by the end of {}{more}", last_day(deadline.by)))
    }

    /// May the shop write to her now? What she said is in the ledger.
    fn newsletter(&mut self, what: &str, at: OffsetDateTime) -> Told {
        let act = Act::new(Action::CONTACT)
            .data(DataCategory::EMAIL_ADDRESS)
            .purpose(Purpose::OWN_MARKETING)
            .by(Party::CONTROLLER)
            .channel(Channel::EMAIL);
        self.decide(what, act, at)
    }

    /// Somebody in sales has an idea.
    fn retaliation(&mut self, at: OffsetDateTime) -> Told {
        let act = Act::new(Action::USE)
            .data(DataCategory::CUSTOMER_NUMBER)
            .purpose(Purpose::RETALIATION)
            .by(Party::CONTROLLER);
        self.decide("Sales would rather not serve such a customer any more", act, at)
    }

    fn decide(&mut self, what: &str, act: Act, at: OffsetDateTime) -> Told {
        let act = act.source(Source::GIVEN).gathered_at(GatheredAt::OWN_WEBSITE);
        let facts = Facts::about(ines(Some(Place::US_CA))).ledger(self.ledger.clone());
        let decision = self.engine.ask(Question::new(act, facts, at))?;
        writeln!(self.out, "\n  · {what}.")?;
        self.line(&day(at), render::outcome(decision.outcome))?;
        let reasons = decision.parts.iter().flat_map(render::reasons);
        for reason in reasons.filter(|reason| !reason.starts_with("see also")) {
            self.line("", &reason)?;
        }
        Ok(())
    }

    fn title(&mut self, title: &str) -> Told {
        let line = "═".repeat(title.chars().count());
        writeln!(self.out, "{title}\n{line}")?;
        Ok(())
    }

    fn chapter(&mut self, title: &str) -> Told {
        writeln!(self.out, "\n\n── {title} {}", "─".repeat(60 - title.chars().count()))?;
        Ok(())
    }

    fn line(&mut self, label: &str, text: &str) -> Told {
        writeln!(self.out, "    {label:>12}  {text}")?;
        Ok(())
    }

    fn end(&mut self) -> Told {
        writeln!(self.out, "\n{} requests on file.", self.entries)?;
        Ok(())
    }
}

fn is_about_agents(kind: &str) -> bool {
    kind.starts_with("agent-")
}

fn verdict(answer: &RightsAnswer) -> String {
    match &answer.outcome {
        RightsOutcome::Grant => match answer.fee {
            Fee::None => "GRANTED, free of charge".to_owned(),
            Fee::CostBased => "GRANTED, at cost".to_owned(),
            Fee::Allowed => "GRANTED, against a fee".to_owned(),
            Fee::NotSaid => "GRANTED".to_owned(),
        },
        RightsOutcome::Refuse { because } => format!("REFUSED: {}", exemptions(because)),
        RightsOutcome::Undetermined { needs } => {
            let questions = needs.iter().map(|fact| match fact {
                RightsFact::Residence => "where does the sender live?",
                RightsFact::Age => "how old is the sender?",
                RightsFact::Subject => "what is the sender to us?",
                _ => "what exactly is it about?",
            });
            format!("OPEN: {}", questions.collect::<Vec<_>>().join(" "))
        }
        RightsOutcome::NoSuchRight => "NO SUCH RIGHT in any policy or law on file".to_owned(),
        other => other.name().to_owned(),
    }
}

fn exemptions(because: &[Refusal]) -> String {
    let reasons = because.iter().map(|refusal| match refusal {
        Refusal::Exemption { exemption: Some(id), .. } => format!("the exemption {id}"),
        Refusal::NoAgents { .. } => "agents are not admitted".to_owned(),
        Refusal::Kept { .. } => "all of it has to be kept".to_owned(),
        Refusal::Held { .. } => "all of it is held".to_owned(),
        _ => "an exemption".to_owned(),
    });
    listed(&reasons.collect::<Vec<_>>())
}

fn fate(record: &RecordAnswer) -> String {
    let name = &record.record;
    match &record.disposition {
        Some(Disposition::Dispose { how, .. }) if record.is_granted() => {
            format!("{name}: to {}", listed(how))
        }
        Some(kept @ Disposition::Keep { .. }) if record.erasure_requested.is_some() => {
            let kept = kept.kept();
            let until = kept.and_then(|kept| kept.until);
            let until =
                until.map_or_else(|| "for now".to_owned(), |at| format!("until {}", day(at)));
            let by = kept
                .and_then(|kept| kept.by.as_ref())
                .map(|by| format!(", by {} of {}", listed(&by.clauses), by.rule.policy));
            format!("{name}: kept {until}{}", by.unwrap_or_default())
        }
        Some(Disposition::Held { by }) if record.erasure_requested.is_some() => {
            format!("{name}: held while {} lasts", listed(by))
        }
        Some(Disposition::Undetermined { needs }) => {
            format!("{name}: open, for want of {}", listed(needs))
        }
        _ if record.is_granted() => format!("{name}: granted"),
        _ => format!("{name}: kept, by {}", exemptions(record.refusals())),
    }
}

fn day(at: OffsetDateTime) -> String {
    let format = format_description!("[day padding:none] [month repr:short] [year]");
    at.format(format).unwrap_or_else(|_| at.to_string())
}

fn listed<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
