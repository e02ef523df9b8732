use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Points {
    xyz: Array2<f32>,
}

#[derive(TensorInput)]
struct Scan {
    #[tensor(permute = [1, 0])]
    points: Points, //~ `permute`
}

fn main() {}
