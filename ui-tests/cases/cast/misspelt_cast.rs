use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, csat = i64)] //~ unknown key `csat`, did you mean `cast`?
    labels: Array1<u8>,
}

fn main() {}
