use ndarray::Array1;
use tensor_core::{InputError, RowSource, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(copy, cast = f32, shape = [batch])]
    volts: Array1<u8>,
}

fn count(signal: &Signal) -> Result<usize, InputError> {
    let source = RowSource::new(signal)?;
    let batch = source.rows::<Small>(..2)?;
    Ok(batch.with(|_| source.sample_count()))
}

fn main() {
    assert_eq!(count(&Signal { volts: Array1::zeros(8) }).unwrap(), 8);
}
