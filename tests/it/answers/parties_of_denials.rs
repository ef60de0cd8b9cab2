//! A party that a denial names is looked for in every role, that of a grant in one.

use super::{SHOP, are_answered};

/// A reader agreed, and withdrew from the bookshop, which now acts with others.
/// `consent-withdrawn-bookshop-now-acts`.
#[test]
fn consent_withdrawn_from_the_bookshop_which_now_acts_with_others() {
    let policy = "permit = [{ clause = '1', action = ['share', 'collect', 'contact'], purpose = 'event-promotion', basis = 'consent' }]";
    let questions = r#"
defaults = { by = { role = "partner", party = "corner-books" }, data = "email-address", purpose = "event-promotion",
             ledger = [{ event = "granted", strength = "express", recorded = 2025-03-01, purpose = "event-promotion" },
                       { event = "withdrawn", recorded = 2026-01-20, party = "corner-books" }] }
scenario = [
    { name = "it writes", action = "contact", channel = "email",
      expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "it shares with a printer", action = "share", recipient = { role = "mailing-provider", party = "elm-print" },
      expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "it collects from the reader", action = "collect", source = { kind = "given", party = "u" },
      expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "the library itself writes", action = "contact", channel = "email", by = { role = "controller", party = "city-library" },
      expect = { outcome = "permitted", clause = ["1"] } },
    { name = "who writes is not said", action = "contact", channel = "email", without = ["by"],
      expect.outcome = "undetermined" },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// A grant to the partner is one to disclose to it, and says nothing of what it does itself.
#[test]
fn the_party_of_a_grant_stands_in_one_role() {
    let policy = "permit = [{ clause = '1', action = ['share', 'contact'], basis = 'consent' }]";
    let questions = r#"
defaults = { data = "email-address", purpose = "event-promotion", by = { role = "partner", party = "corner-books" },
             ledger = [{ event = "granted", strength = "express", recorded = 2025-03-01, purpose = "event-promotion", party = ["corner-books", "sun-coop"] }] }
scenario = [
    { name = "shared with one of them", action = "share", by = "controller", recipient = { role = "partner", party = "sun-coop" },
      expect = { outcome = "permitted", clause = ["1"] } },
    { name = "one of them shares with a third", action = "share", recipient = { role = "partner", party = "elm-print" },
      expect = { outcome = "not-permitted", near = ["1"] } },
    { name = "one of them writes", action = "contact", channel = "email",
      expect = { outcome = "permitted", clause = ["1"] } },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}
