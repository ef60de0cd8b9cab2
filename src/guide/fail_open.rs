//! How privacy engines fail open: the known ways, where they were seen, and why this engine does not go them.
//! This module holds no code.
//!
//! An engine *fails open* where it says yes because something went wrong: a rule did not run, a fact was not
//! there, a record was overwritten. Nobody notices, since nothing breaks. Each section names one way, public
//! reports of it as of 2026, and asks this engine the same. What is reported of others is often documented
//! behaviour, and sometimes mended since. The last sections are ways that an early draft of this crate went
//! itself.
//!
//! # A rule that cannot be evaluated is skipped
//!
//! In Cedar a policy whose evaluation errs is left out of the decision, a `forbid` too. That is by design,
//! and the schema validator finds most such errors beforehand; without a schema a forbid that compares a text
//! as if it were an entity is silently gone (`cedar-policy/cedar#2428`). In SAPL 4.0 an error abstains in a
//! set of policies that says nothing of errors; a server that is not configured reports it.
//!
//! Here a rule cannot err. What is wrong with it is found when it is loaded, and then nothing of the policy
//! is loaded.
//!
//! ```
//! use permitted::Policy;
//!
//! let error = toml::from_str::<Policy>(
//!     "id = 'library'\nversion = '1'\nfrom = 2020-01-01\n\
//!      permit = [{ clause = '1', action = 'share' }]\n\
//!      forbid = [{ clause = '2', action = 'share', recipient = 'insurrer' }]",
//! )
//! .unwrap_err();
//! assert!(error.to_string().contains("unknown party `insurrer`, did you mean `insurer`?"), "{error}");
//! ```
//!
//! # A fact is not stated
//!
//! A deny that reads a field does not match where the field is absent. Rules compiled to Rego let pass
//! whoever left the field out (`microsoft/agent-governance-toolkit#3297`). In the purpose-based access
//! control of fides an `unless` that asks about consent or place does not hold where the context has none, so
//! that the *allow* which it should have turned stands (`policy-engine/pkg/pbac` in `ethyca/fides`).
//!
//! Here whatever can be stated is unknown until it is stated. A forbid that may strike is not passed, and the
//! answer says what to find out.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # fn main() {
//! let rules = "permit = [{ clause = '1', action = 'analyse', basis = 'contract' }]
//!              forbid = [{ clause = '2', action = 'analyse', place = 'SG' }]";
//! let question = "action = 'analyse'\npurpose = 'analytics'";
//! assert_eq!(ask(rules, &format!("{question}\nplace = 'SG'")).outcome, Outcome::Prohibited);
//! assert_eq!(ask(rules, &format!("{question}\nplace = 'FR'")).outcome, Outcome::Permitted);
//!
//! let unstated = ask(rules, question);
//! assert_eq!(unstated.outcome, Outcome::Undetermined);
//! assert_eq!(unstated.parts[0].unknown[0].to_string(), "place");
//! # }
//! ```
//!
//! # No answer is taken for a yes
//!
//! In Rego a rule that does not hold is *undefined*: the server answers 200 and leaves the result out
//! (`open-policy-agent/opa#246`). Each client has to read that as no. One took an empty list of conditions
//! for "no conditions" and let every query pass (`unbasical/kelon#17`); of another it was asked that it allow
//! where no policy is defined (`fybrik/fybrik#490`).
//!
//! Here there is always an answer, and the worst of them is the default. No policy, or none in force yet,
//! permits nothing.
//!
//! ```
//! # use permitted::{Engine, Outcome, Policy, Question};
//! let question = || toml::from_str::<Question>(
//!     "action = 'use'\ndata = 'name'\npurpose = 'billing'\nat = 2026-03-01",
//! );
//! let none = Engine::new(Vec::<Policy>::new())?;
//! assert_eq!(none.ask(question()?)?.outcome, Outcome::NotPermitted);
//!
//! let next_year: Policy =
//!     toml::from_str("id = 'library'\nversion = '2'\nfrom = 2027-01-01\npermit = [{ clause = '1', action = 'use' }]")?;
//! assert_eq!(Engine::new([next_year])?.ask(question()?)?.outcome, Outcome::NotPermitted);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The author chooses how rules combine
//!
//! In casbin the effect is an expression of the model's: `some(where (p.eft == allow))` reads no deny at all,
//! and a matcher that does not speak of the policy passes by its denies (`apache/casbin#1618`). SAPL has
//! `priority permit or permit` among its algorithms, with a warning. The evaluators of ODRL are free to take
//! what no rule speaks of as permitted (`w3c/odrl#123`).
//!
//! Here forbids prevail, whatever permits there are and in whatever order, and no key says otherwise.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # fn main() {
//! let question = "action = 'share'\nrecipient = 'insurer'\npurpose = 'insurance'";
//! let permit = "[[permit]]\nclause = '1'\naction = 'share'\n";
//! let forbid = "[[forbid]]\nclause = '2'\nrecipient = 'insurer'\n";
//! for rules in [format!("{permit}{forbid}"), format!("{forbid}{permit}{permit}")] {
//!     let decision = ask(&rules, question);
//!     assert_eq!(decision.outcome, Outcome::Prohibited);
//!     assert_eq!(decision.parts[0].overridden[0].clauses[0].as_str(), "1");
//! }
//! assert_eq!(ask("", question).outcome, Outcome::NotPermitted);
//! # }
//! ```
//!
//! # One of several is enough
//!
//! A match on *any* of the categories that are asked for decides about all of them (fides, as above). A list
//! that is filtered by a query of its own showed the members of groups below one that is denied
//! (`keycloak/keycloak#51158`): the single question knew better.
//!
//! Here an act is permitted only if all that it stands for is, and lists are answered by the same judge.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # fn main() {
//! let rules = "permit = [{ clause = '1', data = 'contact-details' }]
//!              forbid = [{ clause = '2', data = 'phone-number' }]";
//! let group = ask(rules, "action = 'use'\npurpose = 'billing'\ndata = 'contact-details'");
//! assert_eq!(group.outcome, Outcome::Prohibited);
//! let list = ask(rules, "action = 'use'\npurpose = 'billing'\ndata = ['email-address', 'mobile-number']");
//! assert_eq!(list.outcome, Outcome::Prohibited);
//! let may: Vec<String> = list.permitted_items().map(|item| item.data.to_string()).collect();
//! assert_eq!(may, ["email-address"]);
//! # }
//! ```
//!
//! # Consent is a flag
//!
//! A flag does not know when it was set. Newsletter tools took people back who had unsubscribed, since an old
//! list was imported again: `Mailtrain-org/mailtrain#325`, `mettle/sendportal-core#165`; after
//! `knadh/listmonk#2008` nobody could tell any more who had.
//!
//! Here consent is a history, and nothing is taken out of it. What is imported is as old as it is.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # fn main() {
//! let rules = "permit = [{ clause = '1', action = 'contact', basis = 'consent' }]";
//! let ledger = |events: &str| {
//!     let question = "action = 'contact'\nchannel = 'email'\npurpose = 'newsletters'";
//!     ask(rules, &format!("{question}\nledger = [{events}]")).outcome
//! };
//! let old = "{ event = 'granted', strength = 'express', recorded = 2025-05-01, purpose = 'newsletters' }";
//! let no = "{ event = 'withdrawn', recorded = 2026-01-20 }";
//! assert_eq!(ledger(old), Outcome::Permitted);
//! assert_eq!(ledger(&format!("{no}, {old}")), Outcome::NotPermitted);
//!
//! // No history at all is another thing than an empty one.
//! assert_eq!(ledger(""), Outcome::NotPermitted);
//! let unknown = ask(rules, "action = 'contact'\nchannel = 'email'\npurpose = 'newsletters'");
//! assert_eq!(unknown.outcome, Outcome::Undetermined);
//! # }
//! ```
//!
//! # A consent that exists is a consent
//!
//! That a record is there says little. Where records came to say *deny* as well, a look for their existence
//! was wrong (`medizininformatik-initiative/torch#360`). Consents outlived their end
//! (`wso2/financial-services-accelerator#738`), and a banner took its defaults for choices where a saved
//! choice did not mention a purpose (mended in `ethyca/fides#4430`).
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # fn main() {
//! # let rules = "permit = [{ clause = '1', action = 'contact', basis = 'consent' }]";
//! # let ledger = |events: &str| {
//! #     let question = "action = 'contact'\nchannel = 'email'\npurpose = 'newsletters'";
//! #     ask(rules, &format!("{question}\nledger = [{events}]")).outcome
//! # };
//! let granted = |more: &str| format!("{{ event = 'granted', strength = 'express', recorded = 2025-05-01, {more} }}");
//! assert_eq!(ledger(&granted("purpose = 'newsletters', expires = 2026-03-01")), Outcome::NotPermitted);
//! assert_eq!(ledger(&granted("purpose = 'research'")), Outcome::NotPermitted);
//! // A form that was saved anew, in which the box was not ticked.
//! let form = "{ event = 'replaced', recorded = 2026-02-01 }";
//! assert_eq!(ledger(&format!("{}, {form}", granted("purpose = 'newsletters'"))), Outcome::NotPermitted);
//! # }
//! ```
//!
//! # Somebody else said yes
//!
//! A child's click undid the parent's refusal, and an agent's yes the person's own no. Here what somebody
//! said is answered by the same giver alone, what an agent said by the person, too, and a policy says whose
//! word counts.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # fn main() {
//! let rules = "permit = [{ clause = '1', action = 'use', basis = 'consent' }]
//!              consent-giver = [{ clause = '2', when.age.below = 14, giver = 'parent' }]";
//! let click = "action = 'use'\npurpose = 'analytics'\n\
//!     ledger = [{ event = 'granted', strength = 'express', recorded = 2026-02-01, purpose = 'analytics' }]";
//! let child = ask(rules, &format!("{click}\nsubject = {{ id = 'u', age = 12 }}"));
//! assert_eq!(child.outcome, Outcome::NotPermitted);
//! assert_eq!(child.parts[0].missing.as_ref().unwrap().sets[0][0].to_string(), "consent from parent: implied");
//! // How old somebody is who clicks is seldom known.
//! assert_eq!(ask(rules, click).outcome, Outcome::Undetermined);
//! # }
//! ```
//!
//! # A no that is read too narrowly
//!
//! A withdrawal "towards Acme" was escaped by naming somebody else as the recipient; and an objection whose
//! purpose is misspelt is easily taken to be about nothing. Here what helps is read narrowly and what hurts
//! widely: a denial's party may stand in any role, and an unknown word in it is read as not said.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # fn main() {
//! let rules = "permit = [{ clause = '1', action = 'share', basis = 'legitimate-interests' }]";
//! let share = "action = 'share'\npurpose = 'event-promotion'\n\
//!     by = { role = 'partner', party = 'acme' }\nrecipient = { role = 'mailing-provider', party = 'elm-print' }";
//! for no in ["party = 'acme'", "purpose = 'event-promtion'"] {
//!     let ledger = format!("ledger = [{{ event = 'objected', recorded = 2026-01-20, {no} }}]");
//!     assert_eq!(ask(rules, &format!("{share}\n{ledger}")).outcome, Outcome::NotPermitted);
//! }
//! # }
//! ```
//!
//! # What was decided once is done for ever
//!
//! An act that was prepared in the morning never heard of objections made since, and a cached yes outlives
//! the consent that it rested on. Here no prepared thing keeps a moment, which [in a
//! service](super::in_a_service) shows, and each answer says until when it holds.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/fail_open_example.rs"));
//! # use time::macros::datetime;
//! # fn main() {
//! let decision = ask(
//!     "permit = [{ clause = '1', action = 'use', basis = 'consent' }]",
//!     "action = 'use'\npurpose = 'analytics'\nledger = [{ event = 'granted', strength = 'express', \
//!      recorded = 2026-02-01, purpose = 'analytics', expires = 2026-06-01 }]",
//! );
//! assert_eq!(decision.outcome, Outcome::Permitted);
//! assert_eq!(decision.stable_until, Some(datetime!(2026-06-01 0:00 UTC)));
//! # }
//! ```
//!
//! # What this engine cannot guard against
//!
//! It believes the facts that it is given. It cannot know that an act was never asked about, that a ledger
//! handed over as complete is not, or that a rule means less than its clause. Ask where the data is used,
//! keep the events, and [have scenarios say](super::first_policy) what the policy means.
