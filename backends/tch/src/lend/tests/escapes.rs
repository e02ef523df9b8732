//! An alias that outlives a loan keeps the values, but not the memory.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tch::{Device, Kind, Tensor};

use super::{counting, read, turn, values, write};
use crate::lend::copies;
use crate::scalar::ScalarType;

/// A way to make an alias.
type Route = (&'static str, fn(&Tensor) -> Tensor);

/// Lends memory, keeps an alias, then overwrites the memory and frees it.
fn escape<R>(sizes: &[usize], closure: impl FnOnce(&Tensor) -> R) -> R {
    let length = sizes.iter().product::<usize>();
    let mut memory = counting(u16::try_from(length).unwrap());
    let escaped = read(&mut memory, sizes, closure);
    memory.fill(f32::NAN);
    escaped
}

#[test]
fn aliases_keep_their_values_after_the_memory_is_gone_and_can_be_written() {
    let _turn = turn();
    let routes: &[Route] = &[
        ("shallow_clone", Tensor::shallow_clone),
        ("view", |t| t.view([2, 2])),
        ("narrow", |t| t.narrow(0, 0, 4)),
        ("detach", Tensor::detach),
        ("alias", Tensor::alias),
        ("requires_grad", |t| t.detach().set_requires_grad(true)),
        ("another tensor's data", |t| {
            let mut other = Tensor::zeros([4], (Kind::Float, Device::Cpu));
            other.set_data(t);
            other
        }),
        ("another tensor's storage", |t| Tensor::zeros([4], (Kind::Float, Device::Cpu)).set_source_tensor_(t)),
    ];
    for (name, route) in routes {
        let before = copies();
        let mut escaped = escape(&[4], route);
        assert_eq!(values(&escaped), counting(4), "{name}");
        assert_eq!(copies().count - before.count, 1, "{name}");
        drop(tch::no_grad(|| escaped.fill_(3.0)));
        assert_eq!(values(&escaped), [3.0; 4], "{name}");
    }
}

#[test]
fn aliases_of_one_loan_still_share_after_it() {
    let _turn = turn();
    let (whole, row) = escape(&[2, 2], |tensor| (tensor.shallow_clone(), tensor.get(1)));
    drop(row.shallow_clone().fill_(9.0));
    assert_eq!(values(&whole), [1.0, 2.0, 9.0, 9.0]);
}

#[test]
fn what_autograd_saved_is_right_when_backward_runs_after_the_memory_is_gone() {
    let _turn = turn();
    let weight = Tensor::ones([4], (Kind::Float, Device::Cpu)).set_requires_grad(true);
    let loss = escape(&[4], |tensor| (&weight * tensor).sum(Kind::Float));
    loss.backward();
    assert_eq!(values(&weight.grad()), counting(4));
}

#[test]
fn an_alias_that_escapes_by_a_panic_keeps_its_values() {
    let _turn = turn();
    let mut escaped = None;
    let mut memory = counting(4);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        read(&mut memory, &[4], |tensor| {
            escaped = Some(tensor.shallow_clone());
            panic!("in the middle");
        });
    }));
    assert!(panicked.is_err());
    memory.fill(f32::NAN);
    drop(memory);
    assert_eq!(values(&escaped.unwrap()), counting(4));
}

#[test]
fn an_alias_kept_inside_a_sparse_tensor_keeps_its_values() {
    let _turn = turn();
    let sparse = escape(&[2], |tensor| {
        let indices = Tensor::from_slice(&[0i64, 3]).view([1, 2]);
        Tensor::internal_sparse_coo_tensor_unsafe(&indices, tensor, [4], (Kind::Float, Device::Cpu), true)
    });
    assert_eq!(values(&sparse.to_dense(None, false)), [1.0, 0.0, 0.0, 2.0]);
}

#[test]
fn an_alias_of_memory_lent_for_writing_no_longer_writes_it() {
    let _turn = turn();
    let mut memory = counting(4);
    let before = copies();
    let mut escaped = write(&mut memory, &[4], ScalarType::F32, |tensor| {
        drop(tensor.get(0).fill_(9.0));
        tensor.shallow_clone()
    });
    assert_eq!(memory, [9.0, 2.0, 3.0, 4.0]);
    assert_eq!(copies().count - before.count, 1);
    drop(escaped.fill_(5.0));
    assert_eq!(memory, [9.0, 2.0, 3.0, 4.0]);
    memory.fill(f32::NAN);
    drop(memory);
    assert_eq!(values(&escaped), [5.0; 4]);
}
