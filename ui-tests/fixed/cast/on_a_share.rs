use ndarray::{Array1, Ix1};
use tensor_core::{Host, Owned, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn labels(digits: &Digits) -> Owned<Host, i64, Ix1> {
    digits.tensors::<Host>().unwrap().labels
}

fn main() {
    assert_eq!(labels(&Digits { labels: Array1::zeros(2) }).with(|labels| labels.sum()), 0_i64);
}
