use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Calibration {
    offset: Array1<f32>,
}

#[derive(TensorInput)]
struct Signal<'a> {
    calibration: &'a Calibration,
    volts: Array1<f32>,
}

fn sum(signal: &Signal<'_>) -> f32 {
    let tensors = signal.to_tensors::<Host>().unwrap();
    tensors.with(|t| t.calibration.offset.sum() + t.volts.sum())
}

fn main() {
    let calibration = Calibration { offset: Array1::ones(1) };
    assert_eq!(sum(&Signal { calibration: &calibration, volts: Array1::ones(8) }), 9.0);
}
