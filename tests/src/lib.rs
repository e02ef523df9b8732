// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! What the property tests of every backend share. Random arrays are compared with an index-by-index reference, and
//! random histories of arrays and tensors with a model of what each side may see.
//!
//! Each is generic over a [`Probe`](tensor_conformance::Probe), by which the conformance suite looks at a backend's
//! tensors.

mod conversions;
mod events;
mod history;
mod reference;
mod threads;

pub use conversions::{conversions, writes};
pub use events::{Event, Within, history};
pub use history::run;
pub use reference::{Recipe, Reference, recipe};
pub use threads::last_owner;
