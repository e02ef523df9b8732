use ndarray::{Array1, Array2};
use tensor_core::{TensorInput};
use tensor_data::{DataError, DataLoader};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn count(points: &Points) -> Result<usize, DataError> {
    let loader = DataLoader::new(points).batch_size(2);
    let mut count = 0;
    for batch in loader.epoch::<Small>(0) { //~ `Small` is not a backend that can hold rows of `Points`
        let batch = batch?;
        count += batch.with(|_| batch.len());
    }
    Ok(count)
}

fn main() {}
