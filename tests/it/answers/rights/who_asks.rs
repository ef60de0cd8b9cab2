//! Who has a right and who may ask for it: within terms and scope, by parents, by agents, known or not.

use super::{are_answered, law, shop};

/// A right that may apply binds as far as it restricts: `where-person-lives-not-known`.
#[test]
fn where_the_person_lives_is_not_known() {
    let shop = shop("right = [{ clause = '1', right = 'access', fee = 'allowed' }]");
    let law = law(
        "right = [{ clause = 'L1', right = 'access', residence = 'IS', verify = 'identity-verified', fee = 'none', deadline = '30 days' }]",
    );
    are_answered(
        &[&shop, &law],
        r#"
        [[request]]
        name = "in Iceland"
        right = "access"
        received = 2026-02-20
        subject = { id = "u", residence = "IS" }
        evidence = [{ kind = "identity-verified", recorded = 2026-02-01 }]
        expect = { answer = "grant", clause = ["1", "L1"], fee = "none", deadline = 2026-03-23T00:00:00Z, unknown = [] }
        [[request]]
        name = "residence left out"
        right = "access"
        received = 2026-02-20
        evidence = [{ kind = "identity-verified", recorded = 2026-02-01 }]
        expect = { answer = "grant", clause = ["1", "L1"], fee = "none", deadline = 2026-03-23T00:00:00Z, unknown = ["residence"] }
        [[request]]
        name = "residence left out, and nobody knows who asks"
        right = "access"
        received = 2026-02-20
        expect = { answer = "first-do", needs = "identity-verified", unknown = ["residence"] }
        [[request]]
        name = "in Italy the law says nothing"
        right = "access"
        received = 2026-02-20
        subject = { id = "u", residence = "IT" }
        expect = { answer = "grant", clause = "1", fee = "allowed", unknown = [] }
        "#,
    );
}

/// It grants nothing by itself.
#[test]
fn a_right_that_may_apply_grants_nothing() {
    let law = law(
        "right = [{ clause = 'L1', right = 'access', residence = 'IS', deadline = '30 days' }]",
    );
    are_answered(
        &[&law],
        r#"
        [[request]]
        name = "residence left out"
        right = "access"
        received = 2026-02-20
        expect = { answer = "undetermined", needs = "residence", deadline = 2026-03-23T00:00:00Z, evidence = [], obligation = [] }
        "#,
    );
}

/// Parents ask for those below 18 unless a right says otherwise: `father-writes-his-daughter-23`.
#[test]
fn a_father_writes_for_his_daughter() {
    let policy = shop(
        "right = [{ clause = '1', right = 'rectification' }, { clause = '2', right = 'erasure', parent = { when.age.below = 16, evidence = 'parental-authority-verified' } }, { clause = '3', right = 'access', verify = 'login' }, { clause = '4', right = 'portability', verify = 'login', parent = { proof = false } }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "she is no child"
        right = "rectification"
        by = "parent"
        received = 2026-02-20
        subject = { id = "u", kind = "student", age = 23 }
        expect = { answer = "refuse", clause = "1" }
        [[request]]
        name = "a pupil of 9"
        right = "rectification"
        by = "parent"
        received = 2026-02-20
        subject = { id = "u", kind = "student", age = 9 }
        expect.answer = "grant"
        [[request]]
        name = "nobody knows how old she is"
        right = "rectification"
        by = "parent"
        received = 2026-02-20
        subject = { id = "u", kind = "student" }
        expect = { answer = "undetermined", needs = "age" }
        [[request]]
        name = "at 16 she asks herself"
        right = "erasure"
        by = "parent"
        received = 2026-02-20
        subject = { id = "u", age = 16 }
        expect = { answer = "refuse", clause = "2" }
        [[request]]
        name = "at 15 the father shows that he may, though nothing else is checked"
        right = "erasure"
        by = { parent = "father" }
        received = 2026-02-20
        subject = { id = "u", age = 15 }
        evidence = [{ kind = "parental-authority-verified", party = "uncle", recorded = 2026-02-20 }]
        expect = { answer = "first-do", needs = "parental-authority-verified", uncounted = "parental-authority-verified" }
        [[request]]
        name = "what he shows names him"
        right = "erasure"
        by = { parent = "father" }
        received = 2026-02-20
        subject = { id = "u", age = 15 }
        evidence = [{ kind = "parental-authority-verified", party = "father", recorded = 2026-02-20 }]
        expect = { answer = "grant", clause = "2" }
        [[request]]
        name = "where anything is checked, the claim to be a parent is"
        right = "access"
        by = "parent"
        received = 2026-02-20
        subject = { id = "u", age = 9 }
        evidence = [{ kind = "login", recorded = 2026-02-20 }]
        expect = { answer = "first-do", needs = "parental-authority-verified" }
        [[request]]
        name = "unless the right asks for no proof of it"
        right = "portability"
        by = "parent"
        received = 2026-02-20
        subject = { id = "u", age = 9 }
        evidence = [{ kind = "login", recorded = 2026-02-20 }]
        expect.answer = "grant"
        "#,
    );
}

