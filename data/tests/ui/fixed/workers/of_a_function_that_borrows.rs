use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(shape = [batch])]
    class: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Points)]
struct Point {
    xy: Array1<f32>,
    class: i64,
}

fn sum(files: &[String]) -> Result<i64, DataError> {
    let loader = DataLoader::from_fn(files.len(), |sample, _| {
        let class = files[sample].parse()?;
        Ok::<_, std::num::ParseIntError>(Point { xy: Array1::zeros(2), class })
    });
    let mut sum = 0;
    std::thread::scope(|scope| {
        for batch in loader.batch_size(2).workers_in(scope, 2).epoch::<Host>(0) {
            sum += batch?.with(|t| t.class.sum());
        }
        Ok(sum)
    })
}

fn main() {
    assert_eq!(sum(&["1", "2", "3"].map(String::from)), Ok(6));
}
