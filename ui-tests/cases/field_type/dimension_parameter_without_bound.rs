use ndarray::Array;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Table<D> {
    cells: Array<f32, D>, //~ the trait bound `D: ndarray::Dimension` is not satisfied
}

fn main() {}
