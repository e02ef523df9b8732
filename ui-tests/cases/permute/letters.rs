use ndarray::Array3;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = "HWC->CHW")] //~ expected a list of axes, such as `permute = [2, 0, 1]`
    values: Array3<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {}
