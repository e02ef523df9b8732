use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

struct Points {
    xy: Array2<f32>,
    class: Array1<u8>,
}

fn sum(points: &Points) -> Result<f32, DataError> {
    let loader = DataLoader::new(points).batch_size(2); //~ expected a reference to a struct with samples or to a `Dataset`, found `&Points`
    let mut sum = 0.0;
    for batch in loader.epoch::<Host>(0) {
        let batch = batch?;
        println!("{} {:?}", batch.len(), batch.xy.shape());
        sum += batch.with(|t| t.xy.sum());
    }
    Ok(sum)
}

fn main() {}
