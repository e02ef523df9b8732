use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch), samples = batch)]
struct Digits {
    scan: Scan,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Scan {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

fn main() {
    let digits = Digits { scan: Scan { volts: Array1::zeros(2) } };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.scan.volts.shape(), [2]);
}
