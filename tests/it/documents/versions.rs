//! When a new version of a policy takes effect, after the notice that the version before it promises.

use insta::assert_snapshot;
use permitted::Policy;
use permitted::policy::PolicyTimeline;

const FIRST: &str = "id = 'clinic'\nversion = '1'\nfrom = 2025-01-01\n\
                     [[amendment]]\nclause = '12'\ntakes-effect = 'after-notice'\nnotice = '1 month'\n";

fn version(text: &str) -> Policy {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// What is said of a first version and a second one with these first lines.
fn said(first: &str, second: &str) -> String {
    let second = version(&format!("id = 'clinic'\nversion = '2'\n{second}\n"));
    let timeline = PolicyTimeline::new([version(first), second]);
    timeline.map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn a_version_waits_until_its_notice_has_run_out() {
    assert_eq!(said(FIRST, "from = 2026-03-01\nannounced = 2026-02-01"), "");
    assert_snapshot!(
        said(FIRST, "from = 2026-02-28\nannounced = 2026-02-01"),
        @"policy `clinic@2`: it takes effect at 2026-02-28, before the 1 month have run out that amendment `12` of `clinic@1` gives after notice; let it take effect later, or correct `announced`"
    );
    // Months are those of the offset in which notice was given.
    let zoned = "from = 2026-03-01T04:00:00Z\nannounced = 2026-01-31T23:00:00-05:00";
    assert_eq!(said(FIRST, zoned), "");
    assert!(said(FIRST, &zoned.replace("T04:00", "T03:59")).contains("before the 1 month"));
}

#[test]
fn silence_about_notice_is_no_notice() {
    assert_snapshot!(
        said(FIRST, "from = 2030-01-01"),
        @"policy `clinic@2`: amendment `12` of `clinic@1` lets a new version take effect 1 month after notice at the earliest; say when notice of this version was given, by `announced`"
    );
    // Who promises nothing needs no notice, and whose promise it is: that of the version before.
    let silent = FIRST.replace("notice = '1 month'\n", "");
    assert_eq!(said(&silent, "from = 2025-01-02"), "");
    let third = "id = 'clinic'\nversion = '3'\nfrom = 2026-04-02\n";
    let second = "id = 'clinic'\nversion = '2'\nfrom = 2026-04-01\nannounced = 2026-01-01\n";
    let all = [version(FIRST), version(second), version(third)];
    assert_eq!(PolicyTimeline::new(all).unwrap().versions().len(), 3);
}

#[test]
fn of_several_amendments_the_longest_notice_counts() {
    let both = format!(
        "{FIRST}[[amendment]]\nclause = '13'\ntakes-effect = 'after-notice'\nnotice = '60 days'\n"
    );
    let told = said(&both, "from = 2026-03-15\nannounced = 2026-02-01");
    assert!(told.contains("the 60 days have run out that amendment `13`"), "{told}");
    assert_eq!(said(&both, "from = 2026-04-02\nannounced = 2026-02-01"), "");
}

#[test]
fn a_version_that_takes_effect_on_publication_waits_for_no_notice() {
    let text = FIRST.replace("after-notice", "on-publication");
    let told = toml::from_str::<Policy>(&text).unwrap_err().to_string();
    assert!(
        told.contains(
            "amendment `12`: a new version that takes effect on publication waits for no notice"
        ),
        "{told}"
    );
    let text = "id = 'clinic'\nversion = '1'\nfrom = 2025-01-01\nannounced = 0999-01-01\n";
    let told = toml::from_str::<Policy>(text).unwrap_err().to_string();
    assert!(told.contains("announced: 0999-01-01 is out of range"), "{told}");
}
