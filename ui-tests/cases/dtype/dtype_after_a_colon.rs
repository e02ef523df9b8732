use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype: u8)] //~ expected `=`, found `:`; write `=`
    labels: Array1<u8>,
}

fn main() {}
