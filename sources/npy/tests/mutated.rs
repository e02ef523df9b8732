//! Correct files, some of whose bytes were changed: reading them never panics, and gives only valid values of the type.

mod common;

use std::fs;
use std::sync::LazyLock;

use common::{array, data, npz};
use ndarray::{Array1, Array2, Array3, Ix1, Ix2};
use proptest::prelude::*;
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, MappedArray, Options};

#[derive(TensorInput, FromNpy, Debug)]
struct Digits {
    images: Option<Array3<f32>>,
    labels: Array1<u8>,
}

#[derive(TensorInput, FromNpy, Debug)]
struct Mask {
    mask: Array2<bool>,
}

#[derive(TensorInput, FromNpy, Debug)]
struct Lent {
    mask: MappedArray<bool, Ix2>,
    number: MappedArray<i32, Ix1>,
}

#[derive(TensorInput, FromNpy, Debug)]
struct Copied {
    mask: Array2<bool>,
    number: Array1<i32>,
}

/// The correct files: by NumPy and by hand, stored and compressed.
static ARCHIVES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mask = array("|b1", "(2, 3)", &[0, 1, 1, 0, 0, 1]);
    let number = array("<i4", "(2,)", &[1, 0, 0, 0, 2, 0, 0, 0]);
    let files: [(&str, &[u8]); 2] = [("mask.npy", &mask), ("number.npy", &number)];
    let read = |name| fs::read(data(name)).unwrap();
    vec![read("digits.npz"), read("every.npz"), read("twice.npz"), npz(&files, false), npz(&files, true)]
});

/// A change to a file.
#[derive(Debug, Clone)]
enum Change {
    Set(usize, u8),
    Word(usize, u32),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Cut(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let literal =
        prop::sample::select(vec!["(", "-1", "99999999999999999999", "'", "{", ",", "True", "L", "\\", "0", "\n"]);
    let word = prop_oneof![Just(0), Just(1), Just(u32::MAX), Just(0x7fff_ffff), any::<u32>()];
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<usize>(), word).prop_map(|(at, word)| Change::Word(at, word)),
        (any::<usize>(), literal).prop_map(|(at, text)| Change::Insert(at, text.into())),
        (any::<usize>(), 1_usize..64).prop_map(|(at, len)| Change::Remove(at, len)),
        any::<usize>().prop_map(Change::Cut),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let len = bytes.len().max(1);
        match change {
            Change::Set(at, byte) => bytes.iter_mut().skip(at % len).take(1).for_each(|found| *found = *byte),
            Change::Word(at, word) => {
                bytes.iter_mut().skip(at % len).zip(word.to_le_bytes()).for_each(|(found, byte)| *found = byte);
            }
            Change::Insert(at, text) => {
                let at = at % len;
                bytes.splice(at.min(bytes.len())..at.min(bytes.len()), text.iter().copied());
            }
            Change::Remove(at, count) => {
                let at = (at % len).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Change::Cut(at) => bytes.truncate(at % len),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_archive_is_read_or_refused(which in 0_usize..5, changes in prop::collection::vec(change(), 1..6)) {
        let bytes = changed(ARCHIVES[which].clone(), &changes);
        let options = Options::new().inflate_at_most(1 << 24);
        match options.from_bytes::<Digits>(&bytes) {
            Ok(digits) => prop_assert!(digits.tensors::<Host>().is_ok()),
            Err(error) => prop_assert!(error.to_string().len() < 4000),
        }
        if let Ok(mask) = options.from_bytes::<Mask>(&bytes) {
            prop_assert!(mask.tensors::<Host>().is_ok());
        }
    }

    #[test]
    fn a_changed_archive_is_lent_or_refused(compressed in any::<bool>(), changes in prop::collection::vec(change(), 1..4)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.npz");
        fs::write(&path, changed(ARCHIVES[3 + usize::from(compressed)].clone(), &changes)).unwrap();
        // SAFETY: the file is this test's own.
        if let Ok(lent) = unsafe { tensor_npy::map::<Lent>(&path) } {
            let mask = lent.mask.view();
            // Compared as bytes, since the compiler assumes that a `bool` is 0 or 1.
            // SAFETY: a `bool` is one byte, and all of the view's elements are initialized and in one piece.
            let bytes = unsafe { std::slice::from_raw_parts(mask.as_ptr().cast::<u8>(), mask.len()) };
            prop_assert!(bytes.iter().all(|&byte| byte < 2));
            // The lent elements equal those that are read, unless reading finds a wrong checksum.
            if let Ok(read) = tensor_npy::read::<Copied>(&path) {
                prop_assert_eq!(mask, read.mask);
                prop_assert_eq!(lent.number.view(), read.number);
            }
        }
    }

    #[test]
    fn a_changed_header_is_read_or_refused(changes in prop::collection::vec(change(), 1..6)) {
        let npy = changed(array("<i4", "(2, 3)", &[7; 24]), &changes);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.npy");
        fs::write(&path, &npy).unwrap();
        let read = tensor_npy::read_array::<Array2<i32>>(&path);
        // SAFETY: the file is this test's own.
        let lent = unsafe { tensor_npy::map_array::<MappedArray<i32, Ix2>>(&path) };
        // An array that can be lent can be read, with the same elements.
        if let Ok(lent) = lent {
            prop_assert_eq!(lent.view(), read.unwrap());
        }
    }
}
