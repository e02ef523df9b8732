//! Probes and backends that several test files use.

#![allow(dead_code, reason = "no test file uses all of it")]

pub(crate) mod mock;
