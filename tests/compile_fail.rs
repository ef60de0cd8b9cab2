//! What must not compile: ways around the guard of values.

#[test]
fn there_is_no_way_around_the_guard() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
