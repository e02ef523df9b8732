//! The conformance suite, for every dtype.

mod common;

use common::probe::TchProbe;

tensor_conformance::suite!(TchProbe);
