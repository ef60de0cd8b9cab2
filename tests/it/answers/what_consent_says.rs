//! What the very consent has to say on which a rule stands.

use super::{SHOP, are_answered};

/// `what-consent-itself-has-say`.
#[test]
fn the_consent_names_the_data_states_an_end_and_is_not_too_old() {
    let policy = "permit = [\n\
        { clause = '1', action = 'share', data = 'reading-history', basis = 'consent', \
          when.consent = { strength = 'express', naming.data = 'reading-history' } },\n\
        { clause = '2', action = 'share', data = 'bank-transaction', basis = 'consent', \
          when.consent = { strength = 'express', expiring = true, no-older-than = '90 days' } },\n\
        { clause = '3', action = 'share', data = 'photograph', basis = 'consent', \
          when.consent = { strength = 'express', giver = 'parent' } }]\n";
    let questions = r#"
defaults = { action = "share", purpose = "research", recipient = { role = "research-partner", party = "lab-4" },
             ledger = [{ event = "granted", strength = "express", recorded = 2025-06-01, purpose = "research" }] }
scenario = [
    { name = "agreed to research with everything", data = "reading-history", expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "agreed to research with this", data = "reading-history", expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2025-06-01, purpose = "research", data = "reading-history" }] },
    { name = "one consent names the data, another is for the purpose", data = "reading-history", expect.outcome = "not-permitted",
      ledger = [{ event = "granted", strength = "express", recorded = 2025-06-01, purpose = "analytics", data = "reading-history" },
                { event = "granted", strength = "express", recorded = 2025-06-01, purpose = "research" }] },
    { name = "agreed nine months ago, without an end", data = "bank-transaction", expect = { outcome = "not-permitted", near = ["2"] } },
    { name = "agreed nine months ago, for a year", data = "bank-transaction", expect.outcome = "not-permitted",
      ledger = [{ event = "granted", strength = "express", recorded = 2025-06-01, expires = 2026-06-01, purpose = "research" }] },
    { name = "agreed lately, without an end", data = "bank-transaction", expect.outcome = "not-permitted",
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, purpose = "research" }] },
    { name = "agreed lately, for a year", data = "bank-transaction", expect = { outcome = "permitted", clause = ["2"], stable-until = 2026-05-02T00:00:00Z },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-02-01, expires = 2027-02-01, purpose = "research" }] },
    { name = "the pupil agreed, and no parent", data = "photograph", expect = { outcome = "not-permitted", near = ["3"] } },
    { name = "a parent agreed", data = "photograph", subject = { id = "u", age = 12 }, expect = { outcome = "permitted", clause = ["3"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2025-06-01, purpose = "research", giver = "parent" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}
