use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, dtype = f64)]
    images: Array3<f64>,
}

fn main() {
    let digits = Digits { images: Array3::ones((2, 3, 4)) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.with(|images| images.sum()), 24.0_f64);
}
