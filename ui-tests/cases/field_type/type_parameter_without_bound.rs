use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Table<T> {
    cells: Array2<T>, //~ `T` is not an element type of tensors
}

fn main() {}
