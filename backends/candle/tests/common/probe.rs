//! Looks at candle's tensors for the conformance suite.

use candle_core::WithDType;
use ndarray::{ArrayD, Dimension, IxDyn};
use tensor_candle::{Candle, candle_core};
use tensor_conformance::{Adoption, Candidate, Probe, TensorOf};
use tensor_core::Element;

use super::address;

pub(crate) struct CandleProbe;

impl Candidate for CandleProbe {
    type Backend = Candle;
    // These are about shares, and candle has none.
    const NEGATIVE_STRIDES: bool = false;
    const FOREIGN_GAPS: bool = false;
    const ADOPTS: Adoption = Adoption::RowMajor;
}

impl<T: Element + WithDType, D: Dimension> Probe<T, D> for CandleProbe {
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
        address(tensor)
    }

    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
        tensor.is_contiguous()
    }

    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
        let values = tensor.flatten_all().and_then(|flat| flat.to_vec1()).unwrap();
        ArrayD::from_shape_vec(IxDyn(tensor.dims()), values).unwrap()
    }

    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
        tensor.const_set(value.to_scalar()).unwrap();
    }
}
