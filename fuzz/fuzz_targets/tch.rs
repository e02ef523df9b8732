//! The fuzz target for PyTorch.

#![no_main]

#[path = "../../backends/tch/tests/common/probe.rs"]
mod probe;

libfuzzer_sys::fuzz_target!(|input: tensor_fuzz::Input| tensor_fuzz::run::<probe::TchProbe>(&input));
