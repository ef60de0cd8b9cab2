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
//! Where the request names the purpose, prepare one act, or one set of fields, for each purpose that the
//! service knows, and look it up by its name. A purpose that is none of them is the client's mistake: do
//! not prepare whatever a request says.
//!
//! # Reload
//!
//! An engine never changes. When a policy file changes, make a new engine with its prepared acts,
//! and swap the whole behind an `Arc` that handlers clone, so that one request sees one engine. Where
//! the new file does not load, its [`InputError`](crate::InputError) lists every problem: keep the old
//! engine, and report them.
//!
//! Two mistakes load well all the same. A file whose `from` lies in the future leaves no version in force
//! until then, and all is out of scope: keep the version before it beside it, which a replay of the log
//! needs as well. And a version that was edited under its old name says something else than what the log
//! cites under that name; its [fingerprint](crate::Policy::fingerprint) tells. Refuse both.
//!
//! ```
//! use permitted::engine::KnownVersion;
//! use permitted::time::OffsetDateTime;
//! use permitted::{Engine, Policy, PolicyTimeline};
//! use time::macros::datetime;
//!
//! /// What takes over from an engine, if it may.
//! fn reloaded(old: &Engine, files: PolicyTimeline, now: OffsetDateTime) -> Result<Engine, String> {
//!     let new = Engine::new([files]).map_err(|error| error.to_string())?;
//!     for known in old.versions() {
//!         let policy = &known.version.policy;
//!         let is_of_it = |other: &KnownVersion| other.version.policy == *policy;
//!         let versions: Vec<KnownVersion> = new.versions().filter(is_of_it).collect();
//!         let decides = |version: &KnownVersion| version.is_in_force_at(now);
//!         if decides(&known) && !versions.iter().any(decides) {
//!             return Err(format!("no version of `{policy}` would be in force"));
//!         }
//!         let same = versions.iter().find(|other| other.version == known.version);
//!         if same.is_some_and(|same| same.fingerprint != known.fingerprint) {
//!             return Err(format!("`{}` was edited; give it a new version", known.version));
//!         }
//!     }
//!     Ok(new)
//! }
//!
//! let file = |version: &str, from: &str, purpose: &str| -> Policy {
//!     let head = format!("id = 'clinic'\nversion = '{version}'\nfrom = {from}\n");
//!     toml::from_str(&format!("{head}[[permit]]\nclause = '5'\npurpose = '{purpose}'")).unwrap()
//! };
//! let first = || file("1", "2026-01-01", "billing");
//! let (old, now) = (Engine::new([first()]).unwrap(), datetime!(2026-03-01 9:00 UTC));
//!
//! let next = || file("2", "2026-07-01", "analytics");
//! let reload = |files| reloaded(&old, PolicyTimeline::new(files).unwrap(), now);
//! assert_eq!(reload(vec![next()]).unwrap_err(), "no version of `clinic` would be in force");
//! let edited = file("1", "2026-01-01", "analytics");
//! assert_eq!(reload(vec![edited]).unwrap_err(), "`clinic@1` was edited; give it a new version");
//! let both = reload(vec![first(), next()]).unwrap();
//! // For a status page.
//! assert_eq!(serde_json::to_value(both.versions().last()).unwrap()["version"], "clinic@2");
//! ```
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
//! An endpoint that stores one says itself whose it is and when it was received; a body that says so too is
//! refused. [`Engine::check`](crate::Engine::check) says what is wrong with it *before* it is stored: what
//! is on record cannot be mended any more, and a misspelt word there permits nothing. A client that sends
//! an event twice, since it heard no answer, gives it an id: the event that is on record under that id lends
//! the second its moment, so that the same event changes nothing and another one is a conflict. What
//! is read back is read as a ledger and not event by event, which would miss events that contradict each
//! other.
//!
//! ```
//! use permitted::files::Document;
//! use permitted::time::OffsetDateTime;
//! use permitted::{ConsentEvent, ConsentLedger, Engine, InputError, Policy};
//! use time::macros::datetime;
//!
//! /// A table with a row for each event: whose it is, and its JSON.
//! #[derive(Default)]
//! struct Events(Vec<(String, String)>);
//!
//! impl Events {
//!     fn ledger(&self, subject: &str) -> Result<ConsentLedger, Box<dyn std::error::Error>> {
//!         let rows = self.0.iter().filter(|(of, _)| of == subject);
//!         let rows: Vec<&str> = rows.map(|(_, event)| event.as_str()).collect();
//!         Ok(serde_json::from_str(&format!("[{}]", rows.join(",")))?)
//!     }
//!
//!     /// Stores what a client sent of this subject, and says with which status to answer.
//!     fn store(&mut self, engine: &Engine, subject: &str, body: &str, now: OffsetDateTime) -> u16 {
//!         let Ok(body) = serde_json::from_str::<Document>(body) else { return 400 };
//!         let Ok(mut ledger) = self.ledger(subject) else { return 500 };
//!         let received_at = |at: OffsetDateTime| {
//!             let body = body.clone().with("subject", subject).with("recorded", at);
//!             let event = ConsentEvent::try_from(body)?;
//!             engine.check(&event).map(|()| event)
//!         };
//!         let mut store = || {
//!             let mut event = received_at(now)?;
//!             let is_same = |known: &&ConsentEvent| known.event_id() == event.event_id();
//!             let sent_before = event.event_id().and_then(|_| ledger.events().find(is_same));
//!             if let Some(first) = sent_before.map(ConsentEvent::recorded_at) {
//!                 event = received_at(first)?;
//!             }
//!             let known = ledger.len();
//!             ledger.record(event.clone())?;
//!             Ok::<_, InputError>((ledger.len() > known).then_some(event))
//!         };
//!         match store() {
//!             Ok(None) => 200,
//!             Ok(Some(event)) => {
//!                 self.0.push((subject.to_owned(), serde_json::to_string(&event).unwrap()));
//!                 201
//!             }
//!             Err(error) => error.http_status(&[]),
//!         }
//!     }
//! }
//!
//! let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
//! let (engine, mut events) = (Engine::new([policy])?, Events::default());
//! let mut store = |body: &str, now| events.store(&engine, "customer-7", body, now);
//! let (nine, ten) = (datetime!(2026-03-01 9:00 UTC), datetime!(2026-03-01 10:00 UTC));
//! let body = r#"{ "id": "e-1", "event": "objected", "purpose": "marketing" }"#;
//! assert_eq!(store(body, nine), 201);
//! // Sent again an hour later; and another event under its id.
//! assert_eq!(store(body, ten), 200);
//! assert_eq!(store(r#"{ "id": "e-1", "event": "objected" }"#, ten), 409);
//! // Of somebody else; and a word that nobody knows.
//! assert_eq!(store(r#"{ "subject": "customer-8", "event": "objected" }"#, ten), 400);
//! assert_eq!(store(r#"{ "event": "objected", "purpose": "marketting" }"#, ten), 422);
//! assert_eq!(events.ledger("customer-7")?.events().next().unwrap().recorded_at(), nine);
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
