//! Loans and adoptions leave nothing behind.

use std::fs;
use std::ptr::NonNull;

use tch::Tensor;

use super::{counting, read, turn, write};
use crate::adopt::{Readers, adopt};
use crate::scalar::ScalarType;
use crate::view::View;

const MANY: usize = 1_000_000;

/// Resident pages of this process, or `None` where there is no /proc.
fn resident_pages() -> Option<usize> {
    fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()
}

#[test]
fn a_million_loans_and_adoptions_leave_the_memory_in_use_flat() {
    let _turn = turn();
    let mut memory = counting(16);
    let mut rounds = |count: usize| {
        for round in 0..count {
            read(&mut memory, &[4, 4], |tensor| assert!(tensor.defined()));
            write(&mut memory, &[4, 4], ScalarType::F32, |tensor| assert!(tensor.defined()));
            let mut owner = vec![0f32; 16];
            let view = View::row_major(NonNull::from(&mut owner[..]).cast(), &[4, 4], ScalarType::F32);
            // SAFETY: moving the vector leaves its memory where it is.
            let adopted = unsafe { adopt(owner, &view, Readers::Others) }.unwrap();
            if round % 4 == 0 {
                drop(adopted.shallow_clone().fill_(1.0));
                drop(read(&mut memory, &[4, 4], Tensor::shallow_clone));
            }
        }
    };
    rounds(1000);
    if std::env::var_os("ASAN_OPTIONS").is_some() {
        println!("skipped: AddressSanitizer keeps freed memory for a while, and looks for leaks itself");
        return;
    }
    let Some(before) = resident_pages() else {
        println!("skipped: there is no /proc/self/statm here to read the memory in use from");
        return;
    };
    rounds(MANY);
    let after = resident_pages().unwrap();
    // A leak of eight bytes per round would be 2000 pages of 4 KiB.
    assert!(after < before + 1000, "from {before} to {after} pages");
}
