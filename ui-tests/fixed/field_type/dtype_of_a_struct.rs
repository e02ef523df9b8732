use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Points {
    #[tensor(dtype = f32)]
    xy: Array1<f32>,
}

#[derive(TensorInput)]
struct Scene {
    points: Points,
}

fn main() {
    let scene = Scene { points: Points { xy: Array1::ones(2) } };
    assert_eq!(scene.tensors::<tensor_core::Host>().unwrap().with(|t| t.points.xy.sum()), 2.0);
}
