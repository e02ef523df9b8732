use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Texts {
    #[tensor(shape = [batch, time])]
    tokens: Array2<i64>,
}

#[derive(TensorInput)]
struct Text {
    #[tensor(pad = 0)] //~ `pad` is for the fields of one sample
    tokens: Vec<i64>,
}

fn tokens(texts: &[Text]) -> Result<usize, InputError> {
    let texts = Text::collate(texts)?;
    Ok(texts.into_tensors::<Host>()?.with(|t| t.tokens.len()))
}

fn main() {}
