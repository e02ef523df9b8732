//! What a backend tells the suite: what it is, what it lacks, and how to look at its tensors from outside of core.

use ndarray::{ArrayD, Dimension};
use tensor_core::{Backend, Element, Supports};

/// The backend under test and what it claims. The suite holds it to its claims in both directions.
pub trait Candidate: 'static {
    /// The backend under test.
    type Backend: Backend;

    /// Whether a share may run backwards along an axis. Where not, the suite demands
    /// [`TensorError::NegativeStride`](tensor_core::TensorError::NegativeStride) with the first such axis.
    const NEGATIVE_STRIDES: bool;

    /// Whether a share may be a view with gaps, whose memory may be somebody else's. Where not, the suite demands
    /// [`TensorError::Gaps`](tensor_core::TensorError::Gaps). (Gaps in an array that owns its memory are always shared.)
    const FOREIGN_GAPS: bool;

    /// Which owned arrays become tensors at the same address.
    const ADOPTS: Adoption;

    /// Why nothing can be tested here, if so: the framework is loaded when the tests run, and is not installed. Every test
    /// of the suite then prints this and passes, but for `declared_in_full`, which needs no framework.
    #[must_use]
    fn skipped() -> Option<String> {
        None
    }
}

/// Which owned arrays a backend adopts: takes over without a copy.
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

/// What the suite sees by reference of the backend of probe `P`.
pub type TensorOf<P, T, D> = <<P as Candidate>::Backend as Backend>::Tensor<T, D>;

/// What the backend of probe `P` owns.
pub type OwnedOf<P, T, D> = <<P as Candidate>::Backend as Backend>::Owned<T, D>;

/// Ways to look at a tensor and to write to it that go through the framework, not through core.
pub trait Probe<T: Element, D: Dimension>: Candidate<Backend: Supports<T, D>> {
    /// Where the element at index 0 of every axis is. To ask must not count as a write, nor make the framework copy.
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T;

    /// Whether the elements lie in row-major order without gaps, in the framework's own opinion.
    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool;

    /// The values, by the framework's own reading, so that its strides are what is tested.
    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T>;

    /// Sets every element, by the framework's own writing.
    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T);

    /// Sets every element through the shared reference, where the framework's safe interface lets one; `false` if it has no
    /// such way or refuses, with nothing written.
    fn write_behind(tensor: &TensorOf<Self, T, D>, value: T) -> bool {
        let _ = (tensor, value);
        false
    }

    /// An alias of the tensor that outlives the reference, where the framework's safe interface hands one out.
    fn escape(tensor: &TensorOf<Self, T, D>) -> Option<OwnedOf<Self, T, D>> {
        let _ = tensor;
        None
    }
}
