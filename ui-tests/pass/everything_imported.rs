//! Names of the fields' types, of their parts and of core's traits are in scope, and a lint asks for names to be written no
//! longer than they have to be. No generated name is one that the lint is about.

#![deny(warnings, unused_qualifications)]
#![allow(unused_imports, dead_code)]

use half::{bf16, f16};
use ndarray::*;
use num_complex::Complex;
use tensor_core::*;

#[derive(TensorInput)]
struct Inner {
    values: Array<f32, Ix1>,
}

#[derive(TensorInput)]
#[tensor(samples = n)]
struct Everything<'a> {
    #[tensor(shape = [n, 2])]
    array: Array<f32, Ix2>,
    #[tensor(shape = [n, _], dtype = bf16, rank = 2)]
    halves: Array2<bf16>,
    #[tensor(copy, cast = f32, shape = [n, _, _], permute = [0, 2, 1])]
    view: ArrayView<'a, f16, Ix3>,
    #[tensor(copy, cast_lossy = bf16, shape = [n])]
    narrow: CowArray<'a, f64, Ix1>,
    #[tensor(copy, cast = Complex<f64>, shape = [n])]
    spectrum: ArcArray<Complex<f32>, Ix1>,
    #[tensor(rank = 3, shape = [n, 2, 2])]
    dynamic: Option<Array<f32, IxDyn>>,
    #[tensor(shape = [n], dtype = f16, layout = row_major)]
    list: Vec<f16>,
    #[tensor(whole)]
    reference: &'a ArrayRef<f32, Ix2>,
    #[tensor(whole)]
    inner: Inner,
}

#[derive(TensorInput)]
#[tensor(stack)]
struct Sample {
    #[tensor(copy, cast = f64, scale = 0.5)]
    halves: Array<bf16, Ix1>,
    class: f16,
}

#[derive(TensorInput)]
struct Generic<T: Element, D: Dimension, S: Storage<Elem = f32>> {
    array: Array<T, D>,
    storage: ArrayBase<S, Ix2>,
}

fn main() {}
