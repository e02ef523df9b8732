//! Tests the programs of three folders by the rules of `tensor-ui-harness`. Those in `cases/` must not compile, and the
//! compiler's messages are kept beside them. Those in `fixed/` follow the advice of the messages. Those in `pass/` must keep
//! compiling.
//!
//! `TRYBUILD=overwrite cargo test -p tensor-ui-tests` writes the `.stderr` files, `docs/diagnostics.md` and
//! `docs/compile-error.svg` anew.
//! `tests/twins.rs` compiles and runs the programs in `fixed/`.

mod codes;
mod diagnostics;
mod exceptions;
mod picture;
mod recorded;
mod title;

use exceptions::{EXCEPTIONS, NOT_SHOWN};
use tensor_ui_harness::{Suite, Texts, Twins};

const SUITE: Suite<'_> = Suite {
    package: env!("CARGO_MANIFEST_DIR"),
    folder: "",
    pass: Some("pass/*.rs"),
    // `build.rs` makes a module of each.
    twins: Twins::All,
    exceptions: EXCEPTIONS,
    texts: Some(Texts { sources: "../tensor-core/src", not_shown: NOT_SHOWN }),
};

#[test]
fn every_mistake_is_one_error_with_its_message_on_the_users_own_token_and_a_tested_way_out() {
    SUITE.check_and(|cases| [codes::check(cases), diagnostics::check(cases), picture::check(cases)].concat());
}
