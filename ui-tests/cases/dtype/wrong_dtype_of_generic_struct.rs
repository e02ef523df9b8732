use ndarray::{Array1, Array2};
use tensor_core::{Element, TensorInput};

#[derive(TensorInput)]
struct Labelled<T: Element> {
    features: Array2<T>,
    #[tensor(copy, dtype = i64)]
    labels: Array1<i32>, //~ field `labels` has dtype `i32`, but `i64` was declared
}

fn main() {}
