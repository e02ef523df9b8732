//! Structs and parameters with the names that generated parameters have in public signatures.

#![allow(dead_code, non_upper_case_globals, non_camel_case_types, unused)]

use ndarray::{Array1, Array2, ArrayView, Dimension};
use tensor_core::{Element, Host, TensorInput};

#[derive(TensorInput)]
struct Parameters<'s, 't, 'data, B: Element, M, R, Axes: Element, const f: usize, const device: usize>
where
    M: Dimension,
{
    first: ArrayView<'s, B, M>,
    second: Option<Array2<R>>,
    #[tensor(copy, cast = f64)]
    third: Box<Array2<Axes>>,
    fourth: &'t Array1<B>,
    fifth: &'data Array1<u8>,
    #[tensor(shape = [f, device])]
    sixth: Array2<f32>,
}

#[derive(TensorInput)]
#[tensor(stack, samples = n)]
struct B<'s, Backend: Element, const rows: usize, const samples: usize>(
    #[tensor(shape = [n, rows])] ArrayView<'s, Backend, ndarray::Ix2>,
    #[tensor(whole, shape = [samples])] Array1<u8>,
);

#[derive(TensorInput)]
struct M {
    mode: Array1<f32>,
}

#[derive(TensorInput)]
struct R {
    output: Option<M>,
}

fn main() {
    let array = ndarray::array![[1.0_f32], [2.0]];
    let b = B::<f32, 1, 3>(array.view(), Array1::zeros(3));
    assert_eq!(b.rows::<Host>(0..1).unwrap().with(|t: BTensorRefs<'_, Host, f32, 1, 3>| t.0.len()), 1);
    let stack = B::stack::<Host>([&b, &b]).unwrap();
    assert_eq!(stack.with(|t: BStackRefs<'_, Host, f32, 1, 3>| t.0.ndim()), 3);
    let r = R { output: Some(M { mode: Array1::zeros(2) }) };
    let tensors = r.tensors::<Host>().unwrap();
    assert_eq!(format!("{tensors:?}"), "R { output: Some(M { mode: Shared<Host, f32>[2] }) }");
}
