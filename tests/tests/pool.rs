//! Memory that was given back is what the next copies are made in.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use ndarray::{Array1, Array2, ArrayView2};
use tensor_core::{pool, row_major, uninit};

/// The least that waits, in bytes.
const LEAST: usize = 32 << 20;

/// One test at a time, from an empty pool.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    pool::set_limit(pool::DEFAULT_LIMIT);
    pool::free_all_blocks();
    assert_eq!(pool::free_bytes(), 0);
    turn
}

/// Whether each byte is `value`.
fn all_are(value: u8, array: &Array1<u8>) -> bool {
    // A comparison of memory, which takes no time even where nothing is optimized.
    let bytes = array.as_slice().unwrap();
    bytes[0] == value && bytes[1..] == bytes[..bytes.len() - 1]
}

/// A copy of so many bytes, each of them `value`.
fn copy(bytes: usize, value: u8) -> Array1<u8> {
    let copy = row_major(&Array1::from_elem(bytes, value).view()).unwrap();
    assert_eq!(copy.len(), bytes);
    assert!(all_are(value, &copy));
    copy
}

#[test]
fn a_copy_is_made_where_the_last_one_was() {
    let _turn = turn();
    let first = copy(LEAST, 1);
    let place = first.as_ptr();
    pool::give(first);
    assert_eq!(pool::free_bytes(), LEAST);
    let second = copy(LEAST, 2);
    assert_eq!(second.as_ptr(), place);
    assert_eq!(pool::free_bytes(), 0);
    let third = copy(LEAST, 3);
    assert_ne!(third.as_ptr(), place);
    assert!(all_are(2, &second));
    pool::give(third);
    pool::give(second);
    // Of two that fit alike, the one that was given last.
    assert_eq!(copy(LEAST, 4).as_ptr(), place);
}

#[test]
fn the_block_that_fits_best_is_taken() {
    let _turn = turn();
    let (small, large) = (LEAST * 10 / 9, LEAST * 11 / 9);
    for step in 0..4 {
        let (one, other) = (copy(small, step), copy(large, step));
        let places = [one.as_ptr(), other.as_ptr()];
        pool::give(one);
        pool::give(other);
        let again = [copy(small, step), copy(large, step)];
        assert_eq!([again[0].as_ptr(), again[1].as_ptr()], places);
        for array in again {
            pool::give(array);
        }
        assert_eq!(pool::free_bytes(), small + large);
    }
}

#[test]
fn a_block_is_larger_by_a_quarter_at_most() {
    let _turn = turn();
    let place = |room: usize| {
        let block = copy(room, 1);
        let place = block.as_ptr();
        pool::give(block);
        place
    };
    // With what aligns the array, which counts on both sides.
    let (len, slack) = (LEAST + (1 << 20), (2 << 20) - 1);
    let most = len + (len + slack) / 4;
    assert_eq!(place(most), copy(len, 2).as_ptr());
    pool::free_all_blocks();
    assert_ne!(place(most + 1), copy(len, 2).as_ptr());
}

#[test]
fn what_lies_before_the_elements_was_written() {
    let _turn = turn();
    let falses = |len| row_major(&Array1::from_elem(len, false).view()).unwrap();
    pool::give(falses(LEAST * 9 / 8));
    let (block, start) = falses(LEAST).into_raw_vec_and_offset();
    assert_eq!(block.len(), start.unwrap() + LEAST);
    assert!(block == vec![false; block.len()]);
    assert_eq!(pool::free_bytes(), 0);
}

#[test]
fn a_shorter_copy_leaves_the_block_as_long_as_it_was() {
    let _turn = turn();
    let long = copy(LEAST * 5 / 4, 1);
    let (place, room) = (long.as_ptr(), LEAST * 5 / 4);
    pool::give(long);
    let short = copy(LEAST, 2);
    assert_eq!(short.as_ptr(), place);
    pool::give(short);
    assert_eq!(pool::free_bytes(), room);
    assert_eq!(copy(room, 3).as_ptr(), place);
}

#[test]
fn what_does_not_fit_is_left() {
    let _turn = turn();
    let block = copy(LEAST * 2, 1);
    let place = block.as_ptr().addr();
    pool::give(block);
    // Much less, or more.
    assert_ne!(copy(LEAST, 1).as_ptr().addr(), place);
    assert_ne!(copy(LEAST * 2 + 1, 1).as_ptr().addr(), place);
    // Another type, whose allocation would be freed in another way.
    let other = row_major(&ArrayView2::from_shape((1 << 12, 1 << 12), &vec![7_u32; 1 << 24]).unwrap()).unwrap();
    assert_ne!(other.as_ptr().addr(), place);
    // The way back, whose arrays begin where their allocation does.
    assert_ne!(uninit::<u8, _>(ndarray::Dim(LEAST * 2)).unwrap().as_ptr().addr(), place);
    assert_eq!(pool::free_bytes(), LEAST * 2);
    assert_eq!(copy(LEAST * 2, 2).as_ptr().addr(), place);
}

#[test]
fn only_large_copies_wait() {
    let _turn = turn();
    pool::give(copy(LEAST - 1, 1));
    pool::give(Array1::<u8>::zeros(LEAST * 2));
    pool::give(Array2::<f32>::zeros((0, 3)));
    pool::give(Array1::<u64>::from(vec![1, 2, 3]));
    // Begun anew: its elements are not where its allocation's first huge page is.
    pool::give(copy(LEAST * 2, 1).slice_move(ndarray::s![1..]));
    assert_eq!(pool::free_bytes(), 0);
    // Of any strides, if it begins there.
    let square = row_major(&Array2::<u16>::zeros((1 << 12, 1 << 12)).view()).unwrap();
    pool::give(square.reversed_axes());
    assert_eq!(pool::free_bytes(), 1 << 25);
}

#[test]
fn the_oldest_are_freed_beyond_the_limit() {
    let _turn = turn();
    pool::set_limit(LEAST * 2);
    assert_eq!(pool::limit(), LEAST * 2);
    let (first, second, third) = (copy(LEAST, 1), copy(LEAST, 2), copy(LEAST, 3));
    let kept = [second.as_ptr(), third.as_ptr()];
    for array in [first, second, third] {
        pool::give(array);
    }
    assert_eq!(pool::free_bytes(), LEAST * 2);
    let (one, other) = (copy(LEAST, 4), copy(LEAST, 5));
    assert_eq!([other.as_ptr(), one.as_ptr()], kept);
    pool::give(one);
    pool::give(other);
    pool::set_limit(LEAST * 2 - 1);
    assert_eq!(pool::free_bytes(), LEAST);
    pool::set_limit(0);
    assert_eq!(pool::free_bytes(), 0);
    pool::give(copy(LEAST, 6));
    assert_eq!(pool::free_bytes(), 0);
}

#[test]
fn a_block_larger_than_the_limit_leaves_the_others() {
    let _turn = turn();
    pool::set_limit(LEAST * 2);
    pool::give(copy(LEAST, 1));
    pool::give(copy(LEAST * 2 + 1, 2));
    assert_eq!(pool::free_bytes(), LEAST);
}

#[test]
fn no_two_threads_get_the_same_block() {
    let _turn = turn();
    thread::scope(|scope| {
        for value in 0..4_u8 {
            scope.spawn(move || {
                for step in 0..8 {
                    let mine = value * 8 + step;
                    let array = copy(LEAST, mine);
                    thread::yield_now();
                    assert!(all_are(mine, &array));
                    pool::give(array);
                }
            });
        }
    });
    assert!(pool::free_bytes() >= LEAST);
}
