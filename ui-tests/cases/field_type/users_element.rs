use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(Clone, Copy)]
struct Pixel {
    red: u8,
    green: u8,
    blue: u8,
}

#[derive(TensorInput)]
struct Photos {
    images: Array3<Pixel>, //~ `Pixel` is not an element type of tensors
}

fn main() {}
