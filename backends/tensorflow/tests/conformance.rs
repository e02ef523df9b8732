//! The conformance suite, for every dtype.

mod common;

use common::probe::TensorFlowProbe;

tensor_conformance::suite!(TensorFlowProbe, shares = Nothing, shares_mut = Nothing);
