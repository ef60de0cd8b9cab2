//! Review a change of a policy: what a new version says otherwise, before it is in force. This module holds
//! no code.
//!
//! The change that is reviewed here is one of the policy of [`first_policy`](super::first_policy). Somebody
//! wants to send text messages, and meant to tidy a word:
//!
//! ```diff
//! -version = "1"
//! -from = 2020-01-01
//! +version = "2"
//! +from = 2026-05-01
//! -channel = ["phone", "email"]
//! +channel = ["phone", "email", "sms"]
//! -unless = [{ when.evidence = "equivalent-confidentiality" }]
//! +unless = [{ when.evidence = "confidentiality" }]
//! ```
//!
//! The difference of the texts is four lines. What it means is asked in three steps: is anything changed,
//! which expectations does it break, and which answers of last month would have been others?
//!
//! # Is anything changed?
//!
//! A [fingerprint](crate::Policy::fingerprint) is made of what a version says: comments, layout and the order
//! of rules are not in it. A change of layout alone needs no further review. And a version that was published
//! never changes: where its fingerprint is another one, somebody edited it under its old name.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/review_a_change_example.rs"));
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let without_comments: String =
//!     PUBLISHED.lines().map(|line| line.split(" #").next().unwrap_or(line).to_owned() + "\n").collect();
//! let same: Policy = toml::from_str(&without_comments)?;
//! assert_eq!(same.fingerprint(), published().fingerprint());
//!
//! let edited: Policy = toml::from_str(&PUBLISHED.replace("3 days", "30 days"))?;
//! assert_eq!(edited.version(), published().version());
//! assert_ne!(edited.fingerprint(), published().fingerprint());
//! # Ok(())
//! # }
//! ```
//!
//! Keep the fingerprint of each published version in a test, and log those of
//! [`Engine::versions`](crate::Engine::versions) when the service starts.
//!
//! # Which expectations does it break?
//!
//! Ask the old scenarios of the draft, *before* you adapt them. Each failure is a thing that the change does,
//! in a sentence for whoever has to agree to it. The scenarios ask at moments before the draft is in force,
//! so let it begin earlier for this test.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/review_a_change_example.rs"));
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let scenarios: Scenarios = toml::from_str(SCENARIOS)?;
//! let tried = draft().into_builder().in_force_from(published().from()).build()?;
//! let failures = check_all(&Engine::new([tried])?, &scenarios).unwrap_err();
//!
//! let broken: Vec<String> = failures.failed().iter().map(ToString::to_string).collect();
//! assert_eq!(broken.len(), 2);
//! assert!(broken[0].starts_with(
//!     "scenario `It goes out by text message`: outcome: expected not-permitted, found permitted",
//! ));
//! assert_eq!(
//!     broken[1],
//!     "scenario `A call centre that is bound to nothing gets the address`: missing: \
//!      expected [\"evidence: equivalent-confidentiality of recipient\"], \
//!      found [\"evidence: confidentiality of recipient\"]",
//! );
//! # Ok(())
//! # }
//! ```
//!
//! The first is what was wanted. The second was not: any confidentiality will do now, where the notice
//! promises one that is as strict. That the scenario expects what is *missing*, and not just a no, is why it
//! shows.
//!
//! # Which answers would have been others?
//!
//! Scenarios are what somebody thought of. A log is what happened. Keep an
//! [`AuditRecord`](crate::audit::AuditRecord) of each decision, one line of JSON, and run the log against the
//! draft: [`Engine::backtest`](crate::Engine::backtest) yields the records whose answers change, as it meets
//! them.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/review_a_change_example.rs"));
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // What the service wrote while version 1 was in force.
//! let engine = Engine::new([published()])?;
//! let mut log = String::new();
//! for (id, asked) in [
//!     ("r-1", "action = 'contact'\nchannel = 'email'\npurpose = 'own-marketing'"),
//!     ("r-2", "action = 'contact'\nchannel = 'sms'\npurpose = 'own-marketing'"),
//!     ("r-3", "action = 'share'\npurpose = 'service-provision'\n\
//!              recipient = { role = 'processor', party = 'north-calls' }\n\
//!              evidence = [{ kind = 'confidentiality', party = 'north-calls', recorded = 2025-11-03 }]"),
//! ] {
//!     let record = engine.ask_on_record(question(&format!("id = '{id}'\nat = 2026-03-01\n{asked}")))?;
//!     log += &(serde_json::to_string(&record)? + "\n");
//! }
//!
//! // The review. Lines that do not read are errors, and not left out.
//! let records = log.lines().map(serde_json::from_str).collect::<Result<Vec<AuditRecord>, _>>()?;
//! assert!(engine.replay(&records[0])?.is_equal());
//! let tried = Engine::new([draft().into_builder().in_force_from(published().from()).build()?])?;
//! let mut told = Vec::new();
//! for changed in tried.backtest(&records) {
//!     let replay = changed.replay?;
//!     for change in replay.changes.iter().filter(|change| change.is_of_outcome()) {
//!         told.push(format!("{}: {change}", changed.record.question_id().expect("each has an id")));
//!     }
//! }
//! assert_eq!(told, [
//!     "r-2: part 0: not permitted before, permitted now",
//!     "r-3: part 0: prohibited before, permitted now",
//! ]);
//! # Ok(())
//! # }
//! ```
//!
//! [`Change`](crate::audit::Change) tells more than outcomes: other clauses, other obligations, another end.
//! A record holds all facts that it was decided by. Keep the log as safe as these, and no longer than its
//! purpose asks for. `cargo run --release --example audit` does all this with 100,000 records.
//!
//! # When may it be in force?
//!
//! Some notices promise to be changed on notice only. Say so in an `amendment`, with how long that is, and a
//! [`PolicyTimeline`](crate::PolicyTimeline) refuses a version that comes too early. Plexuus promises nothing
//! of the kind (PX-41); suppose it gave thirty days.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/review_a_change_example.rs"));
//! use permitted::policy::{Amendment, Period, TakesEffect};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let promise = Amendment::new("PX-41", TakesEffect::AfterNotice).notice(Period::days(30));
//! let published = published().into_builder().amendment(promise).build()?;
//! let announced = |on| draft().into_builder().announced(on).build();
//!
//! let too_late = announced(datetime!(2026-04-15 0:00 UTC))?;
//! assert_eq!(
//!     PolicyTimeline::new([published.clone(), too_late]).unwrap_err().to_string(),
//!     "policy `plexuus@2`: it takes effect at 2026-05-01, before the 30 days have run out that amendment \
//!      `PX-41` of `plexuus@1` gives after notice; let it take effect later, or correct `announced`",
//! );
//! assert!(PolicyTimeline::new([published, announced(datetime!(2026-03-31 0:00 UTC))?]).is_ok());
//! # Ok(())
//! # }
//! ```
//!
//! # Put it in force
//!
//! Load both versions as one timeline, days before. The version in force at the moment of a use decides about
//! it, whenever the data was collected; nobody has to deploy at midnight. Answers that were given before end
//! where the new version begins, so that a cache forgets them in time. And what the old version decided can
//! be replayed as long as it stays in the timeline.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/review_a_change_example.rs"));
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let engine = Engine::new([PolicyTimeline::new([published(), draft()])?])?;
//! let text_message = |at: &str| {
//!     question(&format!("at = {at}\naction = 'contact'\nchannel = 'sms'\npurpose = 'own-marketing'"))
//! };
//! let april = engine.ask_on_record(text_message("2026-04-30"))?;
//! let may = engine.ask(text_message("2026-05-01"))?;
//! assert!(!april.decision.is_permitted() && may.is_permitted());
//! assert_eq!(april.decision.stable_until, Some(datetime!(2026-05-01 0:00 UTC)));
//! assert_eq!(april.decision.versions[0].fingerprint, published().fingerprint());
//! assert_eq!(may.versions[0].fingerprint, draft().fingerprint());
//! assert!(engine.replay(&april)?.is_equal());
//! # Ok(())
//! # }
//! ```
//!
//! A grant that is bound to a version ([`ConsentEvent::policy`](crate::ConsentEvent::policy)) counts under
//! that version alone. Where consent was asked for on the words of the old notice, bind it, and ask anew.
//!
//! # What this does not show
//!
//! Scenarios and logs speak of what they ask. What neither asks is not compared: a change that widens a rule
//! nobody tried goes unseen. So write a scenario for each rule that changes, with its `clause`, its
//! obligations and what is `missing`; ask the neighbours, too: the word above, the other recipient, the fact
//! that nobody states.
