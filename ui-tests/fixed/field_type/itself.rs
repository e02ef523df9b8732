use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Node {
    values: Array1<f32>,
    #[tensor(skip)]
    next: Option<Box<Node>>,
}

fn main() {
    let node = Node { values: Array1::ones(2), next: None };
    assert_eq!(node.tensors::<Host>().unwrap().with(|t| t.values.sum()), 2.0);
}
