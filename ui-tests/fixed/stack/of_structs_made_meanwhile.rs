use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(stack)]
struct Signal {
    volts: Array1<f32>,
}

fn is_stacked(count: usize) -> bool {
    let samples: Vec<_> = (0..count).map(|_| Signal { volts: Array1::zeros(8) }).collect();
    Signal::stack::<Host>(&samples).is_ok()
}

fn main() {
    assert!(is_stacked(3));
}
