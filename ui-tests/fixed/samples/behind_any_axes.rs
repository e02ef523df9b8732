use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
    #[tensor(whole, shape = [.., batch])]
    values: Array2<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {
    let digits = Digits { labels: Array1::default(2), values: Array2::default((3, 2)) };
    assert_eq!(take(&digits).unwrap(), 6);
}
