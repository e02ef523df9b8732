use tensor_core::{Host, TensorInput};

mod linear {
    pub(super) struct Array2<T>(Vec<T>);
}
use linear::Array2;

#[derive(TensorInput)]
struct Image {
    pixels: Array2<u8>, //~ `Array2<u8>` has the name of an array, and is none of the `ndarray` that `tensor_core` uses
}

fn len(image: &Image) -> usize {
    image.tensors::<Host>().unwrap().with(|t| t.pixels.len())
}

fn main() {}
