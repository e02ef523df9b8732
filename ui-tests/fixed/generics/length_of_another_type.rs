use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<const N: usize> {
    #[tensor(shape = [N])]
    volts: Array1<f32>,
}

fn main() {
    let signal = Signal::<8> { volts: Array1::zeros(8) };
    assert!(signal.tensors::<tensor_core::Host>().is_ok());
}
