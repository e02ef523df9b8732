//! Each kind of field, in one struct and in a tuple struct, with every way to convert it.

#![deny(warnings)]

use ndarray::{ArcArray1, Array0, Array1, ArrayD, ArrayView2, CowArray, Ix1};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Point(Array1<f32>, #[tensor(copy)] Array0<u64>);

#[derive(TensorInput)]
struct All<'a> {
    owned: Array1<f32>,
    view: ArrayView2<'a, bool>,
    cow: CowArray<'a, f64, Ix1>,
    arc: ArcArray1<i16>,
    #[tensor(rank = 2, layout = row_major)]
    dynamic: ArrayD<u8>,
    list: Vec<u16>,
    array: [i32; 4],
    #[tensor(rename = point)]
    nested: Point,
    #[tensor(skip)]
    name: &'a str,
}

fn main() {
    let flags = ndarray::Array2::default((2, 2));
    let all = All {
        owned: Array1::zeros(1),
        view: flags.view(),
        cow: Array1::zeros(2).into(),
        arc: Array1::zeros(3).into(),
        dynamic: ArrayD::zeros(vec![2, 2]),
        list: vec![1],
        array: [1, 2, 3, 4],
        nested: Point(Array1::ones(2), Array0::zeros(())),
        name: "all",
    };
    assert_eq!(all.tensors::<Host>().unwrap().with(|t| t.point.0.sum() + t.array.sum() as f32), 12.0);
    assert_eq!(all.to_tensors::<Host>().unwrap().with(|t| t.list.len() + t.dynamic.len()), 5);
    assert_eq!(all.name.len(), 3);
    assert!(all.into_tensors::<Host>().unwrap().with(|t| t.view.iter().all(|flag| !flag)));
}
