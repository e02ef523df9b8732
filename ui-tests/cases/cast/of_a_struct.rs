use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Points {
    volts: Array1<f32>,
}

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = f64)]
    points: Points, //~ casts, `rank`, `permute` and `layout` are said of arrays, and this field is a `Points`
}

fn main() {}
