//! Tests tensors that own their memory. Copies are row-major and independent of the array; adopted arrays stay in place.

use std::borrow::Borrow;

use ndarray::{Array, ArrayD, ArrayRef, CowArray, Dimension};
use tensor_core::{ArrayField, Backend, Element, Owned, RowMajor, Supports, TensorArg, TensorError};

use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::probe::{Adoption, Candidate, Probe, TensorOf};
use crate::sample::Sample;
use crate::tally::Owner;

type Outcome<P, T, D> = Result<Owned<<P as Candidate>::Backend, T, D>, TensorError>;

pub(crate) fn at_rank<P: Probe<T, D>, T: Sample, D: Dimension + 'static>() {
    let device = &P::Backend::host();
    for layout in &layouts(D::NDIM) {
        copied::<P, T, D>(layout, "copied from a view", |buffer| Owned::copy_from(layout.view(buffer), device));
        copied::<P, T, D>(layout, "from an `ArrayView`", |buffer| {
            layout.view::<T, D>(buffer).into_tensor::<P::Backend, D>(device)
        });
        copied::<P, T, D>(layout, "from a borrowed `CowArray`", |buffer| {
            CowArray::from(layout.view::<T, D>(buffer)).into_tensor::<P::Backend, D>(device)
        });
        if layout.overlaps() {
            continue;
        }
        copied::<P, T, D>(layout, "from an `ArrayViewMut`", |buffer| {
            layout.view_mut::<T, D>(buffer).into_tensor::<P::Backend, D>(device)
        });
        adopted::<P, T, D>(layout, Owner::Move, "adopted from an `Array`", |array| Owned::adopt(array, device));
        adopted::<P, T, D>(layout, Owner::Move, "from an `Array`", |array| array.into_tensor::<P::Backend, D>(device));
        adopted::<P, T, D>(layout, Owner::MoveArc, "from an `ArcArray`", |array| {
            array.into_shared().into_tensor::<P::Backend, D>(device)
        });
        adopted::<P, T, D>(layout, Owner::Move, "from an owned `CowArray`", |array| {
            CowArray::from(array).into_tensor::<P::Backend, D>(device)
        });
        one_of_two_owners::<P, T, D>(layout, device);
    }
}

/// Tests a tensor that is made from borrowed memory.
fn copied<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(
    layout: &Layout,
    how: &'static str,
    make: impl FnOnce(&mut [T]) -> Outcome<P, T, D>,
) {
    let mut buffer = layout.buffer();
    let case = Case::new::<P, T, D>(layout, &layout.view(&buffer), Owner::Copy, how);
    let expected = layout.view::<T, D>(&buffer).to_owned().into_dyn();
    let mut owned = case.expect("the copy", make(&mut buffer));
    if !owned.with(|tensor| P::is_row_major(tensor)) {
        case.fail("expected a row-major tensor from a copy");
    }
    case.not_in("the copy", owned.with(|tensor| P::address(tensor)), &buffer);

    verify::<P, T, D>(&case, &owned, &expected);
    for value in T::FILLS {
        buffer.fill(value);
        let values = owned.with(|tensor| P::values(tensor));
        case.same_values("the copy, after the array was written", &values, &expected);
    }
    for (position, value) in buffer.iter_mut().enumerate() {
        *value = T::sample(position);
    }
    written::<P, T, D>(&case, &mut owned);
    case.untouched("the array, after its copy was written", &buffer);
    drop(buffer);
    checked_again::<P, T, D>(&case, owned);
}

/// Tests a tensor that is made from an array by move.
fn adopted<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(
    layout: &Layout,
    kind: Owner,
    how: &'static str,
    make: impl FnOnce(Array<T, D>) -> Outcome<P, T, D>,
) {
    let array = layout.array();
    let case = Case::new::<P, T, D>(layout, &array, kind, how);
    let expected = array.to_owned().into_dyn();
    let address = array.as_ptr();
    let stays = stays::<P, T, D>(layout, &array);
    let mut owned = case.expect("the adoption", make(array));
    if stays {
        case.at("the adopted array", owned.with(|tensor| P::address(tensor)), address);
    }
    verify::<P, T, D>(&case, &owned, &expected);
    written::<P, T, D>(&case, &mut owned);
    checked_again::<P, T, D>(&case, owned);
}

/// Whether the backend claims to adopt the array in place.
fn stays<P: Candidate, T: Element, D: Dimension + 'static>(layout: &Layout, array: &ArrayRef<T, D>) -> bool {
    match P::ADOPTS {
        Adoption::Nothing => false,
        Adoption::RowMajor => layout.is_plain(),
        Adoption::Forward => array.shape().iter().zip(array.strides()).all(|(&len, &stride)| len < 2 || stride >= 0),
        Adoption::Everything => true,
    }
}

/// Tests a tensor that is made from one of two owners of an array: neither sees what is written to the other.
fn one_of_two_owners<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(
    layout: &Layout,
    device: &<P::Backend as Backend>::Device,
) {
    let array = layout.array::<T, D>().into_shared();
    let case = Case::new::<P, T, D>(layout, &array, Owner::MoveArc, "from one of two owners of an `ArcArray`");
    let expected = array.to_owned().into_dyn();
    let make = |array: &ndarray::ArcArray<T, D>| -> Owned<P::Backend, T, D> {
        case.expect("the adoption", array.clone().into_tensor::<P::Backend, D>(device))
    };

    let mut owned = make(&array);
    verify::<P, T, D>(&case, &owned, &expected);
    written::<P, T, D>(&case, &mut owned);
    case.same_values("the other owner, after the tensor was written", &array.to_owned().into_dyn(), &expected);
    checked_again::<P, T, D>(&case, owned);

    let owned = make(&array);
    let mut other = array;
    for value in T::FILLS {
        other.fill(value);
        case.all("the other owner", &other, value);
        let values = owned.with(|tensor| P::values(tensor));
        case.same_values("the tensor, after the other owner was written", &values, &expected);
    }
    drop(other);
    verify::<P, T, D>(&case, &owned, &expected);
}

