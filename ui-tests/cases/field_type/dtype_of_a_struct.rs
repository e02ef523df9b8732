use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Points {
    xy: Array1<f32>,
}

#[derive(TensorInput)]
struct Scene {
    #[tensor(dtype = f32)]
    points: Points, //~ `dtype` and `shape` are said of arrays, and this field is none
}

fn main() {}
