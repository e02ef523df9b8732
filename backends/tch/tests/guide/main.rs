//! The programs of `guide/training.md`, which runs them nowhere else: its doctests would not find libtorch. A test of the
//! workspace, `tests/tests/guide.rs`, holds that the page shows each of them to the letter.

mod copied;
mod devices;
mod raw;
mod training;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Lets one program run at a time, since they count the copies of the whole process.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
