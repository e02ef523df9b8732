//! The conformance suite catches a backend that does one thing wrong, and says which.

mod common;

use common::mock::{Chosen, Fault, MockProbe};
use tensor_conformance::{arrays, conformance, structs};

/// It refuses negative strides and gaps, which `Host` does not.
#[test]
fn a_strict_backend_without_a_fault_conforms() {
    Chosen::choose(None);
    conformance::<MockProbe<Chosen>, f32>();
}

/// The part of the suite that catches the faults.
macro_rules! caught {
    (by $part:ident: $($name:ident: $fault:ident, $text:literal;)*) => {
        $(
            #[test]
            #[should_panic(expected = $text)]
            fn $name() {
                Chosen::choose(Some(Fault::$fault));
                $part::<MockProbe<Chosen>, f32>();
            }
        )*
    };
}

caught! {
    by arrays:
    copy_in_the_order_of_memory: CopyKeepsOrder,
        "layout `row-major` (shape [3, 2], strides [2, 1]), copied from a view: expected a row-major tensor from a copy";
    copy_that_ignores_strides: CopyIgnoresStrides,
        "layout `axis 0 backwards` (shape [3], strides [-1]), copied from a view: the tensor, at [0]: expected 2.0, found 0.0";
    adoption_that_copies: AdoptionCopies,
        "adopted from an `Array`: the adopted array: expected the array's own memory, from";
    share_that_copies: ShareCopies,
        "a share of an `ArrayView`: the share: expected the array's own memory, from";
    writable_share_that_copies: WritableShareCopies,
        "a writable share of a view: the share: expected the array's own memory, from";
    gaps_that_are_shared: AcceptsGaps,
        "a share of an `ArrayView`: expected the refusal \"a view of shape";
    negative_strides_that_are_shared: AcceptsNegativeStrides,
        "a share of an `ArrayView`: expected the refusal \"axis 0 runs backwards, which Mock can't express";
    share_that_ignores_strides: ShareIgnoresStrides,
        "a share of an `ArrayView`: the share: expected the array's own memory, from";
    own_gaps_that_are_refused: RefusesOwnGaps,
        "expected a share, found the refusal \"a view of shape";
    refusal_in_another_name: RefusesInAnotherName,
        "the refusal: expected Gaps { backend: \"Mock\", shape: [3], strides: [3] }, found Gaps { backend: \"Host\"";
    shape_without_axes_of_1: Squeezes,
        "the shape: expected";
    copy_that_fails: HasNoMemory,
        "copied from a view: the copy failed: Mock failed: out of memory";
    check_that_refuses: CheckRefuses,
        "`Supports::check` failed: expected a dense tensor";
    way_back_in_the_order_of_memory: BackKeepsOrder,
        "expected a row-major array back, found strides";
    way_back_with_other_values: BackIsZero,
        "`to_array` of the tensor, written, element 0: expected -0.5, found 0.0";
    way_back_that_loses_nan: BackLosesNan,
        "`Supports::to_array`, at [0]: expected NaN, found 0.0";
    row_major_argument_in_the_order_of_memory: RowMajorKeepsOrder,
        "layout `index 1 of an axis at 1` (shape [3], strides [3]), adopted from an `Array`: expected a row-major tensor as a \
         row-major argument";
    row_major_argument_that_ignores_strides: RowMajorIgnoresStrides,
        "layout `axis 0 backwards` (shape [3], strides [-1]), adopted from an `Array`: the tensor, at [0]: expected";
    row_major_argument_that_is_copied_in_vain: RowMajorCopies,
        "the tensor as a row-major argument: expected the array's own memory, from";
    row_major_argument_that_fails: RowMajorFails,
        "a tensor can't be copied to be row-major: Mock failed: out of memory";
    move_to_its_own_device_that_copies: MoveCopies,
        "the tensor after `to_device` of its own device: expected the array's own memory, from";
    write_behind_the_back_that_is_lost: WritesBehindNothing,
        "the share, written behind the array's back, element 0: expected 117.0, found 0.0";
    alias_that_changes_when_the_share_ends: EscapesAsZero,
        "an alias that outlived a share: the alias, after the array was written, at []: expected 1.0, found 0.0";
}

caught! {
    by structs:
    rows_that_are_copied: RowsAreCopied,
        "layout `row-major` (shape [3], strides [1]), rows 0..3 of an `ArrayView`: whether the rows are a share: expected true, \
         found false";
    gathered_rows_in_the_order_of_memory: ConversionKeepsOrder,
        "rows [2, 0, 2] of an `ArrayView`: expected a row-major tensor from rows that are gathered";
    gathered_rows_in_another_order: ConversionReverses,
        "rows [0, 1, 2] of an `ArrayView`: the tensor, at [0]: expected 0.0, found 2.0";
    refused_value_that_is_hidden: ConversionHidesRefusals,
        "with a checked cast: the refused value: expected Some([(\"checked\", Tensor(Cast { index: [2";
}
