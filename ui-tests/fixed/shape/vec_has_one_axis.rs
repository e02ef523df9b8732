use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch])]
    images: Vec<f32>,
}

fn main() {
    let digits = Digits { images: vec![0.0; 2] };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.images.shape(), [2]);
}
