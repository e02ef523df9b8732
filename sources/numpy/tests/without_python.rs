//! The parts that need no Python: the arithmetic on NumPy's description of an array, the bytes of `bool`, the list of borrows,
//! and the list of the fields that are wrong.
//!
//! The files are compiled a second time here, since a test that links with the crate would link with Python's library.

#[path = "../src/advice.rs"]
mod advice;
#[path = "../src/boolean.rs"]
mod boolean;
#[path = "../src/borrows.rs"]
mod borrows;
#[path = "../src/memory.rs"]
mod memory;
#[allow(dead_code, unreachable_pub, reason = "what the rest of the crate uses, and what it exports")]
#[path = "../src/mismatch.rs"]
mod mismatch;
#[path = "../src/passes.rs"]
mod passes;
#[path = "../src/report.rs"]
mod report;

use std::collections::HashMap;

use borrows::MemoryBorrow;
use memory::{Place, Span};
use mismatch::Mismatch;
use ndarray::{Array3, s};
use passes::Pass;
use proptest::prelude::*;
use report::{Wrong, report};

const AT: usize = 0x1000;

fn place<'a>(shape: &'a [usize], strides: &'a [isize], item: usize) -> Place<'a> {
    Place { address: AT, shape, strides, item }
}

/// Every byte of every element, and how many elements have it.
fn bytes(place: &Place<'_>) -> HashMap<usize, usize> {
    let mut starts = vec![place.address];
    for (&len, &stride) in place.shape.iter().zip(place.strides) {
        let along = |start: &usize| {
            (0..len).map({
                let start = *start;
                move |step: usize| start.wrapping_add_signed(stride * step.cast_signed())
            })
        };
        starts = starts.iter().flat_map(along).collect();
    }
    let mut bytes = HashMap::new();
    for byte in starts.into_iter().flat_map(|start| start..start + place.item) {
        *bytes.entry(byte).or_default() += 1;
    }
    bytes
}

#[test]
fn an_array_of_any_order_has_memory_that_rust_can_refer_to() {
    for (shape, strides) in [
        (&[2, 3][..], &[12, 4][..]),
        (&[2, 3], &[4, 8]),
        (&[2, 3], &[-12, -4]),
        (&[2, 3], &[0, 4]),
        (&[2, 3], &[48, -16]),
        (&[], &[]),
        (&[1, 3], &[7, 4]),
        (&[0, 3], &[5, 1]),
    ] {
        assert_eq!(place(shape, strides, 4).check(4), Ok(()), "{shape:?} {strides:?}");
    }
}

#[test]
fn an_address_between_two_elements_is_refused_even_without_an_element() {
    for shape in [[3], [0]] {
        let place = Place { address: AT + 6, shape: &shape, strides: &[4], item: 4 };
        assert_eq!(place.check(4), Err(Mismatch::Misaligned { expected: 4, found: 2 }));
    }
}

#[test]
fn a_stride_that_is_aligned_but_no_number_of_elements_is_refused() {
    // A field of 16 bytes, aligned to 8, in records of 24.
    assert_eq!(place(&[4], &[24], 16).check(8), Err(Mismatch::Stride { axis: 0, stride: 24, item: 16 }));
    assert_eq!(place(&[2, 4], &[-96, -6], 4).check(2), Err(Mismatch::Stride { axis: 1, stride: -6, item: 4 }));
}

#[test]
fn more_axes_than_rust_numpy_has_are_refused() {
    assert_eq!(place(&[1; 32], &[4; 32], 4).check(4), Ok(()));
    assert_eq!(place(&[1; 33], &[4; 33], 4).check(4), Err(Mismatch::TooManyAxes { found: 33 }));
}

#[test]
fn strides_out_of_all_memory_do_not_overflow() {
    let wild = place(&[9, 9], &[isize::MAX - 7, isize::MIN + 8], 8);
    assert_eq!((wild.span().start, wild.span().end), (0, usize::MAX));
    assert!(wild.check_distinct().is_err());
}

#[test]
fn interleaved_parts_of_an_array_are_told_apart() {
    let span =
        |offset, shape: &[usize], strides: &[isize], item| Place { address: AT + offset, shape, strides, item }.span();
    let (even, odd) = (span(0, &[5], &[8], 4), span(4, &[5], &[8], 4));
    assert!(!even.may_overlap(&odd) && !odd.may_overlap(&even));
    // `a.real`, `a.imag` and the complex `a` itself: rust-numpy's list sees no conflict between them.
    let (real, imag, both) = (span(0, &[5], &[16], 8), span(8, &[5], &[16], 8), span(0, &[5], &[16], 16));
    assert!(!real.may_overlap(&imag));
    assert!(both.may_overlap(&imag) && imag.may_overlap(&both) && both.may_overlap(&real));
}

