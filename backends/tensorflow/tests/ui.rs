//! Programs that must not compile with this backend, with the compiler's messages, by the rules of `tensor-ui-harness`. Each
//! has a twin in `ui/fixed`, which follows the advice of the message and runs. No library is needed.
//!
//! `TRYBUILD=overwrite` records the compiler's present messages.

use tensor_ui_harness::{Exceptions, Suite, Twins};

tensor_ui_harness::twins!(
    "tests/ui/fixed":
    share,
    share_or_copied,
    write_in_place,
    write_in_place_or_copied,
    write_to_a_tensor,
);

#[test]
fn mistakes_have_their_messages() {
    let suite = Suite {
        package: env!("CARGO_MANIFEST_DIR"),
        folder: "tests/ui",
        pass: None,
        twins: Twins::Listed(TWINS),
        exceptions: Exceptions::default(),
        texts: None,
    };
    suite.check();
}
