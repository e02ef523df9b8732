use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(dims(batch), renam = Batch)] //~ unknown key `renam`, did you mean `rename`?
struct Digits {
    #[tensor(shape = [bacth])] //~ dimension `bacth` is not declared, did you mean `batch`?
    labels: Array1<u8>,
    #[tensor(dims(batch))] //~ `dims` belongs on the struct
    classes: Array1<u8>,
}

fn count(digits: &Digits) -> usize {
    let batch: BatchTensors<'_, Host> = digits.tensors().unwrap();
    batch.with(|t| t.labels.len() + t.classes.len())
}

fn main() {}
