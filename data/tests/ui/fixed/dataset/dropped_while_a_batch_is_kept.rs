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

fn first(points: Points) -> Result<f32, DataError> {
    let batch = DataLoader::new(&points).epoch::<Host>(0).next().expect("there is a sample")?;
    let sum = batch.with(|t| t.xy.sum());
    drop(points);
    Ok(sum)
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(first(points).unwrap(), 2.0);
}
