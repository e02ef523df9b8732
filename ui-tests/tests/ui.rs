//! Every case under `cases/` fails to compile, with the message in the file beside it.

#[test]
fn every_mistake_has_its_message() {
    trybuild::TestCases::new().compile_fail("cases/*/*.rs");
}
