use ndarray::Array3;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [2, 0, 1])]
    values: Array3<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {
    let digits = Digits { values: Array3::default((2, 3, 4)) };
    assert_eq!(take(&digits).unwrap(), 24);
}
