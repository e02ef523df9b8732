use ndarray::Array3;
use tensor_npy::FromNpy;

#[derive(FromNpy)]
enum Digits { //~ `TensorInput` describes a struct, and `Digits` is an enum
    Images(Array3<f32>),
}

fn main() {}
