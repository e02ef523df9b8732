use ndarray::{Array1, Array2, Array3};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, 8, 8])]
    images: Array3<f32>,
    #[tensor(copy, shape = [batch])]
    labels: Array1<u8>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Digits)]
struct Digit {
    images: Array2<f32>,
    labels: u8,
}

fn labels(digits: &[Digit]) -> Result<u8, InputError> {
    let digits = Digit::collate(digits)?;
    Ok(digits.into_tensors::<Host>()?.with(|t| t.labels.sum()))
}

fn main() {
    let one = || Digit { images: Array2::zeros((8, 8)), labels: 7 };
    assert_eq!(labels(&[one(), one()]).unwrap(), 14);
}
