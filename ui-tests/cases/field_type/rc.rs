use std::rc::Rc;

use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Rc<Array1<u8>>, //~ a field of type `Rc<Array1<u8>>` can't become a tensor; write `#[tensor(skip)]` on it, or use `Array1<u8>` itself
}

fn main() {}
