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

fn sum(lines: Vec<String>) -> Result<i64, DataError> {
    let read = move |sample: usize| -> Result<Point, Box<dyn std::error::Error>> {
        Ok(Point { xy: Array1::zeros(2), class: lines[sample].parse()? })
    };
    let loader = DataLoader::from_fn(3, move |sample, _| read(sample)); //~ can't be the error of a sample
    let mut sum = 0;
    for batch in loader.batch_size(2).epoch::<Host>(0) {
        sum += batch?.with(|t| t.class.sum());
    }
    Ok(sum)
}

fn main() {}
