use std::convert::Infallible;

use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_data::{BatchSamples, DataError};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

#[derive(TensorInput)]
struct Point {
    xy: Array1<f32>,
    #[tensor(skip)]
    class: u8,
}

fn sum(points: Vec<Point>) -> Result<u8, DataError> {
    let mut sum = 0;
    for batch in points.into_iter().map(Ok::<_, Infallible>).batches::<Host>(2) { //~ `Point` is not a sample of a struct of many
        sum += batch?.with(|t| t.class.sum());
    }
    Ok(sum)
}

fn main() {}
