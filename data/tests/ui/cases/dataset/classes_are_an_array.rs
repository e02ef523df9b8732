use ndarray::{Array1, Array2};
use tensor_core::TensorInput;
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
    let [_, test] = points.split_stratified([0.5, 0.5], 42, &points.class)?; //~ expected a function that gives the classes of the samples of a struct
    Ok(test.len())
}

fn main() {}
