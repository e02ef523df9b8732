//! libtorch may call the copy-on-write hook from several threads at once.

use std::ptr::NonNull;
use std::sync::{Arc, Barrier};
use std::thread;

use tch::Tensor;

use super::{counting, read, turn, values};
use crate::adopt::{Readers, adopt};
use crate::lend::copies;
use crate::scalar::ScalarType;
use crate::view::View;

const THREADS: u16 = 8;
const LENGTH: u16 = THREADS * 64;
const ROUNDS: usize = 300;

/// Every thread writes its own row through its own alias, all at once.
fn write_at_once(tensor: &Tensor) {
    let barrier = Barrier::new(THREADS.into());
    thread::scope(|scope| {
        for row in 0..THREADS {
            let mut alias = tensor.get(row.into());
            let barrier = &barrier;
            scope.spawn(move || {
                barrier.wait();
                drop(alias.fill_(i64::from(row)));
            });
        }
    });
}

fn rows() -> Vec<f32> {
    (0..THREADS).flat_map(|row| [f32::from(row); 64]).collect()
}

#[test]
fn threads_that_write_at_once_share_one_copy_and_leave_the_memory_as_it_was() {
    let _turn = turn();
    for _ in 0..ROUNDS {
        let mut memory = counting(LENGTH);
        let before = copies();
        let written = read(&mut memory, &[THREADS.into(), 64], |tensor| {
            write_at_once(tensor);
            values(tensor)
        });
        assert_eq!(memory, counting(LENGTH));
        assert_eq!(copies().count - before.count, 1);
        assert_eq!(written, rows());
    }
}

#[test]
fn threads_that_write_at_once_to_an_adopted_tensor_drop_its_owner_once() {
    let _turn = turn();
    for _ in 0..ROUNDS {
        let memory: Arc<[f32]> = counting(LENGTH).into();
        let data = NonNull::new(memory.as_ptr().cast_mut()).unwrap().cast();
        let view = View::row_major(data, &[THREADS.into(), 64], ScalarType::F32);
        // SAFETY: the `Arc` keeps the memory where it is, and nobody writes to it.
        let tensor = unsafe { adopt(memory.clone(), &view, Readers::Others) }.unwrap();
        write_at_once(&tensor);
        assert_eq!(values(&tensor), rows());
        assert_eq!(Arc::strong_count(&memory), 2);
        drop(tensor);
        assert_eq!(Arc::strong_count(&memory), 1);
        assert_eq!(*memory, counting(LENGTH)[..]);
    }
}
