use ndarray::{Array1, Ix1};
use tensor_core::{Host, Owned, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

struct Cache(Vec<Owned<Host, f32, Ix1>>);

impl Cache {
    fn keep(&mut self, volts: Owned<Host, f32, Ix1>) {
        self.0.push(volts);
    }
}

fn fill(cache: &mut Cache, signal: &Signal) {
    cache.keep(signal.tensors::<Host>().unwrap().volts); //~ mismatched types
}

fn main() {}
