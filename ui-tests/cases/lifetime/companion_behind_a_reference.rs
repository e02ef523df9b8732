use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

struct Loader<'data> {
    batch: SignalTensors<'data, Host>,
}

impl Loader<'_> {
    fn batch(&self) -> &SignalTensors<'_, Host> {
        &self.batch //~ lifetime may not live long enough
    }
}

fn main() {}
