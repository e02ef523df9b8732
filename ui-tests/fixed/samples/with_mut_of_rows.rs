use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn clear(digits: &Digits) {
    let mut tensors = digits.to_tensors::<Host>().unwrap();
    tensors.with_mut(|t| t.labels.fill(0));
}

fn main() {
    clear(&Digits { labels: Array1::ones(9) });
}
