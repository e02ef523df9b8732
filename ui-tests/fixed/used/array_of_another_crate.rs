use tensor_core::{Host, TensorInput};

mod linear {
    pub(super) struct Array2<T>(Vec<T>);
}
use tensor_core::ndarray::Array2;

#[derive(TensorInput)]
struct Image {
    pixels: Array2<u8>,
}

fn len(image: &Image) -> usize {
    image.tensors::<Host>().unwrap().with(|t| t.pixels.len())
}

fn main() {
    assert_eq!(len(&Image { pixels: Array2::ones((2, 3)) }), 6);
}
