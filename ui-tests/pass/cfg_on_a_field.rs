//! Fields and attributes that are there only sometimes.

#![deny(warnings)]
#![allow(unexpected_cfgs, reason = "a feature that nobody turns on")]

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    #[cfg(all())]
    volts: Array1<f32>,
    #[cfg(any())]
    amperes: NoSuchType,
    #[cfg_attr(all(), tensor(copy, cast = i64))]
    #[cfg_attr(any(), tensor(no_such_key))]
    ticks: Array1<u8>,
}

fn main() {
    let signal = Signal { volts: Array1::zeros(2), ticks: Array1::zeros(2) };
    let ticks: i64 = signal.tensors::<Host>().unwrap().with(|t| t.ticks.sum());
    assert_eq!(ticks, 0);
}
