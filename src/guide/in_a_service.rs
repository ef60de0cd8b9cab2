//! In a service: prepare, reload, store, log, sweep. This module holds no code.
//!
//! What a service that asks this crate does stands here, thing by thing, each with the code that it takes.
//!
//! # Prepare
//!
//! Load the policies when the service starts, and make one [`Engine`](crate::Engine). State each
//! thing that the service does as an [`Act`](crate::Act), and prepare it beside the engine: nearly
//! all of the work of an answer is done then, and a misspelt word stops the service at its start
//! instead of refusing its users later.
//!
//! ```
//! use permitted::{
//!     Act, Action, Channel, DataCategory, Engine, InputError, Party, Policy, PreparedAct, Purpose,
//! };
//!
//! /// All that the service may be asked to do.
//! struct Permissions {
//!     engine: Engine,
//!     newsletter: PreparedAct,
//! }
//!
//! impl Permissions {
//!     fn new(policy: Policy) -> Result<Self, InputError> {
//!         let engine = Engine::new([policy])?;
//!         let newsletter = engine.prepare(
//!             Act::new(Action::CONTACT)
//!                 .data(DataCategory::EMAIL_ADDRESS)
//!                 .purpose(Purpose::OWN_MARKETING)
//!                 .channel(Channel::EMAIL)
//!                 .by(Party::CONTROLLER),
//!         )?;
//!         Ok(Self { engine, newsletter })
//!     }
//! }
//!
//! let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
//! let permissions = Permissions::new(policy)?;
//! assert_eq!(permissions.newsletter.act().purposes.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Ask
//!
//! Where a request names a person, load what you know of them: attributes, the consent ledger,
//! evidence. [`Engine::facts`](crate::Engine::facts) looks the words up. Then ask, at this moment.
//! The moment is an argument because no prepared thing keeps one: an objection that was recorded
//! after the act was prepared counts.
//!
//! ```
//! use permitted::{
//!     Act, Action, ConsentEvent, ConsentLedger, DataCategory, Engine, Facts, Policy, Purpose,
//!     Subject,
//! };
//! use time::macros::datetime;
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "harbour-clinic"
//!     version = "2026-01"
//!     from = 2026-01-01
//!     [[permit]]
//!     clause = "5"
//!     action = "analyse"
//!     data = "usage"
//!     basis = "legitimate-interests"
//!     "#,
//! )?;
//! let engine = Engine::new([policy])?;
//! let statistics =
//!     engine.prepare(Act::new(Action::ANALYSE).data(DataCategory::USAGE).purpose(Purpose::ANALYTICS))?;
//!
//! let mut ledger = ConsentLedger::default();
//! let about = |ledger: &ConsentLedger| {
//!     engine.facts(Facts::about(Subject::new("patient-17")).ledger(ledger.clone()))
//! };
//! assert!(engine.permits(&statistics, &about(&ledger)?, datetime!(2026-03-01 6:00 UTC)));
//!
//! ledger.record(ConsentEvent::objected("patient-17", datetime!(2026-03-01 7:30 UTC)))?;
//! assert!(!engine.permits(&statistics, &about(&ledger)?, datetime!(2026-03-01 9:00 UTC)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Engine::permits`](crate::Engine::permits) is the gate: yes or no in about a tenth of a
//! microsecond. [`Engine::decide`](crate::Engine::decide) says why, what has to be done along with
//! it, and what is missing. [`Engine::decide_to`](crate::Engine::decide_to) leaves out of that what
//! nobody reads. Gate with `permits`, and call `decide` where somebody has to be told.
//!
//! # Show the permitted part
//!
//! Hand out no row whole. Map the fields of what you serialise to categories once, in
//! [`Fields`](crate::fields), and let [`Shown::redact`](crate::fields::Shown::redact) write what is
//! permitted for *all* purposes that the request named. A field that nobody mapped is not shown.
//!
//! Within the service keep personal data in a [`Guarded`](crate::guard) value from the row on. It opens
//! only with a [`Clearance`](crate::guard::Clearance), which the engine alone makes, for the person, data,
//! purpose and recipient that were cleared; and what has to be done along with it comes with the value. Of a
//! guarded row [`Shown::open`](crate::fields::Shown::open) gives the permitted part: it checks whose row it
//! is, where `redact` takes whatever row it is given.
//!
//! ```
//! use permitted::{Act, Action, DataCategory, Engine, Facts, Fields, Guarded, Party, Policy};
//! use permitted::{Purpose, Subject};
//! use serde_json::{Value, json};
//! use time::macros::datetime;
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "harbour-clinic"
//!     version = "2026-01"
//!     from = 2026-01-01
//!     [[permit]]
//!     clause = "4.2"
//!     action = "use"
//!     data = ["contact-details", "name"]
//!     purpose = "customer-support"
//!     obligation = "log"
//!     "#,
//! )?;
//! let engine = Engine::new([policy])?;
//! let fields: Fields = toml::from_str(
//!     "id = { open = true }\nname = 'name'\nemail = 'email-address'\ndiagnosis = 'health-data'",
//! )?;
//! let desk = Act::new(Action::USE).purpose(Purpose::CUSTOMER_SUPPORT).by(Party::CONTROLLER);
//! let on_screen = engine.prepare_fields(&fields, desk.clone())?;
//! let greeting = engine.prepare(desk.data(DataCategory::NAME))?;
//!
//! let row = json!({ "id": 17, "name": "Ada", "email": "ada@example.org", "diagnosis": "J45" });
//! let name = Guarded::new("Ada", DataCategory::NAME, "patient-17");
//! let (facts, now) = (Facts::about(Subject::new("patient-17")), datetime!(2026-03-01 9:00 UTC));
//! let facts = engine.facts(facts)?;
//!
//! let shown: Value = serde_json::to_value(engine.show(&on_screen, &facts, now).redact(&row))?;
//! assert_eq!(shown, json!({ "id": 17, "name": "Ada", "email": "ada@example.org" }));
//!
//! let clearance = engine.clear(&greeting, &facts, now)?;
//! let mut log = Vec::new();
//! let name = name.open(&clearance.for_purpose(Purpose::CUSTOMER_SUPPORT), now)?.taking_on(|due| {
//!     log.push(due.obligation.to_string());
//!     Ok::<(), std::convert::Infallible>(())
//! })?;
//! assert_eq!((*name, &*log), ("Ada", &["log".to_owned()][..]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Reload
//!
//! An engine never changes. When a policy file changes, make a new engine with its prepared acts,
//! and swap the whole behind an `Arc` that handlers clone, so that one request sees one engine. Where
//! the new file does not load, its [`InputError`](crate::InputError) lists every problem: keep the old
//! engine, and report them. [`Engine::versions`](crate::Engine::versions) lists what is loaded, each
//! version with its [fingerprint](crate::Policy::fingerprint): show it in a status page, and a reload can
//! be told from one that changed nothing.
//!
//! Facts that were looked up by the engine before the reload are looked up anew each time they are
//! asked about. The answer is the same as if they had been looked up here; it only takes longer. Where
//! they speak of words that the new policy does not have, the answer is no, and a notice says so.
//!
//! # Store
//!
//! [`Engine::check`](crate::Engine::check) says what is wrong with a consent event, a piece of evidence or
//! a record *before* it is stored. Call it in the endpoint that stores it: what is on record cannot be
//! mended any more, and a misspelt word there permits nothing.
//!
//! Keep consent as events, never as flags: a flag cannot say what was agreed to, when, and by which
//! form. A [`ConsentLedger`](crate::ConsentLedger) serialises, and each event is plain data for a row
//! of your own table. Nothing is ever updated: a withdrawal is a further event.
//!
//! Keep a record's life beside the record, when it was collected and when the contract ended, since
//! retention is counted from these.
//!
//! # Whose fault
//!
//! Whatever is wrong with an input comes as one [`InputError`](crate::InputError), which serialises. Each
//! [`Problem`](crate::problem::Problem) in it says in which [part](crate::problem::ProblemPart) it is, and
//! has a stable [code](crate::problem::ProblemKind::code). From these follows how a service answers:
//!
//! | What | Part | Code | Status |
//! |---|---|---|---|
//! | a body that is no JSON | | | 400 |
//! | a body of the wrong shape | act, question, request, event | `unknown-key`, `repeated-key`, `missing`, `wrong-type` | 400 |
//! | a body that says what cannot be, such as an unknown word | act, question, request, event | any other | 422 |
//! | an event whose id another event has | event | `conflicting-events` | 409 |
//! | what the service itself keeps: a row that says what cannot be, a policy that does not load | policy, subject, ledger, evidence, record, scenario | any | 500 |
//!
//! Where something of the service's own is at fault the client can mend nothing, so that the worst
//! status counts. Log the error then, and tell the client no more than that it is yours.
//!
//! ```
//! use permitted::policy::Strength;
//! use permitted::problem::{Problem, ProblemPart};
//! use permitted::{
//!     Act, Action, ConsentEvent, ConsentLedger, DataCategory, Engine, Evidence, EvidenceKind, Facts,
//!     InputError, Policy, Purpose, Question, Subject,
//! };
//! use permitted::files::Document;
//! use time::macros::datetime;
//!
//! fn status(error: &InputError) -> u16 {
//!     let status_of = |problem: &Problem| match problem.part() {
//!         ProblemPart::Act | ProblemPart::Question | ProblemPart::Request | ProblemPart::Event => {
//!             match problem.code() {
//!                 "unknown-key" | "repeated-key" | "missing" | "wrong-type" => 400,
//!                 "conflicting-events" => 409,
//!                 _ => 422,
//!             }
//!         }
//!         // The service's own, as are parts that a later version adds.
//!         _ => 500,
//!     };
//!     error.problems().iter().map(status_of).max().unwrap_or(500)
//! }
//!
//! let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
//! let engine = Engine::new([policy])?;
//! let now = datetime!(2026-03-01 9:00 UTC);
//! let ask = |body: &str| {
//!     let body: Document = serde_json::from_str(body).expect("it is JSON");
//!     engine.ask(Question::try_from(body)?)
//! };
//!
//! // What the client sent.
//! let shape = r#"{ "action": "use", "date": "name", "purpose": "billing", "at": "2026-03-01" }"#;
//! assert_eq!(status(&ask(shape).unwrap_err()), 400);
//! let word = r#"{ "action": "use", "data": "nmae", "purpose": "billing", "at": "2026-03-01" }"#;
//! assert_eq!(status(&ask(word).unwrap_err()), 422);
//! let act = Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::new("biling")?);
//! assert_eq!(status(&engine.prepare(act).unwrap_err()), 422);
//!
//! // The endpoint that stores consent.
//! let event = |purpose| {
//!     ConsentEvent::granted("customer-7", Strength::Express, now).purpose(purpose).id("e-1")
//! };
//! let store = |ledger: &mut ConsentLedger, event: ConsentEvent| {
//!     engine.check(&event)?;
//!     ledger.record(event)
//! };
//! let mut ledger = ConsentLedger::default();
//! assert_eq!(status(&store(&mut ledger, event(Purpose::new("biling")?)).unwrap_err()), 422);
//! assert_eq!(store(&mut ledger, event(Purpose::BILLING)), Ok(()));
//! assert_eq!(status(&store(&mut ledger, event(Purpose::ANALYTICS)).unwrap_err()), 409);
//!
//! // What the service keeps, and looks up for whoever asks.
//! let kept = ConsentLedger::new([event(Purpose::BILLING), event(Purpose::ANALYTICS)]);
//! assert_eq!(status(&kept.unwrap_err()), 500);
//! let evidence = Evidence::new(EvidenceKind::new("subpena")?, now);
//! let facts = Facts::about(Subject::new("customer-7")).evidence([evidence]);
//! assert_eq!(status(&engine.facts(facts).unwrap_err()), 500);
//! let reloaded: Document = toml::from_str("id = 'plusnxt'\nversion = '2023-02'\nfrom = 'soon'")?;
//! assert_eq!(status(&Policy::try_from(reloaded).unwrap_err()), 500);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What the client sent is known best to the endpoint. One whose body states a subject, evidence or a
//! ledger itself, such as a console for trying questions, moves these parts to the first arm; so does
//! one that stores evidence or records and calls [`Engine::check`](crate::Engine::check) with what came
//! in.
//!
//! # Log
//!
//! Log an [`AuditRecord`](crate::audit::AuditRecord) for each decision that may have to be answered for:
//! the request's own id, the act, the facts and the moment, and the decision with the fingerprints of the
//! versions that decided. It is one line of JSON, which reads back. [`Engine::replay`](crate::Engine::replay)
//! decides it again and says what differs, if anything does; [`Engine::backtest`](crate::Engine::backtest)
//! runs the log against a draft before it is put in force.
//!
//! ```
//! use permitted::{Act, Action, DataCategory, Engine, Facts, Policy, Purpose, Subject};
//! use permitted::audit::AuditRecord;
//! use permitted::engine::Depth;
//! use time::macros::datetime;
//!
//! let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
//! let engine = Engine::new([policy])?;
//! let billing =
//!     engine.prepare(Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::BILLING))?;
//! let customer = engine.facts(Facts::about(Subject::new("customer-7")))?;
//!
//! // What is missing is for whoever asks; a log does without.
//! let now = datetime!(2026-03-01 9:00 UTC);
//! let decision = engine.decide_to(&billing, &customer, now, Depth::WithoutMissing);
//! let record = AuditRecord::new(&billing, &customer, decision.for_question("request-17"));
//! let line = serde_json::to_string(&record)?;
//!
//! let read: AuditRecord = serde_json::from_str(&line)?;
//! assert!(engine.replay(&read)?.is_equal());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Until [`stable_until`](crate::Decision::stable_until) the same facts give the same answer, so that it can
//! be cached by act and subject until then or until the facts change.
//!
//! # Sweep
//!
//! Once a night, stream your records through [`Engine::sweep`](crate::Engine::sweep), which yields
//! what is due for disposal and holds nothing back. [`Engine::next_due`](crate::Engine::next_due) says
//! when it is worth looking again.
