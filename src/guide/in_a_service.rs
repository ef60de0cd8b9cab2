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
//! is, and brings what has to be done, where `redact` takes whatever row it is given.
//!
//! ```
//! use permitted::engine::Due;
//! use permitted::{Act, Action, DataCategory, Engine, Facts, Fields, Party, Policy, Purpose, Subject};
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
//! let row = fields.guard(row, "patient-17");
//! let name = fields.guard_field("name", "Ada", "patient-17");
//! let (facts, now) = (Facts::about(Subject::new("patient-17")), datetime!(2026-03-01 9:00 UTC));
//! let facts = engine.facts(facts)?;
//! let mut log = Vec::new();
//! let mut take_on = |due: &Due| {
//!     log.push(due.obligation.to_string());
//!     Ok::<(), std::convert::Infallible>(())
//! };
//!
//! let shown = engine.show(&on_screen, &facts, now);
//! let shown: Value = serde_json::to_value(shown.open(&row, now)?.taking_on(&mut take_on)?)?;
//! assert_eq!(shown, json!({ "id": 17, "name": "Ada", "email": "ada@example.org" }));
//!
//! let clearance = engine.clear(&greeting, &facts, now)?;
//! let name = name.open(&clearance.for_purpose(Purpose::CUSTOMER_SUPPORT), now)?;
//! assert_eq!(*name.taking_on(&mut take_on)?, "Ada");
//! assert_eq!(log, ["log", "log"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Where the request names the purpose, prepare one act, or one set of fields, for each purpose that the
//! service knows, and look it up by its name. A purpose that is none of them is the client's mistake: do
//! not prepare whatever a request says.
//!
//! # Keep within retention
//!
//! A prepared act is about no particular record, and its answer says in a notice that it assumes the data to
//! be within its retention. Where you have the record at hand, ask
//! [`Engine::standing`](crate::Engine::standing) first: it knows the record's life, and says for which
//! purposes it still serves, or that it has to go. A sweep does the same by night; the day on which a record
//! is due comes before that. An act that is prepared for one request may state the life itself
//! ([`Act::record`](crate::Act::record)), and the guarded row as well
//! ([`Guarded::record`](crate::guard::Guarded::record)).
//!
//! ```
//! use permitted::facts::Life;
//! use permitted::{DataCategory, Engine, Facts, LifeEvent, Policy, Purpose, Record, Subject};
//! use time::macros::datetime;
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "harbour-clinic"
//!     version = "2026-01"
//!     from = 2020-01-01
//!     [[retention]]
//!     clause = "9"
//!     data = "contact-details"
//!     maximum = { period = "3 years", from = "last-contact" }
//!     then = "erase"
//!     "#,
//! )?;
//! let (engine, now) = (Engine::new([policy])?, datetime!(2026-03-01 9:00 UTC));
//! let last_seen = |at| Life::new().event(LifeEvent::LAST_CONTACT, at);
//! let serves = |life| {
//!     let record = Record::new("patient-17").data([DataCategory::EMAIL_ADDRESS]);
//!     let record = record.purpose([Purpose::CUSTOMER_SUPPORT]).life(life);
//!     let standing = engine.standing(&record, &Facts::about(Subject::new("patient-17")), now)?;
//!     // What is only kept because it must be serves no purpose: look at the purposes.
//!     Ok::<_, permitted::InputError>(standing.usable.contains(&Purpose::CUSTOMER_SUPPORT))
//! };
//! assert!(serves(last_seen(datetime!(2025-05-01 0:00 UTC)))?);
//! assert!(!serves(last_seen(datetime!(2015-05-01 0:00 UTC)))?);
//! // Of a record whose last contact nobody noted it is not known.
//! assert!(!serves(Life::new())?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Reload
//!
//! An engine never changes. When a policy file changes, make a new engine with its prepared acts,
//! and swap the whole behind an `Arc` that handlers clone, so that one request sees one engine. Where
//! the new file does not load, its [`InputError`](crate::InputError) lists every problem: keep the old
//! engine, and report them. What loads and is wrong all the same is told on the page
//! [reload policies](super::reload_policies).
//!
//! Facts that were looked up by the engine before the reload are looked up anew each time they are
//! asked about. The answer is the same as if they had been looked up here; it only takes longer. Where
//! they speak of words that the new policy does not have, the answer is no, and a notice says so.
//!
//! # Store
//!
//! Keep consent as events, never as flags: a flag cannot say what was agreed to, when, and by which
//! form. Each event is plain data for a row of your own table, and nothing is ever updated: a withdrawal is
//! a further event.
//!
//! An endpoint that stores one says itself whose it is, whose word it is, and when it was received; a body
//! that says so too is refused. Whoever wrote to it is known to the service and not to the body: a child that
//! says "giver: parent" has not asked its parent. [`Engine::check`](crate::Engine::check) says what is wrong
//! with an event *before* it is stored: what is on record cannot be mended any more, and a misspelt word
//! there permits nothing.
//!
//! A client that sends an event twice, since it heard no answer, gives it an id, which is unique in the whole
//! table. The event that is on record under that id lends the second its moment, so that the same event
//! changes nothing and another one is a conflict. What is read back is read as a ledger and not event by
//! event, which would miss events that contradict each other.
//!
//! ```
//! use permitted::files::Document;
//! use permitted::ids::EventId;
//! use permitted::time::OffsetDateTime;
//! use permitted::{ConsentEvent, ConsentLedger, Engine, InputError, Policy};
//! use time::macros::datetime;
//!
//! /// A table of events: the JSON of each.
//! #[derive(Default)]
//! struct Events(Vec<String>);
//!
//! impl Events {
//!     /// All of them; a real table finds those of one subject, and the one of an id, by its index.
//!     fn ledger(&self) -> Result<ConsentLedger, serde_json::Error> {
//!         serde_json::from_str(&format!("[{}]", self.0.join(",")))
//!     }
//!
//!     /// Stores what a client sent of this subject, and says with which status to answer.
//!     fn store(&mut self, engine: &Engine, subject: &str, body: &str, now: OffsetDateTime) -> u16 {
//!         let Ok(body) = serde_json::from_str::<Document>(body) else { return 400 };
//!         let Ok(mut ledger) = self.ledger() else { return 500 };
//!         let id = body.text("id").map(EventId::new);
//!         let is_sent_again = |known: &&ConsentEvent| id.is_some() && known.event_id() == id.as_ref();
//!         let received = ledger.events().find(is_sent_again).map_or(now, ConsentEvent::recorded_at);
//!         let body = body.with("subject", subject).with("giver", "subject").with("recorded", received);
//!         let mut store = || {
//!             let (event, known) = (ConsentEvent::try_from(body)?, ledger.len());
//!             engine.check(&event)?;
//!             ledger.record(event.clone())?;
//!             Ok::<_, InputError>((ledger.len() > known).then_some(event))
//!         };
//!         match store() {
//!             Ok(None) => 200,
//!             Ok(Some(event)) => {
//!                 self.0.push(serde_json::to_string(&event).unwrap());
//!                 201
//!             }
//!             Err(error) => error.http_status(&[]),
//!         }
//!     }
//! }
//!
//! let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
//! let (engine, mut events) = (Engine::new([policy])?, Events::default());
//! let mut store = |subject: &str, body: &str, now| events.store(&engine, subject, body, now);
//! let (nine, ten) = (datetime!(2026-03-01 9:00 UTC), datetime!(2026-03-01 10:00 UTC));
//! let body = r#"{ "id": "e-1", "event": "granted", "strength": "express", "purpose": "newsletters",
//!                 "expires": "2026-03-01T09:30:00Z" }"#;
//! assert_eq!(store("customer-7", body, nine), 201);
//! // Sent again an hour later; another event under its id, and another's.
//! assert_eq!(store("customer-7", body, ten), 200);
//! assert_eq!(store("customer-7", r#"{ "id": "e-1", "event": "objected" }"#, ten), 409);
//! assert_eq!(store("customer-8", r#"{ "id": "e-1", "event": "objected" }"#, ten), 409);
//! // What the service says; and a word that nobody knows.
//! assert_eq!(store("customer-7", r#"{ "event": "lifted", "giver": "controller" }"#, ten), 400);
//! assert_eq!(store("customer-7", r#"{ "event": "objected", "purpose": "marketting" }"#, ten), 422);
//! assert_eq!(events.ledger()?.events().next().unwrap().recorded_at(), nine);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
//! status counts. [`InputError::http_status`](crate::InputError::http_status) gives it. Log the error where
//! that is 500, and tell the client no more than that it is yours.
//!
//! ```
//! use permitted::files::Document;
//! use permitted::policy::Strength;
//! use permitted::problem::ProblemPart;
//! use permitted::{
//!     Act, Action, ConsentEvent, ConsentLedger, DataCategory, Engine, Evidence, EvidenceKind, Facts,
//!     InputError, Policy, Purpose, Question, Subject,
//! };
//! use time::macros::datetime;
//!
//! let status = |error: InputError| error.http_status(&[]);
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
//! assert_eq!(status(ask(shape).unwrap_err()), 400);
//! let word = r#"{ "action": "use", "data": "nmae", "purpose": "billing", "at": "2026-03-01" }"#;
//! assert_eq!(status(ask(word).unwrap_err()), 422);
//! let act = Act::new(Action::USE).data(DataCategory::NAME).purpose(Purpose::new("biling")?);
//! assert_eq!(status(engine.prepare(act).unwrap_err()), 422);
//!
//! // An event that is to be stored.
//! let event = |purpose| {
//!     ConsentEvent::granted("customer-7", Strength::Express, now).purpose(purpose).id("e-1")
//! };
//! assert_eq!(status(engine.check(&event(Purpose::new("biling")?)).unwrap_err()), 422);
//! let mut ledger = ConsentLedger::new([event(Purpose::BILLING)])?;
//! assert_eq!(status(ledger.record(event(Purpose::ANALYTICS)).unwrap_err()), 409);
//!
//! // What the service keeps, and looks up for whoever asks.
//! let kept = ConsentLedger::new([event(Purpose::BILLING), event(Purpose::ANALYTICS)]);
//! assert_eq!(status(kept.unwrap_err()), 500);
//! let evidence = Evidence::new(EvidenceKind::new("subpena")?, now);
//! let facts = Facts::about(Subject::new("customer-7")).evidence([evidence.clone()]);
//! assert_eq!(status(engine.facts(facts).unwrap_err()), 500);
//! let reloaded: Document = toml::from_str("id = 'plusnxt'\nversion = '2023-02'\nfrom = 'soon'")?;
//! assert_eq!(status(Policy::try_from(reloaded).unwrap_err()), 500);
//!
//! // An endpoint that stores evidence says that clients send it.
//! let error = engine.check(&evidence).unwrap_err();
//! assert_eq!(error.http_status(&[ProblemPart::Evidence]), 422);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
//! Log the noes as well. Both arms of [`Engine::clear`](crate::Engine::clear) hold a decision: that of a
//! [`Clearance`](crate::guard::Clearance) and that of a [`Refused`](crate::guard::Refused). Put it on record
//! before the error leaves the handler.
//!
//! Until [`stable_until`](crate::Decision::stable_until) the same facts give the same answer, so that it can
//! be cached by act and subject until then or until the facts change.
//!
//! # Sweep
//!
//! Once a night, stream your records through [`Engine::sweep`](crate::Engine::sweep), which yields
//! what is due for disposal and holds nothing back. [`Engine::next_due`](crate::Engine::next_due) says
//! when it is worth looking again.
