//! What every backend of `tensor-core` has to do, as a test suite that runs unchanged against any of them.
//!
//! A backend takes part in two steps. It names itself, with what it can't do, in a [`Candidate`]; what it can't do is
//! then tested as well: the error has to come, with its text. And it says in a [`Probe`] how its tensors are looked at and
//! written through the framework's own interface, so that core's claims are not checked by core's own code. Both are
//! implemented for a type of the tests' own, since the backend's type and these traits are foreign to a file in `tests/`.
//!
//! ```
//! use ndarray::{ArrayD, Dimension};
//! use tensor_core::{Element, Host};
//! use tensor_tests::{Adoption, Candidate, Probe, TensorOf};
//!
//! struct HostProbe;
//!
//! impl Candidate for HostProbe {
//!     type Backend = Host;
//!     const NEGATIVE_STRIDES: bool = true;
//!     const FOREIGN_GAPS: bool = true;
//!     const ADOPTS: Adoption = Adoption::Everything;
//! }
//!
//! impl<T: Element, D: Dimension> Probe<T, D> for HostProbe {
//!     fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
//!         tensor.as_ptr()
//!     }
//!     fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
//!         tensor.is_standard_layout()
//!     }
//!     fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
//!         tensor.to_owned().into_dyn()
//!     }
//!     fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
//!         tensor.fill(value);
//!     }
//! }
//!
//! tensor_tests::conformance::<HostProbe, f32>();
//! ```
//!
//! A file in `tests/` writes `tensor_tests::conformance!(HostProbe);` instead of the last line and gets one `#[test]` for each dtype.
//! A backend that lacks a dtype lists those it has; one that can only own calls [`owning`], one that can't write in place
//! [`owning`] and [`sharing`].

mod case;
mod layout;
mod layouts;
mod owning;
mod probe;
mod ranks;
mod refusal;
mod sample;
mod sharing;
mod sharing_mut;

pub use half::{bf16, f16};
pub use num_complex::Complex;

pub use probe::{Adoption, Candidate, OwnedOf, Probe, TensorOf};
pub use ranks::{EveryRank, SharesEveryRank, SharesMutEveryRank, conformance, owning, sharing, sharing_mut};
pub use sample::Sample;

/// A `#[test]` that calls [`conformance()`] for each dtype: for all of them, or for those that are listed.
///
/// ```
/// # use ndarray::{ArrayD, Dimension};
/// # use tensor_core::{Element, Host};
/// # use tensor_tests::{Adoption, Candidate, Probe, TensorOf};
/// # struct HostProbe;
/// # impl Candidate for HostProbe {
/// #     type Backend = Host;
/// #     const NEGATIVE_STRIDES: bool = true;
/// #     const FOREIGN_GAPS: bool = true;
/// #     const ADOPTS: Adoption = Adoption::Everything;
/// # }
/// # impl<T: Element, D: Dimension> Probe<T, D> for HostProbe {
/// #     fn address(tensor: &TensorOf<Self, T, D>) -> *const T { tensor.as_ptr() }
/// #     fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool { tensor.is_standard_layout() }
/// #     fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> { tensor.to_owned().into_dyn() }
/// #     fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) { tensor.fill(value); }
/// # }
/// tensor_tests::conformance!(HostProbe: float32 = f32, boolean = bool);
/// ```
#[macro_export]
macro_rules! conformance {
    ($probe:ty) => {
        $crate::conformance! { $probe:
            boolean = bool,
            uint8 = u8,
            uint16 = u16,
            uint32 = u32,
            uint64 = u64,
            int8 = i8,
            int16 = i16,
            int32 = i32,
            int64 = i64,
            float16 = $crate::f16,
            bfloat16 = $crate::bf16,
            float32 = f32,
            float64 = f64,
            complex64 = $crate::Complex<f32>,
            complex128 = $crate::Complex<f64>,
        }
    };
    ($probe:ty: $($name:ident = $dtype:ty),+ $(,)?) => {
        $(
            #[test]
            fn $name() {
                $crate::conformance::<$probe, $dtype>();
            }
        )+
    };
}
