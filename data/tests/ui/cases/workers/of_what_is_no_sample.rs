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

fn sum(points: Vec<Points>) -> Result<i64, DataError> {
    let loader = DataLoader::from_fn(points.len(), move |sample, _| {
        Ok::<_, DataError>(Points { xy: points[sample].xy.clone(), class: points[sample].class.clone() })
    });
    let mut sum = 0;
    for batch in loader.batch_size(2).epoch::<Host>(0) { //~ `Points` is not a sample of a struct of many
        sum += batch?.with(|t| t.class.sum());
    }
    Ok(sum)
}

fn main() {}
