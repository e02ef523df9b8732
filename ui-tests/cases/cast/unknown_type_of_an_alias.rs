use ndarray::Array1;
use tensor_core::TensorInput;

type Bytes = Array1<u8>;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = f23)] //~ cannot find type `f23` in this scope
    labels: Bytes,
}

fn main() {}
