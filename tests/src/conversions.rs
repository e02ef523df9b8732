//! Converts one random array from every kind of owner, and compares the tensors with the array's reference.

use ndarray::{ArcArray, ArrayD, ArrayView, ArrayViewMut, CowArray, IxDyn};
use proptest::prelude::*;
use tensor_conformance::{Adoption, Candidate, Probe, Sample};
use tensor_core::{
    ArrayField, Backend, Loan, LoanMut, Owned, RowMajor, Shared, SharedMut, Shares, SharesMut, Strided, TensorError,
};

use crate::{Recipe, Reference};

type Checked = Result<(), TestCaseError>;

/// Whether the backend may share the array. `whole` says that the memory between the elements is the array's own.
fn shareable<P: Candidate>(reference: &Reference, whole: bool) -> bool {
    (P::NEGATIVE_STRIDES || !reference.runs_backwards()) && (P::FOREIGN_GAPS || whole || !reference.has_gaps())
}

/// The values in `memory` that the reference lists as the array's elements, in row-major order.
fn values<T: Sample>(reference: &Reference, memory: &[T]) -> Vec<T> {
    reference.positions().iter().map(|&position| memory[position]).collect()
}

fn same<T: Sample>(what: &str, found: &ArrayD<T>, shape: &[usize], expected: &[T]) -> Checked {
    prop_assert_eq!(found.shape(), shape, "{}", what);
    for (position, (found, expected)) in found.iter().zip(expected).enumerate() {
        prop_assert!(found.same(*expected), "{what}, element {position}: expected {expected:?}, found {found:?}");
    }
    Ok(())
}

/// Checks a tensor's values twice: as the framework reads them, and after the way back to an array.
fn holds<P: Probe<T, IxDyn>, T: Sample>(
    what: &str,
    owned: &Owned<P::Backend, T, IxDyn>,
    shape: &[usize],
    expected: &[T],
) -> Checked {
    same(what, &owned.with(|tensor| P::values(tensor)), shape, expected)?;
    same(what, &owned.to_array()?, shape, expected)
}

/// Converts an array of this recipe from every kind of owner. The tensor has the right values, shape and address, or
/// the backend refuses the array if it can't take it.
///
/// # Errors
///
/// If a tensor or a refusal is not as it should be.
///
/// # Panics
///
/// If the backend panics.
pub fn conversions<P, T>(recipe: &Recipe) -> Checked
where
    P: Probe<T, IxDyn>,
    T: Sample,
    P::Backend: Shares<T, IxDyn> + Shares<T, IxDyn, RowMajor>,
{
    let device = &P::Backend::host();
    let reference = &recipe.reference();
    let memory: Vec<T> = (0..recipe.memory()).map(T::sample).collect();
    let expected = &values(reference, &memory);
    let shape = reference.shape();
    let view = recipe.array(|whole| ArrayView::from_shape(whole, &memory).expect("memory made for it"));
    let own = || recipe.array(|whole| ArrayD::from_shape_vec(whole, memory.clone()).expect("memory made for it"));

    let copy = Owned::copy_from(view.clone(), device)?;
    prop_assert!(copy.with(|tensor| P::is_row_major(tensor)), "a copy is row-major");
    holds::<P, T>("copy", &copy, shape, expected)?;

    let array = own();
    let address = array.as_ptr();
    let moved = Owned::adopt(array, device)?;
    let stays = match P::ADOPTS {
        Adoption::Everything => true,
        Adoption::Forward => !reference.runs_backwards(),
        Adoption::RowMajor => reference.is_row_major() && expected.len() == memory.len(),
        Adoption::Nothing => false,
    };
    if stays && !expected.is_empty() {
        prop_assert_eq!(moved.with(|tensor| P::address(tensor)), address, "a moved array at another address");
    }
    holds::<P, T>("move", &moved, shape, expected)?;

    let arc: ArcArray<T, IxDyn> = own().into_shared();
    let of_two = arc.clone().into_tensor::<P::Backend, IxDyn>(device)?;
    holds::<P, T>("one of two owners", &of_two, shape, expected)?;
    drop(of_two);
    holds::<P, T>("the only owner", &arc.into_tensor::<P::Backend, IxDyn>(device)?, shape, expected)?;
    let cow = CowArray::from(view.clone()).into_tensor::<P::Backend, IxDyn>(device)?;
    holds::<P, T>("a borrowed `CowArray`", &cow, shape, expected)?;

    shared::<P, T>(reference, Loan::new(view), false, expected)?;
    shared::<P, T>(reference, own().loan(), true, expected)
}