/// Own rights, discretion, agents without papers: `rights-have-no-name-yet`.
#[test]
fn rights_that_have_no_name_yet() {
    let policy = shop(
        "word = [{ facet = 'right', key = 'large-print', definition = 'Letters in large print.' }, { facet = 'right', key = 'no-portraits', parent = 'objection', definition = 'To keep portraits off the walls.' }]\n\
         right = [{ clause = '1', right = 'large-print', may-refuse = true, obligation = 'confirm-completion', on-refusal = 'inform-of-refusal' }, { clause = '2', right = 'objection', agent = { proof = false } }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "large print"
        right = "large-print"
        received = 2026-02-20
        expect = { answer = "may-refuse", clause = "1", obligation = [] }
        [[request]]
        name = "an agency objects for a member"
        right = "objection"
        purpose = "marketing"
        by = { agent = "opt-off" }
        received = 2026-02-20
        expect = { answer = "grant", clause = "2", event = [{ event = "objected", purpose = "marketing", recorded = 2026-02-20, giver = { kind = "agent", party = "opt-off" } }] }
        [[request]]
        name = "an agency asks for large print"
        right = "large-print"
        by = { agent = "opt-off" }
        received = 2026-02-20
        expect = { answer = "refuse", obligation = ["inform-of-refusal"] }
        [[request]]
        name = "who objects to portraits objects"
        right = "no-portraits"
        data = "photograph"
        received = 2026-02-20
        expect = { answer = "grant", clause = "2", event = [{ event = "objected", data = "photograph", recorded = 2026-02-20 }] }
        "#,
    );
}

/// No policy switches off a law's check of identity: `policy-law-check-identity-each`.
#[test]
fn a_policy_and_a_law_check_identity_each_in_its_own_way() {
    let policy = shop(
        "word = [{ facet = 'evidence', key = 'seen-in-person', parent = 'identity-verified', definition = 'The person came to the counter with a passport.' }]\n\
         right = [{ clause = '1', right = ['access', 'rectification'], verify-high = 'seen-in-person', verify-in-doubt = 'login' }]",
    );
    let law = law(
        "right = [{ clause = 'L1', right = ['access', 'rectification'], verify = 'identity-verified' }]",
    );
    are_answered(
        &[&policy, &law],
        r#"
        [[request]]
        name = "nobody knows who asks"
        right = "rectification"
        received = 2026-02-20
        expect = { answer = "first-do", clause = ["1", "L1"], needs = "identity-verified" }
        [[request]]
        name = "sensitive data"
        right = "access"
        sensitive = true
        received = 2026-02-20
        evidence = [{ kind = "identity-verified", recorded = 2026-02-20 }]
        expect = { answer = "first-do", needs = "seen-in-person" }
        [[request]]
        name = "the stricter check does for both"
        right = "access"
        sensitive = true
        received = 2026-02-20
        evidence = [{ kind = "seen-in-person", recorded = 2026-02-20 }]
        expect.answer = "grant"
        [[request]]
        name = "it is in doubt who asks"
        right = "access"
        in-doubt = true
        received = 2026-02-20
        evidence = [{ kind = "identity-verified", recorded = 2026-02-20 }]
        expect = { answer = "first-do", needs = "login" }
        "#,
    );
}

