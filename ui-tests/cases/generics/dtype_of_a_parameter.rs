use ndarray::Array1;
use tensor_core::{Element, TensorInput};

#[derive(TensorInput)]
struct Signal<T: Element> {
    #[tensor(dtype = f32)]
    volts: Array1<T>, //~ has dtype `T`, but `f32` was declared
}

fn main() {}
