//! Tuple structs, skipped fields between the others, a generic one, and none that is shared.

#![deny(warnings)]

use ndarray::{Array1, Array2};
use tensor_core::{Element, Host, TensorInput};

#[derive(TensorInput)]
struct Labelled(
    #[tensor(share, dtype = f32, shape = [batch, _])] Array2<f32>,
    #[tensor(skip)] &'static str,
    #[tensor(copy, cast = i64, shape = [batch])] Array1<u8>,
);

#[derive(TensorInput)]
struct Copies<T: Element>(#[tensor(copy)] Array1<T>)
where
    T: Send;

fn main() {
    let labelled = Labelled(Array2::zeros((2, 3)), "iris", Array1::zeros(2));
    let tensors = labelled.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| t.0.len() + t.1.len()), 8);
    assert_eq!(tensors.1.shape(), [2]);
    assert_eq!(labelled.1, "iris");
    assert_eq!(Copies(Array1::<f64>::zeros(2)).tensors::<Host>().unwrap().0.shape(), [2]);
}
