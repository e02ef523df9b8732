use ndarray::{Array1, Array2};
use tensor_core::{Sample, TensorInput};

#[derive(TensorInput)]
struct Signals {
    volts: Array2<f32>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Signals)]
struct Signal {
    volts: Array1<f32>,
}

fn is_collated<S: Sample>(samples: &[S]) -> bool {
    S::collate(samples).is_ok()
}

fn run(signals: &[Signal]) -> bool {
    is_collated(signals)
}

fn main() {
    assert!(run(&[Signal { volts: Array1::zeros(4) }]));
}
