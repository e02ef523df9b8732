//! What several test files use: whether there is a TensorFlow to test with.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod probe;
