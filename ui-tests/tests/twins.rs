//! Compiles and runs each twin under `fixed/`: a case of `cases/` in which the advice of its message was followed.
//!
//! All of them are modules of this one program, which builds in a tenth of the time that a program for each would take.
//! The test that fails is named after its twin; an error of the compiler names the twin's file.

// The twins are short, and most of them leave parts of their structs unread; what they prove is that they compile.
#![allow(unused, clippy::all, clippy::pedantic)]

include!(concat!(env!("OUT_DIR"), "/twins.rs"));
