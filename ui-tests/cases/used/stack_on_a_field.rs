use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(stack)] //~ `stack` belongs on the struct
    labels: Array1<u8>,
    class: i64,
}

fn take(digits: &[Digits]) -> Result<usize, InputError> {
    let batch = Digits::stack::<Host>(digits)?;
    Ok(batch.with(|t| t.labels.len()) + batch.class.shape().len())
}

fn main() {}
