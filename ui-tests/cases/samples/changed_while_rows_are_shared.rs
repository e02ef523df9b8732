use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn clear(digits: &mut Digits) {
    let rows = digits.rows::<Host>(2..4).unwrap();
    digits.labels.fill(0); //~ cannot borrow `digits.labels` as mutable because it is also borrowed as immutable
    rows.with(|t| assert_eq!(t.labels.len(), 2));
}

fn main() {}
