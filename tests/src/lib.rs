//! What the property tests of every backend share: random arrays beside an index-by-index reference of them, and random
//! histories of arrays and tensors beside a model of what each side may see.
//!
//! Each is generic over the [`Probe`](tensor_conformance::Probe) that the conformance suite has of a backend.

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
