use ndarray::Ix1;
use tensor_tensorflow::{Owned, TensorFlow};

fn write(tensor: &mut Owned<TensorFlow, f32, Ix1>) {
    tensor.with_mut(|t| t[0] = 1.0); //~ cannot borrow data
}

fn main() {}
