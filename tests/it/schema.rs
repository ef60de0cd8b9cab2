//! The schemas that are checked in are those that the code writes.

use permitted::files::Document;
use permitted::schema::{ledger, policy, question, scenarios};

#[test]
fn the_schemas_are_current() {
    let written: [(&str, Document); 4] = [
        ("policy", policy()),
        ("scenarios", scenarios()),
        ("question", question()),
        ("ledger", ledger()),
    ];
    for (name, schema) in written {
        let path = format!("{}/examples/schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let made = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("PERMITTED_WRITE_REFERENCE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        let first = made.lines().zip(kept.lines()).find(|(made, kept)| made != kept);
        assert!(
            made == kept,
            "{path} is not what the tables say (first difference: {first:?}); write it anew by \
             PERMITTED_WRITE_REFERENCE=1 cargo test --features schema --test it the_schemas_are_current"
        );
    }
}
