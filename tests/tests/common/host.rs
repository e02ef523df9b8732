//! How the conformance suite looks at the tensors of `Host`.

use ndarray::{ArrayD, Dimension};
use tensor_conformance::{Adoption, Candidate, Probe, TensorOf};
use tensor_core::{Element, Host};

pub(crate) struct HostProbe;

impl Candidate for HostProbe {
    type Backend = Host;
    const NEGATIVE_STRIDES: bool = true;
    const FOREIGN_GAPS: bool = true;
    const ADOPTS: Adoption = Adoption::Everything;
}

impl<T: Element, D: Dimension> Probe<T, D> for HostProbe {
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
        tensor.as_ptr()
    }

    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
        tensor.is_standard_layout()
    }

    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
        // Not `to_owned`, which asserts, in ndarray 0.17.2, that an empty array has no negative strides.
        let values = tensor.iter().copied().collect();
        ArrayD::from_shape_vec(tensor.shape(), values).expect("as many values as elements")
    }

    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
        tensor.fill(value);
    }
}
