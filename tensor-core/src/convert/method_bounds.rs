//! Bounds of the derived methods that exist for the compiler's message alone.
//!
//! rustc reports a method's first unmet bound, so the derive lists these before `Self: TensorInput<B>`: each has its own text
//! and no chain of other bounds behind it. A struct with more than four kinds of arrays has none of them, to spare the compiler.

use ndarray::Dimension;

use super::attributes::{Declared, Share};
use super::conversions::LendMut;
use super::field::Convert;
use crate::{Backend, Element, Host, Layout, Shares, SharesMut, Strided, Supports};

/// [`Supports`], for the tensor of one field.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot hold tensors of dtype `{T}`",
    label = "no `{T}` tensors here",
    note = "write a `cast` on the field, such as `#[tensor(copy, cast = f32)]`, or choose another backend"
)]
pub trait CanHold<T, D> {}

/// [`Shares`], for the array of one field.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot share an array of dtype `{T}`",
    label = "its tensors can't borrow the memory of such an array",
    note = "write `#[tensor(copy)]` on the field, or call `to_tensors` to copy every field (`{Self}` has to be a backend, such as `Host`)"
)]
pub trait CanShare<T, D, L = Strided> {}

/// [`SharesMut`], for the array of one field.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot write to an array of dtype `{T}` in place",
    label = "its tensors can't write to the memory of such an array",
    note = "write `#[tensor(copy)]` on the field, or call `to_tensors` and write to the copies"
)]
pub trait CanWrite<T, D, L = Strided> {}

/// Any backend, if a field of type `F` can be written.
#[diagnostic::on_unimplemented(
    message = "`tensors_mut` writes to every shared array, and a field of type `{F}` can't be written",
    label = "the struct has a read-only array",
    note = "use an array that owns its memory or an `ArrayViewMut`, or write `#[tensor(copy)]` on the field"
)]
pub trait CanWriteTo<F> {}

#[diagnostic::do_not_recommend]
impl<B: Backend, F: Convert<LendMut<Host>, Declared<Share>>> CanWriteTo<F> for B {}

#[diagnostic::do_not_recommend]
impl<B: Supports<T, D>, T: Element, D: Dimension> CanHold<T, D> for B {}

#[diagnostic::do_not_recommend]
impl<B: Shares<T, D, L>, T: Element, D: Dimension + 'static, L: Layout> CanShare<T, D, L> for B {}

#[diagnostic::do_not_recommend]
impl<B: SharesMut<T, D, L>, T: Element, D: Dimension + 'static, L: Layout> CanWrite<T, D, L> for B {}
