use ndarray::Array1;
use tensor_core::{Backend, InputError, RowSource, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

struct Loader<'data, B: Backend> {
    source: RowSource<'data, Signal, B>,
}

impl<'data, B: Backend> Loader<'data, B> {
    fn batch(&self) -> Result<SignalRows<'data, B>, InputError> {
        self.source.rows(..2) //~ `B` is not a backend that can hold rows of `Signal`
    }
}

fn main() {}
