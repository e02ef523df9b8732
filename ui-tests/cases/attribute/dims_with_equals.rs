use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims = [batch])] //~ `dims` takes a list in parentheses, such as `dims(batch)`
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
