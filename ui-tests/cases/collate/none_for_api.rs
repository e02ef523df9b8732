use ndarray::{Array1, Array2};
use tensor_core::{Sample, TensorInput};

#[derive(TensorInput)]
struct Signals {
    volts: Array2<f32>,
}

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn is_collated<S: Sample>(samples: &[S]) -> bool {
    S::collate(samples).is_ok()
}

fn run(signals: &[Signal]) -> bool {
    is_collated(signals) //~ `Signal` is not a sample of a struct of many
}

fn main() {}
