use ndarray::{ArrayView, Dimension};
use tensor_core::{Host, Shared};

fn axes<D: Dimension>(view: ArrayView<'_, f32, D>) -> usize {
    Shared::<Host, f32, D>::new(view).unwrap().shape().len() //~ the parameter type `D` may not live long enough
}

fn main() {}
