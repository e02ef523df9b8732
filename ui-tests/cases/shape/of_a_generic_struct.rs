use ndarray::{Array1, array};
use tensor_core::{Element, Host, TensorInput};

#[derive(TensorInput)]
struct Channel<T> {
    volts: Array1<T>,
}

#[derive(TensorInput)]
struct Recording<T: Element> {
    #[tensor(shape = [n])]
    left: Channel<T>, //~ casts, `dtype` and `shape` are said of arrays, and this field is none
}

fn main() {
    let recording = Recording { left: Channel { volts: array![1.5, 2.5] } };
    let _ = recording.tensors::<Host>();
}
