use ndarray::{Array1, array};
use tensor_core::{Element, TensorInput};

#[derive(TensorInput)]
struct Channel<T> {
    volts: Array1<T>,
}

#[derive(TensorInput)]
struct Recording<T: Element> {
    #[tensor(copy, cast = f64)]
    left: Channel<T>, //~ casts, `dtype` and `shape` are said of arrays, and this field is none
}

fn main() {
    let _ = Recording { left: Channel { volts: array![1.5_f32, 2.5] } };
}
