use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    labels: Array1<u8>,
    #[tensor(ignore)] //~ unknown key `ignore`, did you mean `skip`?
    origin: String,
}

fn main() {}
