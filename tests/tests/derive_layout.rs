//! `layout = row_major`: proved once, when the struct is converted, and then known by the type.

mod common;

use common::mock::{Faults, Mock};
use ndarray::{Array2, ArrayD, ArrayView2, Axis, Ix2, ShapeBuilder, array, s};
use tensor_core::{
    FieldKind, Host, Loan, LoanMut, Problem, RowMajor, Shared, SharedMut, Strided, TensorArg, TensorError, TensorInput,
};

#[derive(TensorInput)]
struct Image {
    #[tensor(layout = row_major, shape = [_, 3])]
    pixels: Array2<f32>,
    mask: Array2<u8>,
}

fn image(pixels: Array2<f32>) -> Image {
    Image { pixels, mask: array![[1]] }
}

fn c_order() -> Array2<f32> {
    array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
}

fn f_order() -> Array2<f32> {
    let mut array = Array2::zeros((2, 3).f());
    array.assign(&c_order());
    array
}

fn row_major_sum(tensor: impl TensorArg<Host, f32, Ix2, RowMajor>) -> f32 {
    tensor.with(|tensor| tensor.as_slice().expect("row-major").iter().sum())
}

fn any_sum(tensor: impl TensorArg<Host, f32, Ix2>) -> f32 {
    tensor.with(ndarray::ArrayRef::sum)
}

fn is_21(sum: f32) -> bool {
    sum.to_bits() == 21.0_f32.to_bits()
}

#[test]
fn a_row_major_array_is_shared_and_its_type_says_so() {
    let mut image = image(c_order());
    let address = image.pixels.as_ptr();
    let tensors = image.tensors::<Host>().unwrap();
    let pixels: Shared<'_, Host, f32, Ix2, RowMajor> = tensors.pixels;
    let _: Shared<'_, Host, u8, Ix2, Strided> = tensors.mask;
    assert_eq!(pixels.with(|tensor| tensor.as_ptr()), address);
    let mut tensors = image.tensors_mut::<Host>().unwrap();
    let pixels: &mut SharedMut<'_, Host, f32, Ix2, RowMajor> = &mut tensors.pixels;
    assert_eq!(pixels.with_mut(|tensor| tensor.as_ptr()), address);
}

#[test]
fn it_fits_where_row_major_is_asked_for_and_where_nothing_is() {
    let mut image = image(c_order());
    let tensors = image.tensors::<Host>().unwrap();
    let reference = &tensors.pixels;
    assert!(is_21(row_major_sum(tensors.pixels)) && is_21(row_major_sum(reference)));
    assert!(is_21(any_sum(tensors.pixels)) && is_21(any_sum(reference)));
    let tensors = image.tensors_mut::<Host>().unwrap();
    assert!(is_21(row_major_sum(&tensors.pixels)) && is_21(any_sum(&tensors.pixels)));
}

#[test]
fn another_order_is_an_error_with_the_field_and_the_strides() {
    let mut image = image(f_order());
    let error = image.tensors::<Host>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Image.pixels`: expected a row-major array, found shape [2, 3] with strides [1, 2]; make it row-major before \
         (`as_standard_layout`), write `#[tensor(copy)]`, or drop `layout = row_major`"
    );
    let [violation] = error.violations() else { panic!("{error}") };
    let problem = TensorError::NotRowMajor { shape: vec![2, 3], strides: vec![1, 2] };
    assert_eq!(violation.problem, Problem::Tensor(problem));
    assert_eq!(image.tensors_mut::<Host>().unwrap_err(), error);
}

#[test]
fn steps_gaps_and_backward_axes_are_not_row_major() {
    let wide = Array2::<f32>::zeros((2, 6));
    for view in [wide.slice(s![.., ..;2]), wide.slice(s![.., ..3]), wide.slice(s![..;-1, ..3])] {
        let mut stepped = image(c_order());
        stepped.pixels = wide.clone();
        let strides = view.strides().to_vec();
        let found = Shared::<Host, _, _>::new(view).unwrap().row_major().unwrap_err();
        assert_eq!(found, TensorError::NotRowMajor { shape: vec![2, 3], strides });
    }
    let mut backwards = image(c_order());
    backwards.pixels.invert_axis(Axis(1));
    assert!(backwards.tensors::<Host>().is_err());
    let mut stepped = image(wide);
    stepped.pixels.slice_collapse(s![.., ..;2]);
    assert!(stepped.tensors::<Host>().is_err());
}

