//! The conformance suite on a backend that refuses all it may refuse; on a few dtypes, since `Host` has them all.

mod common;

use common::mock::{Fault, MockProbe};
use tensor_conformance::{Concrete, Sample, conformance};

struct Nothing;

impl Fault for Nothing {}

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

#[test]
fn float32() {
    conforms::<f32>();
}
