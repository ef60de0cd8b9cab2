//! Replacing policies while a service runs: what to refuse, although it loads. This module holds no code.
//!
//! A file that does not load changes nothing: [`Engine::new`](crate::Engine::new) gives an engine or an
//! error, and the service keeps the engine that it has. Three mistakes load well.
//!
//! - **A version that is not in force yet.** A file whose `from` lies in the future, alone, leaves no version
//!   in force until then, and all is out of scope. Keep the version before it beside it; a replay of the log
//!   needs it as well.
//! - **A version that was edited under its old name.** It says something else than what the log cites under
//!   that name. Its [fingerprint](crate::Policy::fingerprint) tells: give an edited version a new name.
//! - **Half a file.** A file that is read while it is written, or that was cut, may be whole policy text with
//!   fewer rules: without its last `[[forbid]]`, say. Write the new file beside the old one and rename it
//!   into its place, and ask your scenarios before it takes over. They fail where a rule is gone.
//!
//! ```
//! use permitted::engine::KnownVersion;
//! use permitted::scenario::{Scenarios, check_all};
//! use permitted::time::OffsetDateTime;
//! use permitted::{Engine, Policy, PolicyTimeline};
//! use time::macros::datetime;
//!
//! /// The engine that takes over from this one with one more version, if it may.
//! fn reloaded(
//!     old: &Engine,
//!     version: Policy,
//!     scenarios: &Scenarios,
//!     now: OffsetDateTime,
//! ) -> Result<Engine, String> {
//!     let fingerprint = version.fingerprint();
//!     let is_of_it = |known: &KnownVersion| known.version.policy == *version.id();
//!     let known: Vec<KnownVersion> = old.versions().filter(is_of_it).collect();
//!     if let Some(same) = known.iter().find(|known| *known.version == version.version()) {
//!         return match same.fingerprint == fingerprint {
//!             true => Ok(old.clone()),
//!             false => Err(format!("`{}` was edited; give it a new version", same.version)),
//!         };
//!     }
//!     let others = old.policies().filter(|policy| policy.id() != Some(version.id())).cloned();
//!     let versions = known.iter().map(|known| known.policy.clone()).chain([version.clone()]);
//!     let versions = PolicyTimeline::new(versions).map_err(|error| error.to_string())?;
//!     let new = Engine::new(others.chain([versions])).map_err(|error| error.to_string())?;
//!     if !new.versions().any(|known| is_of_it(&known) && known.is_in_force_at(now)) {
//!         return Err(format!("no version of `{}` would be in force", version.id()));
//!     }
//!     check_all(&new, scenarios).map_err(|failures| failures.to_string())?;
//!     Ok(new)
//! }
//!
//! let file = |version: &str, from: &str, rules: &str| -> Policy {
//!     let head = format!("id = 'clinic'\nversion = '{version}'\nfrom = {from}\n");
//!     toml::from_str(&format!("{head}{rules}")).unwrap()
//! };
//! let (permit, forbid) = (
//!     "[[permit]]\nclause = '5'\naction = 'contact'\n",
//!     "[[forbid]]\nclause = '6'\naction = 'contact'\nchannel = 'phone'\npurpose = 'marketing'\n",
//! );
//! let scenarios: Scenarios = toml::from_str(
//!     r#"
//!     [[scenario]]
//!     name = "a leaflet is read out on the phone"
//!     action = "contact"
//!     channel = "phone"
//!     data = "mobile-number"
//!     purpose = "own-marketing"
//!     at = 2026-09-01
//!     expect = { outcome = "prohibited", clause = "6" }
//!     "#,
//! )?;
//! let both = format!("{permit}{forbid}");
//! let old = Engine::new([file("1", "2026-01-01", &both)])?;
//! let reload = |policy| reloaded(&old, policy, &scenarios, datetime!(2026-03-01 9:00 UTC));
//!
//! let edited = reload(file("1", "2026-01-01", permit)).unwrap_err();
//! assert_eq!(edited, "`clinic@1` was edited; give it a new version");
//! let cut = reload(file("2", "2026-02-01", permit)).unwrap_err();
//! assert!(cut.starts_with("1 of 1 scenarios is not as expected"), "{cut}");
//! // From July on, and the version before it until then.
//! let next = reload(file("2", "2026-07-01", &both)).map_err(Box::<dyn std::error::Error>::from)?;
//! // For a status page.
//! let versions: Vec<KnownVersion> = next.versions().collect();
//! assert_eq!(serde_json::to_value(&versions)?[0]["until"], "2026-07-01T00:00:00Z");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
