use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [0, -1, 1])] //~ axes are counted from 0; write `2` for `-1`
    images: Array3<f32>,
}

fn main() {}
