use std::mem::ManuallyDrop;

use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
union Signal { //~ `TensorInput` describes a struct, and `Signal` is a union
    volts: ManuallyDrop<Array1<f32>>,
    amperes: ManuallyDrop<Array1<f32>>,
}

fn main() {}
