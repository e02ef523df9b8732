use std::thread;

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn in_the_background(job: impl FnOnce() + Send + 'static) {
    thread::spawn(job);
}

fn plot() {
    let signal = Signal { volts: Array1::zeros(8) };
    let tensors = signal.into_tensors::<Host>().unwrap();
    in_the_background(move || println!("{}", tensors.with(|t| t.volts.sum())));
}

fn main() {
    plot();
}
