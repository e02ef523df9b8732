//! How a type that is no backend stays one error.
//!
//! Where a projection has no impl, such as `<f32 as Backend>::Device`, rustc reports that once, and goes on with a type that it does
//! not know. Of such a type it says nothing more: a bound on it might hold. So what must not be a second error is made to depend on
//! it: the bounds of the derived methods ([`Reads`](crate::Reads) and the like) on the device, and the tensors of a companion
//! ([`mode`](super::mode)) on [`IsBackend`]. Case: `backend/no_backend`.

use super::named::Named;
use crate::Backend;

/// A backend that is `B`. So `B` is inferred from it; and a type that rustc does not know may be it, whatever `B` is.
pub trait IfBackend<B>: Backend {}

#[diagnostic::do_not_recommend]
impl<B: Backend> IfBackend<B> for B {}

/// `B`, if it is a backend, and a type that rustc does not know if it is none.
pub(super) type IsBackend<B> = <<B as Backend>::Device as Named<B>>::Itself;