#[test]
fn a_slice_of_rows_an_axis_of_length_1_and_no_elements_are_row_major() {
    let whole = Array2::<f32>::zeros((4, 3));
    assert!(Shared::<Host, _, _>::new(whole.slice(s![1..3, ..])).unwrap().row_major().is_ok());
    let mut single = image(array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    // Its stride along the first axis is never stepped.
    single.pixels.slice_collapse(s![..;-1, ..]);
    single.pixels.slice_collapse(s![..1, ..]);
    assert!(single.tensors::<Host>().is_ok());
    assert!(image(Array2::zeros((0, 3).f())).tensors::<Host>().is_ok());
}

#[test]
fn copies_and_moves_have_no_use_for_it() {
    let image = image(f_order());
    let copied = image.to_tensors::<Host>().unwrap();
    assert_eq!(copied.pixels.to_array().unwrap(), c_order());
    assert_eq!(copied.with(|t| t.pixels.strides().to_vec()), [3, 1]);
    let address = image.pixels.as_ptr();
    assert_eq!(image.into_tensors::<Host>().unwrap().with(|t| t.pixels.as_ptr()), address);
}

#[test]
fn violations_of_shape_and_of_layout_are_reported_together() {
    let error = image(Array2::zeros((2, 4).f())).tensors::<Host>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 fields or axes of `Image` can't become tensors:
  `Image.pixels`, axis 1: expected 3 (the constant in its `shape`), found 4
  `Image.pixels`: expected a row-major array, found shape [2, 4] with strides [1, 2]; make it row-major before \
         (`as_standard_layout`), write `#[tensor(copy)]`, or drop `layout = row_major`"
    );
}

#[test]
fn the_spec_has_it() {
    assert_eq!(
        Image::SPEC.to_string(),
        "\
field   array  tensor  shape   owner
pixels  f32    f32     [_, 3]  shared, row-major
mask    u8     u8      [_, _]  shared
"
    );
    let FieldKind::Array(pixels) = Image::SPEC.fields[0].kind else { panic!("{:?}", Image::SPEC) };
    assert!(pixels.row_major);
}

#[derive(TensorInput)]
struct View<'a> {
    #[tensor(share, layout = row_major)]
    view: ArrayView2<'a, f32>,
    #[tensor(layout = row_major, rank = 2)]
    dynamic: ArrayD<f32>,
}

/// Refuses gaps and negative strides.
struct Strict;

impl Faults for Strict {}

#[test]
fn what_is_not_row_major_is_said_so_before_the_backend_is_asked() {
    let array = c_order();
    let view = View { view: array.slice(s![.., ..;-2]), dynamic: f_order().into_dyn() };
    let error = view.tensors::<Mock<Strict>>().unwrap_err();
    let not_row_major = |problem: &Problem| matches!(problem, Problem::Tensor(TensorError::NotRowMajor { .. }));
    assert_eq!(error.violations().len(), 2);
    assert!(error.violations().iter().all(|violation| not_row_major(&violation.problem)), "{error}");

    let view = View { view: array.view(), dynamic: c_order().into_dyn() };
    let tensors = view.tensors::<Mock<Strict>>().unwrap();
    let _: (Shared<'_, _, f32, Ix2, RowMajor>, Shared<'_, _, f32, Ix2, RowMajor>) = (tensors.view, tensors.dynamic);
    assert_eq!(tensors.with(|t| (t.view.as_ptr(), t.dynamic.as_ptr())), (array.as_ptr(), view.dynamic.as_ptr()));
}

#[test]
fn a_loan_of_another_order_is_no_row_major_share() {
    let mut array = f_order();
    let read = Shared::<Host, f32, Ix2, RowMajor>::from_loan(Loan::new(array.view()));
    assert!(matches!(read, Err(TensorError::NotRowMajor { .. })));
    let write = SharedMut::<Host, f32, Ix2, RowMajor>::from_loan(LoanMut::new(array.view_mut()));
    assert!(matches!(write, Err(TensorError::NotRowMajor { .. })));
}
