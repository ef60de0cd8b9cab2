//! The sentences of §5 that can be left out, one at a time, to see how often each of them
//! decides an answer.

use std::cell::Cell;

thread_local! {
    static LEFT_OUT: Cell<Option<Sentence>> = const { Cell::new(None) };
}

/// Whether the text says so: always, but inside [`leaving_out`].
pub(crate) fn says(sentence: Sentence) -> bool {
    LEFT_OUT.get() != Some(sentence)
}

/// What is answered as if the text did not say so.
pub(crate) fn leaving_out<T>(sentence: Sentence, answer: impl FnOnce() -> T) -> T {
    LEFT_OUT.set(Some(sentence));
    let answer = answer();
    LEFT_OUT.set(None);
    answer
}

/// Each is named by what it says; left out, the reference answers as if the text did not say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sentence {
    /// The party of what hurts is matched in every role.
    PartyInEveryRole,
    /// An unknown word of what hurts is read as not naming the facet.
    UnknownWordHurts,
    /// A grant is in force from valid-from, if that is later.
    ValidFrom,
    /// Denials have an expiry, too.
    DenialsExpire,
    /// `lifted` ends denials and restrictions.
    Lifted,
    /// The subject may lift and answer what an agent said.
    SubjectForAgent,
    /// The controller may lift restrictions.
    ByController,
    /// A withdrawal is lifted only as far as it speaks of other bases than consent.
    WithdrawalOfConsentStays,
    /// `replaced` ends grants.
    ReplacedEndsGrants,
    /// `replaced` ends denials.
    ReplacedEndsDenials,
    /// The grace of a repeated denial runs from the first record.
    RepeatedGrace,
    /// A grant strictly inside a denial of its instant prevails.
    Prevails,
    /// A parent's word ends with the 18th birthday.
    ParentsWordEnds,
    /// Denials of other givers count until answered.
    OtherGivers,
    /// An answer has to stand.
    AnswerStands,
    /// An implied grant counts only while nobody denied.
    ImpliedGrant,
    /// A denial says of which processing it speaks.
    Bases,
    /// A permit gives way exactly when an opt-out that holds the use is true.
    OptOutsDecide,
    /// For legitimate interests and public task an answer is left aside.
    AnswerLeftAside,
    /// Restricted data is not used.
    Restriction,
    /// A later express grant carries the use of restricted data.
    RestrictionAgreed,
    /// A permit stands once for each alternative among its bases.
    Alternatives,
    /// Where givers are declared, a grant counts only if its giver is listed.
    DeclaredGivers,
    /// It has to be listed at the record of the grant, too.
    ListedAtRecord,
    /// With `all`, each giver has to have a grant.
    AllGivers,
    /// With `alone`, the denials of others are set aside.
    Alone,
    /// The consent names the very data.
    NamingData,
    /// It was given by these givers.
    GivenBy,
    /// It is no older than a period.
    NoOlderThan,
    /// It states an end.
    Expiring,
    /// No permit stands on a basis that is not admitted.
    AdmittedBases,
    /// A policy excepts uses from the restriction.
    RestrictionExcepted,
    /// A rule with `together` holds only where the act also stands for other data.
    Together,
    /// That data is other than the use's own.
    OtherThanOwn,
    /// It may stand in another item.
    InAnotherItem,
    /// An exception lifts a duty.
    ExceptedDuty,
    /// It does so only if it surely holds.
    SurelyExcepted,
    /// An exception brings back what lies beyond the policy.
    BeyondUnless,
    /// Consent is deemed only so long after its event.
    DeemedAfter,
    /// Past its maximum a record is used no more.
    MaximumProhibits,
    /// A minimum or a hold lifts the maximum for `store`.
    KeptIsStored,
    /// A minimum forbids to erase and anonymise.
    MinimumForbids,
    /// A hold forbids to erase and anonymise.
    HoldForbids,
    /// A record whose erasure was asked for is used no more.
    AskedProhibits,
    /// It is used for what a minimum runs for.
    AskedUnlessMinimum,
    /// It is used for legal claims while a hold is on it.
    AskedUnlessHeld,
    /// What is past its maximum is ordered to be disposed of.
    DueIsOrdered,
    /// What its subject asked to erase is ordered to be erased.
    AskedIsOrdered,
    /// A granted right orders what carries it out.
    GrantedIsOrdered,
    /// It lets data go to whom it was granted, and to nobody else.
    GrantedToWhom,
    /// It lets data be disclosed, and nothing below that.
    GrantedDisclosure,
    /// What it orders is neither past the maximum, nor restricted, nor to be used no more.
    GrantedGoesThrough,
}

impl Sentence {
    /// What speaks of consent, denials and restrictions.
    pub(crate) const ON_RECORD: [Self; 21] = [
        Self::PartyInEveryRole,
        Self::UnknownWordHurts,
        Self::ValidFrom,
        Self::DenialsExpire,
        Self::Lifted,
        Self::SubjectForAgent,
        Self::ByController,
        Self::WithdrawalOfConsentStays,
        Self::ReplacedEndsGrants,
        Self::ReplacedEndsDenials,
        Self::RepeatedGrace,
        Self::Prevails,
        Self::ParentsWordEnds,
        Self::OtherGivers,
        Self::AnswerStands,
        Self::ImpliedGrant,
        Self::Bases,
        Self::OptOutsDecide,
        Self::AnswerLeftAside,
        Self::Restriction,
        Self::RestrictionAgreed,
    ];

    /// What policies declare of consent, of bases and of restrictions.
    pub(crate) const DECLARED: [Self; 10] = [
        Self::DeclaredGivers,
        Self::ListedAtRecord,
        Self::AllGivers,
        Self::Alone,
        Self::NamingData,
        Self::GivenBy,
        Self::NoOlderThan,
        Self::Expiring,
        Self::AdmittedBases,
        Self::RestrictionExcepted,
    ];

    /// What rules say beside what is on record.
    pub(crate) const OF_RULES: [Self; 8] = [
        Self::Alternatives,
        Self::Together,
        Self::OtherThanOwn,
        Self::InAnotherItem,
        Self::ExceptedDuty,
        Self::SurelyExcepted,
        Self::BeyondUnless,
        Self::DeemedAfter,
    ];
    /// What the schedule and granted rights say of stored records.
    pub(crate) const OF_RECORDS: [Self; 13] = [
        Self::MaximumProhibits,
        Self::KeptIsStored,
        Self::MinimumForbids,
        Self::HoldForbids,
        Self::AskedProhibits,
        Self::AskedUnlessMinimum,
        Self::AskedUnlessHeld,
        Self::DueIsOrdered,
        Self::AskedIsOrdered,
        Self::GrantedIsOrdered,
        Self::GrantedToWhom,
        Self::GrantedDisclosure,
        Self::GrantedGoesThrough,
    ];
}
