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

fn zero(points: &Points) -> Result<(), DataError> {
    for batch in DataLoader::new(points).epoch::<Host>(0) {
        let zeros = batch?.with(|t| t.xy * 0.0);
        assert_eq!(zeros.sum(), 0.0);
    }
    Ok(())
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    zero(&points).unwrap();
}
