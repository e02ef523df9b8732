// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! The rules for programs that must not compile. Each package whose mistakes the compiler reports in our words tests its
//! programs with it.
//!
//! A *case* is a program with a mistake, in the folder `cases`, with the compiler's message beside it in a `.stderr` file. It
//! states the message that it expects behind `//~`, on the line where it expects the error. So a message that moved to
//! another line can't be blessed by mistake. `TRYBUILD=overwrite cargo test` writes the `.stderr` files anew.
//!
//! A *twin* is the same program with the advice of the message followed, in the folder `fixed`. It compiles and runs. It has
//! the name of its case, or that name with `_or_` and a few words behind it, if the message gives several pieces of advice.
//!
//! What the programs are about may not enter here: a package gives its own exceptions, each with a reason.

mod case;
mod checker;
mod diff;
mod exceptions;
mod message;
mod suite;
mod texts;
mod twin;

pub use case::{Case, Twin};
pub use checker::EXPECTED;
pub use diff::{Line, diff, without_expectation, without_main};
pub use exceptions::{Exceptions, Reasons};
pub use suite::{Suite, Texts, Twins};
