use ndarray::{Array1, Array2};
use tensor_core::{TensorInput};
use tensor_data::{DataError, IntoDataset};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn test(points: &Points) -> Result<usize, DataError> {
    let [_, test] = points.split([0.75, 0.25], 42)?;
    Ok(test.len())
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(test(&points).unwrap(), 1);
}
