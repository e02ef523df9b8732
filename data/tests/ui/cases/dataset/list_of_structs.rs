use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader, Dataset};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn count(shards: &Vec<Points>) -> Result<usize, DataError> {
    let loader = DataLoader::new(shards).batch_size(3); //~ expected a reference to a struct with samples or to a `Dataset`, found `&Vec<Points>`
    loader.epoch::<Host>(0).map(|batch| Ok(batch?.len())).sum()
}

fn main() {}
