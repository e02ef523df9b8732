use ndarray::Array2;
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
struct Points {
    xy: Array2<f32>,
}

fn sum(points: &Points) -> Result<f32, DataError> {
    let loader = DataLoader::new(points).batch_size(2).shuffle(42); //~ expected a reference to a struct with samples or to a `Dataset`, found `&Points`
    let mut sum = 0.0;
    for batch in loader.epoch::<Host>(0) {
        sum += batch?.with(|t| t.xy.sum());
    }
    Ok(sum)
}

fn main() {}
