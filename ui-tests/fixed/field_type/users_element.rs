use ndarray::Array4;
use tensor_core::TensorInput;

#[derive(Clone, Copy)]
struct Pixel {
    red: u8,
    green: u8,
    blue: u8,
}

#[derive(TensorInput)]
struct Photos {
    images: Array4<u8>,
}

fn main() {
    // A pixel's colours are an axis.
    let photos = Photos { images: Array4::zeros((2, 4, 4, 3)) };
    assert_eq!(photos.tensors::<tensor_core::Host>().unwrap().images.shape(), [2, 4, 4, 3]);
}
