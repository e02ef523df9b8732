//! The field types that the derive takes: arrays of `ndarray`, whatever their storage.

use ndarray::{Array, ArrayBase, CowRepr, Data, DataMut, Dimension, OwnedArcRepr, OwnedRepr, RawData, ViewRepr};

use crate::{Element, FieldSpec, Loan, LoanMut, Owned, Owner, Supports, TensorError};

/// A field that becomes a tensor: an `ndarray` array or view of one of the dtypes.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "not an array",
    note = "a field is an `ndarray` array, such as `Array2<f32>`, `ArcArray2<f32>` or `ArrayView2<'a, f32>`",
    note = "write `#[tensor(skip)]` on a field that is to be left out"
)]
pub trait ArrayField {
    /// The dtype of the array.
    type Elem: Element;
    /// The number of axes of the array, as a type.
    type Dim: Dimension;

    /// What the array's type says of a field; the derive adds what the attributes say.
    const SPEC: FieldSpec = FieldSpec {
        name: "",
        array: <Self::Elem as Element>::DTYPE,
        tensor: <Self::Elem as Element>::DTYPE,
        rank: <Self::Dim as Dimension>::NDIM,
        dims: None,
        owner: Owner::Shared,
    };

    /// The lengths of the axes.
    fn shape(&self) -> &[usize];

    /// The array, to read.
    fn loan(&self) -> Loan<'_, Self::Elem, Self::Dim>;

    /// The array as a tensor on `device` that owns its memory; moved where the storage and the backend allow it.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device.
    fn into_tensor<B: Supports<Self::Elem, Self::Dim>>(
        self,
        device: &B::Device,
    ) -> Result<Owned<B, Self::Elem, Self::Dim>, TensorError>
    where
        Self: Sized;
}

/// A field that a framework may write to in place.
#[diagnostic::on_unimplemented(
    message = "`tensors_mut` writes to every shared array, and `{Self}` can't be written",
    label = "a read-only array",
    note = "use an array that owns its memory or an `ArrayViewMut`, or write `#[tensor(copy)]` on the field"
)]
pub trait ArrayFieldMut: ArrayField {
    /// The array, to write.
    fn loan_mut(&mut self) -> LoanMut<'_, Self::Elem, Self::Dim>;
}

impl<S: Storage, D: Dimension> ArrayField for ArrayBase<S, D> {
    type Elem = <S as Storage>::Elem;
    type Dim = D;

    fn shape(&self) -> &[usize] {
        ArrayBase::shape(self)
    }

    fn loan(&self) -> Loan<'_, Self::Elem, D> {
        if S::OWNS_ITS_ALLOCATION {
            // SAFETY: by the contract of `Storage`, all of the allocation is initialized and, while the array is borrowed,
            // written by nobody.
            unsafe { Loan::new_whole(self.view()) }
        } else {
            Loan::new(self.view())
        }
    }

    fn into_tensor<B: Supports<Self::Elem, D>>(
        self,
        device: &B::Device,
    ) -> Result<Owned<B, Self::Elem, D>, TensorError> {
        S::into_tensor::<B, D>(self, device).map(Owned::new)
    }
}

#[diagnostic::do_not_recommend]
impl<S: Storage + DataMut, D: Dimension> ArrayFieldMut for ArrayBase<S, D> {
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

/// A storage of `ndarray` whose elements can be read: all but those made of raw pointers.
///
/// # Safety
///
/// Where [`OWNS_ITS_ALLOCATION`](Self::OWNS_ITS_ALLOCATION) is true, the memory between an array's elements belongs to
/// the storage as well, is initialized, and is written by nobody while the array is borrowed.
#[diagnostic::on_unimplemented(
    message = "an array over `{Self}` can't become a tensor: nothing says how long its memory lives",
    label = "not an array that can be read",
    note = "use an array that owns its memory, such as `Array2<f32>`, or a view with a lifetime, such as `ArrayView2<'a, f32>`"
)]
pub unsafe trait Storage: Data + RawData<Elem = <Self as Storage>::Elem> {
    /// The dtype.
    type Elem: Element;

    /// Whether the memory between the elements of a sliced array belongs to the array.
    const OWNS_ITS_ALLOCATION: bool;

    /// [`ArrayField::into_tensor`] for an array with this storage.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device.
    fn into_tensor<B: Supports<<Self as Storage>::Elem, D>, D: Dimension>(
        array: ArrayBase<Self, D>,
        device: &B::Device,
    ) -> Result<B::Owned, TensorError>
    where
        Self: Sized,
    {
        B::copy(array.view(), device)
    }
}

// SAFETY: the array owns one `Vec` of elements, and who borrows the array borrows it all.
unsafe impl<T: Element> Storage for OwnedRepr<T> {
    type Elem = T;

    const OWNS_ITS_ALLOCATION: bool = true;

    fn into_tensor<B: Supports<T, D>, D: Dimension>(
        array: Array<T, D>,
        device: &B::Device,
    ) -> Result<B::Owned, TensorError> {
        B::adopt(array, device)
    }
}

// SAFETY: the owners of the one `Vec` of elements share it read-only; who would write makes itself the only owner first,
// which a borrowed owner is not.
unsafe impl<T: Element> Storage for OwnedArcRepr<T> {
    type Elem = T;

    const OWNS_ITS_ALLOCATION: bool = true;

    fn into_tensor<B: Supports<T, D>, D: Dimension>(
        array: ArrayBase<Self, D>,
        device: &B::Device,
    ) -> Result<B::Owned, TensorError> {
        B::adopt_shared(array, device)
    }
}

// SAFETY: claims nothing about the memory between the elements.
unsafe impl<T: Element> Storage for ViewRepr<&T> {
    type Elem = T;

    const OWNS_ITS_ALLOCATION: bool = false;
}

// SAFETY: claims nothing about the memory between the elements.
unsafe impl<T: Element> Storage for ViewRepr<&mut T> {
    type Elem = T;

    const OWNS_ITS_ALLOCATION: bool = false;
}

// SAFETY: claims nothing about the memory between the elements.
unsafe impl<T: Element> Storage for CowRepr<'_, T> {
    type Elem = T;

    const OWNS_ITS_ALLOCATION: bool = false;

    fn into_tensor<B: Supports<T, D>, D: Dimension>(
        array: ArrayBase<Self, D>,
        device: &B::Device,
    ) -> Result<B::Owned, TensorError> {
        if array.is_owned() { B::adopt(array.into_owned(), device) } else { B::copy(array.view(), device) }
    }
}
