use ndarray::Array1;
use tensor_core::{Element, TensorInput};

#[derive(TensorInput)]
struct Signal<T: Element> {
    #[tensor(dtype = T)]
    volts: Array1<T>,
}

fn main() {
    let signal = Signal { volts: Array1::<f32>::zeros(8) };
    assert!(signal.tensors::<tensor_core::Host>().is_ok());
}
