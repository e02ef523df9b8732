//! `rank = N` on an array whose rank is known at run time only: checked once, and then in the tensor's type.

use ndarray::{Array2, Array3, ArrayD, ArrayViewD, Axis, Ix0, Ix2, Ix3, IxDyn, array};
use tensor_core::{FieldKind, Host, Owned, Problem, Shared, SharedMut, TensorArg, TensorError, TensorInput};

#[derive(TensorInput)]
struct Batch {
    #[tensor(rank = 2)]
    shared: ArrayD<f32>,
    #[tensor(copy, rank = 3)]
    copied: ArrayD<u8>,
    #[tensor(copy, cast = i64, rank = 2, shape = [rows, _])]
    cast: ArrayD<i32>,
    #[tensor(rank = 3, shape = [.., rows])]
    leading: ArrayD<u16>,
}

fn batch() -> Batch {
    Batch {
        shared: array![[1.0, 2.0]].into_dyn(),
        copied: Array3::zeros((1, 2, 3)).into_dyn(),
        cast: array![[7], [-8]].into_dyn(),
        leading: Array3::zeros((5, 6, 2)).into_dyn(),
    }
}

fn len(tensor: impl TensorArg<Host, f32, Ix2>) -> usize {
    tensor.with(|tensor| tensor.len())
}

#[test]
fn the_rank_is_in_the_tensors_type_and_nothing_is_copied() {
    let mut batch = batch();
    let address = batch.shared.as_ptr();
    let BatchTensors { shared, copied, cast, leading, .. } = batch.tensors::<Host>().unwrap();
    let _: (&Shared<'_, Host, f32, Ix2>, &Owned<Host, u8, Ix3>) = (&shared, &copied);
    let _: (&Owned<Host, i64, Ix2>, &Shared<'_, Host, u16, Ix3>) = (&cast, &leading);
    assert_eq!((shared.with(|tensor| tensor.as_ptr()), len(shared)), (address, 2));
    assert_eq!(cast.to_array().unwrap(), array![[7], [-8]]);
    let mut tensors = batch.tensors_mut::<Host>().unwrap();
    let _: &SharedMut<'_, Host, f32, Ix2> = &tensors.shared;
    tensors.with_mut(|t| t.shared[[0, 1]] = 9.0);
    assert_eq!(batch.shared, array![[1.0, 9.0]].into_dyn());
}

#[test]
fn into_tensors_moves_the_array() {
    let batch = batch();
    let addresses = (batch.shared.as_ptr(), batch.copied.as_ptr(), batch.leading.as_ptr());
    let tensors = batch.into_tensors::<Host>().unwrap();
    let _: (&Owned<Host, f32, Ix2>, &Owned<Host, u8, Ix3>) = (&tensors.shared, &tensors.copied);
    assert_eq!(tensors.with(|t| (t.shared.as_ptr(), t.copied.as_ptr(), t.leading.as_ptr())), addresses);
    let array: Array2<f32> = tensors.shared.into_inner();
    assert_eq!(array.as_ptr(), addresses.0);
}

#[test]
fn another_rank_is_one_violation_of_each_conversion() {
    let mut batch = batch();
    batch.shared.insert_axis_inplace(Axis(0));
    batch.copied = ArrayD::zeros(IxDyn(&[2]));
    let error = batch.tensors::<Host>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 fields or axes of `Batch` can't become tensors:
  `Batch.shared`: expected 2 axes (as declared), found 3
  `Batch.copied`: expected 3 axes (as declared), found 1"
    );
    assert_eq!(error.violations()[0].problem, Problem::Rank { expected: 2, at_least: false, found: 3 });
    assert_eq!(batch.tensors_mut::<Host>().unwrap_err(), error);
    assert_eq!(batch.to_tensors::<Host>().unwrap_err(), error);
    assert_eq!(batch.into_tensors::<Host>().unwrap_err(), error);
}

#[test]
fn a_shape_with_leading_axes_is_checked_beside_the_rank() {
    let mut wrong = batch();
    wrong.leading = ArrayD::zeros(IxDyn(&[2, 2]));
    assert_eq!(
        wrong.tensors::<Host>().unwrap_err().to_string(),
        "`Batch.leading`: expected 3 axes (as declared), found 2"
    );
    wrong.leading = ArrayD::zeros(IxDyn(&[5, 6, 3]));
    assert_eq!(
        wrong.tensors::<Host>().unwrap_err().to_string(),
        "`Batch.leading`, axis 2: expected 2 (`rows`, set by `cast`, axis 0), found 3"
    );
    wrong.leading = ArrayD::zeros(IxDyn(&[]));
    assert_eq!(
        wrong.tensors::<Host>().unwrap_err().to_string(),
        "`Batch.leading`: expected 3 axes (as declared), found 0"
    );
}

#[derive(TensorInput)]
struct Others<'a> {
    #[tensor(rank = 0)]
    scalar: ArrayD<f64>,
    #[tensor(rank = 2, shape = [n, n])]
    view: ArrayViewD<'a, i8>,
    #[tensor(rank = 2)]
    fixed: Array2<bool>,
}

#[test]
fn scalars_views_and_arrays_of_that_rank_anyway_will_do() {
    let square = array![[1, 2], [3, 4]].into_dyn();
    let others = Others { scalar: ndarray::arr0(2.5).into_dyn(), view: square.view(), fixed: array![[true]] };
    let tensors = others.tensors::<Host>().unwrap();
    let _: (Shared<'_, Host, f64, Ix0>, Shared<'_, Host, i8, Ix2>) = (tensors.scalar, tensors.view);
    assert_eq!(tensors.with(|t| (t.view.as_ptr(), t.fixed.as_ptr())), (square.as_ptr(), others.fixed.as_ptr()));
    assert_eq!(others.into_tensors::<Host>().unwrap().view.shape(), [2, 2]);
}

#[test]
fn the_spec_has_the_rank() {
    let ranks = Batch::SPEC.fields.iter().map(|field| match field.kind {
        FieldKind::Array(array) => array.rank,
        other => panic!("{other:?}"),
    });
    assert!(ranks.eq([Some(2), Some(3), Some(2), Some(3)]));
    assert_eq!(
        Batch::SPEC.to_string(),
        "\
field    array  tensor  shape       owner
shared   f32    f32     [_, _]      shared
copied   u8     u8      [_, _, _]   copied
cast     i32    i64     [rows, _]   copied
leading  u16    u16     [.., rows]  shared
"
    );
}

#[test]
fn a_loan_gets_its_rank_or_an_error() {
    let array = array![[1.0_f32]].into_dyn();
    let loan = || tensor_core::Loan::new(array.view());
    assert!(loan().with_rank::<Ix2>().is_ok());
    assert_eq!(loan().with_rank::<Ix3>().unwrap_err(), TensorError::Rank { expected: 3, found: 2 });
}
