use ndarray::{ArrayBase, ArrayViewMut1, Ix1};
use tensor_core::StorageMut;

fn fill<S: StorageMut<Elem = f32>>(volts: &mut ArrayBase<S, Ix1>) {
    volts.fill(1.0);
}

fn run(volts: &mut ArrayViewMut1<f32>) {
    fill(volts);
}

fn main() {
    let mut volts = [0.0, 0.0];
    run(&mut ArrayViewMut1::from(&mut volts));
    assert_eq!(volts, [1.0, 1.0]);
}
