use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch))]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {
    let digits = Digits { labels: Array1::from_vec(vec![3, 7]) };
    let tensors: DigitsTensors<'_, tensor_core::Host> = digits.tensors().unwrap();
    assert_eq!(tensors.with(|t| t.labels.sum()), 10);
}
