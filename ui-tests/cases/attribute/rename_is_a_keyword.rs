use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rename = type)] //~ `type` is a keyword; write `r#type`
    labels: Array1<u8>,
}

fn main() {}
