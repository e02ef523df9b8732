//! The property tests catch a backend that does one thing wrong.

mod common;

use common::mock::{Chosen, Fault, MockProbe};
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

/// What the properties say of a backend with this fault, each if it does not hold.
fn found(fault: Option<Fault>) -> [Option<String>; 3] {
    Chosen::choose(fault);
    [
        reason(runner().run(&recipe(), |recipe| conversions::<MockProbe<Chosen>, f32>(&recipe))),
        reason(runner().run(&recipe(), |recipe| writes::<MockProbe<Chosen>, f32>(&recipe))),
        reason(runner().run(&history(), |events| run::<MockProbe<Chosen>>(&events))),
    ]
}

#[test]
fn a_backend_without_a_fault_passes() {
    assert_eq!(found(None), [None, None, None]);
}

macro_rules! caught {
    ($($name:ident: $fault:ident, $text:literal;)*) => {
        $(
            #[test]
            fn $name() {
                let found = found(Some(Fault::$fault));
                let caught = found.iter().flatten().any(|reason| reason.contains($text));
                assert!(caught, "{found:#?}");
            }
        )*
    };
}

caught! {
    copy_in_the_order_of_memory: CopyKeepsOrder, "a copy is row-major";
    copy_that_ignores_strides: CopyIgnoresStrides, "copy, element";
    adoption_that_copies: AdoptionCopies, "a moved array at another address";
    share_that_copies: ShareCopies, "a share at another address";
    share_that_ignores_strides: ShareIgnoresStrides, "a share at another address";
    gaps_that_are_shared: AcceptsGaps, "a share that had to be refused";
    negative_strides_that_are_shared: AcceptsNegativeStrides, "a share that had to be refused";
    own_gaps_that_are_refused: RefusesOwnGaps, "a refusal of what can be shared";
    writable_share_that_copies: WritableShareCopies, "position 0: expected -0.5, found";
    way_back_with_other_values: BackIsZero, "copy, element";
    write_behind_the_back_that_is_lost: WritesBehindNothing, "a share, in the closure";
    alias_that_changes_when_the_share_ends: EscapesAsZero, "an alias";
}
