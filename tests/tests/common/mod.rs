//! What several test files use.

#![allow(dead_code, reason = "no test file uses all of it")]

pub(crate) mod exact;
pub(crate) mod host;
pub(crate) mod mock;
pub(crate) mod random;
