use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn batch(digits: &Digits) {
    let rows = digits.rows::<Host>(&[3, 1]).unwrap();
    rows.with(|t| assert_eq!(t.labels.len(), 2));
}

fn main() {
    batch(&Digits { labels: Array1::zeros(9) });
}
