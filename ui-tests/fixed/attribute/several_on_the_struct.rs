use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(dims(batch), rename = Batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
    classes: Array1<u8>,
}

fn count(digits: &Digits) -> usize {
    let batch: BatchTensors<'_, Host> = digits.tensors().unwrap();
    batch.with(|t| t.labels.len() + t.classes.len())
}

fn main() {
    let digits = Digits { labels: Array1::zeros(2), classes: Array1::zeros(3) };
    assert_eq!(count(&digits), 5);
}
