use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: Array1<f32>,
    extra: &'a str, //~ a field of type `&'a str` can't become a tensor
}

fn main() {}
