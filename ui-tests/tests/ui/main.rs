//! Tests the programs of three folders. Those in `cases/` must not compile, and the compiler's messages are kept beside
//! them. Those in `fixed/` follow the advice of the messages. Those in `pass/` must keep compiling.
//!
//! A case states the message that it expects behind `//~`, on the line where it expects the error. So a message that
//! moved to another line can't be blessed by mistake. `TRYBUILD=overwrite cargo test -p tensor-ui-tests` writes the
//! `.stderr` files and `docs/diagnostics.md` anew. `tests/twins.rs` compiles and runs the programs in `fixed/`.

mod case;
mod checker;
mod diagnostics;
mod diff;
mod message;
mod texts;
mod title;
mod twin;

use std::panic;

use case::Case;

#[test]
fn every_mistake_is_one_error_with_its_message_on_the_users_own_token_and_a_tested_way_out() {
    let as_recorded = panic::catch_unwind(|| {
        let tests = trybuild::TestCases::new();
        tests.compile_fail("cases/*/*.rs");
        tests.pass("pass/*.rs");
        // This drop runs the tests. It fails if a message is missing or has changed.
        drop(tests);
    });

    // This comes after the compiler has run, since it may just have written the messages.
    let mut wrong = case::unpaired();
    let cases = Case::all();
    wrong.extend(checker::stale_exceptions(&cases));
    wrong.extend(cases.iter().flat_map(checker::check));
    wrong.extend(twin::stale_exceptions(&cases));
    wrong.extend(cases.iter().flat_map(twin::check));
    wrong.extend(diagnostics::check(&cases));
    wrong.extend(texts::check(&cases));
    if as_recorded.is_err() {
        wrong.push("some programs did not do what is recorded of them; the compiler's words are above".to_owned());
    }
    assert!(wrong.is_empty(), "{} findings:\n  {}\n", wrong.len(), wrong.join("\n  "));
}
