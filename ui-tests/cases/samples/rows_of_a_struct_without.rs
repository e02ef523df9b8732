use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Points {
    xy: Array2<f32>,
}

fn sum(points: &Points) -> Result<f32, InputError> {
    let batch = points.rows::<Host>(0..2)?; //~ no method named `rows` found for reference `&Points`
    println!("{:?}", batch.xy.shape());
    Ok(batch.with(|t| t.xy.sum()))
}

fn main() {}
