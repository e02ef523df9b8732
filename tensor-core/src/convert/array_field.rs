//! [`ArrayField`]: what a type has to offer to be an array field, and the types of ndarray and of Rust that are one.

use alloc::vec::Vec;
use core::slice;

use ndarray::{Array1, ArrayBase, ArrayRef, ArrayViewMut, Axis, Dimension, Ix0, Ix1, aview0};

use super::row_selection::RowSelection;
use super::storage::{Storage, StorageMut};
use crate::array::permutation;
use crate::{Element, Loan, LoanMut, Owned, Supports, TensorError, for_each_dtype};

/// A type that holds one array, which can be borrowed as an `ndarray` view.
///
/// To make an array type of another crate a field of derived structs, implement this for it (and [`ArrayFieldMut`]) and
/// call [`array_field!`](crate::array_field).
pub trait ArrayField {
    /// The dtype of the array.
    type Elem: Element;
    /// The number of axes of the array, as a type.
    type Dim: Dimension + 'static;

    /// The array, to read: the same array in each call, as long as the field is not written. It is asked for several times in
    /// one conversion; if its shape changed meanwhile, that could be a panic.
    fn loan(&self) -> Loan<'_, Self::Elem, Self::Dim>;

    /// Whether the elements lie in a file, and are read from there when they are first used. [`will_need`](Self::will_need) then
    /// does something.
    ///
    /// The default is `false`: the array is in memory.
    fn is_mapped(&self) -> bool {
        false
    }

    /// Says that these rows of the first axis are read soon, so that the system can fetch them meanwhile.
    ///
    /// It does not wait for them, and it can't fail: rows that the array does not have are ignored. The default does nothing.
    fn will_need(&self, rows: RowSelection<'_>) {
        let _ = rows;
    }

    /// The array as a tensor of rank `R` on `device` that owns its memory. The array is moved where its storage and the backend
    /// allow it, and copied elsewhere.
    ///
    /// # Errors
    ///
    /// [`TensorError::Rank`], if the array has another rank than `R`; [`TensorError::Backend`], if the framework can't
    /// allocate or does not know the device.
    fn into_tensor<B: Supports<Self::Elem, R>, R: Dimension>(
        self,
        device: &B::Device,
    ) -> Result<Owned<B, Self::Elem, R>, TensorError>
    where
        Self: Sized,
    {
        Owned::copy_from(self.loan().with_rank()?.view().clone(), device)
    }

    /// [`into_tensor`](Self::into_tensor) with the axes in another order: axis `i` of the tensor is axis `axes[i]` of the array.
    ///
    /// The default copies.
    ///
    /// # Errors
    ///
    /// As [`into_tensor`](Self::into_tensor).
    ///
    /// # Panics
    ///
    /// If `axes` does not list each axis once.
    fn into_permuted_tensor<B: Supports<Self::Elem, R>, R: Dimension>(
        self,
        axes: &[usize],
        device: &B::Device,
    ) -> Result<Owned<B, Self::Elem, R>, TensorError>
    where
        Self: Sized,
    {
        Owned::copy_from(self.loan().with_rank()?.permuted(axes)?.view().clone(), device)
    }
}

/// An array that a framework may write to in place.
pub trait ArrayFieldMut: ArrayField {
    /// The array, to write.
    fn loan_mut(&mut self) -> LoanMut<'_, Self::Elem, Self::Dim>;
}

