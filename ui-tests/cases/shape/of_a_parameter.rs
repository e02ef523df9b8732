use ndarray::Array2;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Batch<T> {
    #[tensor(shape = [batch, 3])]
    rows: T, //~ `shape`, `rank` and `permute` are said of arrays, and this field is not known to be one
}

fn main() {
    let batch = Batch { rows: Array2::<f32>::zeros((2, 3)) };
    let _ = batch.tensors::<Host>();
}
