use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch, classes))]
struct Scores {
    #[tensor(shape = [rows, classes])] //~ dimension `rows` is not declared
    scores: Array2<f32>,
}

fn main() {}
