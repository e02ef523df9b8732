//! When a loan for writing ends, the memory has the values of the tensor.

use std::borrow::BorrowMut;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use tch::{Device, Kind, Tensor};

use super::{counting, turn, values, write};
use crate::inspect;
use crate::lend::{WriteGuard, copies};
use crate::scalar::ScalarType;
use crate::view::View;

const F32: ScalarType = ScalarType::F32;

/// Something that a user may do to the tensor.
type Route = (&'static str, fn(&mut Tensor));

fn ones(sizes: &[i64]) -> Tensor {
    Tensor::ones(sizes, (Kind::Float, Device::Cpu))
}

#[test]
fn writes_are_seen_in_the_memory_without_a_copy() {
    let _turn = turn();
    let mut memory = counting(4);
    let before = copies();
    write(&mut memory, &[2, 2], F32, |tensor| {
        drop(tensor.get(1).fill_(7.0));
        *tensor += 1.0;
    });
    assert_eq!(memory, [2.0, 3.0, 8.0, 8.0]);
    assert_eq!(copies(), before);
}

#[test]
fn a_tensor_put_in_the_place_of_the_lent_one_ends_in_the_memory() {
    let _turn = turn();
    let routes: &[Route] = &[
        ("assignment", |t| *t = ones(&[2, 2])),
        ("mem::swap", |t| {
            let mut other = ones(&[2, 2]);
            std::mem::swap(t, &mut other);
            drop(other.fill_(5.0));
        }),
        ("set_data", |t| t.set_data(&ones(&[2, 2]))),
        ("set_source_tensor_", |t| drop(t.set_source_tensor_(&ones(&[2, 2])))),
        ("a tensor that requires grad", |t| *t = ones(&[2, 2]).set_requires_grad(true) * 1.0),
        ("a broadcast", |t| *t = ones(&[1, 1]).expand([2, 2], false)),
    ];
    for (name, route) in routes {
        let mut memory = counting(4);
        write(&mut memory, &[2, 2], F32, route);
        assert_eq!(memory, [1.0; 4], "{name}");
    }
}

#[test]
fn a_view_of_the_lent_tensor_in_its_place_ends_in_the_memory() {
    let _turn = turn();
    let mut memory = counting(4);
    write(&mut memory, &[2, 2], F32, |tensor| *tensor = tensor.tr());
    assert_eq!(memory, [1.0, 3.0, 2.0, 4.0]);
    write(&mut memory, &[2, 2], F32, |tensor| drop(tensor.t_()));
    assert_eq!(memory, counting(4));
    write(&mut memory, &[2, 2], F32, |tensor| *tensor = tensor.get(0).expand([2, 2], false));
    assert_eq!(memory, [1.0, 2.0, 1.0, 2.0]);
}

#[test]
fn a_tensor_that_does_not_fit_panics_and_says_what_was_expected() {
    let _turn = turn();
    let routes: &[Route] = &[
        ("found `f32` [4]", |t| *t = ones(&[4])),
        ("found `f64` [2, 2]", |t| *t = ones(&[2, 2]).to_kind(Kind::Double)),
        ("found an undefined tensor", |t| *t = Tensor::new()),
        ("layout is Sparse", |t| *t = ones(&[2, 2]).to_sparse(None, None::<&[i64]>, None)),
        ("found `f32` [1, 2]", |t| drop(t.resize_([1, 2]))),
    ];
    for (found, route) in routes {
        let mut memory = counting(4);
        let panic = catch_unwind(AssertUnwindSafe(|| write(&mut memory, &[2, 2], F32, route))).unwrap_err();
        let message = panic.downcast_ref::<String>().unwrap();
        assert!(message.contains("expected `f32` [2, 2]"), "{message}");
        assert!(message.contains(found), "{message}");
        assert_eq!(memory, counting(4));
    }
}

#[test]
fn a_panic_in_the_closure_is_the_one_that_is_seen() {
    let _turn = turn();
    let mut memory = counting(4);
    let mut escaped = None;
    let panic = catch_unwind(AssertUnwindSafe(|| {
        write(&mut memory, &[2, 2], F32, |tensor| {
            drop(tensor.get(0).fill_(8.0));
            escaped = Some(std::mem::replace(tensor, ones(&[7])));
            panic!("in the middle");
        });
    }));
    assert_eq!(panic.unwrap_err().downcast_ref::<&str>(), Some(&"in the middle"));
    drop(escaped.as_mut().unwrap().fill_(5.0));
    assert_eq!(memory, [8.0, 8.0, 3.0, 4.0]);
    drop(memory);
    assert_eq!(values(&escaped.unwrap()), [5.0; 4]);
}

#[test]
fn bools_are_valid_again_whatever_byte_libtorch_left() {
    let _turn = turn();
    let mut memory = [false, true, false, true];
    write(&mut memory, &[4], ScalarType::Bool, |tensor| {
        drop(tensor.view_dtype(Kind::Uint8).narrow(0, 1, 2).fill_(7));
    });
    assert_eq!(bytes(&memory), [0, 1, 1, 1]);

    let seven = Tensor::full([4], 7, (Kind::Uint8, Device::Cpu)).view_dtype(Kind::Bool);
    write(&mut memory, &[4], ScalarType::Bool, |tensor| *tensor = seven.shallow_clone());
    assert_eq!(bytes(&memory), [1; 4]);

    let mut out = [false; 4];
    // SAFETY: `out` holds four `bool`, and is ours.
    unsafe { inspect::copy_out(&seven, NonNull::from(&mut out).cast(), &[4], ScalarType::Bool) }.unwrap();
    assert_eq!(bytes(&out), [1; 4]);
}

/// The bytes of the memory. Comparing `bool`s would assume that they are valid.
fn bytes(memory: &[bool; 4]) -> [u8; 4] {
    // SAFETY: any `bool`, and whatever else may be in its byte, is a `u8`.
    unsafe { std::ptr::from_ref(memory).cast::<[u8; 4]>().read() }
}

#[test]
fn a_view_with_gaps_is_written_in_place_and_nothing_beyond_its_last_element_is_in_reach() {
    let _turn = turn();
    let mut memory = counting(6);
    let before = copies();
    {
        let view = View::new(NonNull::from(&mut memory[..]).cast(), &[3], &[2], F32).unwrap();
        // SAFETY: `memory` is used by nothing else before the guard is dropped.
        let mut guard = unsafe { WriteGuard::new(view) }.unwrap();
        let tensor = guard.borrow_mut();
        assert_eq!(values(tensor), [1.0, 3.0, 5.0]);
        assert!(tensor.f_as_strided([6], [1], 0).is_err());
        drop(tensor.fill_(9.0));
    }
    assert_eq!(memory, [9.0, 2.0, 9.0, 4.0, 9.0, 6.0]);
    assert_eq!(copies(), before);
}
