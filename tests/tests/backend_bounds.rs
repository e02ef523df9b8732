//! Functions that are generic over the backend alone: one bound lets them call a method and use the fields of its companion.

use ndarray::{Array1, Array2, ArrayView1, array};
use tensor_core::{
    Backend, Element, Holds, HoldsRows, Host, InputError, IntoTensors, Reads, Stacks, TensorInput, TensorInputMut,
    Writes,
};

#[derive(TensorInput)]
struct Inner<T> {
    values: Array1<T>,
}

/// A struct with each thing that a bound has to carry: a lifetime, a parameter, another struct.
#[derive(TensorInput)]
#[tensor(samples = batch, stack)]
struct Points<'a, T> {
    #[tensor(shape = [batch, _])]
    xy: Array2<T>,
    #[tensor(copy, shape = [batch])]
    class: ArrayView1<'a, i64>,
    #[tensor(whole)]
    of_all: Inner<f32>,
}

const CLASSES: [i64; 2] = [7, 8];

fn points() -> Points<'static, f64> {
    Points {
        xy: array![[1.0, 2.0], [3.0, 4.0]],
        class: ArrayView1::from(&CLASSES),
        of_all: Inner { values: array![0.5] },
    }
}

/// The shapes of all tensors of a companion, made by a method.
macro_rules! shapes {
    ($tensors:expr) => {{
        let tensors = $tensors;
        [tensors.xy.shape().to_vec(), tensors.class.shape().to_vec(), tensors.of_all.values.shape().to_vec()]
    }};
}

fn read<'a, T: Element, B: Reads<Points<'a, T>>>(points: &Points<'a, T>) -> Result<[Vec<usize>; 3], InputError> {
    let copied = shapes!(points.to_tensors::<B>()?);
    let shared = points.tensors::<B>()?;
    shared.with(|t| B::shape(t.xy));
    assert_eq!(shapes!(&shared), copied);
    Ok(copied)
}

fn write<'a, T: Element, B: Writes<Points<'a, T>>>(points: &mut Points<'a, T>) -> Result<[Vec<usize>; 3], InputError> {
    let mut tensors = points.tensors_mut::<B>()?;
    tensors.with_mut(|t| B::shape(t.xy));
    drop(tensors);
    read::<T, B>(points)
}

fn hold<'a, T: Element, B: Holds<Points<'a, T>>>(points: Points<'a, T>) -> Result<[Vec<usize>; 3], InputError> {
    Ok(shapes!(points.into_tensors_on::<B>(&B::host())?))
}

fn rows<'a, T: Element, B: HoldsRows<Points<'a, T>>>(points: &Points<'a, T>) -> Result<[Vec<usize>; 3], InputError> {
    Ok(shapes!(points.rows::<B>(&[1])?))
}

fn stack<'a, T: Element, B: Stacks<Points<'a, T>>>(points: &Points<'a, T>) -> Result<[Vec<usize>; 3], InputError> {
    Ok(shapes!(Points::stack::<B>([points, points])?))
}

#[test]
fn one_bound_is_all_that_a_method_needs() {
    let whole = [vec![2, 2], vec![2], vec![1]];
    assert_eq!(read::<_, Host>(&points()).unwrap(), whole);
    assert_eq!(write::<_, Host>(&mut points()).unwrap(), whole);
    assert_eq!(hold::<_, Host>(points()).unwrap(), whole);
    assert_eq!(rows::<_, Host>(&points()).unwrap(), [vec![1, 2], vec![1], vec![1]]);
    assert_eq!(stack::<_, Host>(&points()).unwrap(), [vec![2, 2, 2], vec![2, 2], vec![2, 1]]);
}

/// The other way to write the bound: about the struct.
fn convert<B: Backend>(inner: &mut Inner<f32>) -> Result<usize, InputError>
where
    Inner<f32>: TensorInputMut<B>,
{
    inner.tensors_mut::<B>()?.with_mut(|_| ());
    inner.to_tensors::<B>()?;
    Ok(inner.tensors::<B>()?.values.shape().len())
}

fn copy<B: Backend>(inner: &Inner<f32>) -> Result<usize, InputError>
where
    Inner<f32>: IntoTensors<B>,
{
    Ok(inner.to_tensors::<B>()?.values.shape().len())
}

#[test]
fn a_bound_on_the_struct_serves_the_methods_too() {
    let mut inner = Inner { values: array![1.0, 2.0] };
    assert_eq!((convert::<Host>(&mut inner).unwrap(), copy::<Host>(&inner).unwrap()), (1, 1));
}
