use ndarray::{Array1, Array2};
use tensor_core::{TensorInput};
use tensor_data::{DataError, DataLoader};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = f32, shape = [batch])]
    class: Array1<u8>,
}

fn count(points: &Points) -> Result<usize, DataError> {
    let loader = DataLoader::new(points).batch_size(2);
    let mut count = 0;
    for batch in loader.epoch::<Small>(0) {
        let batch = batch?;
        count += batch.with(|_| batch.len());
    }
    Ok(count)
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(count(&points).unwrap(), 4);
}
