//! Functions that are generic over the struct and the backend, by the traits that a derive implements.

mod common;

use common::mock::{Faults, Mock};
use ndarray::{Array2, array};
use static_assertions::{assert_impl_all, assert_not_impl_any};
use tensor_core::{
    Backend, Host, InputError, IntoTensors, Shared, Supports, TensorArg, TensorInput, TensorInputMut, TensorStruct,
};

#[derive(TensorInput)]
struct Points {
    #[tensor(share, shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = f64)]
    weight: Array2<f32>,
}

fn points() -> Points {
    Points { xy: array![[1.0, 2.0], [3.0, 4.0]], weight: array![[0.5]] }
}

assert_impl_all!(Points: TensorStruct, TensorInput<Host>, TensorInputMut<Host>, IntoTensors<Host>);
assert_impl_all!(PointsTensors<'static, Host>: Send, Sync);
assert_impl_all!(PointsTensorsMut<'static, Host>: Send, Sync);
assert_impl_all!(PointsTensorsOwned<Host>: Send, Sync);
assert_not_impl_any!(PointsTensors<'static, Host>: Copy);
assert_not_impl_any!(PointsTensorsMut<'static, Host>: Copy, Clone);

struct Strict;

impl Faults for Strict {}

/// All that a struct can become, on a backend that is not known here.
fn convert<B: Backend, S>(mut input: S, device: &B::Device) -> Result<<S as IntoTensors<B>>::Tensors, InputError>
where
    S: TensorInput<B> + TensorInputMut<B> + IntoTensors<B>,
{
    assert_eq!(S::SPEC.fields.len(), 2);
    TensorInput::<B>::tensors(&input)?;
    TensorInput::<B>::tensors_on(&input, device)?;
    TensorInputMut::<B>::tensors_mut(&mut input)?;
    TensorInputMut::<B>::tensors_mut_on(&mut input, device)?;
    IntoTensors::<B>::to_tensors(&input)?;
    IntoTensors::<B>::to_tensors_on(&input, device)?;
    let _ = IntoTensors::<B>::to_tensors(&input)?;
    input.into_tensors_on(device)
}

#[test]
fn one_struct_serves_every_backend() {
    let xy = points().xy;
    assert_eq!(convert::<Host, _>(points(), &Host::host()).unwrap().xy.to_array().unwrap(), xy);
    assert_eq!(convert::<Mock<Strict>, _>(points(), &Host::host()).unwrap().xy.to_array().unwrap(), xy);
}

/// What the traits' associated types are.
fn companion(points: &Points) -> PointsTensors<'_, Host> {
    <Points as TensorInput<Host>>::tensors(points).unwrap()
}

#[test]
fn the_traits_give_the_companions() {
    let mut points = points();
    let address = points.xy.as_ptr();
    assert_eq!(companion(&points).with(|t| t.xy.as_ptr()), address);
    let mut written: PointsTensorsMut<'_, Host> = TensorInputMut::<Host>::tensors_mut(&mut points).unwrap();
    assert_eq!(written.with_mut(|t| t.xy.as_ptr()), address);
    let owned: PointsTensorsOwned<Host> = IntoTensors::<Host>::into_tensors(points).unwrap();
    assert_eq!(owned.with(|t| t.xy.as_ptr()), address);
}

/// A library's function, which reads and does not care who owns.
fn len<B: Supports<f32, ndarray::Ix2>>(xy: impl TensorArg<B, f32, ndarray::Ix2>) -> usize {
    xy.with(|tensor| B::shape(tensor).iter().product())
}

#[test]
fn a_function_takes_the_field_of_any_companion() {
    let mut points = points();
    assert_eq!(len(points.tensors::<Host>().unwrap().xy), 4);
    let tensors = points.to_tensors::<Host>().unwrap();
    assert_eq!(len(&tensors.xy), 4);
    assert_eq!(len(tensors.xy), 4);
    assert_eq!(len(points.tensors_mut::<Host>().unwrap().xy), 4);
    assert_eq!(len(points.to_tensors::<Mock<Strict>>().unwrap().xy), 4);
}

#[test]
fn the_backend_is_inferred_from_what_is_expected() {
    fn shared(points: &Points) -> Result<Shared<'_, Host, f32, ndarray::Ix2>, InputError> {
        Ok(points.tensors()?.xy)
    }
    let points = points();
    assert_eq!(shared(&points).unwrap().with(|xy| xy.as_ptr()), points.xy.as_ptr());
}

#[test]
fn companions_are_sent_to_other_threads() {
    let mut points = points();
    let tensors = points.tensors::<Host>().unwrap();
    let sum = std::thread::scope(|scope| scope.spawn(|| tensors.with(|t| t.xy.sum())).join().unwrap());
    assert_eq!(sum.to_bits(), 10.0_f32.to_bits());
    let mut tensors = points.tensors_mut::<Host>().unwrap();
    std::thread::scope(|scope| scope.spawn(move || tensors.with_mut(|t| t.xy.fill(1.0))).join().unwrap());
    assert_eq!(points.xy, array![[1.0, 1.0], [1.0, 1.0]]);
}