/// Checks everything that can be read from an owned tensor.
pub(crate) fn verify<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(
    case: &Case,
    owned: &Owned<P::Backend, T, D>,
    expected: &ArrayD<T>,
) {
    case.equal("the shape", owned.shape().as_slice(), case.shape());
    case.equal("the device", &owned.device(), &P::Backend::host());
    case.equal("`Debug`", &format!("{owned:?}"), &case.debug("Owned"));
    let address = P::address(owned.as_ref());
    let argument = |arg: &dyn Fn() -> *const T| case.at("the tensor as an argument", arg(), address);
    argument(&|| as_argument::<P, T, D>(case, owned));
    argument(&|| as_argument::<P, T, D>(case, &owned));
    row_major_argument::<P, T, D>(case, owned, expected);
    owned.with(|tensor| verify_tensor::<P, T, D>(case, tensor, expected));
    let array = case.expect("`Owned::to_array`", owned.to_array());
    case.same_values("`Owned::to_array`", &array.into_dyn(), expected);
}

/// Checks everything that can be read from a framework's tensor, whoever owns its memory.
pub(crate) fn verify_tensor<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(
    case: &Case,
    tensor: &TensorOf<P, T, D>,
    expected: &ArrayD<T>,
) {
    case.same_values("the tensor", &P::values(tensor), expected);
    case.equal("`Backend::shape`", P::Backend::shape::<T, D>(tensor).as_slice(), case.shape());
    case.expect("`Supports::check`", P::Backend::check(tensor));
    let array: Array<T, D> = case.expect("`Supports::to_array`", P::Backend::to_array(tensor));
    if array.as_slice().is_none() {
        case.fail(format_args!("expected a row-major array back, found strides {:?}", array.strides()));
    }
    case.same_values("`Supports::to_array`", &array.into_dyn(), expected);
}

/// The address of the tensor that a function gets if its argument may have any owner. Checks what else the function can ask.
pub(crate) fn as_argument<P: Probe<T, D>, T: Element, D: Dimension + 'static>(
    case: &Case,
    tensor: impl TensorArg<P::Backend, T, D>,
) -> *const T {
    case.equal("`TensorArg::shape`", tensor.shape().as_slice(), case.shape());
    case.equal("`TensorArg::device`", &tensor.device(), &P::Backend::host());
    tensor.with(|tensor| P::address(tensor))
}

/// Checks that a function which asks for a row-major tensor sees one, with the same values: the tensor itself if it is
/// row-major.
fn row_major_argument<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(
    case: &Case,
    tensor: impl TensorArg<P::Backend, T, D, RowMajor> + AsRef<TensorOf<P, T, D>>,
    expected: &ArrayD<T>,
) {
    case.equal("`TensorArg::shape` of a row-major argument", tensor.shape().as_slice(), case.shape());
    case.equal("`TensorArg::device` of a row-major argument", &tensor.device(), &P::Backend::host());
    let itself = tensor.as_ref();
    tensor.with(|tensor| {
        if !P::is_row_major(tensor) {
            case.fail("expected a row-major tensor as a row-major argument");
        }
        if P::is_row_major(itself) {
            case.at("the tensor as a row-major argument", P::address(tensor), P::address(itself));
        } else {
            verify_tensor::<P, T, D>(case, tensor, expected);
        }
    });
}

/// Checks that what is written through the framework is read afterwards.
fn written<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(case: &Case, owned: &mut Owned<P::Backend, T, D>) {
    let [first, second] = T::FILLS;
    owned.with_mut(|tensor| P::fill(tensor, first));
    case.all("the tensor, written", &owned.with(|tensor| P::values(tensor)), first);
    P::fill(owned.as_mut(), second);
    case.all("the tensor, written again", &P::values(owned.as_ref()), second);
    case.all("`to_array` of the tensor, written", &case.expect("`to_array`", owned.to_array()), second);
}

/// Checks that the raw tensor becomes an `Owned` again, in place.
fn checked_again<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(case: &Case, owned: Owned<P::Backend, T, D>) {
    let raw = owned.into_inner();
    let address = P::address(raw.borrow());
    let again = case.expect("`Owned::try_from` of the raw tensor", Owned::<P::Backend, T, D>::try_from(raw));
    case.at("the tensor after `into_inner` and `try_from`", again.with(|tensor| P::address(tensor)), address);
    case.all("the tensor after `into_inner` and `try_from`", &again.with(|tensor| P::values(tensor)), T::FILLS[1]);
    let on_host = Owned::<P::Backend, T, D>::try_from_on(again.into_inner(), &P::Backend::host());
    let on_host = case.expect("`try_from_on`", on_host);
    case.at("the tensor after `try_from_on`", P::address(on_host.as_ref()), address);
    let moved = case.expect("`to_device` of its own device", on_host.to_device(&P::Backend::host()));
    case.at("the tensor after `to_device` of its own device", P::address(moved.as_ref()), address);
    case.all("the tensor after `to_device` of its own device", &P::values(moved.as_ref()), T::FILLS[1]);
}
