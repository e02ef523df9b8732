use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, cast = i64)]
    labels: Array1<u8>,
}

fn labels(digits: &Digits) {
    let _: tensor_core::Owned<Host, i64, ndarray::Ix1> = digits.tensors::<Host>().unwrap().labels;
}

fn main() {}
