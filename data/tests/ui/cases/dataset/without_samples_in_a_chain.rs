use ndarray::Array2;
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
struct Points {
    xy: Array2<f32>,
}

fn count(points: &Points) -> Result<usize, DataError> {
    let mut count = 0;
    for batch in DataLoader::new(points).epoch::<Host>(0) { //~ expected a reference to a struct with samples or to a `Dataset`, found `&Points`
        let batch = batch?;
        count += batch.with(|t| t.xy.nrows());
    }
    Ok(count)
}

fn main() {}
