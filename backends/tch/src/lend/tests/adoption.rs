//! An adopted owner is used in place, and dropped exactly once.

use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tch::Tensor;

use super::{address, counting, turn, values};
use crate::adopt::{Readers, adopt};
use crate::lend::copies;
use crate::scalar::ScalarType;
use crate::view::View;

/// Owns memory, and counts how often it is dropped.
struct Owner {
    memory: Vec<f32>,
    // A second owner of the same memory, as an `ArcArray` may have, would use these too.
    drops: Arc<AtomicUsize>,
}

impl Drop for Owner {
    fn drop(&mut self) {
        // A tensor that still reads the memory would now read other values.
        self.memory.fill(f32::NAN);
        self.drops.fetch_add(1, Ordering::SeqCst);
    }
}

struct Adopted {
    tensor: Tensor,
    home: usize,
    drops: Arc<AtomicUsize>,
}

impl Adopted {
    fn new(readers: Readers) -> Self {
        let drops = Arc::new(AtomicUsize::new(0));
        let mut owner = Owner { memory: counting(4), drops: drops.clone() };
        let data = NonNull::from(&mut owner.memory[..]).cast();
        let view = View::row_major(data, &[2, 2], ScalarType::F32);
        // SAFETY: the owner keeps the memory where it is, and nobody else looks at it.
        let tensor = unsafe { adopt(owner, &view, readers) }.unwrap();
        Self { tensor, home: data.as_ptr() as usize, drops }
    }

    fn drops(&self) -> usize {
        self.drops.load(Ordering::SeqCst)
    }
}

#[test]
fn an_owner_is_used_in_place_and_dropped_with_the_last_alias() {
    let _turn = turn();
    let before = copies();
    let mut adopted = Adopted::new(Readers::None);
    assert_eq!(address(&adopted.tensor), adopted.home);
    drop(adopted.tensor.fill_(3.0));
    assert_eq!(address(&adopted.tensor), adopted.home);
    let alias = adopted.tensor.get(1);
    adopted.tensor = Tensor::new();
    assert_eq!(adopted.drops(), 0);
    assert_eq!(values(&alias), [3.0, 3.0]);
    drop(alias);
    assert_eq!(adopted.drops(), 1);
    assert_eq!(copies(), before);
}

#[test]
fn an_owner_is_dropped_on_the_thread_of_the_last_alias() {
    let _turn = turn();
    let mut adopted = Adopted::new(Readers::None);
    let tensor = std::mem::replace(&mut adopted.tensor, Tensor::new());
    std::thread::spawn(move || drop(tensor)).join().unwrap();
    assert_eq!(adopted.drops(), 1);
}

#[test]
fn a_write_to_a_shared_owner_leaves_the_other_owner_as_it_was() {
    let _turn = turn();
    let other: Arc<[f32]> = counting(4).into();
    let data = NonNull::new(other.as_ptr().cast_mut()).unwrap().cast();
    let before = copies();
    // SAFETY: the `Arc` keeps the memory where it is, and nobody writes to it.
    let adopted =
        unsafe { adopt(other.clone(), &View::row_major(data, &[2, 2], ScalarType::F32), Readers::Others) }.unwrap();
    assert_eq!(address(&adopted), data.as_ptr() as usize);
    drop(adopted.get(0).fill_(9.0));
    assert_eq!(values(&adopted), [9.0, 9.0, 3.0, 4.0]);
    assert_eq!(*other, counting(4)[..]);
    assert_eq!(copies().count - before.count, 1);
    assert_eq!(Arc::strong_count(&other), 2, "the first block must live as long as the storage");
    drop(adopted);
    assert_eq!(Arc::strong_count(&other), 1);
}

#[test]
fn an_owner_is_dropped_once_when_the_tensor_grows_to_another_block() {
    let _turn = turn();
    for readers in [Readers::None, Readers::Others] {
        let mut adopted = Adopted::new(readers);
        drop(adopted.tensor.resize_([1000]));
        assert_eq!(adopted.drops(), 1);
        drop(adopted.tensor.narrow(0, 4, 996).fill_(1.0));
        assert_eq!(values(&adopted.tensor.narrow(0, 0, 5)), [1.0, 2.0, 3.0, 4.0, 1.0]);
        adopted.tensor = Tensor::new();
        assert_eq!(adopted.drops(), 1);
    }
}

#[test]
fn libtorch_makes_no_lazy_clone_of_an_adopted_tensor() {
    let _turn = turn();
    assert!(Adopted::new(Readers::None).tensor.f_internal_lazy_clone().is_err());
    assert!(Adopted::new(Readers::Others).tensor.f_internal_lazy_clone().is_err());
}

#[test]
fn an_owner_without_elements_is_dropped_at_once() {
    let _turn = turn();
    let drops = Arc::new(AtomicUsize::new(0));
    let owner = Owner { memory: Vec::new(), drops: drops.clone() };
    let view = View::row_major(NonNull::<f32>::dangling().cast(), &[3, 0], ScalarType::F32);
    // SAFETY: there are no elements.
    let tensor = unsafe { adopt(owner, &view, Readers::None) }.unwrap();
    assert_eq!(drops.load(Ordering::SeqCst), 1);
    assert_eq!(tensor.size(), [3, 0]);
    drop(tensor);
    assert_eq!(drops.load(Ordering::SeqCst), 1);
}

#[test]
fn an_owner_is_dropped_once_when_the_tensor_is_refused() {
    let _turn = turn();
    for (sizes, strides) in [([2, 2], [-1, 1]), ([-2, 2], [2, 1])] {
        let drops = Arc::new(AtomicUsize::new(0));
        let owner = Owner { memory: Vec::new(), drops: drops.clone() };
        let view = View::unchecked(NonNull::<f32>::dangling().cast(), &sizes, &strides, ScalarType::F32);
        // SAFETY: it fails before the memory is looked at.
        let refused = unsafe { adopt(owner, &view, Readers::None) };
        assert!(refused.is_err());
        assert_eq!(drops.load(Ordering::SeqCst), 1);
    }
}

#[test]
fn every_scalar_type_is_adopted_in_place() {
    let _turn = turn();
    for scalar in ScalarType::ALL {
        let mut memory = vec![0u64; 8];
        let data: NonNull<u8> = NonNull::from(&mut memory[..]).cast();
        let view = View::row_major(data, &[2, 2], scalar);
        // SAFETY: moving the vector leaves its 64 bytes where they are, enough for four of any type.
        let tensor = unsafe { adopt(memory, &view, Readers::None) }.unwrap();
        assert_eq!(address(&tensor), data.as_ptr() as usize, "{scalar}");
    }
}
