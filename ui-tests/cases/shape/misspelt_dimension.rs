use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch, classes))]
struct Scores {
    #[tensor(shape = [bacth, classes])] //~ dimension `bacth` is not declared, did you mean `batch`?
    scores: Array2<f32>,
}

fn main() {}
