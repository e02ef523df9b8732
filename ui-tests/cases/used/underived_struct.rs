use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

struct Calibration {
    offset: Array1<f32>,
}

#[derive(TensorInput)]
struct Signal {
    calibration: Calibration, //~ a field of type `Calibration` can't become a tensor
    volts: Array1<f32>,
}

fn offset(signal: &Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    let offset = batch.with(|t| t.calibration.offset[0]);
    Ok(offset + batch.volts.with(|volts| volts[0]))
}

fn main() {}
