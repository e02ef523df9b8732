use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn clear(digits: &Digits) {
    let mut rows = digits.rows::<Host>(2..4).unwrap();
    rows.with_mut(|t| t.labels.fill(0)); //~ `with_mut` writes to every tensor, and shares that `tensors` or `rows` makes are read only
}

fn main() {}
