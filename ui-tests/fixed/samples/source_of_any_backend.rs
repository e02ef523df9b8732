use ndarray::Array1;
use tensor_core::{Backend, HoldsRows, Host, HostMemory, InputError, RowSource, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

struct Loader<'data, B: Backend> {
    source: RowSource<'data, Signal, B>,
}

impl<'data, B: HoldsRows<Signal>> Loader<'data, B> {
    fn batch(&self) -> Result<SignalRows<'data, B>, InputError> {
        self.source.rows(..2)
    }
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    let loader = Loader { source: RowSource::<_, Host>::new(&signal, &HostMemory).unwrap() };
    assert_eq!(loader.batch().unwrap().volts.shape(), [2]);
}
