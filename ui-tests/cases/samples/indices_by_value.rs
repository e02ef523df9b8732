use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn batch(digits: &Digits) {
    let rows = digits.rows::<Host>(vec![3, 1]).unwrap(); //~ expected rows as a range or as a list of indices, found `Vec<
    rows.with(|t| assert_eq!(t.labels.len(), 2));
}

fn main() {}
