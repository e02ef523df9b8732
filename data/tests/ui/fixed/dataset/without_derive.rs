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

fn sum(points: &Points) -> Result<f32, DataError> {
    let loader = DataLoader::new(points).batch_size(2);
    let mut sum = 0.0;
    for batch in loader.epoch::<Host>(0) {
        let batch = batch?;
        println!("{} {:?}", batch.len(), batch.xy.shape());
        sum += batch.with(|t| t.xy.sum());
    }
    Ok(sum)
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(sum(&points).unwrap(), 8.0);
}
