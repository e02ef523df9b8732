use ndarray::{ArrayView, Dimension};
use tensor_core::{Host, Shared};

fn axes<D: Dimension + 'static>(view: ArrayView<'_, f32, D>) -> usize {
    Shared::<Host, f32, D>::new(view).unwrap().shape().len()
}

fn main() {
    assert_eq!(axes(ndarray::Array2::zeros((2, 3)).view()), 2);
}
