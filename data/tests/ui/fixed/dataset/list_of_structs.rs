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
    let all = Dataset::join(shards)?;
    let loader = DataLoader::new(&all).batch_size(3);
    loader.epoch::<Host>(0).map(|batch| Ok(batch?.len())).sum()
}

fn main() {
    assert_eq!(count(&vec![Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) }]), Ok(4));
}
