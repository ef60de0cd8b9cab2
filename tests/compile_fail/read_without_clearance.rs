//! There is no way to a guarded value but by opening it.

use permitted::DataCategory;
use permitted::guard::Guarded;

fn main() {
    let email = Guarded::new(String::from("ada@example.org"), DataCategory::EMAIL_ADDRESS, "c-17");
    let _field: &String = &email.value;
    let _deref: &str = &**email;
    let _length = email.len();
    let _inner: String = email.into_inner();
    println!("{email}");
}
