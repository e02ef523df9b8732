use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Channel<T> {
    volts: T,
}

fn first(texts: &Channel<&str>, _: &Channel<Array1<f32>>) {
    let _ = texts.tensors::<Host>(); //~ the method `tensors` exists for reference `&Channel<&str>`, but its trait bounds were not satisfied
}

fn main() {
    first(&Channel { volts: "1.5" }, &Channel { volts: Array1::zeros(2) });
}
