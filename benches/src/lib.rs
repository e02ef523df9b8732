// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! What the benchmarks have in common: measuring in rounds, results as lines, the plot, and the description of the machine.
//!
//! It knows neither a framework nor the crates that are measured, so that the benchmark of each of them can use it.

pub mod machine;
pub mod plot;
pub mod report;
pub mod rounds;
