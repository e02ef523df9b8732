use ndarray::ArrayRef2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: ArrayRef2<f32>, //~ can't become a tensor; refer to it by `&'a ArrayRef2<f32>` in a `struct Digits<'a>`
}

fn main() {}
