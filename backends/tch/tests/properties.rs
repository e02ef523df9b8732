//! Random arrays, and random histories of arrays and tensors, on PyTorch.

mod common;

use common::probe::TchProbe;
use proptest::prelude::*;
use tensor_conformance::{Complex, bf16};
use tensor_tests::{conversions, history, recipe, run, writes};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn every_owner_has_the_values_of_the_reference(recipe in recipe()) {
        conversions::<TchProbe, f32>(&recipe)?;
        conversions::<TchProbe, bool>(&recipe)?;
        conversions::<TchProbe, u64>(&recipe)?;
        conversions::<TchProbe, bf16>(&recipe)?;
        conversions::<TchProbe, Complex<f64>>(&recipe)?;
    }

    #[test]
    fn writes_arrive_in_every_element_and_nowhere_else(recipe in recipe()) {
        writes::<TchProbe, f32>(&recipe)?;
        writes::<TchProbe, bool>(&recipe)?;
        writes::<TchProbe, u16>(&recipe)?;
        writes::<TchProbe, Complex<f32>>(&recipe)?;
    }

    #[test]
    fn nobody_sees_what_somebody_else_wrote(events in history()) {
        run::<TchProbe>(&events)?;
    }
}
