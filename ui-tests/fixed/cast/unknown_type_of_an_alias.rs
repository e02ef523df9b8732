use ndarray::Array1;
use tensor_core::TensorInput;

type Bytes = Array1<u8>;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = f32)]
    labels: Bytes,
}

fn main() {
    let digits = Digits { labels: Array1::zeros(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.labels.with(|labels| labels.sum()), 0.0_f32);
}
