//! What must not compile and what the compiler says of it, under `cases/`; what its advice leads to, under `fixed/`; and
//! what must keep compiling, under `pass/`.
//!
//! A case states the message that it expects on the line that it expects it at, behind `//~`, so a message that moved
//! elsewhere can't be blessed away. `TRYBUILD=overwrite cargo test -p tensor-ui-tests` writes the `.stderr` files and
//! `docs/diagnostics.md` anew. `tests/twins.rs` compiles and runs what is under `fixed/`.

mod case;
mod checker;
mod diagnostics;
mod diff;
mod message;
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
        // Runs them, and fails at a message that is missing or another one.
        drop(tests);
    });

    // After the compiler, which may just have written the messages.
    let mut wrong = case::unpaired();
    let cases = Case::all();
    wrong.extend(checker::stale_exceptions(&cases));
    wrong.extend(cases.iter().flat_map(checker::check));
    wrong.extend(twin::stale_exceptions(&cases));
    wrong.extend(cases.iter().flat_map(twin::check));
    wrong.extend(diagnostics::check(&cases));
    if as_recorded.is_err() {
        wrong.push("some programs did not do what is recorded of them; the compiler's words are above".to_owned());
    }
    assert!(wrong.is_empty(), "{} findings:\n  {}\n", wrong.len(), wrong.join("\n  "));
}
