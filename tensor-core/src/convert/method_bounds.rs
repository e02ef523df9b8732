//! What the derived methods ask of a backend first, for the sake of the compiler's message: of the bounds that are not met it
//! names the first, and each of these has its own text and no chain of other bounds behind it.

use ndarray::Dimension;

use super::attributes::{Declared, Share};
use super::field::{Field, WriteOps};
use crate::{Backend, Element, Host, Layout, Shares, SharesMut, Strided, Supports};

/// [`Supports`], of one field's tensor.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot hold tensors of dtype `{T}`",
    label = "no `{T}` tensors here",
    note = "write a `cast` on the field, such as `#[tensor(copy, cast = f32)]`, or choose another backend"
)]
pub trait CanHold<T, D> {}

/// [`Shares`], of one field's array.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot share an array of dtype `{T}`",
    label = "its tensors can't borrow the memory of such an array",
    note = "write `#[tensor(copy)]` on the field, or call `to_tensors` to copy every field (`{Self}` has to be a backend, such as `Host`)"
)]
pub trait CanShare<T, D, L = Strided> {}

/// [`SharesMut`], of one field's array.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot write to an array of dtype `{T}` in place",
    label = "its tensors can't write to the memory of such an array",
    note = "write `#[tensor(copy)]` on the field, or call `to_tensors` and write to the copies"
)]
pub trait CanWrite<T, D, L = Strided> {}

/// A backend that may write to a field of type `F`: any backend, if the field can be written.
#[diagnostic::on_unimplemented(
    message = "`tensors_mut` writes to every shared array, and a field of type `{F}` can't be written",
    label = "the struct has a read-only array",
    note = "use an array that owns its memory or an `ArrayViewMut`, or write `#[tensor(copy)]` on the field"
)]
pub trait CanWriteTo<F: ?Sized> {}

#[diagnostic::do_not_recommend]
impl<B: Backend, F: Field<Declared<Share>, Ops: WriteOps<F, Host, Declared<Share>>> + ?Sized> CanWriteTo<F> for B {}

#[diagnostic::do_not_recommend]
impl<B: Supports<T, D>, T: Element, D: Dimension> CanHold<T, D> for B {}

#[diagnostic::do_not_recommend]
impl<B: Shares<T, D, L>, T: Element, D: Dimension + 'static, L: Layout> CanShare<T, D, L> for B {}

#[diagnostic::do_not_recommend]
impl<B: SharesMut<T, D, L>, T: Element, D: Dimension + 'static, L: Layout> CanWrite<T, D, L> for B {}
