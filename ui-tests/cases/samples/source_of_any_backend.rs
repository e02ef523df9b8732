use ndarray::Array1;
use tensor_core::{Backend, InputError, RowSource, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

struct Loader<'data> {
    source: RowSource<'data, Signal>,
}

impl<'data> Loader<'data> {
    fn batch<B: Backend>(&self) -> Result<SignalRows<'data, B>, InputError> {
        self.source.rows(..2) //~ `B` is not a backend that can hold rows of `Signal`
    }
}

fn main() {}
