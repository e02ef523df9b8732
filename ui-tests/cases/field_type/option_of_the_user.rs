use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Option<T> {
    chosen: T,
}

#[derive(TensorInput)]
struct Digits {
    labels: Option<Array1<i64>>, //~ has the name of a type of Rust's, and is another one
}

fn main() {}
