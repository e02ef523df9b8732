//! Random histories of arrays and `Host` tensors, against a model of what each may see.

mod common;

use common::host::HostProbe;
use proptest::prelude::*;
use tensor_tests::{history, run};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn nobody_sees_what_somebody_else_wrote(events in history()) {
        run::<HostProbe>(&events)?;
    }
}
