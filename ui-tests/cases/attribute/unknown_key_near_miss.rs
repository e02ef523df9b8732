use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copi)] //~ unknown key `copi`, did you mean `copy`?
    labels: Array1<u8>,
}

fn main() {}
