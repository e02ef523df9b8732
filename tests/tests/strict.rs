//! The conformance suite on a backend that refuses all it may refuse; on a few dtypes, since `Host` has them all.
//! Another, `f32`, is in `faults.rs`, which needs the suite of it anyway.

mod common;

use common::mock::{Faults, MockProbe};
use tensor_conformance::{Concrete, Sample, conformance};

struct Nothing;

impl Faults for Nothing {}

fn conforms<T: Sample + Concrete>() {
    conformance::<MockProbe<Nothing>, T>();
}

#[test]
fn boolean() {
    conforms::<bool>();
}

#[test]
fn int64() {
    conforms::<i64>();
}
