use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(stackable)] //~ unknown key `stackable`, did you mean `stack`?
struct Digits {
    values: f32,
}

fn take(digits: &[Digits]) -> Result<usize, InputError> {
    let batch = Digits::stack::<Host>(digits)?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {}
