use ndarray::Array1;
use tensor_core::{Host, TensorInput};

struct Calibration {
    offset: Array1<f32>,
}

#[derive(TensorInput)]
struct Signal<'a> {
    calibration: &'a Calibration, //~ a field of type `Calibration` can't become a tensor
    volts: Array1<f32>,
}

fn sum(signal: &Signal<'_>) -> f32 {
    let tensors = signal.to_tensors::<Host>().unwrap();
    tensors.with(|t| t.calibration.offset.sum() + t.volts.sum())
}

fn main() {}
