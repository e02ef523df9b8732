use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Array1<i128>, //~ `i128` is not an element type of tensors, whose integers have at most 64 bits; use `i64`
}

fn main() {}
