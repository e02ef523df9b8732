use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch = 2))] //~ a dimension is declared by its name, and gets its length from the arrays; remove `= 2`
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
