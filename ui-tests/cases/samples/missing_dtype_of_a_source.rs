use ndarray::Array1;
use tensor_core::{InputError, RowSource, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(shape = [batch])]
    volts: Array1<u8>,
}

fn count(signal: &Signal) -> Result<usize, InputError> {
    let source = RowSource::new(signal)?;
    let batch = source.rows::<Small>(..2)?; //~ `Small` is not a backend that can hold rows of `Signal`
    Ok(batch.with(|_| source.sample_count()))
}

fn main() {}
