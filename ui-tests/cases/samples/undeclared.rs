use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch), samples = bacth)] //~ dimension `bacth` is not declared
struct Digits {
    scan: Scan,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Scan {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

fn main() {}
