//! Random arrays on `Host`, by every owner, against an index-by-index reference.

mod common;

use common::host::HostProbe;
use proptest::prelude::*;
use tensor_conformance::{Complex, bf16};
use tensor_tests::{conversions, recipe, writes};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn every_owner_has_the_values_of_the_reference(recipe in recipe()) {
        conversions::<HostProbe, f32>(&recipe)?;
        conversions::<HostProbe, bool>(&recipe)?;
        conversions::<HostProbe, u64>(&recipe)?;
        conversions::<HostProbe, bf16>(&recipe)?;
        conversions::<HostProbe, Complex<f64>>(&recipe)?;
    }

    #[test]
    fn writes_arrive_in_every_element_and_nowhere_else(recipe in recipe()) {
        writes::<HostProbe, f32>(&recipe)?;
        writes::<HostProbe, bool>(&recipe)?;
        writes::<HostProbe, i16>(&recipe)?;
        writes::<HostProbe, Complex<f32>>(&recipe)?;
    }
}
