use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

struct Loader {
    batch: SignalTensorsOwned<Host>,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    let loader = Loader { batch: signal.to_tensors::<Host>().unwrap() };
    assert_eq!(loader.batch.volts.shape(), [8]);
}
