use ndarray::{Array1, Array2};
use tensor_core::TensorInput;
use tensor_data::{DataError, IntoDataset};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(shape = [batch])]
    class: Array1<f32>,
}

fn test(points: &Points) -> Result<usize, DataError> {
    let [_, test] = points.split_stratified([0.5, 0.5], 42, |points| points.class.mapv(|class| class as i64))?;
    Ok(test.len())
}

fn main() {
    assert_eq!(test(&Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) }), Ok(2));
}
