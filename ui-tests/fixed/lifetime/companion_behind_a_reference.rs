use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

struct Loader<'data> {
    batch: SignalTensors<'data, Host>,
}

impl<'data> Loader<'data> {
    fn batch(&self) -> &SignalTensors<'data, Host> {
        &self.batch
    }
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    let loader = Loader { batch: signal.tensors::<Host>().unwrap() };
    assert_eq!(loader.batch().volts.shape(), [8]);
}
