use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims())]
struct Scores {
    #[tensor(shape = [batch, _])] //~ dimension `batch` is not declared; write `dims(batch)`
    scores: Array2<f32>,
}

fn main() {}
