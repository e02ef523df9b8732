//! PyTorch tensors, through [`tch`], over memory that Rust owns.

// The backend that uses these modules is not written yet.
#![cfg_attr(not(test), expect(dead_code, reason = "used by the backend's trait impls, which come next"))]

mod adopt;
mod ffi;
mod inspect;
mod lend;
mod scalar;
mod view;

pub use lend::{Copies, copies};
