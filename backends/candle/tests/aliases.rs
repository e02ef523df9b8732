//! Handles that share a storage: a write through `&Tensor` is seen by all of them, and by no array.

use std::thread;

use candle_core::{Device, Tensor, Var};
use ndarray::{Array1, Array2, Ix1, array};
use static_assertions::assert_impl_all;
use tensor_candle::{Candle, CandleDevice, Owned, candle_core};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Line {
    #[tensor(copy)]
    values: Array1<f32>,
}

assert_impl_all!(Candle: Send, Sync);
assert_impl_all!(CandleDevice: Send, Sync);
assert_impl_all!(Owned<Candle, f32, Ix1>: Send, Sync);
assert_impl_all!(LineTensorsOwned<Candle>: Send, Sync);

fn owned(tensor: Tensor) -> Owned<Candle, f32, Ix1> {
    Owned::try_from(tensor).unwrap()
}

#[test]
fn a_write_by_whatever_handle_is_seen_by_all_of_them() {
    let tensor = owned(Tensor::from_vec(vec![1.0_f32, 2.0, 3.0], 3, &Device::Cpu).unwrap());
    let alias = tensor.as_ref().clone();
    let view = alias.narrow(0, 1, 2).unwrap();
    view.zero_set().unwrap();
    assert_eq!(tensor.to_array().unwrap(), array![1.0, 0.0, 0.0]);
    alias.slice_set(&Tensor::from_vec(vec![7.0_f32], 1, &Device::Cpu).unwrap(), 0, 2).unwrap();
    assert_eq!(tensor.to_array().unwrap(), array![1.0, 0.0, 7.0]);
    tensor.with(Tensor::one_set).unwrap();
    assert_eq!(view.to_vec1::<f32>().unwrap(), [1.0, 1.0]);
    // No other handle has the storage of a copy.
    let own = owned(tensor.as_ref().copy().unwrap());
    alias.zero_set().unwrap();
    assert_eq!(own.to_array().unwrap(), array![1.0, 1.0, 1.0]);
}

#[test]
fn a_variable_with_a_type_follows_what_it_is_set_to() {
    let var = Var::from_vec(vec![1.0_f32, 2.0], 2, &Device::Cpu).unwrap();
    let tensor = owned(var.as_tensor().clone());
    var.set(&Tensor::from_vec(vec![3.0_f32, 4.0], 2, &Device::Cpu).unwrap()).unwrap();
    // A variable may be read back although candle records its gradient.
    assert_eq!(tensor.to_array().unwrap(), array![3.0, 4.0]);
    let result = Owned::<Candle, f32, Ix1>::try_from((var.as_tensor() * 2.0).unwrap()).unwrap();
    assert_eq!(result.to_array().unwrap(), array![6.0, 8.0]);
}

#[test]
fn no_array_sees_a_write() {
    let line = Line { values: array![1.0, 2.0] };
    let tensor = line.tensors::<Candle>().unwrap().values;
    let alias = tensor.as_ref().clone();
    alias.zero_set().unwrap();
    assert_eq!(line.values, array![1.0, 2.0]);
    let back = tensor.to_array().unwrap();
    alias.one_set().unwrap();
    assert_eq!(back, array![0.0, 0.0]);
    drop(line);
    assert_eq!(tensor.to_array().unwrap(), array![1.0, 1.0]);
}

#[test]
fn to_array_sees_the_values_before_or_after_a_write_of_another_thread() {
    let tensor = &Owned::<Candle, f64, _>::adopt(Array2::<f64>::zeros((64, 64)), &Device::Cpu.into()).unwrap();
    thread::scope(|scope| {
        scope.spawn(move || {
            for _ in 0..200 {
                tensor.with(Tensor::one_set).unwrap();
                tensor.with(Tensor::zero_set).unwrap();
            }
        });
        for _ in 0..200 {
            let array = tensor.to_array().unwrap();
            let first = array[[0, 0]];
            assert!(array.iter().all(|value| value.to_bits() == first.to_bits()));
        }
    });
}

#[test]
fn a_tensor_outlives_the_thread_that_made_it() {
    let tensors = thread::spawn(|| Line { values: array![1.0, 2.0] }.into_tensors::<Candle>().unwrap()).join().unwrap();
    assert_eq!(tensors.values.to_array().unwrap(), array![1.0, 2.0]);
}