/// Rights hold within the policy's scope: `right-within-policy-does-not`.
#[test]
fn a_right_holds_within_its_policy() {
    let gym = shop(
        "scope = [{ clause = '0', subject = 'client' }]\nbeyond = [{ clause = '9', residence = 'CH' }, { clause = '8', source = 'public-record' }]\nright = [{ clause = '1', right = 'access' }]",
    );
    are_answered(
        &[&gym],
        r#"
        [[request]]
        name = "a job applicant asks the gym"
        right = "access"
        received = 2026-02-20
        subject = { id = "u", kind = "job-applicant", residence = "DE" }
        expect = { answer = "no-such-right", unknown = [] }
        [[request]]
        name = "a client asks"
        right = "access"
        received = 2026-02-20
        subject = { id = "u", kind = "client", residence = "DE" }
        expect = { answer = "grant", clause = "1", unknown = [] }
        [[request]]
        name = "of Swiss clients the policy does not speak"
        right = "access"
        received = 2026-02-20
        subject = { id = "u", kind = "client", residence = "CH" }
        expect.answer = "no-such-right"
        [[request]]
        name = "nobody knows what the person is"
        right = "access"
        received = 2026-02-20
        subject = { id = "u", residence = "DE" }
        expect = { answer = "undetermined", needs = "subject", unknown = ["subject"] }
        "#,
    );
}

/// What is outside the terms of data is asked in vain, and a scope of data holds likewise.
#[test]
fn a_right_over_some_data_is_no_right_over_other_data() {
    let policy = shop(
        "scope = [{ clause = '0', data = ['usage', 'photograph'] }]\nright = [{ clause = '1', right = 'erasure', data = ['photograph', 'name'] }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "pictures"
        right = "erasure"
        data = "photograph"
        received = 2026-02-20
        expect = { answer = "grant", clause = "1", evidence = [{ kind = "granted-erasure", data = "photograph", recorded = 2026-03-01T09:00:00Z }] }
        [[request]]
        name = "the name lies outside the scope"
        right = "erasure"
        data = "name"
        received = 2026-02-20
        expect.answer = "no-such-right"
        [[request]]
        name = "usage lies outside the right"
        right = "erasure"
        data = "usage"
        received = 2026-02-20
        expect.answer = "no-such-right"
        "#,
    );
}

/// The agent's card vouches for the agent: `agent-s-identity-card-names`.
#[test]
fn the_agents_identity_card_vouches_for_the_agent() {
    let policy = shop(
        "right = [{ clause = '1', right = 'access', verify = 'identity-verified', agent = ['agent-authorisation', 'agent-identity-verified'] }]",
    );
    are_answered(
        &[&policy],
        r#"
        [[request]]
        name = "both cards are the agent's"
        right = "access"
        by = { agent = "key-care" }
        received = 2026-02-20
        evidence = [{ kind = "identity-verified", party = "key-care", recorded = 2026-02-20 }, { kind = "agent-identity-verified", party = "key-care", recorded = 2026-02-20 }, { kind = "agent-authorisation", party = "key-care", recorded = 2026-02-20 }]
        expect = { answer = "first-do", needs = "identity-verified", uncounted = "identity-verified" }
        [[request]]
        name = "the tenant's own was checked, too"
        right = "access"
        by = { agent = "key-care" }
        received = 2026-02-20
        evidence = [{ kind = "identity-verified", recorded = 2026-02-20 }, { kind = "agent-identity-verified", party = "key-care", recorded = 2026-02-20 }, { kind = "agent-authorisation", party = "key-care", recorded = 2026-02-20 }]
        expect = { answer = "grant", evidence = [{ kind = "granted-access", party = "key-care", recorded = 2026-03-01T09:00:00Z }] }
        "#,
    );
}
