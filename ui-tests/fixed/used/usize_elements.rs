use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Tokens {
    ids: Array1<u64>,
}

fn first(tokens: &Tokens) -> Result<u64, InputError> {
    let batch: TokensTensors<'_, Host> = tokens.tensors()?;
    Ok(batch.with(|t| t.ids[0]))
}

fn main() {
    assert_eq!(first(&Tokens { ids: Array1::ones(8) }), Ok(1));
}
