use ndarray::Array1;
use tensor_core::{HoldsRows, Host, InputError, RowSource, TensorInput};

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
    fn batch<B: HoldsRows<Signal>>(&self) -> Result<SignalRows<'data, B>, InputError> {
        self.source.rows(..2)
    }
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    let loader = Loader { source: RowSource::new(&signal).unwrap() };
    assert_eq!(loader.batch::<Host>().unwrap().volts.shape(), [2]);
}
