use ndarray::{Array1, Array2};
use tensor_core::{HoldsRows, Host, TensorInput, TensorRows};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn count<S: TensorRows<B>, B: HoldsRows<S>>(samples: &S) -> Result<usize, DataError> {
    let loader = DataLoader::new(samples).batch_size(2);
    let mut count = 0;
    for batch in loader.epoch::<B>(0) {
        count += batch?.len();
    }
    Ok(count)
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(count::<_, Host>(&points).unwrap(), 4);
}
