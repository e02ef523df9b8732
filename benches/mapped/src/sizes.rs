//! What is read, in numbers.

/// Floats in a row, which are 3,136 bytes.
pub(crate) const WIDTH: usize = 784;
/// Rows in the file.
pub(crate) const ROWS: usize = 700_000;
/// Rows in a batch.
pub(crate) const BATCH: usize = 256;
/// How many batches are read at a time. All their rows, with what the system reads around them, are a small part of the file, so
/// that each round finds few of them in memory by chance.
pub(crate) const BATCHES: usize = 20;