fn shared<P, T>(reference: &Reference, loan: Loan<'_, T, IxDyn>, whole: bool, expected: &[T]) -> Checked
where
    P: Probe<T, IxDyn>,
    T: Sample,
    P::Backend: Shares<T, IxDyn> + Shares<T, IxDyn, RowMajor>,
{
    let address = loan.view().as_ptr();
    let row_major = Shared::<P::Backend, T, IxDyn, RowMajor>::from_loan(loan.clone());
    prop_assert_eq!(row_major.is_ok(), reference.is_row_major(), "{:?}", row_major);
    match Shared::<P::Backend, T, IxDyn, Strided>::from_loan(loan) {
        Ok(shared) => {
            prop_assert!(shareable::<P>(reference, whole), "a share that had to be refused");
            for _ in 0..2 {
                let (at, found) = shared.with(|tensor| (P::address(tensor), P::values(tensor)));
                prop_assert!(expected.is_empty() || at == address, "a share at another address");
                same("share", &found, reference.shape(), expected)?;
            }
            holds::<P, T>("a copy of a share", &shared.to_owned()?, reference.shape(), expected)
        }
        Err(TensorError::NegativeStride { .. } | TensorError::Gaps { .. }) => {
            prop_assert!(!shareable::<P>(reference, whole), "a refusal of what can be shared");
            Ok(())
        }
        Err(other) => Err(other.into()),
    }
}

/// What is written through a share arrives in every element of the array, and nowhere else.
///
/// # Errors
///
/// If an element or the memory around it is not as it should be.
///
/// # Panics
///
/// If the backend panics.
pub fn writes<P, T>(recipe: &Recipe) -> Checked
where
    P: Probe<T, IxDyn>,
    T: Sample,
    P::Backend: SharesMut<T, IxDyn>,
{
    let reference = recipe.reference();
    for whole in [false, true] {
        let mut memory: Vec<T> = (0..recipe.memory()).map(T::sample).collect();
        let view = recipe.array(|shape| ArrayViewMut::from_shape(shape, &mut memory).expect("memory made for it"));
        let loan = if whole {
            // SAFETY: all of the array is in `memory`, which is initialized and mutably borrowed.
            unsafe { LoanMut::new_whole(view) }
        } else {
            LoanMut::new(view)
        };
        let written = match SharedMut::<P::Backend, T, IxDyn>::from_loan(loan) {
            Ok(mut shared) => {
                shared.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
                let after = shared.with_mut(|tensor| {
                    P::fill(tensor, T::FILLS[1]);
                    P::values(tensor)
                });
                same("the tensor", &after, reference.shape(), &vec![T::FILLS[1]; reference.positions().len()])?;
                true
            }
            Err(TensorError::NegativeStride { .. } | TensorError::Gaps { .. }) => false,
            Err(other) => return Err(other.into()),
        };
        prop_assert_eq!(written, shareable::<P>(&reference, whole));
        for (position, found) in memory.iter().enumerate() {
            let element = written && reference.positions().contains(&position);
            let expected = if element { T::FILLS[1] } else { T::sample(position) };
            prop_assert!(found.same(expected), "position {position}: expected {expected:?}, found {found:?}");
        }
    }
    Ok(())
}
