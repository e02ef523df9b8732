use std::marker::PhantomData;

use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: PhantomData<u8>, //~ a field of type `PhantomData<u8>` can't become a tensor
}

fn main() {}
