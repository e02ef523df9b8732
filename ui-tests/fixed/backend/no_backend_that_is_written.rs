use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn write(digits: &mut Digits) -> Result<(), InputError> {
    let mut batch = digits.tensors_mut::<Host>()?;
    batch.with_mut(|t| t.images.fill(0.0));
    Ok(())
}

fn main() {
    let mut digits = Digits { images: Array2::ones((2, 64)), labels: Array1::zeros(2) };
    write(&mut digits).unwrap();
    assert_eq!(digits.images.sum(), 0.0);
}
