//! The conformance suite on `Host`, for every dtype.

mod common;

use common::host::HostProbe;

tensor_conformance::suite!(HostProbe);
