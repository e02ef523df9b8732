use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Calibration {
    offset: Array1<f32>,
}

#[derive(TensorInput)]
struct Signal {
    calibration: Calibration,
    volts: Array1<f32>,
}

fn offset(signal: &Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    let offset = batch.with(|t| t.calibration.offset[0]);
    Ok(offset + batch.volts.with(|volts| volts[0]))
}

fn main() {
    let signal = Signal { calibration: Calibration { offset: Array1::ones(1) }, volts: Array1::ones(8) };
    assert_eq!(offset(&signal), Ok(2.0));
}
