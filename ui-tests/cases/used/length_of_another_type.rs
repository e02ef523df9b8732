use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Signal<const N: u8> {
    volts: [f32; N], //~ the constant `N` is not of type `usize`
}

fn first(signal: &Signal<8>) -> Result<f32, InputError> {
    let batch = signal.tensors::<Host>()?;
    Ok(batch.with(|t| t.volts[0]))
}

fn main() {}
