use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
}

fn sum(points: &Points) -> Result<f32, InputError> {
    let batch = points.rows::<Host>(0..2)?;
    println!("{:?}", batch.xy.shape());
    Ok(batch.with(|t| t.xy.sum()))
}

fn main() {
    let points = Points { xy: Array2::ones((4, 2)) };
    assert_eq!(sum(&points).unwrap(), 4.0);
}
