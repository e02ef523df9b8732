use ndarray::Array1;
use tensor_core::{InputError, Sample, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn batch<S: Sample>(samples: &[S]) -> Result<S::Batch, InputError> {
    S::collate(samples)
}

fn run(signals: &[Signal]) -> bool {
    batch(signals).is_ok()
}

fn main() {}
