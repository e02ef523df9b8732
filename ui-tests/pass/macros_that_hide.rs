//! Macros of the user's own that hide those of the standard library.

#![allow(unused_macros)]

macro_rules! format {
    ($($t:tt)*) => {
        compile_error!("hidden")
    };
}
macro_rules! vec {
    ($($t:tt)*) => {
        compile_error!("hidden")
    };
}
macro_rules! matches {
    ($($t:tt)*) => {
        compile_error!("hidden")
    };
}
macro_rules! assert {
    ($($t:tt)*) => {
        compile_error!("hidden")
    };
}
macro_rules! concat {
    ($($t:tt)*) => {
        compile_error!("hidden")
    };
}
macro_rules! stringify {
    ($($t:tt)*) => {
        compile_error!("hidden")
    };
}

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    #[tensor(share, dtype = f32, shape = [samples])]
    volts: Array1<f32>,
}

fn main() {
    let _ = Signal { volts: Array1::zeros(3) }.tensors::<Host>().is_ok();
}
