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

fn zero(mut points: Points) -> Result<(), DataError> {
    points.xy.fill(0.0);
    let loader = DataLoader::new(&points).batch_size(2);
    for batch in loader.epoch::<Host>(0) {
        batch?.with(|t| assert_eq!(t.xy.sum(), 0.0));
    }
    Ok(())
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    zero(points).unwrap();
}
