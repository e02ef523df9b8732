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

fn load() -> Result<Points, DataError> {
    Ok(Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) })
}

fn count() -> Result<usize, DataError> {
    let points = load();
    let mut count = 0;
    let loader = DataLoader::new(&points).batch_size(3).shuffle(42); //~ expected a reference to a struct with samples or to a `Dataset`, found `&Result<
    for batch in loader.epoch::<Host>(0) {
        count += batch?.with(|t| t.class.len());
    }
    Ok(count)
}

fn main() {}
