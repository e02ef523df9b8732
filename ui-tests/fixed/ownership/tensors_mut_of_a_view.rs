use ndarray::ArrayViewMut1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<'a> {
    volts: ArrayViewMut1<'a, f32>,
}

fn zero(signal: &mut Signal<'_>) {
    signal.tensors_mut::<Host>().unwrap().with_mut(|t| t.volts.fill(0.0));
}

fn main() {
    let mut volts = ndarray::Array1::ones(8);
    zero(&mut Signal { volts: volts.view_mut() });
    assert_eq!(volts.sum(), 0.0);
}
