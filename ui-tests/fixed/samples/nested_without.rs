use ndarray::Array2;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Scenes {
    points: Points,
    #[tensor(shape = [batch, 3])]
    colors: Array2<f32>,
}

fn main() {
    let scenes = Scenes { points: Points { xy: Array2::zeros((2, 2)) }, colors: Array2::zeros((2, 3)) };
    let rows = scenes.rows::<Host>(0..1).unwrap();
    rows.with(|t| assert_eq!(t.colors.shape(), [1, 3]));
}
