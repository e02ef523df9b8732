use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(shape = [batch])]
    class: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Points)]
struct Point {
    xy: Array1<f32>,
    class: i64,
}

fn sum(points: &Points) -> Result<i64, DataError> {
    let loader = DataLoader::new(points).batch_size(2).shuffle(42).workers(2); //~ a loader of what is by reference has no `workers`
    let mut sum = 0;
    for batch in loader.epoch::<Host>(0) {
        sum += batch?.with(|t| t.class.sum());
    }
    Ok(sum)
}

fn main() {}
