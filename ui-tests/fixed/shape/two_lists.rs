use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, 3])]
    values: Array2<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {
    let digits = Digits { values: Array2::default((2, 3)) };
    assert_eq!(take(&digits).unwrap(), 6);
}
