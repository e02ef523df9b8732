use ndarray::Array1;
use tensor_core::TensorInput;

type Wide = f64;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = Wide, scale = 0.5)]
    volts: Array1<u8>,
}

fn main() {
    let signal = Signal { volts: Array1::zeros(2) };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.volts.shape(), [2]);
}
