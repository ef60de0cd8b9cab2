//! A guarded value does not serialise.

use permitted::DataCategory;
use permitted::guard::Guarded;

fn main() {
    let email = Guarded::new(String::from("ada@example.org"), DataCategory::EMAIL_ADDRESS, "c-17");
    let _ = serde_json::to_string(&email);
}
