//! Write your first policy: from a paragraph of a notice to a file that is loaded, asked and tested. This
//! module holds no code.
//!
//! The notice is that of Plexuus, a marketplace through which physicians contract for consulting work. Its
//! clauses were numbered beforehand (PX-38, PX-39, …): answers cite these numbers. Number yours, or take the
//! sections that it has. The file of this page is `src/guide/first_policy.toml`; the whole notice is
//! `examples/policies/plexuus.toml`.
//!
//! # Find the words
//!
//! *Marketing may reach you by phone and email, until you opt out.* A rule says such a sentence in words that
//! everybody means alike. In a checkout of this crate, look them up by what they mean:
//!
//! ```text
//! $ cargo run --example words -- purpose newsletter
//! purpose newsletters  Sending regular news about the controller and its offers.
//!     below own-marketing
//!     broader DPV term https://w3id.org/dpv#Marketing
//! ```
//!
//! `words purpose` prints all purposes as a tree. What is said of a word is said of all that lies below it.
//! What has no word gets one: see `word` in the [reference](super::reference).
//!
//! # A head and a permit
//!
//! A policy has a name, a version, and a day from which it is in force. Nothing is permitted but what a
//! `permit` allows. It says what is done, with which data, for what, and on which legal basis. A facet that
//! it leaves out, here the recipient or the place, is any.
//!
//! ```
//! use permitted::{Engine, Outcome, Policy};
//!
//! let policy: Policy = toml::from_str(
//!     r#"
//!     id = "plexuus"
//!     controller = { name = "Plexuus, LLC", party = "plexuus" }
//!     version = "1"
//!     from = 2020-01-01
//!
//!     [[permit]]                       # marketing may come by phone or email
//!     clause = "PX-38"
//!     action = "contact"
//!     channel = ["phone", "email"]
//!     data = ["name", "phone-number", "email-address"]
//!     purpose = "own-marketing"
//!     basis = "notice-with-opt-out"
//!     "#,
//! )?;
//! let engine = Engine::new([policy])?;
//! let offer = r#"
//!     action = "contact"
//!     channel = "email"
//!     data = "email-address"
//!     purpose = "own-marketing"
//!     subject.id = "client-17"
//!     ledger = []                      # this client has said nothing so far
//!     at = 2026-03-01
//! "#;
//! assert_eq!(engine.ask(toml::from_str(offer)?)?.outcome, Outcome::Permitted);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What has to be done along with it
//!
//! *Every message says how to opt out.* A `duty` permits nothing. It puts an obligation on what is permitted,
//! and the answer hands it over. From here on `OFFER` is the question above, and `ask` asks the file in which
//! the rule stands.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # fn main() {
//! let duty = r#"
//! [[duty]]                         # and every such message says how to end it
//! clause = "PX-39"
//! action = "contact"
//! purpose = "own-marketing"
//! obligation = "offer-opt-out"
//! "#;
//! let decision = ask(duty, &format!("{OFFER}\nledger = []"));
//! assert_eq!(decision.obligations[0].obligation.to_string(), "offer-opt-out");
//! # }
//! ```
//!
//! # An opt-out
//!
//! *After you opt out it takes a short time.* How long is a short time? Choose, and say so in `reading`.
//! During the `grace` the answer is still yes, until it ends.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # use time::macros::datetime;
//! # fn main() {
//! let opt_out = r#"
//! [[opt-out]]                      # whoever has opted out gets none, a short time later
//! clause = "PX-39"
//! action = "contact"
//! purpose = "own-marketing"
//! route = ["customer-support", "website", "unsubscribe-link"]
//! grace = "3 days"
//! reading = "\"A short time\" is read as three days."
//! "#;
//! let on = |day| format!("{OFFER}\nledger = [{{ event = 'objected', recorded = {day} }}]");
//! let yesterday = ask(opt_out, &on("2026-02-28"));
//! assert_eq!(yesterday.outcome, Outcome::Permitted);
//! assert_eq!(yesterday.stable_until, Some(datetime!(2026-03-03 0:00 UTC)));
//! assert_eq!(ask(opt_out, &on("2026-01-10")).outcome, Outcome::Prohibited);
//! # }
//! ```
//!
//! # A forbid, and what lifts it
//!
//! *Companies that work for us get what that takes, and keep it as confidential as we do.* The first half is
//! a permit (PX-28, in the file). A `forbid` strikes whatever permits, unless an exception holds. What is
//! shown on paper, such as a contract, is *evidence*; here it has to name the very company.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # fn main() {
//! let forbid = r#"
//! [[forbid]]                       # but none that is not bound to confidentiality
//! clause = "PX-20"
//! action = "disclose"
//! recipient = "processor"
//! unless = [{ when.evidence = "equivalent-confidentiality" }]
//! "#;
//! let share = "action = 'share'\ndata = 'email-address'\npurpose = 'service-provision'\n\
//!              recipient = { role = 'processor', party = 'north-calls' }";
//! let decision = ask(forbid, &format!("{share}\nevidence = []"));
//! assert_eq!(decision.outcome, Outcome::Prohibited);
//! let missing = decision.parts[0].missing.as_ref().expect("it is not permitted");
//! assert_eq!(missing.sets[0][0].to_string(), "evidence: equivalent-confidentiality of recipient");
//!
//! let contract = "{ kind = 'equivalent-confidentiality', party = 'north-calls', recorded = 2025-11-03 }";
//! assert_eq!(ask(forbid, &format!("{share}\nevidence = [{contract}]")).outcome, Outcome::Permitted);
//! # }
//! ```
//!
//! # And nothing else; how long; and what clients may ask
//!
//! `closed` decides nothing, since what no rule permits is refused anyway. It lets that answer cite the
//! clause which says so. [Retention](super::retention) and rights are asked in their own ways:
//! [`Engine::standing`](crate::Engine::standing) and [`Engine::answer`](crate::Engine::answer).
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # fn main() {
//! let rules = r#"
//! [[closed]]                       # phone and email are all the channels that there are
//! clause = "PX-38"
//! purpose = "marketing"
//! reading = "Phone and email are all that is named, so nothing else is done."
//!
//! [[retention]]                    # kept as long as the purposes need, then deleted
//! clause = "PX-40"
//! data = "personal-data"
//! maximum = { from = "purpose-fulfilled" }
//! then = "erase"
//!
//! [[right]]                        # clients may see what is held about them
//! clause = "PX-37"
//! right = "access"
//! verify = "identity-verified"
//! obligation = "provide-copy"
//! "#;
//! let by_sms = ask(rules, &OFFER.replace("channel = 'email'", "channel = 'sms'"));
//! assert_eq!(by_sms.outcome, Outcome::NotPermitted);
//! assert_eq!(by_sms.parts[0].clauses()[0].as_str(), "PX-38");
//! # }
//! ```
//!
//! # Read an answer
//!
//! Where it is no, look at three things. `missing` says which facts would make it yes. `unknown` says which
//! ones nobody stated. `near` says which rules nearly applied, and in what they failed: often a word that is
//! wider or narrower than you meant.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! use permitted::engine::Failed;
//! use permitted::policy::TermFacet;
//! # fn main() {
//! // The channel is not stated.
//! let open = ask("", &OFFER.replace("channel = 'email'", "ledger = []"));
//! assert_eq!(open.outcome, Outcome::Undetermined);
//! assert_eq!(open.parts[0].missing.as_ref().unwrap().sets[0][0].to_string(), "channel: email | phone");
//!
//! // Contact details are more than the permit names: a fax number, too.
//! let wide = ask("", &OFFER.replace("'email-address'", "'contact-details'"));
//! assert_eq!(wide.outcome, Outcome::NotPermitted);
//! assert_eq!(wide.parts[0].near[0].rule.id.as_str(), "PX-38");
//! assert_eq!(wide.parts[0].near[0].failed, Failed::Facet(TermFacet::Data));
//! assert!(wide.parts[0].missing.as_ref().unwrap().nothing_cures());
//! # }
//! ```
//!
//! # When it does not load
//!
//! A file loads whole or not at all. All that is wrong is told at once, by rule and key, with the mend.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/first_policy_example.rs"));
//! # fn main() {
//! let read = |right, wrong| toml::from_str::<Policy>(&FILE.replacen(right, wrong, 1));
//! for (right, wrong, message) in [
//!     ("\"email-address\"", "\"e-mail-address\"",
//!      "permit `PX-38`: data[2]: unknown data `e-mail-address`, did you mean `email-address`?"),
//!     ("purpose =", "porpose =", "permit `PX-38`: unknown key `porpose`, did you mean `purpose`?"),
//!     ("\"3 days\"", "\"soon\"", "opt-out `PX-39`: grace: `soon` is not a period; write a whole number"),
//!     ("when.evidence", "evidence", "forbid `PX-20`: unless[0]: unknown key `evidence`; write `when.evidence`"),
//!     ("action = \"disclose\"", "action = \"use\"", "forbid `PX-20`: recipient: `use` has no recipient"),
//! ] {
//!     let told = read(right, wrong).unwrap_err().to_string();
//!     assert!(told.starts_with(message), "{told}");
//! }
//! # }
//! ```
//!
//! # Test it
//!
//! Write down what you expect before you ask. A scenario file holds questions with their answers:
//!
//! ```toml
//! [[scenario]]
//! name = "An offer goes out by email"
//! action = "contact"
//! channel = "email"
//! purpose = "own-marketing"
//! expect = { outcome = "permitted", clause = "PX-38", obligation = "offer-opt-out" }
//! ```
//!
//! [`check_all`](crate::scenario::check_all) asks all of them, and is the whole of a test. Where an answer is
//! another one, it says what came instead.
//!
//! ```
//! use permitted::scenario::{Scenarios, check_all};
//! use permitted::{Engine, Policy};
//!
//! // #[test]
//! fn the_notice_means_what_we_think() -> Result<(), Box<dyn std::error::Error>> {
//!     let policy: Policy = toml::from_str(include_str!("first_policy.toml"))?;
//!     let scenarios: Scenarios = toml::from_str(include_str!("first_policy.scenarios.toml"))?;
//!     assert_eq!(check_all(&Engine::new([policy])?, &scenarios)?, 6);
//!     Ok(())
//! }
//! # the_notice_means_what_we_think()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `cargo run --example decide -- my-policy.toml my-policy.scenarios.toml` prints every answer in sentences.
//! Then use it [in a service](super::in_a_service), and [review changes](super::review_a_change).
