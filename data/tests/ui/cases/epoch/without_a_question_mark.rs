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

fn count(points: &Points) -> Result<usize, DataError> {
    let mut count = 0;
    for batch in DataLoader::new(points).epoch::<Host>(0) {
        count += batch.with(|t| t.xy.nrows()); //~ no method named `with` found for enum `Result<T, E>`
    }
    Ok(count)
}

fn main() {}
