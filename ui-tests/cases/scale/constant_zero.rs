use ndarray::Array1;
use tensor_core::{Host, TensorInput};

const UNIT: f64 = 0.0;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = f32, scale = UNIT)] //~ expected a factor other than 0, infinity and NaN; change `scale`
    volts: Array1<u8>,
}

fn main() {
    let signal = Signal { volts: Array1::zeros(2) };
    let tensors = signal.tensors::<Host>().unwrap();
    tensors.with(|t| assert_eq!(t.volts.len(), 2));
}
