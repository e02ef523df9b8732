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

fn sum(points: &Points) -> Result<u8, DataError> {
    let loader = DataLoader::new(points).batch_size(3).shuffle(42);
    std::thread::scope(|scope| {
        let epoch = loader.epoch::<Host>(0);
        let sum = scope.spawn(move || epoch.map(|batch| Ok(batch?.with(|t| t.class.sum()))).sum()); //~ EpochOfOneThread
        sum.join().unwrap()
    })
}

fn main() {}
