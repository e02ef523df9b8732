use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};


struct Points {
    xy: Array2<f32>,
    class: Array1<u8>,
}

fn count(points: Points) -> Result<usize, DataError> {
    let mut count = 0;
    let loader = DataLoader::new(&points).batch_size(3).shuffle(42); //~ expected a reference to a struct with samples or to a `Dataset`, found `&Points`
    for batch in loader.epoch::<Host>(0) {
        count += batch?.with(|t| t.class.len());
    }
    Ok(count)
}

fn main() {}
