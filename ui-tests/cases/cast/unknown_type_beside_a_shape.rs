use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = f23, shape = [batch])] //~ cannot find type `f23` in this scope
    labels: Array1<u8>,
}

fn main() {}
