use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn steps(points: &Points) -> Result<usize, DataError> {
    let loader = DataLoader::new(points).batch_size(3).shuffle(42);
    let steps = 10 * loader.len(); //~ a loader has no length: an epoch has, and so do the samples
    for batch in loader.epoch::<Host>(0) {
        batch?.with(|t| t.class.sum());
    }
    Ok(steps)
}

fn main() {}
