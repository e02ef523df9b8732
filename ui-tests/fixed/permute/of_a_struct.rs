use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Points {
    #[tensor(permute = [1, 0])]
    xyz: Array2<f32>,
}

#[derive(TensorInput)]
struct Scan {
    points: Points,
}

fn main() {
    let scan = Scan { points: Points { xyz: Array2::zeros((5, 3)) } };
    let tensors = scan.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.points.xyz.shape(), [3, 5]);
}
