use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Option<T> {
    chosen: T,
}

#[derive(TensorInput)]
struct Digits {
    labels: self::Option<Array1<i64>>,
}

fn main() {
    let digits = Digits { labels: Option { chosen: Array1::zeros(3) } };
    let batch = digits.tensors::<tensor_core::Host>().unwrap();
    batch.with(|t| assert_eq!(t.labels.chosen.len(), 3));
}
