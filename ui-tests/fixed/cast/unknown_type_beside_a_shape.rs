use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = f32, shape = [batch])]
    labels: Array1<u8>,
}

fn main() {
    assert!(Digits { labels: Array1::zeros(3) }.tensors::<tensor_core::Host>().is_ok());
}
