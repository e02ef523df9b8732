use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    values: Array1<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {
    let digits = Digits { values: Array1::default(2) };
    assert_eq!(take(&digits).unwrap(), 2);
}
