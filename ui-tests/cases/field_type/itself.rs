use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Node {
    values: Array1<f32>,
    next: Option<Box<Node>>, //~ `Node` holds itself here, and its tensors would have no end
}

fn main() {}
