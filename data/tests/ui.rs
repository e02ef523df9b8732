//! Programs with data sets and loaders that must not compile, with the compiler's messages, by the rules of
//! `tensor-ui-harness`. Each has a twin in `ui/fixed`, which follows the advice of the message and runs.
//!
//! `TRYBUILD=overwrite` records the compiler's present messages.

// The twins are short, and some leave parts of their structs unread; what they prove is that they compile.
#![allow(dead_code, missing_docs, clippy::pedantic)]

use tensor_ui_harness::{Exceptions, Suite, Texts, Twins};

tensor_ui_harness::twins!(
    "tests/ui/fixed":
    dataset {
        by_value,
        changed_while_it_is_loaded,
        classes_are_an_array,
        classes_are_floats,
        dropped_while_a_batch_is_kept,
        joined_by_value,
        list_of_structs,
        not_derived_by_reference,
        of_a_function,
        owned_by_value,
        part_of_floats,
        without_a_question_mark,
        without_derive,
        without_samples,
        without_samples_in_a_chain,
    }
    epoch {
        enumerated_loader,
        field_moved_out_of_a_batch,
        length_of_the_loader,
        loop_over_the_loader,
        missing_dtype,
        no_backend,
        of_any_backend,
        without_a_backend,
        without_a_question_mark,
        write_to_a_batch,
    }
    workers {
        epoch_in_a_thread,
        error_of_one_thread,
        iterator_of_no_samples,
        iterator_without_results,
        loader_in_a_thread,
        of_a_function_that_borrows,
        of_a_function_with_an_rc,
        of_borrowed_rows,
        of_tensors_of_one_thread,
        of_what_is_no_sample,
        without_a_result,
    }
    sampler {
        function_of_one_argument,
        number,
    }
);

const BOUND: &str = "of a bound of a function the compiler shows the call, the signature and what it proposes";

const OF_ONE_THREAD: &str =
    "of what can't be sent to a thread the compiler shows each type that it is in, in its own words";

#[test]
fn mistakes_have_their_messages() {
    let suite = Suite {
        package: env!("CARGO_MANIFEST_DIR"),
        folder: "tests/ui",
        pass: None,
        twins: Twins::Listed(TWINS),
        exceptions: Exceptions {
            long_errors: &[
                ("epoch/enumerated_loader", BOUND),
                ("workers/loader_in_a_thread", OF_ONE_THREAD),
                ("workers/epoch_in_a_thread", OF_ONE_THREAD),
                ("epoch/length_of_the_loader", BOUND),
                ("dataset/owned_by_value", BOUND),
                ("dataset/classes_are_floats", BOUND),
                ("dataset/classes_are_an_array", BOUND),
                ("dataset/by_value", BOUND),
                ("dataset/joined_by_value", BOUND),
                ("dataset/of_a_function", BOUND),
                ("dataset/part_of_floats", BOUND),
                ("epoch/missing_dtype", BOUND),
                ("epoch/of_any_backend", BOUND),
                ("workers/error_of_one_thread", BOUND),
                ("workers/of_a_function_with_an_rc", BOUND),
                ("workers/of_borrowed_rows", BOUND),
                ("workers/of_tensors_of_one_thread", BOUND),
                ("workers/of_what_is_no_sample", BOUND),
                ("sampler/function_of_one_argument", "the compiler's own words"),
                ("epoch/without_a_question_mark", "the words and the edit are the compiler's own"),
            ],
            many_changes: &[
                ("workers/of_a_function_that_borrows", "the closure of a scope is around the loop"),
                ("workers/of_borrowed_rows", "the closure of a scope is around the loop"),
            ],
            ..Exceptions::default()
        },
        texts: Some(Texts { sources: "src", not_shown: &[] }),
    };
    suite.check();
}
