use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(crate = ::tensor_core)] //~ `crate` belongs on the struct
    labels: Array1<u8>,
}

fn main() {}
