use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Training {
    #[tensor(shape = [batch, 8, 8])]
    images: Array3<f32>,
}

#[derive(TensorInput)]
struct Test {
    #[tensor(shape = [batch, 8, _])]
    images: Array3<f32>,
}

fn main() {
    let images = Array3::zeros((2, 8, 8));
    let (training, test) = (Training { images: images.clone() }, Test { images });
    assert!(training.tensors::<tensor_core::Host>().is_ok() && test.tensors::<tensor_core::Host>().is_ok());
}
