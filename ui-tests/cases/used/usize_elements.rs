use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Tokens {
    ids: Array1<usize>, //~ `usize` is not an element type of tensors
}

fn first(tokens: &Tokens) -> Result<u64, InputError> {
    let batch: TokensTensors<'_, Host> = tokens.tensors()?;
    Ok(batch.with(|t| t.ids[0]))
}

fn main() {}
