//! [`Visit`]: what is done with each array of a struct that a report goes through.

use alloc::vec::Vec;
use core::ops::Range;

/// What is done with each array of a struct, on a way through its fields that makes no tensor.
#[derive(Debug, Default)]
pub enum Visit {
    /// Its shape is checked.
    #[default]
    Check,
    /// It is asked whether it is mapped. `true` as soon as one has said so.
    IsMapped(bool),
    /// It is told that these rows are read soon.
    WillNeed(SoonRows),
}

/// Rows that are read soon, by their numbers in one struct.
#[derive(Debug)]
pub enum SoonRows {
    /// Rows that follow each other.
    Range(Range<usize>),
    /// Any others.
    List(Vec<usize>),
}
