use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn sum(digits: &Digits) -> Result<f32, InputError> {
    let batch = digits.tensors::<Host>()?;
    println!("{:?}", batch.labels.shape());
    Ok(batch.with(|t| t.images.sum()))
}

fn main() {
    let digits = Digits { images: Array2::ones((2, 64)), labels: Array1::zeros(2) };
    assert_eq!(sum(&digits).unwrap(), 128.0);
}
