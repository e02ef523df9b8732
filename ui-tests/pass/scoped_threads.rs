//! Shares go to threads that end before the array does; the struct can be changed when the tensors are gone.

#![deny(warnings)]

use std::thread;

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    #[tensor(copy)]
    ticks: Array1<u8>,
}

fn main() {
    let mut signal = Signal { volts: Array1::zeros(4), ticks: Array1::zeros(4) };
    let tensors = signal.tensors::<Host>().unwrap();
    let sum = thread::scope(|scope| scope.spawn(|| tensors.with(|t| t.volts.sum())).join().unwrap());
    assert_eq!(sum, 0.0);

    let ticks = tensors.ticks;
    signal.volts[0] = 1.0;
    signal.tensors_mut::<Host>().unwrap().with_mut(|t| *t.volts *= 2.0);
    assert_eq!(signal.volts[0], 2.0);
    drop(signal);

    // A copy outlives the struct, on any thread.
    assert_eq!(thread::spawn(move || ticks.shape()).join().unwrap(), [4]);
}
