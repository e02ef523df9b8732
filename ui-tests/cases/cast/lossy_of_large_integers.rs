use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = f64)]
    labels: Array1<i64>, //~ a cast from `i64` to `f64` does not keep every value
}

fn main() {}
