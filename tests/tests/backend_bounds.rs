//! Functions that are generic over the backend alone: one bound lets them call a method and use the fields of its companion.

use ndarray::{Array1, Array2, ArrayView1, array};
use tensor_core::{
    Backend, Element, Holds, HoldsRows, Host, InputError, IntoTensors, Reads, RowSource, Samples, Stacks, TensorArg,
    TensorInput, TensorInputMut, TensorRows, Writes,
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

/// A bound of an associated type, which a struct that is generic over it needs not repeat.
trait Config {
    type Reads: Reads<Inner<f32>>;
    type Writes: Writes<Inner<f32>>;
    type Holds: Holds<Inner<f32>>;
    type HoldsRows: for<'a> HoldsRows<Points<'a, f64>>;
    type Stacks: for<'a> Stacks<Points<'a, f64>>;
}

struct OnHost;

impl Config for OnHost {
    type Reads = Host;
    type Writes = Host;
    type Holds = Host;
    type HoldsRows = Host;
    type Stacks = Host;
}

fn configured<C: Config>(inner: &mut Inner<f32>) -> Result<[usize; 5], InputError> {
    Ok([
        inner.tensors::<C::Reads>()?.values.shape()[0],
        inner.tensors_mut::<C::Writes>()?.values.shape()[0],
        inner.to_tensors::<C::Holds>()?.values.shape()[0],
        points().rows::<C::HoldsRows>(..1)?.xy.shape()[0],
        Points::stack::<C::Stacks>([&points(), &points()])?.xy.shape()[0],
    ])
}

#[test]
fn an_associated_type_has_the_bound() {
    assert_eq!(configured::<OnHost>(&mut Inner { values: array![1.0, 2.0, 3.0] }).unwrap(), [3, 3, 3, 1, 2]);
}

/// The sum of the shapes of two batches that a source gives, by their fields.
fn source<'a, T: Element, B: HoldsRows<Points<'a, T>>>(points: &Points<'a, T>) -> Result<usize, InputError> {
    let source = RowSource::new(points)?;
    let batch: PointsRows<'_, B, T> = source.rows(..1)?;
    Ok(batch.xy.shape()[0] + source.rows::<B>(&[1, 0])?.with(|t| B::shape(t.xy)[0]))
}

/// A loop that is generic over the struct, too. What it gives is the type that the trait names.
struct Loader<'data, S> {
    source: RowSource<'data, S>,
}

impl<'data, S: Samples> Loader<'data, S> {
    fn new(data: &'data S) -> Result<Self, InputError> {
        Ok(Self { source: RowSource::new(data)? })
    }

    fn batch<B: Backend>(&self) -> Result<S::Rows<'data>, InputError>
    where
        S: TensorRows<B>,
    {
        self.source.rows::<B>(..1)
    }
}

#[test]
fn a_source_of_rows_needs_no_other_bound() {
    assert_eq!(source::<_, Host>(&points()).unwrap(), 3);
    let points = points();
    let batch: PointsRows<'_, Host, f64> = Loader::new(&points).unwrap().batch().unwrap();
    assert_eq!(batch.xy.shape(), [1, 2]);
}

/// A library's function that reads a tensor of any backend.
fn rank<B: Backend>(values: impl TensorArg<B, f32, ndarray::Ix1>) -> usize {
    values.shape().len() + values.with(|t| B::shape(t).len())
}

fn pass_on<B: Reads<Inner<f32>>>(inner: &Inner<f32>) -> Result<usize, InputError> {
    let batch = inner.tensors::<B>()?;
    let values = &batch.values;
    Ok(rank(values) + rank(batch.values))
}

#[test]
fn a_field_can_be_passed_on_as_an_argument() {
    assert_eq!(pass_on::<Host>(&Inner { values: array![1.0, 2.0] }).unwrap(), 4);
}
