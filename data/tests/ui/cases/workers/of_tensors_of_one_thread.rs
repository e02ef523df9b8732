use ndarray::{Array1, Array2};
use tensor_core::TensorInput;
use tensor_data::{DataError, DataLoader};
use tensor_ui_tests::OneThread;

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

fn sum(classes: Vec<i64>) -> Result<i64, DataError> {
    let loader = DataLoader::from_fn(classes.len(), move |sample, _| {
        Ok::<_, DataError>(Point { xy: Array1::zeros(2), class: classes[sample] })
    });
    let mut sum = 0;
    let loader = loader.batch_size(2).workers(2);
    for batch in loader.epoch::<OneThread>(0) { //~ `Workers` can't make these batches
        let batch = batch?;
        sum += batch.with(|t| t.class.sum());
    }
    Ok(sum)
}

fn main() {}
