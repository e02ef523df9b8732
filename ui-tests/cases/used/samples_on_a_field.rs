use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(samples = n, shape = [n])] //~ `samples` belongs on the struct
    labels: Array1<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.labels.len()) + digits.sample_count()?)
}

fn main() {}
