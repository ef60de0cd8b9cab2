//! Importing what others keep: a banner's save, a consent string, a FHIR Consent, a consent record, a
//! newsletter tool's table, each as the ledger events that say it. This module holds no code.
//!
//! Most systems keep a *state*: "these boxes are ticked". A ledger keeps what was said, and when. So a
//! state becomes a `replaced` at the instant of the save, which ends what it does not repeat, and beside
//! it, at the same instant, a grant for each box that is ticked. What was never asked is not said: a box
//! that the form did not show is left out of the scope of `replaced`.
//!
//! Map their words to ours once, by hand, and refuse to import what you cannot map: a purpose that
//! nobody looked at is no consent to it.
//!
//! # Days without times
//!
//! Of what was said at one instant the narrower counts, as on a form. A source that states days alone would
//! make one form of a whole day, on which a yes to one thing would stand against a no to all. So record a
//! denial twice, at the beginning and in the last second of its day, and a grant a second before that: no
//! grant counts too early, and no denial too late.
//!
//! ```
//! use permitted::policy::Strength;
//! use permitted::time::{Date, OffsetDateTime};
//! use permitted::{ConsentEvent, ConsentLedger, Purpose};
//! use time::macros::{date, time};
//!
//! /// When what was said on a day is recorded: grants at the second, denials at the first and the third.
//! fn instants(day: Date) -> [OffsetDateTime; 3] {
//!     [time!(0:00), time!(23:59:58), time!(23:59:59)].map(|time| day.with_time(time).assume_utc())
//! }
//!
//! let [first, grants, last] = instants(date!(2026-02-01));
//! let ledger = ConsentLedger::new([
//!     ConsentEvent::granted("reader-3", Strength::Express, grants).purpose(Purpose::NEWSLETTERS),
//!     ConsentEvent::withdrawn("reader-3", first),
//!     ConsentEvent::withdrawn("reader-3", last),
//! ])?;
//! # let policy: permitted::Policy = toml::from_str("id = 'paper'\nversion = '1'\nfrom = 2020-01-01\n[[permit]]\nclause = '1'\naction = 'contact'\nbasis = 'consent'").unwrap();
//! # let engine = permitted::Engine::new([policy])?;
//! # let act = permitted::Act::new(permitted::Action::CONTACT).data([permitted::DataCategory::EMAIL_ADDRESS]).purpose([Purpose::NEWSLETTERS]).channel(permitted::Channel::EMAIL).by(permitted::Party::CONTROLLER);
//! # let facts = permitted::Facts::about(permitted::Subject::new("reader-3")).ledger(ledger.clone());
//! # let may_write = |at| engine.permits(&engine.prepare(act.clone()).unwrap(), &engine.facts(facts.clone()).unwrap(), at);
//! assert!(!may_write(first) && !may_write(last));
//! # // As midnights, the narrower yes would count.
//! # let midnights = ConsentLedger::new([
//! #     ConsentEvent::granted("reader-3", Strength::Express, first).purpose(Purpose::NEWSLETTERS),
//! #     ConsentEvent::withdrawn("reader-3", first),
//! # ])?;
//! # let facts = permitted::Facts::about(permitted::Subject::new("reader-3")).ledger(midnights);
//! # assert!(engine.permits(&engine.prepare(act.clone()).unwrap(), &engine.facts(facts).unwrap(), last));
//! # Ok::<(), permitted::InputError>(())
//! ```
//!
//! # A cookie banner's save
//!
//! The save names the categories that it showed. `replaced` is scoped by them, so that a later banner
//! that shows fewer leaves the others as they were.
//!
//! ```
//! use permitted::policy::Strength;
//! use permitted::{ConsentEvent, ConsentLedger, Purpose};
//! use time::macros::datetime;
//!
//! let saved = datetime!(2026-02-01 9:30 UTC);
//! let shown = [Purpose::ANALYTICS, Purpose::PERSONALISATION, Purpose::ADVERTISING];
//! let ticked = [Purpose::ANALYTICS];
//! let ledger = ConsentLedger::new([
//!     ConsentEvent::replaced("visitor-9", saved).purpose(shown),
//!     ConsentEvent::granted("visitor-9", Strength::Express, saved)
//!         .purpose(ticked)
//!         .reference("banner 2026-02, choice 81c2"),
//! ])?;
//! # let policy: permitted::Policy = toml::from_str("id = 'shop'\nversion = '1'\nfrom = 2020-01-01\n[[permit]]\nclause = '1'\naction = 'use'\nbasis = 'consent'").unwrap();
//! # let engine = permitted::Engine::new([policy])?;
//! # let asks = |purpose| -> Result<bool, permitted::InputError> {
//! #     let act = permitted::Act::new(permitted::Action::USE).data([permitted::DataCategory::USAGE]).purpose([purpose]).by(permitted::Party::CONTROLLER);
//! #     let facts = permitted::Facts::about(permitted::Subject::new("visitor-9")).ledger(ledger.clone());
//! #     Ok(engine.permits(&engine.prepare(act)?, &engine.facts(facts)?, datetime!(2026-03-01 0:00 UTC)))
//! # };
//! assert!(asks(Purpose::ANALYTICS)?);
//! assert!(!asks(Purpose::ADVERTISING)?);
//! # Ok::<(), permitted::InputError>(())
//! ```
//!
//! # A TCF or GPP string
//!
//! Decode the string with a library of its own. Per purpose it says whether consent was given, and
//! whether legitimate interests were objected to; both are lists of bits. Vendors are parties.
//!
//! ```
//! use permitted::policy::Strength;
//! use permitted::{ConsentEvent, ConsentLedger, LegalBasis, Purpose};
//! use time::macros::datetime;
//!
//! // What the decoder gave: TCF purposes 7 (ad performance) and 4 (personalised advertising).
//! let last_updated = datetime!(2026-02-01 9:30 UTC);
//! let consented = [Purpose::PROMOTION_MEASUREMENT];
//! let objected = [Purpose::PERSONALISED_ADVERTISING];
//! let vendor = "vendor-755";
//! let mut events = vec![
//!     ConsentEvent::replaced("visitor-9", last_updated)
//!         .basis([LegalBasis::CONSENT, LegalBasis::LEGITIMATE_INTERESTS])
//!         .party(vendor),
//! ];
//! events.push(
//!     ConsentEvent::granted("visitor-9", Strength::Express, last_updated)
//!         .purpose(consented)
//!         .party(vendor),
//! );
//! events.push(
//!     ConsentEvent::objected("visitor-9", last_updated)
//!         .purpose(objected)
//!         .party(vendor)
//!         .basis([LegalBasis::LEGITIMATE_INTERESTS]),
//! );
//! # let policy: permitted::Policy = toml::from_str("id = 'ads'\nversion = '1'\nfrom = 2020-01-01\n[[permit]]\nclause = '1'\naction = 'use'\nbasis = 'legitimate-interests'").unwrap();
//! # let engine = permitted::Engine::new([policy])?;
//! # let asks = |purpose| -> Result<bool, permitted::InputError> {
//! #     let vendor = permitted::facts::PartyInRole::named(permitted::Party::PARTNER, vendor);
//! #     let act = permitted::Act::new(permitted::Action::USE).data([permitted::DataCategory::USAGE]).purpose([purpose]).by(vendor);
//! #     let facts = permitted::Facts::about(permitted::Subject::new("visitor-9")).ledger(ConsentLedger::new(events.clone())?);
//! #     Ok(engine.permits(&engine.prepare(act)?, &engine.facts(facts)?, datetime!(2026-03-01 0:00 UTC)))
//! # };
//! // Asked under a policy that rests on legitimate interests:
//! assert!(!asks(Purpose::PERSONALISED_ADVERTISING)?);
//! assert!(asks(Purpose::PROMOTION_MEASUREMENT)?);
//! # Ok::<(), permitted::InputError>(())
//! ```
//!
//! # A FHIR Consent
//!
//! `provision.type = permit` is a grant, `deny` a refusal; `provision.period.end` is the expiry;
//! `provision.actor` with the role of a recipient names parties; nested provisions that say the
//! opposite are events of the same instant, so that "yes, except that" and "no, except this" come out as
//! they are meant. A consent whose `status` is no longer `active`, such as `inactive` or
//! `entered-in-error`, withdraws what it granted: leaving it out would leave a grant of an earlier import
//! in force. `performer` says whose word it is.
//!
//! ```
//! use permitted::facts::Giver;
//! use permitted::policy::{GiverKind, Strength};
//! use permitted::{ConsentEvent, ConsentLedger, DataCategory, Purpose};
//! use time::macros::datetime;
//!
//! let signed = datetime!(2026-01-15 14:00 UTC);
//! let by = Giver::named(GiverKind::Parent, "related-person-12");
//! let ledger = ConsentLedger::new([
//!     // The root permits the use for research until the end of the year ...
//!     ConsentEvent::granted("patient-4", Strength::Explicit, signed)
//!         .purpose([Purpose::RESEARCH])
//!         .given_by(by.clone())
//!         .expires(datetime!(2027-01-01 0:00 UTC)),
//!     // ... and a provision below it takes mental health out.
//!     ConsentEvent::refused("patient-4", signed)
//!         .purpose([Purpose::RESEARCH])
//!         .data([DataCategory::MENTAL_HEALTH])
//!         .given_by(by),
//! ])?;
//! # let policy: permitted::Policy = toml::from_str("id = 'clinic'\nversion = '1'\nfrom = 2020-01-01\n[[permit]]\nclause = '1'\naction = 'use'\nbasis = 'explicit-consent'").unwrap();
//! # let engine = permitted::Engine::new([policy])?;
//! # let asks = |data| -> Result<bool, permitted::InputError> {
//! #     let act = permitted::Act::new(permitted::Action::USE).data([data]).purpose([Purpose::RESEARCH]).by(permitted::Party::CONTROLLER);
//! #     let facts = permitted::Facts::about(permitted::Subject::new("patient-4").aged(12)).ledger(ledger.clone());
//! #     Ok(engine.permits(&engine.prepare(act)?, &engine.facts(facts)?, datetime!(2026-03-01 0:00 UTC)))
//! # };
//! assert!(asks(DataCategory::ALLERGY)?);
//! assert!(!asks(DataCategory::MENTAL_HEALTH)?);
//! # Ok::<(), permitted::InputError>(())
//! ```
//!
//! # A consent record of ISO/IEC TS 27560
//!
//! Each entry of `event` has a state: `given` is granted, `refused` refused, `withdrawn` withdrawn,
//! `renewed` renewed, and `expired` is no event but the expiry of the grant before it. The record's id is
//! the reference, the event's own id the id, so that importing twice changes nothing.
//!
//! ```
//! use permitted::policy::Strength;
//! use permitted::{ConsentEvent, ConsentLedger, Purpose};
//! use time::macros::datetime;
//!
//! let given = ConsentEvent::granted("reader-3", Strength::Express, datetime!(2025-05-01 0:00 UTC))
//!     .purpose([Purpose::NEWSLETTERS])
//!     .id("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
//!     .reference("record 2025-118");
//! let mut ledger = ConsentLedger::new([given.clone()])?;
//! ledger.record(given.clone())?;
//! assert_eq!(ledger.len(), 1);
//! // A different event with the id of another is refused.
//! assert!(ledger.record(given.channel([permitted::Channel::EMAIL])).is_err());
//! # Ok::<(), permitted::InputError>(())
//! ```
//!
//! # A newsletter tool's table
//!
//! A row per address: subscribed and when, unsubscribed and when. "Unsubscribed" is an objection to
//! direct marketing by that channel. A row that says "subscribed" and no more than that is an implied
//! grant: it does not undo an unsubscription, whatever its date.
//!
//! ```
//! use permitted::policy::Strength;
//! use permitted::{Channel, ConsentEvent, ConsentLedger, Purpose};
//! use time::macros::datetime;
//!
//! let ledger = ConsentLedger::new([
//!     ConsentEvent::objected("reader-3", datetime!(2025-11-03 8:00 UTC))
//!         .purpose([Purpose::NEWSLETTERS])
//!         .channel([Channel::EMAIL]),
//!     ConsentEvent::granted("reader-3", Strength::Implied, datetime!(2026-01-07 0:00 UTC))
//!         .purpose([Purpose::NEWSLETTERS])
//!         .channel([Channel::EMAIL])
//!         .reference("import 2026-01, line 17"),
//! ])?;
//! # let policy: permitted::Policy = toml::from_str("id = 'paper'\nversion = '1'\nfrom = 2020-01-01\n[[permit]]\nclause = '1'\naction = 'contact'\nbasis = 'consent'").unwrap();
//! # let engine = permitted::Engine::new([policy])?;
//! # let act = permitted::Act::new(permitted::Action::CONTACT).data([permitted::DataCategory::EMAIL_ADDRESS]).purpose([Purpose::NEWSLETTERS]).channel(Channel::EMAIL).by(permitted::Party::CONTROLLER);
//! # let facts = permitted::Facts::about(permitted::Subject::new("reader-3")).ledger(ledger.clone());
//! # let may_write = engine.permits(&engine.prepare(act)?, &engine.facts(facts)?, datetime!(2026-03-01 0:00 UTC));
//! assert!(!may_write);
//! # Ok::<(), permitted::InputError>(())
//! ```
//!
//! # Signals
//!
//! `Sec-GPC: 1` is an objection to sale, to sharing, and to targeted advertising, from the first request
//! that bears it. Record it once; that a later request lacks the header takes nothing back.
//!
//! ```
//! use permitted::{ConsentEvent, ConsentLedger, Party, Purpose};
//! use time::macros::datetime;
//!
//! let seen = datetime!(2026-02-01 9:30 UTC);
//! let ledger = ConsentLedger::new([
//!     ConsentEvent::objected("visitor-9", seen).recipient([Party::THIRD_PARTY]),
//!     ConsentEvent::objected("visitor-9", seen).purpose([Purpose::TARGETED_ADVERTISING]),
//! ])?;
//! assert_eq!(ledger.len(), 2);
//! # Ok::<(), permitted::InputError>(())
//! ```
