use ndarray::Array1;
use tensor_core::Host;

#[derive(tensor_core::TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn works(signal: &Signal) -> bool {
    signal.tensors::<Host>().is_ok()
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    assert!(works(&signal));
}
