use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, permute = [1, 0], layout = row_major)] //~ a permuted share is not row-major
    images: Array2<f32>,
}

fn main() {}
