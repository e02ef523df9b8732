use ndarray::{Array2, ArrayRef2};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits<'a> {
    images: &'a ArrayRef2<f32>,
}

fn main() {
    let images = Array2::ones((2, 3));
    let digits = Digits { images: &images };
    assert_eq!(digits.tensors::<Host>().unwrap().with(|t| t.images.sum()), 6.0);
}