#[test]
fn one_element_that_two_arrays_repeat_in_parts_is_lent_once() {
    // No other test uses these addresses.
    let span = |shape: &[usize], strides: &[isize], item| Place { address: 0x20_0000, shape, strides, item }.span();
    let (bytes, numbers) = (span(&[4], &[0], 1), span(&[4], &[0], 8));
    let _reader = (MemoryBorrow::new(bytes, false).unwrap(), MemoryBorrow::new(bytes, false).unwrap());
    assert_eq!(MemoryBorrow::new(numbers, false).unwrap_err(), Mismatch::Repeated);
    assert_eq!(MemoryBorrow::new(span(&[1], &[0], 8), false).unwrap_err(), Mismatch::Repeated);
    // With a stride, without axes, without elements: rust-numpy does not divide by zero.
    for other in [span(&[4], &[8], 8), span(&[], &[], 8), span(&[0], &[0], 8)] {
        MemoryBorrow::new(other, false).unwrap();
    }
}

#[test]
fn memory_is_lent_to_many_readers_or_one_writer() {
    // No other test uses these addresses.
    let span = |start, end| Span { start, end, step: 4, item: 4, repeats: false };
    let (first, second) = (span(0x10_0000, 0x10_0010), span(0x10_000C, 0x10_0020));
    let readers = (MemoryBorrow::new(first, false).unwrap(), MemoryBorrow::new(first, false).unwrap());
    assert_eq!(MemoryBorrow::new(second, true).unwrap_err(), Mismatch::Lent);
    drop(readers.0);
    assert_eq!(MemoryBorrow::new(second, true).unwrap_err(), Mismatch::Lent, "one reader is left");
    drop(readers.1);
    let writer = MemoryBorrow::new(second, true).unwrap();
    assert_eq!(MemoryBorrow::new(first, false).unwrap_err(), Mismatch::Lent);
    assert_eq!(MemoryBorrow::new(first, true).unwrap_err(), Mismatch::Lent);
    drop(writer);
    drop(MemoryBorrow::new(first, true).unwrap());
}

#[test]
fn the_bytes_of_a_bool_array_are_looked_at_as_numbers_in_every_order() {
    let mut bytes = Array3::<u8>::from_shape_fn((2, 3, 4), |(i, j, k)| u8::from((i + j + k) % 2 == 0));
    assert_eq!(boolean::check(&bytes.view()), Ok(()));
    bytes[[1, 0, 3]] = 2;
    bytes[[1, 2, 0]] = 255;
    let found = |index: &[usize], byte| Err(Mismatch::Bool { index: index.to_vec(), byte });
    assert_eq!(boolean::check(&bytes.view()), found(&[1, 0, 3], 2));
    assert_eq!(boolean::check(&bytes.t()), found(&[0, 2, 1], 255));
    assert_eq!(boolean::check(&bytes.slice(s![.., 1.., ..;-2])), Ok(()));
    assert_eq!(boolean::check(&bytes.slice(s![1.., ..;-1, ..;-1])), found(&[0, 0, 3], 255));
    assert_eq!(boolean::check(&bytes.slice(s![.., .., ..0])), Ok(()));
}

proptest! {
    /// In any arrangement, elements that are said to be distinct are, and arrays that are said to be apart share no byte.
    #[test]
    fn what_is_said_of_memory_is_true(
        axes in prop::collection::vec((0_usize..4, -6_isize..7), 0..4),
        others in prop::collection::vec((0_usize..4, -6_isize..7), 0..4),
        offset in 0_usize..24,
        (item, other_item) in (1_usize..5, 1_usize..5),
    ) {
        let split = |axes: &[(usize, isize)]| axes.iter().copied().unzip::<_, _, Vec<_>, Vec<_>>();
        let ((shape, strides), (other_shape, other_strides)) = (split(&axes), split(&others));
        let one = Place { address: AT, shape: &shape, strides: &strides, item };
        let other = Place { address: AT + offset, shape: &other_shape, strides: &other_strides, item: other_item };
        let (used, other_used) = (bytes(&one), bytes(&other));
        if one.check_distinct().is_ok() {
            prop_assert!(used.values().all(|&elements| elements == 1));
        }
        prop_assert!(used.keys().all(|byte| (one.span().start..one.span().end).contains(byte)));
        prop_assert_eq!(one.span().may_overlap(&other.span()), other.span().may_overlap(&one.span()));
        if !one.span().may_overlap(&other.span()) {
            prop_assert!(!used.keys().any(|byte| other_used.contains_key(byte)));
        }
    }
}