impl<S: Storage, D: Dimension + 'static> ArrayField for ArrayBase<S, D> {
    type Elem = S::Elem;
    type Dim = D;

    fn loan(&self) -> Loan<'_, Self::Elem, D> {
        if S::OWNS_ITS_ALLOCATION {
            // SAFETY: by the contract of `Storage`, all of the allocation is initialized and, while the array is borrowed,
            // written by nobody.
            unsafe { Loan::new_whole(self.view()) }
        } else {
            Loan::new(self.view())
        }
    }

    fn into_tensor<B: Supports<Self::Elem, R>, R: Dimension>(
        self,
        device: &B::Device,
    ) -> Result<Owned<B, Self::Elem, R>, TensorError> {
        let found = self.ndim();
        match self.into_dimensionality::<R>() {
            Ok(array) => S::into_tensor::<B, R>(array, device).map(Owned::new),
            Err(_) => Err(TensorError::Rank { expected: R::NDIM.unwrap_or(found), found }),
        }
    }

    fn into_permuted_tensor<B: Supports<Self::Elem, R>, R: Dimension>(
        self,
        axes: &[usize],
        device: &B::Device,
    ) -> Result<Owned<B, Self::Elem, R>, TensorError> {
        let axes = permutation::<D>(axes, self.ndim())?;
        self.permuted_axes(axes).into_tensor::<B, R>(device)
    }
}

impl<S: StorageMut, D: Dimension + 'static> ArrayFieldMut for ArrayBase<S, D> {
    fn loan_mut(&mut self) -> LoanMut<'_, Self::Elem, D> {
        if S::OWNS_ITS_ALLOCATION {
            // `view_mut` makes the array the only owner first, so that this holds for an `ArcArray` as well.
            // SAFETY: by the contract of `Storage`, all of the allocation is initialized, and an array that is its only
            // owner and is mutably borrowed shares it with nobody.
            unsafe { LoanMut::new_whole(self.view_mut()) }
        } else {
            LoanMut::new(self.view_mut())
        }
    }
}

impl<T: Element> ArrayField for Vec<T> {
    type Elem = T;
    type Dim = Ix1;

    fn loan(&self) -> Loan<'_, T, Ix1> {
        Loan::new(self.into())
    }

    fn into_tensor<B: Supports<T, R>, R: Dimension>(self, device: &B::Device) -> Result<Owned<B, T, R>, TensorError> {
        Array1::from_vec(self).into_tensor::<B, R>(device)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element> ArrayFieldMut for Vec<T> {
    fn loan_mut(&mut self) -> LoanMut<'_, T, Ix1> {
        LoanMut::new(self.into())
    }
}

// ndarray's type for an array behind a reference has no size, so the reference itself is the field.
impl<T: Element, D: Dimension + 'static> ArrayField for &ArrayRef<T, D> {
    type Elem = T;
    type Dim = D;

    fn loan(&self) -> Loan<'_, T, D> {
        Loan::new(self.view())
    }
}

impl<T: Element, D: Dimension + 'static> ArrayField for &mut ArrayRef<T, D> {
    type Elem = T;
    type Dim = D;

    fn loan(&self) -> Loan<'_, T, D> {
        Loan::new(self.view())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, D: Dimension + 'static> ArrayFieldMut for &mut ArrayRef<T, D> {
    fn loan_mut(&mut self) -> LoanMut<'_, T, D> {
        LoanMut::new(self.view_mut())
    }
}

impl<T: Element, const N: usize> ArrayField for [T; N] {
    type Elem = T;
    type Dim = Ix1;

    fn loan(&self) -> Loan<'_, T, Ix1> {
        Loan::new(self.as_slice().into())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, const N: usize> ArrayFieldMut for [T; N] {
    fn loan_mut(&mut self) -> LoanMut<'_, T, Ix1> {
        LoanMut::new(self.as_mut_slice().into())
    }
}

/// A scalar is an array without axes, which holds one value.
macro_rules! scalars {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl ArrayField for $ty {
                type Elem = Self;
                type Dim = Ix0;

                fn loan(&self) -> Loan<'_, Self, Ix0> {
                    Loan::new(aview0(self))
                }
            }

            #[diagnostic::do_not_recommend]
            impl ArrayFieldMut for $ty {
                fn loan_mut(&mut self) -> LoanMut<'_, Self, Ix0> {
                    let view = ArrayViewMut::from(slice::from_mut(self));
                    LoanMut::new(view.index_axis_move(Axis(0), 0))
                }
            }
        )*
    };
}
for_each_dtype!(scalars);
