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

fn count<S: TensorInput<Host>>(samples: &S) -> Result<usize, DataError> {
    let loader = DataLoader::new(samples).batch_size(2); //~ expected a reference to a struct with samples or to a `Dataset`, found `&S`
    let mut count = 0;
    for batch in loader.epoch::<Host>(0) {
        count += batch?.len();
    }
    Ok(count)
}

fn main() {}
