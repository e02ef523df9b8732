use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(rename = "Batch")] //~ expected a name, such as `rename = Batch`, without quotes
struct Digits {
    labels: Array1<u8>,
}

fn main() {}
