//! How consent, refusals, objections and restrictions follow one another: a worked ledger for each
//! kind of event. This module holds no code.
//!
//! A ledger holds events, and nothing is ever taken out of it. What holds at a moment is read off it
//! anew at each asking, by the rules of [`semantics`](super::semantics) (5.7–5.9, 5.11). Grants help
//! and are read narrowly: an unknown word in one makes it cover nothing, and its party has to stand in
//! one certain role. Denials hurt and are read widely: an unknown word in one is read as not said, and
//! its party may stand in any role.
//!
//! All ledgers below are asked of one policy:
//!
//! ```toml
//! id = "library"
//! version = "1"
//! from = 2020-01-01
//!
//! [[permit]]                       # newsletters, with consent
//! clause = "1"
//! action = "contact"
//! purpose = "newsletters"
//! basis = "consent"
//!
//! [[permit]]                       # a look at what is read, on legitimate interests
//! clause = "2"
//! action = "analyse"
//! basis = "legitimate-interests"
//! ```
//!
//! # Granted
//!
//! A grant states its strength and names purposes. It counts from its record (or `valid-from`, if
//! that is later) up to, not including, its expiry, until something later ends it.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let ledger = "[{ event = 'granted', strength = 'express', recorded = 2026-01-05, \
//!                purpose = 'newsletters', expires = 2026-06-01 }]";
//! assert_eq!(newsletter(ledger, "2026-03-01"), Outcome::Permitted);
//! assert_eq!(newsletter(ledger, "2026-06-01"), Outcome::NotPermitted);
//! # }
//! ```
//!
//! # Refused, withdrawn, objected
//!
//! A denial ends the grants of the same giver that were recorded before it. What is said last counts:
//! an express grant that is recorded later, and stands, answers it. Without a basis a denial speaks of
//! all processing, so that it ends legitimate interests, too; with `basis` it says of which processing
//! it speaks.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let yes = "{ event = 'granted', strength = 'express', recorded = 2026-01-05, purpose = 'newsletters' }";
//! let no = "{ event = 'withdrawn', recorded = 2026-02-01, basis = 'consent' }";
//! assert_eq!(newsletter(&format!("[{yes}, {no}]"), "2026-01-20"), Outcome::Permitted);
//! assert_eq!(newsletter(&format!("[{yes}, {no}]"), "2026-02-01"), Outcome::NotPermitted);
//! // It spoke of consent alone: what rests on legitimate interests goes on.
//! assert_eq!(analysis(&format!("[{yes}, {no}]"), "2026-03-01"), Outcome::Permitted);
//! let all = "[{ event = 'refused', recorded = 2026-02-01 }]";
//! assert_eq!(analysis(all, "2026-03-01"), Outcome::NotPermitted);
//! # }
//! ```
//!
//! Consent does not bring legitimate interests back: consent carries a use on its own basis, and an
//! objection ends when it is lifted, replaced, or expires.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let ledger = "[{ event = 'objected', recorded = 2026-01-05, expires = 2026-04-01 }, \
//!                { event = 'granted', strength = 'express', recorded = 2026-02-01, purpose = 'analytics' }]";
//! assert_eq!(analysis(ledger, "2026-03-01"), Outcome::NotPermitted);
//! assert_eq!(analysis(ledger, "2026-04-01"), Outcome::Permitted);
//! # }
//! ```
//!
//! # Lifted
//!
//! Takes refusals, objections and restrictions of the same giver back, and withdrawals as far as they
//! speak of other bases than consent. It grants nothing.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let ledger = "[{ event = 'objected', recorded = 2026-01-05 }, \
//!                { event = 'lifted', recorded = 2026-02-01 }]";
//! assert_eq!(analysis(ledger, "2026-01-20"), Outcome::NotPermitted);
//! assert_eq!(analysis(ledger, "2026-03-01"), Outcome::Permitted);
//! assert_eq!(newsletter(ledger, "2026-03-01"), Outcome::NotPermitted);
//! # }
//! ```
//!
//! # Replaced
//!
//! A form was saved that says all there is to say: what the same giver recorded before is over, within
//! the scope of the event. What the form says stands beside it, at the same instant. Without a basis it
//! ends grants, and denials of consent alone; an objection to legitimate interests survives a consent
//! form.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let before = "{ event = 'granted', strength = 'express', recorded = 2026-01-05, \
//!                purpose = ['newsletters', 'personalisation'] }";
//! let form = "{ event = 'replaced', recorded = 2026-02-01T09:00:00Z }";
//! let ticked = "{ event = 'granted', strength = 'express', recorded = 2026-02-01T09:00:00Z, \
//!                purpose = 'personalisation' }";
//! let ledger = format!("[{before}, {form}, {ticked}]");
//! assert_eq!(newsletter(&ledger, "2026-01-20"), Outcome::Permitted);
//! assert_eq!(newsletter(&ledger, "2026-03-01"), Outcome::NotPermitted);
//! # }
//! ```
//!
//! # Of one instant
//!
//! "No, except this": of a grant and a denial of one giver and one instant the grant prevails where its
//! scope lies strictly inside the denial's. Else the denial does: "yes, except that".
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let no = "{ event = 'refused', recorded = 2026-02-01T09:00:00Z }";
//! let but = "{ event = 'granted', strength = 'express', recorded = 2026-02-01T09:00:00Z, \
//!             purpose = 'newsletters' }";
//! assert_eq!(newsletter(&format!("[{no}, {but}]"), "2026-03-01"), Outcome::Permitted);
//! let no_newsletters = "{ event = 'refused', recorded = 2026-02-01T09:00:00Z, purpose = 'newsletters' }";
//! assert_eq!(newsletter(&format!("[{no_newsletters}, {but}]"), "2026-03-01"), Outcome::NotPermitted);
//! # }
//! ```
//!
//! # Whose word
//!
//! A denial is answered by its own giver, and what an agent said by the subject, too. One parent's yes
//! does not undo the other's no. A parent's word ends with the subject's eighteenth birthday, unless the
//! policy declares otherwise (`[[consent-giver]]`).
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let no = "{ event = 'refused', recorded = 2026-01-05, giver = { kind = 'parent', party = 'mother' } }";
//! let yes = "{ event = 'granted', strength = 'express', recorded = 2026-02-01, purpose = 'newsletters', \
//!             giver = { kind = 'parent', party = 'father' } }";
//! let child = "subject = { id = 'reader-17', age = 12 }";
//! let asked = |ledger: &str| ask("contact", "newsletters", ledger, "2026-03-01", child);
//! assert_eq!(asked(&format!("[{yes}]")), Outcome::Permitted);
//! assert_eq!(asked(&format!("[{no}, {yes}]")), Outcome::NotPermitted);
//! # }
//! ```
//!
//! # Restricted
//!
//! Restricted data is only stored (GDPR Art. 18): other uses are prohibited, save legal claims, what a
//! `[[restriction]]` of the policy excepts, and what the same giver expressly agrees to later. The
//! controller may lift a restriction, and nothing else.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/consent_over_time_example.rs"));
//! # fn main() {
//! let ledger = "[{ event = 'restricted', recorded = 2026-02-01 }, \
//!                { event = 'lifted', giver = 'controller', recorded = 2026-03-10 }]";
//! assert_eq!(analysis(ledger, "2026-03-01"), Outcome::Prohibited);
//! assert_eq!(analysis(ledger, "2026-04-01"), Outcome::Permitted);
//! # }
//! ```
