//! What an answer means, to the letter. This module holds no code.
//!
//! The engine, and the reference evaluator in the crate's tests, implement exactly this.
//!
//! # § 4 What belongs to which act
//!
//! | facet | applies to | left open |
//! |---|---|---|
//! | action, data, purpose | every act | impossible |
//! | by | every act | unknown |
//! | place: where it is done, or where data goes | every act | unknown |
//! | recipient | `disclose` and below; actions that have these below them, and a policy's own actions that no built-in one but `process` stands above | impossible; for the latter two unknown |
//! | channel | `collect`, `contact`, `disclose` and below; actions that have these below them, and those own actions | unknown |
//!
//! Where a facet does not apply, a question that states it is refused, and so is a rule that names
//! it and is about such actions alone. A rule of which some actions have it contains none of the
//! others. A default of a scenario file is dropped where it does not apply. The scope of a consent
//! event or of evidence names no action, so that it may name any facet. What can be stated is thus
//! unknown while it is not, and leaving a fact out never turns a no into *permitted*.
//!
//! # § 5 The answer
//!
//! **5.1 An act denotes every elementary use in it.** In the facets of the act, action and `by`
//! aside, a term stands for itself (its unnamed remainder) and for all its descendants, unless it
//! is named exactly; a recipient whose very party is named does not stand for the public, nor for what
//! lies below it, and these take no party. An elementary use takes one exact term a facet, one data item and one
//! purpose. The answer to a request is the worst among its elementary uses: *prohibited*, *not
//! permitted*, *undetermined*, *out of scope*, *permitted*, in this order. When data is combined,
//! every item takes the most identifying value among the items, and each use takes in turn each
//! of their sources.
//!
//! **5.2 Circumstances are one of, unknown which.** A source, setting, kind of subject or
//! residence that is stated broadly is inside a word that contains it, outside a word with which
//! it shares no descendant, and otherwise unknown; one that is stated exactly is outside all that lies
//! below it. Of several kinds of subject one inside is
//! enough; once kinds are stated, they are all. A facet of the act that applies and is not stated
//! is unknown and not expanded; one that does not apply is inside no rule that names it. An age
//! that follows from a date of birth is one of two while the birthday has begun somewhere on Earth
//! (UTC+14) but not everywhere (UTC-12) and the subject's offset is not stated; a condition on age
//! is known where it has one value for both. Before the birth the age is unknown. Each
//! policy relates the words that it knows as it says itself; but what is stated, or objected to, in
//! a word of another policy is read as that policy means it.
//!
//! The role *controller* that acts without a party is the party that the policy which judges names as
//! its controller, a limit being judged by what it names itself; if it names none, the party is unknown.
//! A role of a policy's own may stand for a very party, as do the roles below it. Who states such a role
//! states the party; a recipient that is named by that party is in that role, and one that is another
//! party is not.
//!
//! **5.3 Identifiability** means *at most* in permits, exceptions, scopes and declarations, and
//! *at least* in whatever restricts: forbids, opt-outs, duties, givers and admitted bases. Left out it
//! means personal data in what restricts, and anything elsewhere.
//!
//! **5.4 Values are Kleene's three**: true, false, unknown. The policy's scope S holds if there is
//! no scope entry or some entry holds, and no *beyond* entry does. A permit holds if S, its terms
//! and its `when` hold; a forbid, if S, its terms and its `when` hold and no exception does; an
//! opt-out, if it would as a forbid and an objection bears (5.8). A forbid or duty with `together`
//! holds only where the act, in this item or another, also stands for data within what is named, other
//! than the use's own; a broad item stands for all of its terms at once. `knowingly` reads unknown as
//! false.
//!
//! **5.5 The outcome of an elementary use** is the first that fits. S is false: *out of scope*.
//! Some forbid is true: *prohibited*. Every permit is false: *not permitted*. Some permit is true
//! and every forbid false: *permitted*. Otherwise: *undetermined*.
//!
//! **5.6** Forbids override permits. The order and repetition of rules change nothing. Deciding
//! never fails: what is wrong with a question is an error when the request is built.
//!
//! **5.7 Facts on record can only help, denials can only hurt.** Consent and evidence stand only in a
//! permit's `when`, in `unless`, in `only-for` and as the event of a deemed consent, never under
//! `not`; `knowingly` only in a forbid's `when`. A policy that says otherwise does not load. *What
//! helps is read narrowly*: the party that a grant, a `lifted`, or a `replaced` against denials names
//! stands in one role (the recipient where there is one, the source when collecting, else who acts),
//! and an unknown word makes it cover nothing. *What hurts is read widely*: the party of a denial, of
//! a restriction, or of a `replaced` against grants may stand in any role that is played, and a facet
//! with an unknown word is read as not named.
//!
//! **5.8 Consent.** What is recorded later than the moment asked about does not exist yet. An event is
//! in force from its record (a grant from `valid-from`, if later) up to, not including, its expiry; one
//! whose expiry is not later than its record counts for nothing.
//!
//! - *Lifted* ends earlier refusals, objections and restrictions of the same giver, and withdrawals as
//!   far as they speak of other bases than consent. The subject may lift what an agent said, the
//!   controller restrictions.
//! - *Replaced* ends, within its scope, the earlier grants of the same giver if it names consent or no
//!   basis, and the giver's earlier denials: without a basis those of consent alone, with bases those
//!   that speak of nothing but what it names. The grace of a denial of its own instant that repeats one
//!   which it ends runs from the first record.
//! - *Of one instant*: of a grant and a denial of one giver the grant prevails if its scope lies strictly
//!   inside the denial's, else the denial.
//! - *Whose word*: where declarations of givers hold for the use, a grant (and a `replaced` against
//!   denials) counts only if they list its giver, when it was recorded and now: in the operating policy
//!   one of those that hold, in limits each. With `all`, every giver that is listed has to have a grant
//!   that stands. With `alone`, the denials of others than the subject and those listed are set aside,
//!   for grants. A parent's word counts up to the subject's eighteenth birthday, unless a declaration
//!   of the operating policy lists parents.
//! - A grant *stands* while it is in force, contains the use (party and policy version included), its
//!   giver's word counts, and no denial of the same giver that speaks of consent is later, or of its
//!   instant and prevails. A denial is *answered* while an express grant of its giver (of the subject,
//!   for an agent's) that is later or prevails stands. A grant *counts* if it stands and every denial
//!   of another giver that speaks of consent is answered; an implied one, only while nobody's denial
//!   of consent is in force at all.
//! - A condition holds if a grant that counts is at least as strong, names the facets and the data asked
//!   for, comes from a giver asked for, is no older than asked, and states its end if asked.
//! - A denial that speaks of another basis than consent *bears* on a use that it contains, from its
//!   record plus the opt-out's grace on, until it is answered. With `only-for`, only uses with such
//!   evidence from before it have the grace.
//!
//! Without a ledger, consent and objections are unknown, and no restriction is assumed, which a notice
//! says. [`consent_over_time`](super::consent_over_time) works all this through.
//!
//! **5.9 Bases.** A permit on consent needs a grant that counts; on GDPR Art. 9(2)(a) or 49(1)(a), an
//! explicit one. A permit on legitimate interests, public task or notice with opt-out gives way to
//! denials that speak of that basis, unless it survives objections: where opt-outs of its policy hold
//! the use by what they say of the act, exactly when one of them is true, with its residence,
//! conditions, exceptions and grace; where none does, as soon as such a denial is in force. For
//! legitimate interests and public task an answer does not end this: consent carries the use on its own
//! basis. A permit none of whose bases a declaration of admitted bases admits, of its own policy or of
//! a limit, does not hold. A permit with alternatives among its bases stands once for each of them, with
//! all other bases that it names.
//!
//! **5.10 Evidence** counts for a use if it is recorded, unexpired, its scope contains the use and
//! the party that it names stands in the role asked for. Party-bound kinds count for nothing
//! without a party. Legal demands are among them: a demand opens data to the party that makes it, and to
//! nobody else. What a court orders to be handed to another, or to be kept, is on record as a legal
//! obligation or as litigation. Narrower evidence satisfies a broader condition.
//!
//! **5.11 Restriction, and erasure asked for.** While a restriction in force contains a use of personal
//! data the use is prohibited, save to store it, for legal claims, with a later express grant of the same
//! giver that counts, for what a granted right orders, and where a `[[restriction]]` of the policy
//! holds. From a record's *erasure-requested* on, its items are used for no purpose but those for which
//! a minimum runs, and for legal claims while a hold is on it; storing, disposing (restricting
//! included) and what a granted right orders aside. It concerns personal data. Cited are the retention
//! rules that speak of the item, else the right to erasure, else the request itself.
//!
//! **5.12 What is ordered is permitted.** A schedule whose maximum has passed permits the disposal that
//! its rule names, and the erasure of a record that its subject asked to erase. A right that was
//! granted, which evidence *granted-…* says, permits what carries it out: access and portability to
//! disclose to the subject, or to the party that the evidence names; rectification to rectify; erasure
//! to erase or anonymise. It orders so of data however far that identifies: data of which it is not said
//! identifies fully. Such an order stands where its own policy speaks of the use, in every operating
//! policy that does, for whatever lies in the evidence's scope. It has no legal basis, and the id,
//! clauses and obligations of its rule or right. Forbids override it as ever.
//!
//! **5.13 Grounds** of a permitted use are the permits and orders that hold. The one relied on is the first by
//! fewest obligations, then id. Its obligations, and those of every duty whose terms are not surely
//! false and of which no exception surely holds, are the use's.
//!
//! **5.14 Missing** are the minimal sets of facts with which a part would be permitted, as if on
//! record now, after all that is recorded at this instant: consent and from whom, denials and
//! restrictions to be lifted and by whom, evidence, and values of what is unknown. Any combination of
//! the values that a set lists will do, and no part of a set.
//!
//! **5.15 Stable until** is the earliest later instant at which a record that may speak of the
//! request (a consent event's party and version included) begins, ends or grows too old, a grace ends,
//! an age that a rule names is reached (the eighteenth birthday, where a parent's word is on record;
//! where the offset is not stated, first and last on Earth), a retention period or hold of a record asked about begins or ends, or a version does.
//!
//! **5.16 Explanation is data**: the rules that decided, and for the rules that nearly applied the
//! facet or condition that failed.
//!
//! **Several policies.** Operating policies that are out of scope are silent; of the others the
//! worst counts. A limit adds *prohibited*, or at best *undetermined*, or nothing. No operating
//! policy, or one without a version in force: *not permitted*.
//!
//! **Days are local.** Calendar arithmetic runs in the UTC offset in which its start is stated: of an
//! event's record for a grace, of an event in a record's life for a retention period, of the receipt
//! for a deadline; UTC for a bare date. Facts keep that offset when they are written and read back.
//! A birthday begins at midnight in the subject's offset. The offset in which the moment is written
//! changes nothing.
//!
//! # § 6 Retention
//!
//! A retention rule sets, within its terms and conditions and where none of its exceptions holds, a
//! minimum, a maximum, or both, as calendar periods from events in the life of a record; or it says
//! that the data is kept indefinitely. An event's instant is known, *not yet*, *never*, or unknown.
//!
//! - A **minimum** counts from the last instant of an event and waits for each of its events that is *not
//!   yet*: until then it holds without an end. A **maximum** counts from the first instant of an event,
//!   and of several events from the latest that has happened; while none has, it does not run. *Never*
//!   drops out of both. An unknown event makes unknown what it decides.
//! - A period may start at the end of the year, fiscal year or month in which its event lies.
//! - *Born* and *deceased* are the record's, else the subject's. *Erasure-requested* that is left out is
//!   *not yet*.
//!
//! In a decision about a particular record the schedule is a forbid: past its maximum for a purpose every
//! action is prohibited for it but the rule's own disposals, to erase, and what a granted right orders.
//! A minimum that runs, or a hold, lifts that for `store`, and forbids to erase and anonymise. It does so
//! for the purposes that its rule names, so that whoever asks whether to erase names all for which the
//! record is kept. An exception that asks for consent or evidence lets data be used and kept for longer;
//! it takes back no permission to dispose of it.
//!
//! For a record: per category and purpose the earliest maximum counts. The record is due when one
//! of its categories serves no purpose any more, or when its erasure was asked for. The latest
//! minimum keeps it all the same; a hold goes before everything. What depends on facts of the subject is
//! undetermined without them.
//!
//! # § 7 Rights
//!
//! [`Engine::answer`](crate::Engine::answer) says what a person's request comes to. A right speaks of the
//! request where its kind is what is asked for, or above it; where the policy speaks of the person and of
//! what is asked about; and where its own terms do: residence, subject, data, purpose, `when`. A request
//! names no actions, sources or settings, so that a scope which names some holds as far as these go, and
//! nothing lies beyond a policy by them. Records are asked about one by one, as wholes; data and
//! purposes that are named without records, as far as the right goes. A record of which a right or an
//! exemption may cover a part leaves the answer open, for want of its *extent*.
//!
//! **Who asks.** The person; a parent, where the right's `parent.when` holds of the person, by default
//! below 18; an agent, where the right admits agents. What an agent shows names the agent; what a parent
//! shows names the parent or nobody; what vouches for the person names nobody or the person. Parents show
//! `parental-authority-verified`, unless the right says otherwise, where any identity is checked.
//!
//! **Of several rights** the best counts: one that grants, then one that asks for least, then one at the
//! controller's discretion. All bind: the earliest deadline, the lowest fee, and every check of identity
//! (`verify`; `verify-in-doubt` and `verify-high`, where the request says so) of each that the person
//! has or may have. Obligations are those of the rights that the person surely has: on a grant, on a
//! refusal (in part, too), on an extension, each only then. The answer names the unknown facts that it
//! depends on. A number of earlier requests, or an identification, that is not stated never makes a
//! request dearer or its deadline later.
//!
//! **Deadlines** end with their last day. The day on which they start does not count, nor do the days
//! after something was asked of the person, up to and with the day of the answer. Days are those of the
//! offset in which the start is stated.
//!
//! **What an erasure touches** is the schedule's answer: a minimum or a hold keeps a record, and where
//! nothing can be erased the request is refused, by that clause. A record that stays although its erasure
//! is granted has its *erasure-requested* instant handed over.
//!
//! **Handed over** with a grant are events for the ledger (objected, withdrawn, restricted) as of the
//! receipt, and evidence *granted-access*, *-portability*, *-rectification* or *-erasure* as of the answer,
//! up to the deadline if that lies ahead. Both are about what was asked as far as the granting right goes,
//! for the records alone for which it is granted. With the evidence on record, 5.12 permits what carries
//! the right out.
