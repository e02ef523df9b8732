//! Tensors that share memory in TensorFlow: none of them sees our writes, and a tensor that we hold never changes.

mod common;

use std::thread;

use common::{needs_tensorflow, placeholder, run, session};
use ndarray::{Array1, Ix1, Ix2, array};
use tensor_core::{Owned, TensorError};
use tensor_tensorflow::tensorflow::{DataType, Operation, Scope, Session, SessionRunArgs, ops};
use tensor_tensorflow::{HostMemory, Tensor, TensorFlow, tensorflow};

type Vector = Owned<TensorFlow, f32, Ix1>;

fn vector(values: &Array1<f32>) -> Vector {
    Owned::copy_from(values.view(), &HostMemory).unwrap()
}

/// A graph whose output is its input, in the same memory.
fn identity() -> (Session, Operation, Operation) {
    let mut scope = Scope::new_root_scope();
    let input = placeholder::<f32>(&mut scope);
    let output = ops::identity(input.clone(), &mut scope).unwrap();
    (session(&scope), input, output)
}

#[test]
fn the_output_of_identity_is_the_memory_of_its_input_and_outlives_it() {
    needs_tensorflow!();
    let (session, input, output) = identity();
    let tensor = vector(&array![1.0, 2.0, 3.0]);
    let address = tensor.as_ref().as_ptr();
    let output: tensorflow::Tensor<f32> = run(&session, &input, tensor.as_ref(), &output);
    // This is why nothing is lent to TensorFlow.
    assert_eq!(output.as_ptr(), address);
    drop(tensor);
    assert_eq!(output[..], [1.0, 2.0, 3.0]);
}

#[test]
fn a_write_to_a_tensor_that_was_fed_is_not_seen_in_the_output() {
    needs_tensorflow!();
    let (session, input, output) = identity();
    let mut tensor = vector(&array![1.0, 2.0, 3.0]);
    let output: tensorflow::Tensor<f32> = run(&session, &input, tensor.as_ref(), &output);
    tensor.with_mut(|t| t.values_mut().unwrap().fill(7.0));
    assert_eq!(output[..], [1.0, 2.0, 3.0]);
    assert_eq!(tensor.to_array().unwrap(), array![7.0, 7.0, 7.0]);
}

#[test]
fn a_write_to_an_output_is_not_seen_in_the_tensor_that_was_fed() {
    needs_tensorflow!();
    let (session, input, output) = identity();
    let tensor = vector(&array![1.0, 2.0, 3.0]);
    let output: tensorflow::Tensor<f32> = run(&session, &input, tensor.as_ref(), &output);
    let mut output = Vector::try_from(output.into()).unwrap();
    output.with_mut(|t| t.values_mut().unwrap()[0] = -1.0);
    assert_eq!(tensor.to_array().unwrap(), array![1.0, 2.0, 3.0]);
    assert_eq!(output.to_array().unwrap(), array![-1.0, 2.0, 3.0]);
}

#[test]
fn a_variable_keeps_what_it_was_assigned_and_leaves_the_tensor_alone() {
    needs_tensorflow!();
    let mut scope = Scope::new_root_scope();
    let value = placeholder::<f32>(&mut scope);
    let variable = ops::VarHandleOp::new().dtype(DataType::Float).shape([3_i64]).build(&mut scope).unwrap();
    let assign = ops::assign_variable_op(variable.clone(), value.clone(), &mut scope).unwrap();
    let add = ops::assign_add_variable_op(variable.clone(), value.clone(), &mut scope).unwrap();
    let read = ops::ReadVariableOp::new().dtype(DataType::Float).build(variable, &mut scope).unwrap();
    let session = session(&scope);
    let fed = |target: &Operation, tensor: &Vector| {
        let mut args = SessionRunArgs::new();
        args.add_feed(&value, 0, tensor.as_ref());
        args.add_target(target);
        session.run(&mut args).unwrap();
    };
    let variable = || {
        let mut args = SessionRunArgs::new();
        let token = args.request_fetch(&read, 0);
        session.run(&mut args).unwrap();
        args.fetch::<f32>(token).unwrap().to_vec()
    };

    let mut tensor = vector(&array![1.0, 2.0, 3.0]);
    fed(&assign, &tensor);
    tensor.with_mut(|t| t.values_mut().unwrap().fill(10.0));
    assert_eq!(variable(), [1.0, 2.0, 3.0]);
    fed(&assign, &tensor);
    fed(&add, &tensor);
    assert_eq!(variable(), [20.0, 20.0, 20.0]);
    assert_eq!(tensor.to_array().unwrap(), array![10.0, 10.0, 10.0]);
}

#[test]
fn a_tensor_is_copied_by_a_write_only_after_it_was_lent() {
    needs_tensorflow!();
    let mut tensor = Tensor::<f32>::from(tensorflow::Tensor::from(&[1.0, 2.0][..]));
    let start = tensor.values_mut().unwrap().as_ptr();
    assert_eq!(tensor.values_mut().unwrap().as_ptr(), start, "nobody saw it since");
    let _ = tensor.shape();
    assert_eq!(tensor.values_mut().unwrap().as_ptr(), start, "its shape is no reference to it");
    assert_eq!(tensor.dims(), [2]);
    assert_ne!(tensor.values_mut().unwrap().as_ptr(), start);
    assert_eq!(tensor.into_tensorflow()[..], [1.0, 2.0]);
}

#[test]
fn tensors_are_read_by_many_threads_at_a_time_and_moved_between_them() {
    needs_tensorflow!();
    let (session, input, output) = identity();
    let tensor = vector(&Array1::range(0.0, 1000.0, 1.0));
    let outputs: Vec<Vector> = thread::scope(|scope| {
        let reader = || Vector::try_from(run::<f32, f32>(&session, &input, tensor.as_ref(), &output).into()).unwrap();
        let readers: Vec<_> = (0..8).map(|_| scope.spawn(reader)).collect();
        readers.into_iter().map(|reader| reader.join().unwrap()).collect()
    });
    drop(tensor);
    thread::scope(|scope| {
        for (number, mut output) in outputs.into_iter().enumerate() {
            scope.spawn(move || {
                assert_eq!(output.to_array().unwrap(), Array1::range(0.0, 1000.0, 1.0));
                let number = f32::from(u8::try_from(number).unwrap());
                output.with_mut(|t| t.values_mut().unwrap().fill(number));
                assert_eq!(output.to_array().unwrap(), Array1::from_elem(1000, number));
            });
        }
    });
}

static_assertions::assert_impl_all!(Tensor<f32>: Send, Sync);
static_assertions::assert_impl_all!(Vector: Send, Sync);

#[test]
fn an_output_of_another_rank_gets_no_type() {
    needs_tensorflow!();
    let (session, input, output) = identity();
    let tensor = vector(&array![1.0, 2.0]);
    let output: tensorflow::Tensor<f32> = run(&session, &input, tensor.as_ref(), &output);
    let error = Owned::<TensorFlow, f32, Ix2>::try_from(output.into()).unwrap_err();
    assert_eq!(error, TensorError::Rank { expected: 2, found: 1 });
}
