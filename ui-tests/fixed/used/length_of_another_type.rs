use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<const N: usize> {
    volts: [f32; N],
}

fn first(signal: &Signal<8>) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {
    assert_eq!(first(&Signal { volts: [1.0; 8] }), Ok(1.0));
}
