use ndarray::{Array1, Array2, Ix1};
use tensor_core::{Host, Owned, TensorInput};
use tensor_data::{DataError, DataLoader};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, shape = [batch])]
    class: Array1<u8>,
}

fn classes(points: &Points) -> Result<Vec<Owned<Host, u8, Ix1>>, DataError> {
    let loader = DataLoader::new(points).batch_size(2);
    let mut classes = Vec::new();
    for batch in loader.epoch::<Host>(0) {
        let batch = batch?.into_rows();
        classes.push(batch.class);
    }
    Ok(classes)
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)), class: Array1::zeros(4) };
    assert_eq!(classes(&points).unwrap().len(), 2);
}
