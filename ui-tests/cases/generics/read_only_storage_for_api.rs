use ndarray::{ArrayBase, ArrayView1, Ix1};
use tensor_core::StorageMut;

fn fill<S: StorageMut<Elem = f32>>(volts: &mut ArrayBase<S, Ix1>) {
    volts.fill(1.0);
}

fn run(volts: &mut ArrayView1<f32>) {
    fill(volts); //~ `tensors_mut` writes to every shared array, and one over `ViewRepr<&f32>` can't be written
}

fn main() {}
