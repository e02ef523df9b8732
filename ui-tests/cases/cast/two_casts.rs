use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = i64, cast_lossy = f16)] //~ a field has one cast; remove `cast_lossy`, or `cast`
    labels: Array1<u8>,
}

fn main() {}
