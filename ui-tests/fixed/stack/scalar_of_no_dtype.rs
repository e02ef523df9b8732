use ndarray::Array2;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(stack)]
struct Digit {
    image: Array2<f32>,
    label: i64,
}

fn main() {
    let digits = [Digit { image: Array2::zeros((8, 8)), label: 3 }];
    let batch = Digit::stack::<Host>(&digits).unwrap();
    batch.with(|t| assert_eq!(t.image.len(), 64));
}
