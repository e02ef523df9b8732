use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Labelled(Array2<f32>, #[tensor(dtype = i64)] Array1<u8>); //~ has dtype `u8`, but `i64` was declared

fn main() {}
