//! The arrays among the field types: those of `ndarray`, whatever their storage, `Vec`, `[T; N]` and slices.

use alloc::vec::Vec;

use ndarray::{
    Array, Array1, ArrayBase, ArrayRef, CowRepr, Data, DataMut, Dimension, Ix1, OwnedArcRepr, OwnedRepr, ViewRepr,
};

use crate::arena::Arena;
use crate::field::{ArrayForm, As, Field, Form};
use crate::how::How;
use crate::mode::{Lent, LentMut, Mode, ModeMut};
use crate::report::Report;
use crate::{Element, FieldKind, FieldSpec, Loan, LoanMut, Owned, Supports, TensorError, array_field};

/// A type that is one array: of one of the dtypes, borrowed as an `ndarray` view.
///
/// To make an array type of another crate a field of derived structs, implement this for it (and [`ArrayFieldMut`]) and
/// call [`array_field!`](crate::array_field).
pub trait ArrayField {
    /// The dtype of the array.
    type Elem: Element;
    /// The number of axes of the array, as a type.
    type Dim: Dimension + 'static;

    /// The array, to read.
    fn loan(&self) -> Loan<'_, Self::Elem, Self::Dim>;

    /// The array as a tensor of rank `R` on `device` that owns its memory; moved where the storage and the backend allow it.
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

/// What every array is seen as; a field refers to it, as in `&'a ArrayRef2<f32>`.
impl<T: Element, D: Dimension + 'static> ArrayField for ArrayRef<T, D> {
    type Elem = T;
    type Dim = D;

    fn loan(&self) -> Loan<'_, T, D> {
        Loan::new(self.view())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, D: Dimension + 'static> ArrayFieldMut for ArrayRef<T, D> {
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

/// A storage of `ndarray` whose elements are of a dtype and can be read: not made of raw pointers. What ndarray calls
/// `S: Data<Elem = f32>`, a generic function that makes tensors of such arrays calls `S: Storage<Elem = f32>`.
///
/// # Safety
///
/// Where [`OWNS_ITS_ALLOCATION`](Self::OWNS_ITS_ALLOCATION) is true, the memory between an array's elements belongs to
/// the storage as well, is initialized, and is written by nobody while the array is borrowed.
#[diagnostic::on_unimplemented(
    message = "an array over `{Self}` can't become a tensor",
    label = "not a storage of a dtype that can be read",
    note = "use an array of a dtype, which owns its memory, such as `Array2<f32>`, or borrows it for a lifetime, such as `ArrayView2<'a, f32>`"
)]
pub unsafe trait Storage: Data<Elem: Element> {
    /// Whether the memory between the elements of a sliced array belongs to the array.
    const OWNS_ITS_ALLOCATION: bool;

    /// [`ArrayField::into_tensor`] for an array with this storage.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device.
    fn into_tensor<B: Supports<Self::Elem, D>, D: Dimension>(
        array: ArrayBase<Self, D>,
        device: &B::Device,
    ) -> Result<B::Owned<Self::Elem, D>, TensorError>
    where
        Self: Sized,
    {
        B::copy(array.view(), device)
    }
}

/// A storage of `ndarray` whose elements can be written in place.
#[diagnostic::on_unimplemented(
    message = "`tensors_mut` writes to every shared array, and one over `{Self}` can't be written",
    label = "the struct has a read-only array",
    note = "use an array that owns its memory or an `ArrayViewMut`, or write `#[tensor(copy)]` on the field"
)]
pub trait StorageMut: Storage + DataMut {}

#[diagnostic::do_not_recommend]
impl<S: Storage + DataMut> StorageMut for S {}

// SAFETY: the array owns one `Vec` of elements, and who borrows the array borrows it all.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> Storage for OwnedRepr<T> {
    const OWNS_ITS_ALLOCATION: bool = true;

    fn into_tensor<B: Supports<T, D>, D: Dimension>(
        array: Array<T, D>,
        device: &B::Device,
    ) -> Result<B::Owned<T, D>, TensorError> {
        B::adopt(array, device)
    }
}

// SAFETY: the owners of the one `Vec` of elements share it read-only; who would write makes itself the only owner first,
// which a borrowed owner is not.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> Storage for OwnedArcRepr<T> {
    const OWNS_ITS_ALLOCATION: bool = true;

    fn into_tensor<B: Supports<T, D>, D: Dimension>(
        array: ArrayBase<Self, D>,
        device: &B::Device,
    ) -> Result<B::Owned<T, D>, TensorError> {
        B::adopt_shared(array, device)
    }
}

// SAFETY: claims nothing about the memory between the elements.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> Storage for ViewRepr<&T> {
    const OWNS_ITS_ALLOCATION: bool = false;
}

// SAFETY: claims nothing about the memory between the elements.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> Storage for ViewRepr<&mut T> {
    const OWNS_ITS_ALLOCATION: bool = false;
}

// SAFETY: claims nothing about the memory between the elements.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> Storage for CowRepr<'_, T> {
    const OWNS_ITS_ALLOCATION: bool = false;

    fn into_tensor<B: Supports<T, D>, D: Dimension>(
        array: ArrayBase<Self, D>,
        device: &B::Device,
    ) -> Result<B::Owned<T, D>, TensorError> {
        if array.is_owned() { B::adopt(array.into_owned(), device) } else { B::copy(array.view(), device) }
    }
}

array_field!(@read [S: Storage, D: Dimension + 'static] ArrayBase<S, D>);
#[diagnostic::do_not_recommend]
impl<T, S, D, H> Field<As<H>> for ArrayBase<S, D, T>
where
    S: Storage<Elem = T>,
    D: Dimension,
    H: How<T, D>,
{
    type Elem = T;
    type Dim = D;
    type Tensor<M: Mode> = H::Tensor<M>;
    type Form = ArrayForm;

    const KIND: FieldKind = FieldKind::Array(H::SPEC);
}

impl<T, S, D, H> Form<ArrayBase<S, D, T>, As<H>> for ArrayForm
where
    S: Storage<Elem = T>,
    D: Dimension,
    H: How<T, D>,
{
    fn check(field: &ArrayBase<S, D, T>, spec: &FieldSpec, report: &mut Report) {
        report.shape(spec, field.shape());
    }

    fn lend<'s: 't, 't, M: Mode + 's>(tensor: &'s H::Tensor<M>, arena: &'t Arena<'s>) -> H::Tensor<Lent<'t, M::Backend>>
    where
        ArrayBase<S, D, T>: 's,
        As<H>: 's,
    {
        H::lend::<M>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut H::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> H::Tensor<LentMut<'t, M::Backend>>
    where
        ArrayBase<S, D, T>: 's,
        As<H>: 's,
    {
        H::lend_mut::<M>(tensor, arena)
    }
}
array_field!(@write [S: StorageMut, D: Dimension + 'static] ArrayBase<S, D>);
array_field!(@adopt [S: Storage, D: Dimension + 'static] ArrayBase<S, D>);
array_field!(@field [T: Element, D: Dimension + 'static] ArrayRef<T, D>);
array_field!(@read [T: Element, D: Dimension + 'static] ArrayRef<T, D>);
array_field!(@write [T: Element, D: Dimension + 'static] ArrayRef<T, D>);
array_field!([T: Element] Vec<T>);
array_field!([T: Element, const N: usize] [T; N]);
