use ndarray::{Array1, Array2};
use tensor_core::{TensorInput};
use tensor_data::{DataError, Dataset};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn count(one: Points, other: Points) -> Result<usize, DataError> {
    Ok(Dataset::join([one, other])?.len()) //~ expected a reference to a struct with samples or to a `Dataset`, found `Points`
}

fn main() {}
