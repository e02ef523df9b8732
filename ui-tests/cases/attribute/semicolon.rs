use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy; cast = i64)] //~ expected `,`, found `;`
    labels: Array1<u8>,
}

fn main() {}
