use ndarray::{Array1, array};
use tensor_core::{Element, Host, TensorInput};

#[derive(TensorInput)]
struct Channel<T> {
    #[tensor(copy, cast = f64)]
    volts: Array1<T>,
}

#[derive(TensorInput)]
struct Recording<T: Element> {
    left: Channel<T>,
}

fn main() {
    let recording = Recording { left: Channel { volts: array![1.5_f32, 2.5] } };
    let tensors = recording.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| t.left.volts.sum()), 4.0);
}
