use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Points {
    #[tensor(rank = 1)]
    volts: Array1<f32>,
}

#[derive(TensorInput)]
struct Signal {
    points: Points,
}

fn main() {
    let signal = Signal { points: Points { volts: Array1::ones(2) } };
    let tensors = signal.tensors::<Host>().unwrap();
    assert_eq!(tensors.points.volts.with(|volts| volts.sum()), 2.0);
}
