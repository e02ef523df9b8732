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
        batch?.with(|t| t.xy.fill(0.0)); //~ cannot borrow `*t.xy` as mutable
    }
    Ok(())
}

fn main() {}
