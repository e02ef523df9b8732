use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(renam = Batch)] //~ unknown key `renam`, did you mean `rename`?
struct Digits {
    labels: Array1<u8>,
}

fn main() {}
