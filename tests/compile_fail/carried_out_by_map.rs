//! What is made of a guarded value cannot carry it out.

use permitted::DataCategory;
use permitted::guard::Guarded;

fn main() {
    let email = Guarded::new(String::from("ada@example.org"), DataCategory::EMAIL_ADDRESS, "c-17");
    let mut out = String::new();
    let _ = email.map(|email| out = email);
}
