use ndarray::{Array1, array};
use tensor_core::{Element, Host, TensorInput};

#[derive(TensorInput)]
struct Channel<T> {
    #[tensor(shape = [n])]
    volts: Array1<T>,
}

#[derive(TensorInput)]
struct Recording<T: Element> {
    left: Channel<T>,
}

fn main() {
    let recording = Recording { left: Channel { volts: array![1.5, 2.5] } };
    let _ = recording.tensors::<Host>();
}
