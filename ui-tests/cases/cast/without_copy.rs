use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(cast = i64)] //~ a share is the array's own memory, which a `cast` can't change; write `copy, cast = i64`
    labels: Array1<u8>,
}

fn main() {}
