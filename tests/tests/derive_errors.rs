//! What a derived struct reports: all violations at once, of shapes and of backends, each with its field.

mod common;

use std::error::Error;

use common::mock::{Fault, Faults, Mock};
use ndarray::{Array1, Array2, Array3, ArrayD, ArrayView2, IxDyn, s};
use tensor_core::{Host, InputError, Problem, TensorError, TensorInput};

const SIDE: usize = 4;

#[derive(TensorInput)]
struct Scan<'a> {
    #[tensor(share, shape = [batch, SIDE])]
    view: ArrayView2<'a, f32>,
    #[tensor(copy, shape = [batch])]
    labels: Array1<u8>,
    #[tensor(share, shape = [_, 2 * SIDE, channels])]
    image: Array3<u8>,
    #[tensor(shape = [channels, 3])]
    dynamic: ArrayD<i32>,
}

/// Refuses gaps and negative strides.
struct Strict;

impl Faults for Strict {}

struct Full;

impl Faults for Full {
    fn has(fault: Fault) -> bool {
        fault == Fault::HasNoMemory
    }
}

fn scan<'a>(view: impl Into<ArrayView2<'a, f32>>, labels: usize, image: [usize; 3], dynamic: &[usize]) -> Scan<'a> {
    Scan {
        view: view.into(),
        labels: Array1::zeros(labels),
        image: Array3::zeros(image),
        dynamic: ArrayD::zeros(IxDyn(dynamic)),
    }
}

/// The error that every conversion gives.
fn error(scan: Scan<'_>) -> InputError {
    let error = scan.tensors::<Host>().unwrap_err();
    assert_eq!(scan.to_tensors::<Host>().unwrap_err(), error);
    assert_eq!(scan.into_tensors::<Host>().unwrap_err(), error);
    error
}

#[test]
fn shapes_that_fit_are_no_error() {
    let view = Array2::zeros((5, 4));
    assert!(scan(&view, 5, [9, 8, 2], &[2, 3]).tensors::<Host>().is_ok());
    let none = Array2::zeros((0, 4));
    assert!(scan(&none, 0, [0, 8, 0], &[0, 3]).into_tensors::<Host>().is_ok());
}

#[test]
fn all_violations_of_shapes_are_reported_by_each_conversion() {
    let view = Array2::zeros((5, 3));
    let error = error(scan(&view, 6, [9, 7, 2], &[2, 3, 1]));
    assert_eq!(error.structure(), "Scan");
    assert_eq!(
        error.to_string(),
        "4 fields or axes of `Scan` can't become tensors:
  `Scan.view`, axis 1: expected 4 (the constant `SIDE` in its `shape`), found 3
  `Scan.labels`, axis 0: expected 5 (`batch`, set by `view`, axis 0), found 6
  `Scan.image`, axis 1: expected 8 (the constant `2 * SIDE` in its `shape`), found 7
  `Scan.dynamic`: expected 2 axes (as declared), found 3"
    );
}

#[test]
fn one_violation_is_one_line() {
    let view = Array2::zeros((5, 4));
    assert_eq!(
        error(scan(&view, 5, [9, 8, 2], &[3, 3])).to_string(),
        "`Scan.dynamic`, axis 0: expected 2 (`channels`, set by `image`, axis 2), found 3"
    );
}

#[test]
fn what_the_backend_refuses_is_reported_with_the_field_and_is_the_source() {
    let whole = Array2::zeros((5, 6));
    let scan = scan(whole.slice(s![.., ..4]), 5, [9, 8, 2], &[2, 3]);
    assert!(scan.tensors::<Host>().is_ok());
    let error = scan.tensors::<Mock<Strict>>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Scan.view`: a view of shape [5, 4] and strides [6, 1] has gaps, and Mock could reach the memory between its \
         elements, which may be lent to somebody else; share the whole array and slice the tensor, write \
         `#[tensor(copy)]`, or call `to_tensors`"
    );
    let source = error.source().expect("the one refusal").downcast_ref::<TensorError>();
    assert!(matches!(source, Some(TensorError::Gaps { backend: "Mock", .. })), "{source:?}");
    assert!(scan.to_tensors::<Mock<Strict>>().is_ok(), "a copy has no gaps");
}

#[test]
fn refusals_and_violations_of_shapes_are_reported_together_whoever_owns_the_array() {
    let whole = Array2::zeros((5, 6));
    let mut scan = scan(whole.slice(s![.., ..4]), 6, [9, 8, 2], &[2, 3]);
    scan.image.invert_axis(ndarray::Axis(1));
    let error = scan.tensors::<Mock<Strict>>().unwrap_err();
    let mut violations: Vec<_> = error.violations().to_vec();
    violations.sort_by_key(|violation| violation.field.clone());
    let [image, labels, view] = violations.as_slice() else { panic!("{error}") };
    assert_eq!((labels.field.as_str(), view.field.as_str()), ("labels", "view"));
    assert!(matches!(labels.problem, Problem::Axis { axis: 0, expected: 5, found: 6, .. }), "{labels:?}");
    assert!(matches!(view.problem, Problem::Tensor(TensorError::Gaps { .. })), "{view:?}");
    assert_eq!(image.problem, Problem::Tensor(TensorError::NegativeStride { backend: "Mock", axis: 1 }));
    assert!(error.source().is_none(), "three causes are no one cause");
}

#[test]
fn gaps_in_an_array_that_owns_them_are_shared() {
    let view = Array2::zeros((5, 4));
    let mut scan = scan(&view, 5, [9, 8, 6], &[2, 3]);
    scan.image.slice_collapse(s![.., .., ..2]);
    assert!(scan.tensors::<Mock<Strict>>().is_ok());
}

#[test]
fn a_failing_copy_is_reported_and_one_in_vain_is_not_tried() {
    let view = Array2::zeros((5, 4));
    let fits = scan(&view, 5, [9, 8, 2], &[2, 3]);
    assert_eq!(fits.tensors::<Mock<Full>>().unwrap_err().to_string(), "`Scan.labels`: Mock failed: out of memory");
    assert_eq!(fits.to_tensors::<Mock<Full>>().unwrap_err().to_string(), "`Scan.view`: Mock failed: out of memory");
    let misfit = scan(&view, 6, [9, 8, 2], &[2, 3]);
    assert_eq!(misfit.tensors::<Mock<Full>>().unwrap_err(), misfit.tensors::<Host>().unwrap_err());
}
