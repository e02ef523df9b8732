//! How a type that is no backend stays one error.
//!
//! Where a projection has no impl, such as `<f32 as Backend>::Device`, rustc reports that once, and goes on with a type that it does
//! not know. Of such a type it says nothing more: a bound on it might hold. So what must not be a second error is made to depend on
//! it: the bounds of the derived methods ([`Reads`](crate::Reads) and the like) on the device, and the tensors of a companion
//! ([`mode`](super::mode)) on [`IsBackend`]. Case: `backend/no_backend`.

use super::implied::{Named, Of};
use crate::Backend;

/// Every type, if `B` is a backend. A type that rustc does not know may be one, whatever `B` is.
pub trait IfBackend<B>: Of<B, Itself: Backend> {}

#[diagnostic::do_not_recommend]
impl<Known, B: Backend> IfBackend<B> for Known {}

/// `B`, and as unknown as `Known` is.
pub(super) type Once<Known, B> = <Known as Named<B>>::Itself;

/// `()`, if `B` is a backend, and unknown if it is none.
///
/// It is not `B` itself, or rustc could not infer `B` from a companion that a function takes.
pub(super) type IsBackend<B> = Once<<B as Backend>::Device, ()>;
