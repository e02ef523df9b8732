use ndarray::{Array1, Ix1};
use tensor_core::{Host, Owned, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, cast = i64)] //~ a share is the array's own memory, which a `cast` can't change
    labels: Array1<u8>,
}

fn labels(digits: &Digits) -> Owned<Host, i64, Ix1> {
    digits.tensors::<Host>().unwrap().labels
}

fn main() {}
