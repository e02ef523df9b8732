use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(rows = batch)] //~ unknown key `rows`, did you mean `samples`?
struct Digits {
    #[tensor(shape = [batch])]
    values: Array1<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {}
