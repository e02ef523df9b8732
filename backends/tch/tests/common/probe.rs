//! How the conformance suite looks at PyTorch's tensors.

use std::slice;

use ndarray::{ArrayD, Dimension, IxDyn, arr0};
use tensor_conformance::{Adoption, Candidate, OwnedOf, Probe, TensorOf};
use tensor_core::{Element, Owned};
use tensor_tch::tch::{Device, Tensor};
use tensor_tch::{Tch, const_data_ptr};

pub(crate) struct TchProbe;

impl Candidate for TchProbe {
    type Backend = Tch;
    const NEGATIVE_STRIDES: bool = false;
    const FOREIGN_GAPS: bool = false;
    const ADOPTS: Adoption = Adoption::Forward;
}

/// Has libtorch copy the value into every element; tch's own `fill_` takes no value of some dtypes.
fn fill<T: Element>(tensor: &mut Tensor, value: T) -> bool {
    let value = Owned::<Tch, T, IxDyn>::copy_from(arr0(value).into_dyn().view(), &Device::Cpu).unwrap();
    tensor.f_copy_(value.as_ref()).is_ok()
}

impl<T: Element, D: Dimension> Probe<T, D> for TchProbe {
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
        const_data_ptr(tensor).cast()
    }

    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
        tensor.is_contiguous()
    }

    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
        let row_major = tensor.contiguous();
        let shape: Vec<usize> = tensor.size().into_iter().map(|size| usize::try_from(size).unwrap()).collect();
        let values = if tensor.numel() == 0 {
            Vec::new()
        } else {
            // SAFETY: a contiguous tensor of this dtype has as many values there as it has elements, all of them written by
            // the suite, and nobody writes to it meanwhile.
            unsafe { slice::from_raw_parts(const_data_ptr(&row_major).cast::<T>(), tensor.numel()) }.to_vec()
        };
        ArrayD::from_shape_vec(IxDyn(&shape), values).unwrap()
    }

    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
        assert!(fill(tensor, value));
    }

    /// libtorch refuses to write to a broadcast.
    fn write_behind(tensor: &TensorOf<Self, T, D>, value: T) -> bool {
        fill(&mut tensor.shallow_clone(), value)
    }

    fn escape(tensor: &TensorOf<Self, T, D>) -> Option<OwnedOf<Self, T, D>> {
        Some(tensor.shallow_clone())
    }
}
