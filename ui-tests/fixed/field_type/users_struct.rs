use ndarray::Array1;
use tensor_core::TensorInput;

struct Calibration {
    offset: f32,
}

#[derive(TensorInput)]
struct Signal {
    #[tensor(skip)]
    calibration: Calibration,
    volts: Array1<f32>,
}

fn main() {
    let signal = Signal { calibration: Calibration { offset: 0.5 }, volts: Array1::ones(8) };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
    assert_eq!(signal.calibration.offset, 0.5);
}
