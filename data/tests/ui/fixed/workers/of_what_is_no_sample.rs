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

fn sum(points: Vec<i64>) -> Result<i64, DataError> {
    let loader = DataLoader::from_fn(points.len(), move |sample, _| {
        Ok::<_, DataError>(Point { xy: Array1::zeros(2), class: points[sample] })
    });
    let mut sum = 0;
    for batch in loader.batch_size(2).epoch::<Host>(0) {
        sum += batch?.with(|t| t.class.sum());
    }
    Ok(sum)
}

fn main() {
    assert_eq!(sum(vec![1, 2, 3]), Ok(6));
}
