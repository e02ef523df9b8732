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
    for batch in &loader { //~ a `DataLoader` is not an iterator
        let batch = batch?;
        println!("{} {:?}", batch.len(), batch.xy.shape());
        sum += batch.with(|t| t.xy.sum());
    }
    Ok(sum)
}

fn main() {}
