//! The property tests catch a backend that does one thing wrong.

mod common;

use common::mock::{Fault, MockProbe};
use proptest::test_runner::{Config, TestError, TestRng, TestRunner};
use tensor_tests::{conversions, history, recipe, run, writes};

/// The same cases in every run.
fn runner() -> TestRunner {
    let config = Config { failure_persistence: None, ..Config::with_cases(300) };
    TestRunner::new_with_rng(config.clone(), TestRng::deterministic_rng(config.rng_algorithm))
}

fn reason<T>(outcome: Result<(), TestError<T>>) -> Option<String> {
    match outcome {
        Ok(()) => None,
        Err(TestError::Fail(reason, _) | TestError::Abort(reason)) => Some(reason.to_string()),
    }
}

/// What the properties say of the backend, each if it does not hold.
fn found<F: Fault>() -> [Option<String>; 3] {
    [
        reason(runner().run(&recipe(), |recipe| conversions::<MockProbe<F>, f32>(&recipe))),
        reason(runner().run(&recipe(), |recipe| writes::<MockProbe<F>, f32>(&recipe))),
        reason(runner().run(&history(), |events| run::<MockProbe<F>>(&events))),
    ]
}

struct Nothing;

impl Fault for Nothing {}

#[test]
fn a_backend_without_a_fault_passes() {
    assert_eq!(found::<Nothing>(), [None, None, None]);
}

macro_rules! caught {
    ($($name:ident: $fault:ident, $text:literal;)*) => {
        $(
            #[test]
            fn $name() {
                struct Faulty;

                impl Fault for Faulty {
                    const $fault: bool = true;
                }

                let found = found::<Faulty>();
                let caught = found.iter().flatten().any(|reason| reason.contains($text));
                assert!(caught, "{found:#?}");
            }
        )*
    };
}

caught! {
    copy_in_the_order_of_memory: COPY_KEEPS_ORDER, "a copy is row-major";
    copy_that_ignores_strides: COPY_IGNORES_STRIDES, "copy, element";
    adoption_that_copies: ADOPTION_COPIES, "a moved array at another address";
    share_that_copies: SHARE_COPIES, "a share at another address";
    share_that_ignores_strides: SHARE_IGNORES_STRIDES, "a share at another address";
    gaps_that_are_shared: ACCEPTS_GAPS, "a share that had to be refused";
    negative_strides_that_are_shared: ACCEPTS_NEGATIVE_STRIDES, "a share that had to be refused";
    own_gaps_that_are_refused: REFUSES_OWN_GAPS, "a refusal of what can be shared";
    writable_share_that_copies: WRITABLE_SHARE_COPIES, "position 0: expected -0.5, found";
    way_back_with_other_values: BACK_IS_ZERO, "copy, element";
    write_behind_the_back_that_is_lost: WRITES_BEHIND_NOTHING, "a share, in the closure";
    alias_that_changes_when_the_share_ends: ESCAPES_AS_ZERO, "an alias";
}
