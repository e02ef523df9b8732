use tensor_core::{Host, InputError};

mod data {
    use ndarray::Array1;
    use tensor_core::TensorInput;

    #[derive(TensorInput)]
    pub(super) struct Signal {
        pub volts: Array1<f32>,
    }
}

fn first(signal: &data::Signal) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {
    let volts = ndarray::Array1::ones(8);
    assert_eq!(first(&data::Signal { volts }), Ok(1.0));
}
