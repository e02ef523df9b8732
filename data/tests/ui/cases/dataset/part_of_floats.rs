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
    let [_, test] = points.split(0.8, 42)?; //~ `{float}` is not the sizes of parts
    Ok(test.len())
}

fn main() {}
