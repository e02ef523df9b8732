use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Training {
    #[tensor(dtype = u8)]
    labels: Array1<u8>,
}

#[derive(TensorInput)]
struct Test {
    #[tensor(dtype = u8)]
    labels: Array1<u8>,
}

fn main() {
    let (training, test) = (Training { labels: Array1::zeros(2) }, Test { labels: Array1::zeros(2) });
    assert!(training.tensors::<tensor_core::Host>().is_ok() && test.tensors::<tensor_core::Host>().is_ok());
}
