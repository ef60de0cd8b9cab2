//! A guarded value is not copied out of its guard.

use permitted::DataCategory;
use permitted::guard::Guarded;

fn main() {
    let email = Guarded::new(String::from("ada@example.org"), DataCategory::EMAIL_ADDRESS, "c-17");
    let _copy = email.clone();
    let _moved = email.into_inner();
}
