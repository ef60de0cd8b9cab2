//! How the engine works, and why it is fast. This module holds no code.
//!
//! # From a policy to tables
//!
//! Every rule, exception and derived forbid of a version is a *row*. For each facet and term the
//! engine keeps the set of rows that hold the term, ancestors folded in: asking for
//! `email-address` finds the rows that name `contact-details` without walking up the words. Terms
//! that no row tells apart share one set, so that a thousand words that a policy never names cost
//! nothing.
//!
//! A set is two-level. Sixty-four rows make a block, and a summary word says which of 64 blocks
//! have a row at all; only those are kept. A small policy, of 256 rows at most, keeps all of its
//! few blocks instead and does without the summary. Rows that leave a facet open stand in a set of
//! their own once a policy is large, so that they are not repeated for every term. Rules about like
//! things stand side by side (the same purpose, then the same data), and forbids and permits come
//! before all else: what a use selects lies in few blocks, with 40 rules and with 40,000.
//!
//! Exceptions stand last and are selected only along with the forbids that they lift, and dropped
//! with them where dividing a broad word leaves a forbid out. Most of them have open terms, *unless
//! there is consent*, so that every use would select every one of them: in a policy of 40,000 rules
//! that made a prebuilt yes or no eight times as slow.
//!
//! # From an act to rows
//!
//! [`Engine::prepare`](crate::Engine::prepare) does what depends on the act alone, once:
//!
//! 1. Words become numbers: constants are numbers already, built-in texts are found by their length
//!    and letters in eights, nearly always at the first look, a policy's own words are hashed.
//! 2. What the words stand for is divided into uses, only where rules tell uses apart. Nearly always
//!    nothing does, and the act stands for one use.
//! 3. For each use the sets of its facets are intersected. What is left are the rows whose terms
//!    hold or may hold, as bits: one word for *hold*, one for *may*.
//!
//! Rows depend on which versions are in force, and so on the moment, which an act does not know. Time
//! is divided into periods in which the same versions are in force; there is one for most engines, and
//! an act keeps its uses for each in which anything may be permitted. Asking finds the period of the
//! moment first.
//!
//! [`Engine::facts`](crate::Engine::facts) looks up what is known of a subject in the same way. What is
//! on record may speak of narrower words than an act does: a grant for newsletters divides marketing.
//! Whether it does is seen when the two are asked about together, by one look at each record's terms;
//! only then are the uses found anew.
//!
//! What is found is written where it stays. Names up to 22 bytes, single items and purposes, and the
//! first events of a ledger take no memory of their own. What a yes or no reads stands together, in the
//! order in which it is read, and what few acts or records have stands apart: a service that decides
//! about a million different questions reads memory in order, and the processor fetches ahead as long as
//! little lies unread in between. Terms are numbers of sixteen bits for the same reason.
//!
//! # From rows to an answer
//!
//! [`Engine::permits`](crate::Engine::permits) reads top to bottom in one room, `engine/judge/`:
//! `rules.rs` for rules, `conditions.rs` for conditions, `consent.rs`, `objection.rs` and `evidence.rs` for
//! what is on record. It allocates nothing. It narrows the rows by
//! what is known of the subject, asks for the scope, then the forbids, then the permits. Rows that
//! have nothing but terms are a bit mask: one that surely holds settles the matter without being
//! looked at. Conditions come last, the cheap ones first, and what asks the records is tested once
//! for a use, however many rules ask it: the grants of a subject are gone through once for all
//! strengths of consent, and its denials only where there are some.
//!
//! Short ledgers are read through; long ones are indexed by purpose, so that events about other
//! purposes cost nothing.
//!
//! [`Engine::decide`](crate::Engine::decide) judges the same way and then writes down why. What
//! nearly applied, the rows that fail in exactly one facet, is found by counting failures in bits,
//! block by block, and not by looking at rules. What is missing is a search that tries facts and
//! asks the judgement again, about the uses that are known already unless a fact changes the act; it
//! is bounded by a count of tries, never by time, and [`Depth`](crate::engine::Depth) leaves it out.
//!
//! # Many at once
//!
//! An act prepared once is asked about many subjects with
//! [`Engine::permits_each`](crate::Engine::permits_each). It first plans: what the act alone decides
//! is judged once, and what is left are the few rows whose value a subject can change, most often a
//! permit that asks for consent. Records that tell apart what lies below a broad word of the act
//! are told by one look at a table of terms; a subject with such records is judged as a whole, and so
//! is everyone where the act is about stored records, whose retention all versions have a say in.
//! [`Engine::permits_columns`](crate::Engine::permits_columns) judges each combination of values of
//! a table once. Both take slices, so that a caller can split them over threads.
//!
//! # What measuring taught
//!
//! - Counting instructions (callgrind) is repeatable where times are not; most of the gain came
//!   from not doing work that empty ranges, absent records and single uses do not need.
//! - A thousand requests asked over and over teach the processor's branch predictor every answer.
//!   A million different ones show what a service sees: their cost is the memory they lie in.
//! - Preparing an act costs ten times what asking about it does. Services that ask the same about
//!   many should prepare it once.
//! - A million subjects in memory cost little more each than a thousand in the cache: what a subject
//!   costs is work, and planning that away answers more than twice as many in a second.
//! - Moving a large value costs as much as a look-up, and a builder moves itself once for all that is
//!   said. Large values are filled in place, and what is moved is small.
//! - Who reads a value right after it was written in smaller pieces waits for them. What stands in a
//!   list before its items is a constant, records are written where they stay, and a judgement is
//!   read where it is instead of copied: that took a tenth off a question from texts, and as much
//!   off a subject of many.
//! - A cost that grows with the size of a policy hides in what matches everything. It shows only with
//!   a thousand times as many rules, and only in the questions that meet it: broad words and exact
//!   ones, with a yes and with a no.
