use ndarray::Array2;
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
}

fn sum(points: &Points) -> Result<f32, DataError> {
    let loader = DataLoader::new(points).batch_size(2).shuffle(42);
    let mut sum = 0.0;
    for batch in loader.epoch::<Host>(0) {
        sum += batch?.with(|t| t.xy.sum());
    }
    Ok(sum)
}

fn main() {
    assert_eq!(sum(&Points { xy: Array2::ones((4, 2)) }).unwrap(), 8.0);
}
