use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch))]
struct Scores {
    #[tensor(shape = [batch, _])]
    scores: Array2<f32>,
}

fn main() {
    let scores = Scores { scores: Array2::zeros((4, 10)) };
    assert!(scores.tensors::<tensor_core::Host>().is_ok());
}
