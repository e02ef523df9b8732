use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

struct Batch<'a> {
    signal: SignalTensors<'a, Host>,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    let batch = Batch { signal: signal.tensors().unwrap() };
    assert_eq!(batch.signal.with(|t| t.volts.sum()), 8.0);
}
