use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast(i64))] //~ `cast` takes a value, such as `cast = i64`
    labels: Array1<u8>,
}

fn main() {}
