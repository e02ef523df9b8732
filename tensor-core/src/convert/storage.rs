//! [`Storage`]: the storages of ndarray's arrays that a tensor can be made of.

use ndarray::{Array, ArrayBase, CowRepr, Data, DataMut, Dimension, OwnedArcRepr, OwnedRepr, ViewRepr};

use crate::{Element, Supports, TensorError};

/// A storage of `ndarray` whose elements are of a dtype and can be read. Those of raw pointers can't.
///
/// A generic function that makes tensors of arrays writes `S: Storage<Elem = f32>` where ndarray has `S: Data<Elem = f32>`.
///
/// # Safety
///
/// Where [`OWNS_ITS_ALLOCATION`](Self::OWNS_ITS_ALLOCATION) is true, the memory between an array's elements belongs to
/// the storage as well, is initialized, and is written by nobody while the array is borrowed.
#[diagnostic::on_unimplemented(
    message = "an array over `{Self}` can't become a tensor [tensor-field-type]",
    label = "not a storage of a dtype that can be read",
    note = "use an array of a dtype, which owns its memory, such as `Array2<f32>`, or borrows it for a lifetime, such as `ArrayView2<'a, f32>`"
)]
pub unsafe trait Storage: Data<Elem: Element> {
    /// Whether the memory between the elements of a sliced array belongs to the array.
    const OWNS_ITS_ALLOCATION: bool;

    /// [`ArrayField::into_tensor`](crate::ArrayField::into_tensor) for an array with this storage.
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
    message = "`tensors_mut` writes to every shared array, and one over `{Self}` can't be written [tensor-ownership]",
    label = "the struct has a read-only array",
    note = "use an array that owns its memory or an `ArrayViewMut`, or write `#[tensor(copy)]` on the field"
)]
pub trait StorageMut: Storage + DataMut {}

#[diagnostic::do_not_recommend]
impl<S: Storage + DataMut> StorageMut for S {}

// SAFETY: the array owns one `Vec` of elements, and a borrow of the array borrows all of it.
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

// SAFETY: the owners of the one `Vec` of elements only read it while they share it. To write, an owner first copies the `Vec`
// if others share it, and it can't while it is borrowed.
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
