//! Compare: what other engines are for, what each does better, and what each lacks for this job. This module
//! holds no code.
//!
//! The job is one question: may this controller do this, with this personal data, about this person, for this
//! purpose, towards this recipient, at this moment? General engines decide who may touch which resource. They
//! do that well, and on their own ground better than this crate. Many services want both: one says whether
//! Alice of support may open the file, the other whether the file may be used for what she is about to do.
//!
//! Facts are as of 2026: Cedar 4.14, OPA 1.18, SAPL 4.1, casbin 2.20 for Rust, gatekeep 5.0, fides as its
//! source stood that year, ODRL 2.2.
//!
//! | take | where |
//! |---|---|
//! | Cedar | users, resources and roles need an answer, and you want proofs about your rules |
//! | OPA | one policy language has to serve clusters, gateways, pipelines and services |
//! | SAPL | a decision has to change while a session lasts, and be enforced by the framework |
//! | casbin | roles and resources stand in a database, in nearly any language |
//! | gatekeep | authorisation is Rust code, beside axum and sqlx |
//! | fides | a privacy team needs banners, a data map and requests handled, with an interface |
//! | ODRL | terms of use travel with data between organisations |
//! | this crate | a privacy notice has to decide about each use, inside your service |
//!
//! # Cedar
//!
//! A language for authorisation, with permits and forbids over principals, actions and resources; forbids
//! prevail, and no is the default.
//!
//! **Better:** its semantics are modelled in Lean, and so is the compiler that asks a solver whether two sets
//! of policies are equivalent, whether one allows all that another does, or whether a policy can ever err
//! (`cedar-policy-symcc`). This crate has nothing of the kind. It has a validator that knows your entities, a
//! command line, bindings to other languages, and managed services that run it.
//!
//! **Lacking here:** purposes, legal bases, consent with a history, evidence and retention are attributes
//! that you compute before you ask. A request names one resource; asking about a group does not ask about its
//! members. Whoever is refused is told the policies that decided, not what would help. A policy that errs is
//! skipped, a forbid too.
//!
//! # OPA and Rego
//!
//! A general engine: any JSON in, any JSON out, and a query language between them.
//!
//! **Better:** reach. Signed bundles from a server, decision logs with masking, status reports, a test runner
//! with coverage, a linter, WebAssembly, Kubernetes and Envoy; and whatever rule you can think of can be
//! written. regorus runs Rego inside a Rust program.
//!
//! **Lacking here:** all of the meaning is yours to write: hierarchies of data and purposes, what consent
//! counts, what an unknown fact does. A rule that does not hold is undefined, and what follows from that is
//! for the author and each client to say.
//!
//! # SAPL
//!
//! Attribute-based policies whose attributes are streams.
//!
//! **Better:** a decision is pushed anew when an attribute changes; here you ask again. Obligations and
//! advice are *carried out* by its integrations (Spring, Django, .NET, NestJS and more); here they are named.
//! A policy can rewrite the resource. It has a language for tests with coverage, and servers. It publishes
//! measurements far ahead of Cedar; we have not measured it.
//!
//! **Lacking here:** the words and their hierarchies, consent over time, retention, rights. How votes
//! combine, what holds where none is cast and what becomes of errors is the author's choice; the default of a
//! server is the strict one.
//!
//! # casbin
//!
//! Access control by a model (request, policy, effect, matcher) and a table of rules.
//!
//! **Better:** it is everywhere: a dozen and more languages, adapters for dozens of databases, watchers that
//! keep instances alike, an editor in the browser, and models from simple lists to roles with domains.
//!
//! **Lacking here:** as with Cedar, the privacy of it is yours to compute. The effect expression decides
//! whether a deny is heard at all. An answer is yes or no, with the rule that matched.
//!
//! # gatekeep
//!
//! Authorisation as typed values in Rust code.
//!
//! **Better:** the compiler sees the rules. The same policy becomes a filter of an SQL query, so that a list
//! shows only what may be seen; here each row is asked. Graded answers, such as *redacted* or *full*, are
//! types of your own. A decision can be made to wait until its audit entry is stored. It has adapters for
//! axum and sqlx, a stable hash of each policy, and replay.
//!
//! **Lacking here:** no vocabularies, purposes, bases, consent over time or retention; a fact is a name that
//! is present, absent, or left to a query. Policies stand in code, where whoever wrote the notice does not
//! read them.
//!
//! # fides
//!
//! A platform for privacy teams: a map of systems and their data, notices and consent in the browser,
//! requests of persons carried out across databases and vendors, and purpose-based access control that checks
//! queries against declared purposes.
//!
//! **Better:** it is a product with an interface. It shows banners, speaks TCF and GPP, finds and classifies
//! data, fetches and erases it. This crate does none of this; it decides, and somebody else acts. Its
//! taxonomy is in use elsewhere; our words name their fides keys.
//!
//! **Lacking here:** its access control compares purposes of consumers and datasets, where one in common is
//! enough, and rules by priority, of which the first that matches decides. There is no legal basis, time,
//! retention or obligation in such a decision, and an exception whose context nobody states does not hold.
//!
//! # ODRL
//!
//! A W3C Recommendation for permissions, prohibitions and duties on assets.
//!
//! **Better:** it is a standard, which this crate's files are not. Policies are exchanged between
//! organisations, data spaces use it, duties and refinements have a common model, and formal semantics are
//! being drafted.
//!
//! **Lacking here:** evaluators differ. Some report which rules are active, and leave a conflict between them
//! to the reader; whether what no rule names is allowed is a setting (`w3c/odrl#123`). What lies below a
//! purpose or a category comes from profiles. DPV, which has these words, leaves evaluation out.
//!
//! # What this crate answers
//!
//! Each claim is asked of the policy of [`first_policy`](super::first_policy), in which `OFFER` is marketing
//! by email. **A group is judged as all its members. Unknown is not no.**
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # fn main() {
//! let one = format!("{OFFER}\nledger = []");
//! let group = one.replace("email-address", "contact-details");
//! assert_eq!(ask("", &one).outcome, Outcome::Permitted);
//! assert_eq!(ask("", &group).outcome, Outcome::NotPermitted);
//!
//! let unstated = ask("", &one.replace("channel = 'email'", ""));
//! assert_eq!(unstated.outcome, Outcome::Undetermined);
//! assert_eq!(unstated.parts[0].unknown[0].to_string(), "channel");
//! # }
//! ```
//!
//! **Why not, and what is missing.** The clause, and the smallest sets of facts that would make it yes:
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # fn main() {
//! let refused = ask("", "action = 'share'\nrecipient = { role = 'processor', party = 'north-calls' }\n\
//!                        data = 'email-address'\npurpose = 'service-provision'\nevidence = []");
//! assert_eq!(refused.parts[0].clauses()[0].as_str(), "PX-20");
//! let missing = refused.parts[0].missing.as_ref().expect("it is not permitted");
//! assert_eq!(missing.sets.len(), 1);
//! assert_eq!(missing.sets[0][0].to_string(), "evidence: equivalent-confidentiality of recipient");
//! # }
//! ```
//!
//! **Consent over time, until when it holds, on which basis, and what is owed:**
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # use permitted::{LegalBasis, Obligation};
//! # use time::macros::datetime;
//! # fn main() {
//! let no = "{ event = 'objected', recorded = 2026-02-28, expires = 2026-09-01 }";
//! let after = |day: &str, more: &str| {
//!     let ledger = no.replace("2026-02-28", day);
//!     ask("", &format!("{OFFER}\nledger = [{ledger}{more}]"))
//! };
//! let in_grace = after("2026-02-28", "");
//! assert_eq!(in_grace.outcome, Outcome::Permitted);
//! assert_eq!(in_grace.stable_until, Some(datetime!(2026-03-03 0:00 UTC)));
//! assert_eq!(in_grace.parts[0].grounds[0].bases, [LegalBasis::NOTICE_WITH_OPT_OUT]);
//! assert_eq!(in_grace.obligations[0].obligation, Obligation::OFFER_OPT_OUT);
//!
//! let in_force = after("2026-01-10", "");
//! assert_eq!(in_force.outcome, Outcome::Prohibited);
//! assert_eq!(in_force.stable_until, Some(datetime!(2026-09-01 0:00 UTC)));
//! let taken_back = after("2026-01-10", ", { event = 'lifted', recorded = 2026-02-01 }");
//! assert_eq!(taken_back.outcome, Outcome::Permitted);
//! # }
//! ```
//!
//! **Retention and requests of persons, by the same file:**
//!
//! ```
//! use permitted::facts::Life;
//! use permitted::retention::Disposition;
//! use permitted::rights::RightsOutcome;
//! use permitted::{DataCategory, Engine, EvidenceKind, Facts, LifeEvent, Policy, Purpose, Record};
//! use permitted::{RightKind, RightsRequest, Subject};
//! use time::macros::datetime;
//!
//! let policy: Policy = toml::from_str(include_str!("first_policy.toml"))?;
//! let engine = Engine::new([policy])?;
//! let now = datetime!(2026-03-01 0:00 UTC);
//! let record = Record::new("address-17")
//!     .data([DataCategory::EMAIL_ADDRESS])
//!     .purpose(Purpose::SERVICE_PROVISION)
//!     .life(Life::new().event(LifeEvent::PURPOSE_FULFILLED, datetime!(2026-02-01 0:00 UTC)));
//! let standing = engine.standing(&record, &Facts::default(), now)?;
//! assert!(matches!(standing.disposition, Disposition::Dispose { .. }), "{:?}", standing.disposition);
//!
//! let request = RightsRequest::new(RightKind::ACCESS, Subject::new("client-17"), now);
//! let first = RightsOutcome::FirstDo { needs: vec![EvidenceKind::IDENTITY_VERIFIED] };
//! assert_eq!(engine.answer(&request)?.outcome, first);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **Words that others know, too:** DPV terms and fides keys find ours, and what lies above them.
//!
//! ```
//! use permitted::words::{Relation, Vocabulary};
//! use permitted::{DataCategory, Purpose};
//!
//! let words = Vocabulary::built_in();
//! assert!(words.by_iri("https://w3id.org/dpv#Marketing").contains(&(Relation::Exact, Purpose::MARKETING)));
//! assert_eq!(words.by_fides_key("user.contact.email"), Some(DataCategory::EMAIL_ADDRESS));
//! assert!(words.is_within(&Purpose::NEWSLETTERS, &Purpose::MARKETING));
//! ```
//!
//! # Speed
//!
//! In one run, under 40 rules, with the request prepared and all facts known, a yes or no of this crate was
//! 689 times as fast as Cedar and 172 times as fast as the fastest of Cedar, regorus and casbin; from strings
//! it was 49 times as fast as Cedar. Before anything was timed all engines agreed on every question. What
//! they cannot say they were given as ready booleans, which favours them; that the questions are of this job
//! favours us. `benches/peers` measures anew, and the README has the tables. SAPL, gatekeep, fides and ODRL
//! were not measured.
//!
//! # What this crate has not
//!
//! No proofs about policies, no analysis of all questions at once, no server, no bundles, no interface, no
//! bindings, no standard format, and few users so far. Where nobody asks it, it enforces nothing.
