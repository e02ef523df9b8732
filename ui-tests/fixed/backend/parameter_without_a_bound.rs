use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, Reads, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn shape<B: Reads<Digits>>(digits: &Digits) -> Result<Vec<usize>, InputError> {
    let batch = digits.tensors::<B>()?;
    Ok(batch.images.shape().to_vec())
}

fn main() {
    let digits = Digits { images: Array2::ones((2, 64)), labels: Array1::zeros(2) };
    assert_eq!(shape::<Host>(&digits).unwrap(), [2, 64]);
}
