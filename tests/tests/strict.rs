//! The conformance suite on a backend that refuses all it may refuse.

mod common;

use common::mock::{Fault, MockProbe};

struct Nothing;

impl Fault for Nothing {}

tensor_conformance::suite!(MockProbe<Nothing>);
