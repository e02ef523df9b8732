//! The fuzz target for `Host`.

#![no_main]

#[path = "../../tests/tests/common/host.rs"]
mod probe;

libfuzzer_sys::fuzz_target!(|input: tensor_fuzz::Input| tensor_fuzz::run::<probe::HostProbe>(&input));
