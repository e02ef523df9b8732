use tensor_core::{Host, InputError};

mod data {
    use ndarray::Array1;
    use tensor_core::TensorInput;

    #[derive(TensorInput)]
    struct Signal {
        pub volts: Array1<f32>,
    }
}

fn first(signal: &data::Signal) -> Result<f32, InputError> { //~ struct `Signal` is private
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {}
