use ndarray::Array2;
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
}

fn count(points: &Points) -> Result<usize, DataError> {
    let mut count = 0;
    for batch in DataLoader::new(points).epoch::<Host>(0) {
        let batch = batch?;
        count += batch.with(|t| t.xy.nrows());
    }
    Ok(count)
}

fn main() {
    assert_eq!(count(&Points { xy: Array2::ones((4, 2)) }).unwrap(), 4);
}
