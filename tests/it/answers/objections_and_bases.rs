//! Which permits an objection concerns: by the basis on which they rest, and by the opt-outs beside
//! them.

use super::{SHOP, are_answered};

/// `objected-analysis-agreed-later`.
#[test]
fn objected_to_the_analysis_and_agreed_to_it_later() {
    let first = format!(
        "{SHOP}permit = [{{ clause = '1', action = 'analyse', basis = 'legitimate-interests' }}]"
    );
    let second = "id = 'q'\nversion = '1'\nfrom = 2020-01-01\n\
                  permit = [{ clause = '7', action = ['analyse', 'contact'], basis = 'consent' }]";
    let asked = |expected: &str| {
        format!(
            r#"
defaults = {{ data = "energy-consumption", purpose = "service-optimisation",
             ledger = [{{ event = "objected", recorded = 2025-11-01, purpose = "service-optimisation" }},
                       {{ event = "granted", strength = "express", recorded = 2026-02-05, purpose = "service-optimisation" }}] }}
scenario = [{{ name = "the notices of the case", action = "analyse", expect = {expected} }}]
"#
        )
    };
    let refused = asked("{ outcome = 'not-permitted', near = ['1'] }");
    are_answered(&[&first, second], &refused);
    are_answered(&[&first], &refused);
    are_answered(&[second], &asked("{ outcome = 'permitted', clause = ['7'] }"));
}

/// `no-newsletter-but-network-may`.
#[test]
fn no_newsletter_but_the_network_may_be_planned() {
    let policy = "permit = [{ clause = '1', action = 'analyse', basis = 'legitimate-interests' },\n\
                  { clause = '2', action = 'contact', purpose = 'newsletters', basis = 'consent' }]";
    let questions = r#"
defaults = { data = "energy-consumption" }
scenario = [
    { name = "consent refused, analysis on legitimate interests", action = "analyse", purpose = "service-optimisation",
      expect = { outcome = "permitted", clause = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-05, basis = "consent" }] },
    { name = "a refusal that does not say of what", action = "analyse", purpose = "service-optimisation",
      expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-05 }] },
    { name = "one of a basis that nobody knows", action = "analyse", purpose = "service-optimisation",
      expect = { outcome = "not-permitted", near = ["1"] },
      ledger = [{ event = "refused", recorded = 2026-01-05, basis = "good-will" }] },
    { name = "newsletter agreed to, legitimate interests objected to", action = "contact", channel = "email", purpose = "newsletters",
      expect = { outcome = "permitted", clause = ["2"] },
      ledger = [{ event = "granted", strength = "express", recorded = 2026-01-05, purpose = "newsletters" },
                { event = "objected", recorded = 2026-01-06, basis = "legitimate-interests" }] },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Where an opt-out holds the use by its act terms, the permit gives way exactly when it is true.
/// `opt-out-residents-one-country`.
#[test]
fn an_opt_out_for_residents_of_one_country() {
    let policy = "permit = [{ clause = '1', action = 'analyse', basis = 'legitimate-interests' }]\n\
                  opt-out = [{ clause = '2', action = 'analyse', residence = 'CH', route = 'post', unless = [{ purpose = 'fraud-prevention' }] }]";
    let questions = r#"
defaults = { action = "analyse", data = "bank-transaction",
             ledger = [{ event = "objected", recorded = 2026-01-02 }] }
scenario = [
    { name = "lives in Norway", purpose = "analytics", subject = { id = "u", residence = "NO" },
      expect = { outcome = "permitted", clause = ["1"] } },
    { name = "lives in Zurich", purpose = "analytics", subject = { id = "u", residence = "CH" },
      expect = { outcome = "prohibited", clause = ["2"] } },
    { name = "in Zurich, against fraud", purpose = "fraud-prevention", subject = { id = "u", residence = "CH" },
      expect = { outcome = "permitted", clause = ["1"] } },
    { name = "lives where nobody knows", purpose = "analytics", expect.outcome = "undetermined" },
]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Who refuses consent says nothing of what rests on another basis: an opt-out strikes where a denial
/// speaks of some other basis, or of all.
#[test]
fn an_opt_out_strikes_where_a_denial_speaks_of_more_than_consent() {
    let policy = r#"
permit = [{ clause = "1", action = "contact", basis = "contract" }]
opt-out = [{ clause = "2", action = "contact", route = "email" }]
"#;
    let questions = r#"
defaults = { action = "contact", data = "email-address", purpose = "own-marketing", channel = "email" }
scenario = [{ name = "consent was refused", expect = { outcome = "permitted", clause = ["1"] },
              ledger = [{ event = "refused", recorded = 2026-01-10, basis = "consent" }] },
            { name = "all was refused", expect = { outcome = "prohibited", clause = ["2"] },
              ledger = [{ event = "refused", recorded = 2026-01-10 }] },
            { name = "what rests on others than consent was refused", expect = { outcome = "prohibited", clause = ["2"] },
              ledger = [{ event = "refused", recorded = 2026-01-10, basis = "others" }] }]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}
