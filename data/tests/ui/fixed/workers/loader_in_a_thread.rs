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
    std::thread::scope(|scope| {
        let loader = DataLoader::new(points).batch_size(3).shuffle(42).workers_in(scope, 0);
        let sum = scope.spawn(move || loader.epoch::<Host>(0).map(|batch| Ok(batch?.with(|t| t.class.sum()))).sum());
        sum.join().unwrap()
    })
}

fn main() {
    assert_eq!(sum(&Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) }), Ok(0));
}
