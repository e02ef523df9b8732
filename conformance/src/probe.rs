//! [`Candidate`] and [`Probe`]: what a backend tells the suite about itself, and how the suite looks at its tensors without
//! core.

use ndarray::{ArrayD, Dimension};
use tensor_core::{Backend, Element, SupportsRowMajor};

/// The backend under test, and its claims. The suite tests them in both directions: what is claimed has to work, and what
/// is not has to be refused.
pub trait Candidate: 'static {
    /// The backend under test.
    type Backend: Backend;

    /// Whether a share may have negative strides. If not, the suite expects
    /// [`TensorError::NegativeStride`](tensor_core::TensorError::NegativeStride) with the first such axis.
    const NEGATIVE_STRIDES: bool;

    /// Whether a share may be a view with gaps: memory between its elements that may belong to someone else. If not, the
    /// suite expects [`TensorError::Gaps`](tensor_core::TensorError::Gaps). (An array that owns its memory can always be
    /// shared with its gaps.)
    const FOREIGN_GAPS: bool;

    /// Which owned arrays become tensors in place, at the same address.
    const ADOPTS: Adoption;

    /// Why nothing can be tested: for a framework that is loaded at run time, and is not installed. Every test of the suite
    /// then prints this and passes, except `declared_in_full`, which needs no framework.
    #[must_use]
    fn skipped() -> Option<String> {
        None
    }
}

/// Which owned arrays a backend adopts, that is, takes over without a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adoption {
    /// None: it always copies.
    Nothing,
    /// Row-major arrays that fill their allocation, at least.
    RowMajor,
    /// Arrays without negative strides, at least: with offsets and gaps.
    Forward,
    /// All of them.
    Everything,
}

/// Which arrays a backend shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// Arrays of any layout.
    Strided,
    /// Only row-major arrays.
    RowMajor,
    /// No arrays.
    Nothing,
}

impl Sharing {
    pub(crate) fn of([strided, row_major]: [bool; 2]) -> Self {
        match (strided, row_major) {
            (true, _) => Self::Strided,
            (false, true) => Self::RowMajor,
            (false, false) => Self::Nothing,
        }
    }
}

/// The tensor type that the backend of the probe `P` lends.
pub type TensorOf<P, T, D> = <<P as Candidate>::Backend as Backend>::Tensor<T, D>;

/// The tensor type that the backend of the probe `P` owns.
pub type OwnedOf<P, T, D> = <<P as Candidate>::Backend as Backend>::Owned<T, D>;

/// Reads and writes tensors through the framework, not through core.
pub trait Probe<T: Element, D: Dimension>: Candidate<Backend: SupportsRowMajor<T, D>> {
    /// The address of the element at index 0 of every axis. Asking for it must not count as a write, nor cause a copy.
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T;

    /// Whether the elements are in row-major order without gaps, according to the framework.
    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool;

    /// The values, read by the framework, so that its strides are tested.
    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T>;

    /// Sets every element, through the framework.
    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T);

    /// Sets every element through the shared reference, if the framework's safe interface allows that. Returns `false`, and
    /// writes nothing, if there is no such way or the framework refuses.
    fn write_behind(tensor: &TensorOf<Self, T, D>, value: T) -> bool {
        let _ = (tensor, value);
        false
    }

    /// An alias of the tensor that outlives the reference, if the framework's safe interface gives one.
    fn escape(tensor: &TensorOf<Self, T, D>) -> Option<OwnedOf<Self, T, D>> {
        let _ = tensor;
        None
    }
}
