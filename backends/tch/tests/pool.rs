//! The memory of a large copy goes back to core's pool with the last alias of its tensor, and not before.

mod common;

use std::thread;

use common::{address, turn};
use ndarray::{Array1, Ix1};
use tensor_core::{Owned, pool};
use tensor_tch::Tch;
use tensor_tch::tch::{Device, Tensor};

/// Of so many elements, a copy is large enough to wait for the next one.
const MANY: usize = 8 << 20;

fn copy(value: f32) -> Tensor {
    let array = Array1::from_elem(MANY, value);
    Owned::<Tch, f32, Ix1>::copy_from(array.view(), &Device::Cpu).unwrap().into_inner()
}

/// The values of the tensor, as long as they are all the same.
fn all_are(value: i64, tensor: &Tensor) -> bool {
    [tensor.min(), tensor.max()].map(|extreme| extreme.int64_value(&[])) == [value; 2]
}

#[test]
fn the_next_copy_is_where_the_dropped_tensor_was() {
    let _turn = turn();
    pool::free_all_blocks();
    let tensor = copy(1.0);
    let place = address(&tensor);
    let alias = tensor.narrow(0, 5, 2);
    drop(tensor);
    assert_eq!(pool::free_bytes(), 0);
    // The alias still reads it.
    let other = copy(2.0);
    assert_ne!(address(&other), place);
    assert!(all_are(1, &alias));
    thread::spawn(move || drop(alias)).join().unwrap();
    assert_eq!(pool::free_bytes(), MANY * 4);
    let next = copy(3.0);
    assert_eq!(address(&next), place);
    assert!(all_are(3, &next));
    assert!(all_are(2, &other));
}

#[test]
fn a_tensor_that_went_elsewhere_gives_its_memory_back_at_once() {
    let _turn = turn();
    pool::free_all_blocks();
    let mut tensor = copy(1.0);
    let place = address(&tensor);
    // libtorch moves the values to memory of its own.
    let longer = i64::try_from(MANY + 1).unwrap();
    drop(tensor.resize_([longer]));
    assert_eq!(pool::free_bytes(), MANY * 4);
    assert_eq!(address(&copy(2.0)), place);
    assert!(all_are(1, &tensor.narrow(0, 0, longer - 1)));
}

#[test]
fn a_moved_array_of_the_users_is_freed() {
    let _turn = turn();
    pool::free_all_blocks();
    let array = Array1::<f32>::zeros(MANY);
    drop(Owned::<Tch, f32, Ix1>::adopt(array, &Device::Cpu).unwrap());
    assert_eq!(pool::free_bytes(), 0);
}