#[test]
fn advice_is_in_the_words_of_python_and_names_the_array() {
    use tensor_core::{Host, TensorInput};

    #[derive(TensorInput)]
    struct Scan<'a> {
        #[tensor(layout = row_major)]
        image: ndarray::ArrayView2<'a, f32>,
        #[tensor(copy, cast_checked = u8)]
        classes: ndarray::Array1<i64>,
        #[tensor(shape = [3])]
        three: ndarray::Array1<f32>,
    }

    let array = ndarray::Array2::<f32>::zeros((2, 3));
    let text = |image, class, three| {
        let scan = Scan { image, classes: ndarray::arr1(&[class]), three: ndarray::Array1::zeros(three) };
        let error = scan.tensors::<Host>().unwrap_err();
        (advice::in_python(&error), error.to_string())
    };
    assert_eq!(
        text(array.t(), 1, 3).0,
        "`Scan.image`: expected a row-major array, found shape [3, 2] with strides [1, 3], in elements; \
         `np.ascontiguousarray(image)` makes one"
    );
    assert_eq!(
        text(array.view(), 300, 3).0,
        "`Scan.classes`: the value 300 at [0] would change in the conversion from `i64` to `u8`; pass values that `u8` can hold, \
         such as those of `np.clip(classes, …)`"
    );
    let (here, in_rust) = text(array.view(), 1, 2);
    assert_eq!(here, in_rust, "a wrong shape needs no other words");
    let (all, _) = text(array.t(), 1, 2);
    assert!(all.starts_with("2 fields or axes of `Scan` can't become tensors:\n  `Scan.image`: expected"), "{all}");
    assert!(all.ends_with("\n  `Scan.three`, axis 0: expected 3 (the constant in its `shape`), found 2"), "{all}");
}

/// Extracts fields in order, as PyO3's derive does, until no mismatch is left that ends the extraction: which fields were
/// found wrong, and how many extractions it took. A field has `mismatches`, and fails unless one more variant fits.
fn collect(fields: &[(usize, bool)]) -> (Vec<usize>, usize) {
    let (mut pass, mut found) = (Pass::default(), Vec::new());
    for extractions in 1.. {
        // Every mismatch of a field is met until one is tolerated: then the field has an array.
        let fails = |&(mismatches, fits): &(usize, bool)| !(0..mismatches).any(|_| pass.meet()) && !fits;
        let Some(wrong) = fields.iter().position(fails) else { return (found, extractions) };
        found.push(wrong);
        pass.restart();
    }
    unreachable!("every extraction goes on beyond one field more")
}

#[test]
fn every_wrong_field_is_found_in_one_extraction_more_than_there_are() {
    let (right, wrong) = ((0, true), (1, false));
    assert_eq!(collect(&[right, right]), (vec![], 1));
    assert_eq!(collect(&[right, wrong, right]), (vec![1], 2));
    assert_eq!(collect(&[wrong, right, wrong, wrong]), (vec![0, 2, 3], 4));
}

#[test]
fn a_mismatch_that_ended_no_extraction_is_not_tolerated_in_place_of_one_that_did() {
    // An enum of three variants, of which the last fits. None of the others may take an empty array.
    let (any, wrong) = ((2, true), (1, false));
    assert_eq!(collect(&[any, wrong, any, wrong, any]), (vec![1, 3], 3));
    // Code by hand that tries three dtypes in vain takes the empty array as its last.
    assert_eq!(collect(&[wrong, any, (3, false), wrong]), (vec![0, 2, 3], 4));
}

#[test]
fn without_a_mismatch_nothing_more_is_tolerated() {
    let mut pass = Pass::default();
    pass.restart();
    assert!(!pass.meet(), "no mismatch came before");
    pass.restart();
    assert!(pass.meet());
    pass.restart();
    assert!(pass.meet() && !pass.meet(), "the first one stays tolerated, the second one was not met before");
}

#[test]
fn a_report_counts_the_fields_and_has_a_line_for_each() {
    let wrong = |path: &[&str], text: &str| Wrong {
        path: path.iter().map(|field| (*field).to_owned()).collect(),
        text: text.to_owned(),
    };
    let inner = wrong(&["`Clip.first`", "`Frame.image`"], "expected one, found two");
    assert_eq!(inner.line(), "`Clip.first`: `Frame.image`: expected one, found two");
    let unplaced = wrong(&[], "KeyError: 'gain'\na note");
    assert_eq!(unplaced.line(), "KeyError: 'gain'\na note");
    assert_eq!(
        report(&[inner.clone(), wrong(&["`Clip.rate`"], "no"), unplaced.clone()], true),
        "at least 3 fields of `Clip` can't become tensors:\n  `Clip.first`: `Frame.image`: expected one, found two\n  \
         `Clip.rate`: no\n  KeyError: 'gain'\n  a note"
    );
    assert!(
        report(&[inner.clone(), inner], false).starts_with("2 fields of `Clip` can't become tensors:\n  `Clip.first`")
    );
    assert!(report(&[unplaced.clone(), unplaced], false).starts_with("2 fields can't become tensors:\n"));
}
