use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Texts {
    #[tensor(shape = [batch, time])]
    tokens: Array2<i64>,
    #[tensor(shape = [batch, time])]
    seen: Array2<bool>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Texts)]
struct Text {
    #[tensor(pad = 0, mask = seen)]
    tokens: Vec<i64>,
}

fn tokens(texts: &[Text]) -> Result<usize, InputError> {
    let texts = Text::collate(texts)?;
    Ok(texts.into_tensors::<Host>()?.with(|t| t.tokens.len()))
}

fn main() {
    assert_eq!(tokens(&[Text { tokens: vec![1] }, Text { tokens: vec![2, 3] }]).unwrap(), 4);
}
