use ndarray::{Array1, Array2};
use tensor_core::{HoldsRows, Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn count<B: HoldsRows<Points>>(points: &Points) -> Result<usize, DataError> {
    let loader = DataLoader::new(points).batch_size(2);
    let mut count = 0;
    for batch in loader.epoch::<B>(0) {
        count += batch?.with(|t| B::shape(t.xy)[0]);
    }
    Ok(count)
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(count::<Host>(&points).unwrap(), 4);
}
