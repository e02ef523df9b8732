//! Reading a lent tensor copies nothing.

use std::borrow::Borrow;
use std::ptr::NonNull;

use tch::{Device, Kind, Tensor};

use super::{address, counting, read, turn, values, view, write};
use crate::inspect::{self, Info};
use crate::lend::{ReadGuard, copies};
use crate::scalar::ScalarType;
use crate::view::View;

/// An operation that reads an 8×8 tensor of distinct positive values.
type Reader = (&'static str, fn(&Tensor) -> Tensor);

const READERS: &[Reader] = &[
    ("conv2d", |t| t.view([1, 1, 8, 8]).conv2d(&t.view([1, 1, 8, 8]), None::<Tensor>, [1, 1], [1, 1], [1, 1], 1)),
    ("max_pool2d", |t| t.view([1, 1, 8, 8]).max_pool2d([2, 2], [2, 2], [0, 0], [1, 1], false)),
    ("avg_pool2d", |t| t.view([1, 1, 8, 8]).avg_pool2d([2, 2], [2, 2], [0, 0], false, true, None)),
    ("upsample", |t| t.view([1, 1, 8, 8]).upsample_bilinear2d([16, 16], false, None, None)),
    ("linear", |t| t.linear(t, Some(&t.get(0)))),
    ("matmul", |t| t.matmul(t)),
    ("matmul transposed", |t| t.tr().matmul(t)),
    ("addmm", |t| t.addmm(t, t)),
    ("bmm", |t| t.view([2, 4, 8]).bmm(&t.view([2, 8, 4]))),
    ("einsum", |t| Tensor::einsum("ij,kj->ik", &[t, t], None::<Vec<i64>>)),
    ("batch_norm", |t| {
        let row = t.get(0);
        t.batch_norm(Some(&row), Some(&row), Some(&row), Some(&row), false, 0.1, 1e-5, false)
    }),
    ("layer_norm", |t| t.layer_norm([8], Some(&t.get(0)), Some(&t.get(1)), 1e-5, false)),
    ("softmax", |t| t.softmax(-1, Kind::Float)),
    ("cross_entropy", |t| t.cross_entropy_for_logits(&Tensor::arange(8, (Kind::Int64, Device::Cpu)))),
    ("embedding", |t| Tensor::embedding(t, &Tensor::from_slice(&[1i64, 3]), -1, false, false)),
    ("index_select", |t| t.index_select(0, &Tensor::from_slice(&[1i64, 3]))),
    ("gather", |t| t.gather(1, &Tensor::zeros([8, 2], (Kind::Int64, Device::Cpu)), false)),
    ("masked_select", |t| t.masked_select(&t.gt(3.0))),
    ("sort", |t| t.sort(1, true).0),
    ("topk", |t| t.topk(3, 1, true, true).0),
    ("cumsum", |t| t.cumsum(0, Kind::Float)),
    ("fft", |t| t.fft_rfft2(None::<&[i64]>, [0, 1], "backward")),
    ("cat", |t| Tensor::cat(&[t, t], 0)),
    ("stack", |t| Tensor::stack(&[t, t], 0)),
    ("inverse", |t| (t + Tensor::eye(8, (Kind::Float, Device::Cpu)) * 9.0).inverse()),
    ("attention", |t| {
        let heads = t.view([1, 1, 8, 8]);
        Tensor::scaled_dot_product_attention(&heads, &heads, &heads, None::<Tensor>, 0.0, false, None, false)
    }),
    ("reductions", |t| t.sum(Kind::Float) + t.mean(Kind::Float) + t.std(false) + t.max() + t.argmin(None, false)),
    ("casts", |t| t.to_kind(Kind::Half).to_kind(Kind::Float)),
    ("contiguous of a transpose", |t| t.tr().contiguous()),
    ("item", |t| Tensor::from(t.double_value(&[1, 1]))),
    ("print", |t| Tensor::from(i64::try_from(t.to_string(80).unwrap().len()).unwrap())),
    ("copy", Tensor::copy),
    ("backward", |t| {
        let weight = Tensor::ones([8, 8], (Kind::Float, Device::Cpu)).set_requires_grad(true);
        weight.matmul(t).relu().sum(Kind::Float).backward();
        weight.grad()
    }),
];

#[test]
fn reading_operations_copy_nothing_and_leave_the_tensor_on_the_lent_memory() {
    let _turn = turn();
    let mut memory = counting(64);
    let home = memory.as_ptr() as usize;
    read(&mut memory, &[8, 8], |tensor| {
        for (name, reader) in READERS {
            let before = copies();
            assert!(reader(tensor).defined(), "{name}");
            assert_eq!(copies(), before, "{name} made a copy");
            assert_eq!(address(tensor), home, "{name} moved the tensor");
        }
    });
    assert_eq!(memory, counting(64));
}

#[test]
fn a_loan_that_is_only_read_costs_no_copy_when_it_ends() {
    let _turn = turn();
    let before = copies();
    let sum = read(&mut counting(6), &[2, 3], |tensor| tensor.sum(Kind::Float).double_value(&[]));
    assert!((sum - 21.0).abs() < 1e-9);
    assert_eq!(copies(), before);
}

#[test]
fn a_column_major_view_and_a_broadcast_view_read_right() {
    let _turn = turn();
    let mut memory = counting(6);
    let mut lend = |sizes: &[usize], strides: &[isize]| {
        let view = View::new(NonNull::from(&mut memory[..]).cast(), sizes, strides, ScalarType::F32).unwrap();
        // SAFETY: the strides stay within `memory`, which outlives the guard.
        let guard = unsafe { ReadGuard::new(&view) }.unwrap();
        values(guard.borrow())
    };
    assert_eq!(lend(&[2, 3], &[1, 2]), [1.0, 3.0, 5.0, 2.0, 4.0, 6.0]);
    assert_eq!(lend(&[2, 3], &[0, 1]), [1.0, 2.0, 3.0, 1.0, 2.0, 3.0]);
    assert_eq!(lend(&[], &[]), [1.0]);
}

#[test]
fn every_scalar_type_is_lent_and_copied_out_unchanged() {
    let _turn = turn();
    for scalar in ScalarType::ALL {
        // The memory is aligned for all types, and its bytes, 0 and 1, are valid for all of them.
        let mut memory = [0x0100_0101_0001_0100_u64; 8];
        let view = View::row_major(NonNull::from(&mut memory).cast(), &[2, 2], scalar);
        // SAFETY: `memory` holds at least four elements and outlives the guard.
        let guard = unsafe { ReadGuard::new(&view) }.unwrap();
        let info = Info::of(guard.borrow()).unwrap();
        assert_eq!((info.scalar(), &info.sizes[..]), (Some(scalar), &[2, 2][..]));
        let mut out = [0u64; 8];
        let to = NonNull::from(&mut out).cast();
        // SAFETY: `out` is as large as `memory`, and ours.
        unsafe { inspect::copy_out(guard.borrow(), to, &[2, 2], scalar) }.unwrap();
        drop(guard);
        let bytes = 4 * scalar.size();
        let flat = |words: [u64; 8]| words.map(u64::to_ne_bytes).as_flattened()[..bytes].to_vec();
        assert_eq!(flat(out), flat(memory), "{scalar}");
    }
}

#[test]
fn no_elements_make_an_empty_tensor_that_may_outlive_the_loan() {
    let _turn = turn();
    for sizes in [&[0][..], &[3, 0], &[0, 4, 2]] {
        let escaped = read(&mut [], sizes, Tensor::shallow_clone);
        assert_eq!(escaped.numel(), 0);
        assert_eq!(escaped.size().len(), sizes.len());
    }
    write(&mut [0f32; 0], &[2, 0], ScalarType::F32, |tensor| drop(tensor.fill_(1.0)));
}

#[test]
fn inspecting_never_panics_on_tensors_that_tch_itself_panics_on() {
    let _turn = turn();
    let undefined = Info::of(&Tensor::new()).unwrap();
    assert_eq!(undefined.to_string(), "an undefined tensor");
    assert!(undefined.why_no_values().is_some());

    let mut memory = [1u16, 2];
    let view = view(&mut memory, &[2], ScalarType::U16);
    // SAFETY: `memory` outlives the guard.
    let guard = unsafe { ReadGuard::new(&view) }.unwrap();
    assert_eq!(Info::of(guard.borrow()).unwrap().to_string(), "`u16` [2]");

    let deep = Tensor::zeros([1; 12], (Kind::Float, Device::Cpu)).set_requires_grad(true);
    let info = Info::of(&deep).unwrap();
    assert_eq!(info.sizes, [1; 12]);
    assert_eq!(info.why_no_values(), None);

    let sparse = Tensor::eye(2, (Kind::Float, Device::Cpu)).to_sparse(None, None::<&[i64]>, None);
    let info = Info::of(&sparse).unwrap();
    assert_eq!(info.why_no_values().unwrap(), "a tensor without strides (sparse or opaque)");
    assert!(inspect::const_data(&sparse).is_err());
}

#[test]
fn copying_out_resolves_strides_and_lazy_conjugation_and_refuses_the_rest() {
    let _turn = turn();
    let tensor = Tensor::from_slice(&[1f32, 2.0, 3.0, 4.0]).view([2, 2]);
    assert_eq!(values(&tensor.tr()), [1.0, 3.0, 2.0, 4.0]);
    assert_eq!(values(&tensor.shallow_clone().set_requires_grad(true)), [1.0, 2.0, 3.0, 4.0]);

    let complex = Tensor::complex(&tensor, &tensor);
    assert_eq!(values(&complex.conj().imag()), [-1.0, -2.0, -3.0, -4.0]);

    let mut out = [0f32; 4];
    let mut into = |tensor: &Tensor, sizes: &[usize]| {
        let to = NonNull::from(&mut out).cast();
        // SAFETY: `out` holds four `f32`, all that `sizes` ever ask for here.
        unsafe { inspect::copy_out(tensor, to, sizes, ScalarType::F32) }.unwrap_err().to_string()
    };
    assert!(into(&tensor, &[4]).contains("sizes are [2, 2], not [4]"));
    assert!(into(&tensor.to_kind(Kind::Int), &[2, 2]).contains("Int, not Float"));
    assert!(into(&tensor.to_sparse(None, None::<&[i64]>, None), &[2, 2]).contains("not strided"));
    assert!(into(&Tensor::new(), &[2, 2]).contains("undefined"));
}
