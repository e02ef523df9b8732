use ndarray::ArrayRef2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    images: ArrayRef2<f32>, //~ can't become a tensor; write `#[tensor(skip)]` on it, or refer to it by `&'a ArrayRef2<f32>`
}

fn main() {}
