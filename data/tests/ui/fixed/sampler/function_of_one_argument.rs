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
    let all = |samples: usize, _: u64| (0..samples).collect::<Vec<_>>();
    let loader = DataLoader::new(points).sampler(all);
    loader.epoch::<Host>(0).map(|batch| Ok(batch?.len())).sum()
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(count(&points).unwrap(), 4);
}
