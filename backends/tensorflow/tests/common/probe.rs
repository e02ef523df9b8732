//! Looks at TensorFlow's tensors for the conformance suite.

use ndarray::{ArrayD, Dimension, IxDyn};
use tensor_conformance::{Adoption, Candidate, Probe, TensorOf};
use tensor_tensorflow::{TensorFlow, TensorFlowElement};

pub(crate) struct TensorFlowProbe;

impl Candidate for TensorFlowProbe {
    type Backend = TensorFlow;
    const NEGATIVE_STRIDES: bool = false;
    const FOREIGN_GAPS: bool = false;
    const ADOPTS: Adoption = Adoption::Nothing;

    fn skipped() -> Option<String> {
        super::absent()
    }
}

impl<T: TensorFlowElement, D: Dimension> Probe<T, D> for TensorFlowProbe {
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
        tensor.as_ptr().cast()
    }

    /// A TensorFlow tensor has no strides, and is always row-major.
    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
        tensor.dims().iter().product::<u64>() == tensor.len() as u64
    }

    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
        let shape: Vec<usize> = tensor.dims().iter().map(|&len| usize::try_from(len).unwrap()).collect();
        // SAFETY: TensorFlow's type of a dtype lies in memory as ours does, each was written as a `T` by the suite, and
        // nobody writes to them meanwhile.
        let values = unsafe { std::slice::from_raw_parts(tensor.as_ptr().cast::<T>(), tensor.len()) };
        ArrayD::from_shape_vec(IxDyn(&shape), values.to_vec()).unwrap()
    }

    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
        tensor.values_mut().unwrap().fill(value);
    }
}
