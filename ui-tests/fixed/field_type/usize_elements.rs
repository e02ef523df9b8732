use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Tokens {
    ids: Array2<u64>,
}

fn main() {
    let tokens = Tokens { ids: Array2::zeros((2, 3)) };
    assert_eq!(tokens.tensors::<tensor_core::Host>().unwrap().ids.shape(), [2, 3]);
}
