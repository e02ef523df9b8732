//! Structs that are generic over element, dimension, lifetime, storage and length, with bounds and where clauses.

#![deny(warnings)]

use std::fmt::Debug;
use std::ops::{Add, AddAssign};

use ndarray::{Array, Array1, Array2, ArrayBase, ArrayView, Axis, Dimension, Ix2, RemoveAxis};
use tensor_core::{Backend, Element, Host, LosslessCast, Shares, Storage, Supports, TensorInput};

#[derive(TensorInput)]
struct Everything<'a, 'b: 'a, T: Element + for<'x> AddAssign<&'x T>, U, D, const N: usize = 3>
where
    T: Debug,
    for<'x> &'x T: Add<&'x T, Output = T>,
    U: Element + LosslessCast<f64>,
    D: Dimension + RemoveAxis,
    &'a T: Copy,
    [T; N]: Sized,
{
    shared: Array<T, D>,
    #[tensor(copy)]
    view: ArrayView<'a, T, D>,
    #[tensor(copy, cast = f64, shape = [_, N])]
    cast: Array2<U>,
    #[tensor(skip)]
    names: [&'b str; N],
}

/// The element's parameter hides nothing, whatever it is called.
#[derive(TensorInput)]
struct Awkward<'data, B: Element, R: Element, F: Element> {
    b: Array1<B>,
    r: Array1<R>,
    f: ArrayView<'data, F, Ix2>,
}

#[derive(TensorInput)]
struct AnyStorage<S: Storage, D: Dimension> {
    array: ArrayBase<S, D>,
}

/// Fields that are arrays or structs, whichever.
#[derive(TensorInput)]
struct AnyFields<F, G> {
    field: F,
    optional: Option<F>,
    boxed: Box<Option<G>>,
}

/// A parameter that only a skipped field has.
#[derive(TensorInput)]
struct Tagged<T: Element, Tag: Default = ()> {
    array: Array1<T>,
    #[tensor(skip)]
    tag: Tag,
}

fn sizes<T, D, B>(array: Array<T, D>) -> Vec<usize>
where
    T: Element + for<'x> AddAssign<&'x T>,
    for<'x> &'x T: Add<&'x T, Output = T>,
    D: RemoveAxis + 'static,
    B: Backend + Supports<T, D> + Supports<f64, Ix2> + Shares<T, D>,
{
    let view = array.view();
    let everything = Everything::<'_, '_, T, u8, D> {
        shared: array.clone(),
        view,
        cast: Array2::zeros((1, 3)),
        names: ["a", "b", "c"],
    };
    let tensors = everything.tensors::<B>().unwrap();
    let _ = everything.names;
    [tensors.shared.shape().to_vec(), tensors.view.shape(), tensors.cast.shape()].concat()
}

fn main() {
    let any = AnyFields {
        field: Tagged { array: Array1::<u8>::ones(1), tag: () },
        optional: None,
        boxed: Box::new(Some(Array1::<f32>::ones(2))),
    };
    let tensors = any.tensors::<Host>().unwrap();
    assert!(tensors.optional.is_none());
    assert_eq!(tensors.boxed.unwrap().with(|boxed| boxed.sum()), 2.0);

    assert_eq!(sizes::<f32, Ix2, Host>(Array2::zeros((2, 3))), [2, 3, 2, 3, 1, 3]);
    let halves = Array2::<f32>::zeros((4, 2));
    let awkward = Awkward { b: Array1::<bool>::default(2), r: Array1::<f64>::zeros(2), f: halves.view() };
    assert_eq!(awkward.tensors::<Host>().unwrap().with(|t| t.f.len_of(Axis(0))), 4);
    assert!(AnyStorage { array: halves.view() }.tensors::<Host>().is_ok());
    assert!(AnyStorage { array: halves }.into_tensors::<Host>().is_ok());
    let tagged = Tagged { array: Array1::<f32>::zeros(2), tag: "tag" };
    assert!(tagged.tensors::<Host>().is_ok());
    let _ = tagged.tag;
}
