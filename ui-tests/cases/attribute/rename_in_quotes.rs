use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rename = "classes")] //~ expected a name, such as `rename = classes`, without quotes
    labels: Array1<u8>,
}

fn main() {}
