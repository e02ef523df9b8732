//! What generated code calls. Nothing here is for anybody else, and all of it may change with any version.

use ndarray::Array;
pub use ndarray::Dimension;

pub use core::marker::PhantomData;
pub use core::ops::FnOnce;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

use crate::field::{ArrayField, ArrayFieldMut};
use crate::{
    Element, InputError, Owned, Problem, Shared, SharedMut, Shares, SharesMut, StructSpec, Supports, TensorError,
    Violation,
};

pub use crate::probe::{HasRank, Rank, SameDtype, SameRank};

/// The violations of one conversion, while it goes on.
#[derive(Debug)]
pub struct Report {
    structure: &'static str,
    violations: Vec<Violation>,
}

impl Report {
    /// Checks the arrays' shapes, in the order of the fields of `spec`.
    #[must_use]
    pub fn new(spec: &StructSpec, shapes: &[&[usize]]) -> Self {
        Self { structure: spec.name, violations: spec.violations(shapes) }
    }

    /// A field that costs nothing to convert: always tried, so that every violation is found.
    pub fn share<T>(&mut self, field: &'static str, tensor: Result<T, TensorError>) -> Option<T> {
        match tensor {
            Ok(tensor) => Some(tensor),
            Err(error) => {
                self.violations.push(Violation { field, problem: Problem::Tensor(error) });
                None
            }
        }
    }

    /// A field that is copied or moved: not tried when it would be in vain.
    pub fn convert<T>(&mut self, field: &'static str, tensor: impl FnOnce() -> Result<T, TensorError>) -> Option<T> {
        if self.violations.is_empty() { self.share(field, tensor()) } else { None }
    }

    /// Whether nothing was wrong so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.violations.is_empty()
    }

    /// The error, when a field could not be converted.
    #[must_use]
    pub fn into_error(self) -> InputError {
        InputError::new(self.structure, self.violations)
    }
}

/// A field to read in place.
///
/// # Errors
///
/// As [`Shared::from_loan`].
pub fn share<B: Shares<F::Elem, F::Dim>, F: ArrayField>(
    field: &F,
) -> Result<Shared<'_, B, F::Elem, F::Dim>, TensorError> {
    Shared::from_loan(field.loan())
}

/// A field to copy.
///
/// # Errors
///
/// As [`Owned::copy_from`].
pub fn copy<B: Supports<F::Elem, F::Dim>, F: ArrayField>(
    field: &F,
    device: &B::Device,
) -> Result<Owned<B, F::Elem, F::Dim>, TensorError> {
    Owned::copy_from(field.loan().view().view(), device)
}

/// A field to copy, each value cast on the way.
///
/// # Errors
///
/// As [`Owned::adopt`].
pub fn copy_cast<B: Supports<T, F::Dim>, F: ArrayField, T: Element>(
    field: &F,
    cast: impl Fn(F::Elem) -> T,
    device: &B::Device,
) -> Result<Owned<B, T, F::Dim>, TensorError> {
    let loan = field.loan();
    let values = loan.view().iter().map(|&value| cast(value)).collect();
    let array = Array::from_shape_vec(loan.view().raw_dim(), values).expect("as many values as the view has elements");
    Owned::adopt(array, device)
}

/// A field to move.
///
/// # Errors
///
/// As [`Owned::adopt`].
pub fn adopt<B: Supports<F::Elem, F::Dim>, F: ArrayField>(
    field: F,
    device: &B::Device,
) -> Result<Owned<B, F::Elem, F::Dim>, TensorError> {
    field.into_tensor(device)
}

/// A field to write in place, on a backend that can.
///
/// The backend is a parameter of the trait so that a derived `tensors_mut` can ask for it of a field that can't be written,
/// and only a call of it fails.
pub trait LendMut<B: SharesMut<Self::Elem, Self::Dim>>: ArrayField {
    /// The field, to write in place.
    ///
    /// # Errors
    ///
    /// As [`SharedMut::from_loan`].
    fn lend_mut(&mut self) -> Result<SharedMut<'_, B, Self::Elem, Self::Dim>, TensorError>;
}

impl<F: ArrayFieldMut, B: SharesMut<F::Elem, F::Dim>> LendMut<B> for F {
    fn lend_mut(&mut self) -> Result<SharedMut<'_, B, F::Elem, F::Dim>, TensorError> {
        SharedMut::from_loan(self.loan_mut())
    }
}
