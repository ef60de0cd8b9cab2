//! Checks of identity: always, in doubt, and for sensitive data.

use super::*;

#[test]
fn verification_is_graded_by_the_request() {
    let engine = engine([access()
        .verify(EvidenceKind::IDENTITY_VERIFIED)
        .verify_high([EvidenceKind::LOGIN, EvidenceKind::IDENTITY_VERIFIED])]);
    let plain = ask(RightKind::ACCESS);
    assert_eq!(outcome(&engine, &plain), first(EvidenceKind::IDENTITY_VERIFIED));
    let verified = plain.evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(outcome(&engine, &verified), RightsOutcome::Grant);
    let sensitive = verified.sensitive();
    assert_eq!(outcome(&engine, &sensitive), first(EvidenceKind::LOGIN));
    let signed_in = sensitive.evidence([on_record(EvidenceKind::LOGIN)]);
    assert_eq!(outcome(&engine, &signed_in), RightsOutcome::Grant);
    assert_eq!(
        outcome(&engine, &ask(RightKind::ACCESS).sensitive()),
        first([EvidenceKind::IDENTITY_VERIFIED, EvidenceKind::LOGIN])
    );
}

#[test]
fn the_stricter_of_two_checks_will_do() {
    let engine = engine([access()
        .verify(EvidenceKind::VERIFICATION)
        .verify_high(EvidenceKind::IDENTITY_VERIFIED)]);
    let request = ask(RightKind::ACCESS).sensitive();
    assert_eq!(outcome(&engine, &request), first(EvidenceKind::IDENTITY_VERIFIED));
    let shown = request.evidence([on_record(EvidenceKind::IDENTITY_VERIFIED)]);
    assert_eq!(outcome(&engine, &shown), RightsOutcome::Grant);
}

#[test]
fn only_evidence_that_counts_verifies() {
    let engine = engine([access().verify(EvidenceKind::IDENTITY_VERIFIED)]);
    let with = |evidence: Evidence| outcome(&engine, &ask(RightKind::ACCESS).evidence([evidence]));
    let needed = first(EvidenceKind::IDENTITY_VERIFIED);
    let at = ask(RightKind::ACCESS).at;
    let check = |recorded| Evidence::new(EvidenceKind::IDENTITY_VERIFIED, recorded);
    assert_eq!(with(check(at)), RightsOutcome::Grant);
    assert_eq!(with(check(at + time::Duration::SECOND)), needed, "recorded later");
    assert_eq!(with(check(START).expires(at)), needed, "expired");
    assert_eq!(with(check(at).party("someone-else")), needed, "of someone else");
    assert_eq!(with(check(at).party("jo")), RightsOutcome::Grant);
    assert_eq!(with(check(at).purpose(Purpose::MARKETING)), needed, "for something else");
    assert_eq!(with(on_record(EvidenceKind::VERIFICATION)), needed, "a broader kind");
    let broad = super::engine([access().verify(EvidenceKind::VERIFICATION)]);
    let narrower = ask(RightKind::ACCESS).evidence([check(at)]);
    assert_eq!(outcome(&broad, &narrower), RightsOutcome::Grant);
}

/// No right that the person has switches off a check that another one asks for.
#[test]
fn every_check_that_a_right_asks_for_holds() {
    let strict = access().verify([EvidenceKind::IDENTITY_VERIFIED, EvidenceKind::LOGIN]);
    let lenient = access().named("7-b").verify(EvidenceKind::LOGIN);
    let engine = engine([strict, lenient]);
    assert_eq!(
        outcome(&engine, &ask(RightKind::ACCESS)),
        first([EvidenceKind::IDENTITY_VERIFIED, EvidenceKind::LOGIN])
    );
}
