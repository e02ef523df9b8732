use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(stack)]
struct Digits {
    values: f32,
}

fn take(digits: &[Digits]) -> Result<usize, InputError> {
    let batch = Digits::stack::<Host>(digits)?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {
    let digits = [Digits { values: 1.5 }, Digits { values: 2.5 }];
    assert_eq!(take(&digits).unwrap(), 2);
}
