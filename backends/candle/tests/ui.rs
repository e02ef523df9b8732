//! Programs that must not compile with candle, with the compiler's messages, by the rules of `tensor-ui-harness`. Each has a
//! twin in `ui/fixed`, which follows the advice of the message and runs.
//!
//! `TRYBUILD=overwrite` records the compiler's present messages.

use tensor_ui_harness::{Exceptions, Suite, Texts, Twins};

tensor_ui_harness::twins!(
    "tests/ui/fixed":
    dtype_of_an_owned,
    missing_bool,
    missing_dtype,
    shared_field,
    shared_field_or_copied,
    written_in_place,
    written_in_place_or_copied,
);

#[test]
fn mistakes_have_their_messages() {
    let suite = Suite {
        package: env!("CARGO_MANIFEST_DIR"),
        folder: "tests/ui",
        pass: None,
        twins: Twins::Listed(TWINS),
        exceptions: Exceptions {
            long_errors: &[(
                "dtype_of_an_owned",
                "of a bound of a function the compiler shows the call, the bound and the impl that asks for it",
            )],
            ..Exceptions::default()
        },
        texts: Some(Texts { sources: "src", not_shown: &[] }),
    };
    suite.check();
}
