use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

const SHAPE: [usize; 2] = [2, 3];

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = SHAPE)] //~ expected a list of axes: write `shape = [SHAPE[0], SHAPE[1]]` if `SHAPE` lists two lengths
    values: Array2<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {}
