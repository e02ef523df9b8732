use ndarray::Array1;
use tensor_core::TensorInput;

struct Calibration {
    offset: f32,
}

#[derive(TensorInput)]
struct Signal {
    calibration: Calibration, //~ a field of type `Calibration` can't become a tensor
    volts: Array1<f32>,
}

fn main() {}
