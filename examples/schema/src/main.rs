//! Writes the JSON Schema of a kind of file: `cargo run -- policy > policy.schema.json`.

use permitted::files::Document;
use permitted::schema;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let kind = std::env::args().nth(1).unwrap_or_default();
    let schema: Document = match kind.as_str() {
        "policy" => schema::policy(),
        "scenarios" => schema::scenarios(),
        "question" => schema::question(),
        "ledger" => schema::ledger(),
        _ => return Err("name a kind of file: policy, scenarios, question or ledger".into()),
    };
    println!("{}", serde_json::to_string_pretty(&schema)?);
    Ok(())
}
