//! Arrays whose elements are lent by a mapped file.
//!
//! All `unsafe` calls keep their promise in the same way: the file is part of the repository or was made by the test, and
//! nobody writes to it meanwhile.

mod common;

use std::fs::{self, File};
use std::path::Path;
use std::thread;

use common::{array, data, dictionary, folder, npy, npz};
use ndarray::{Array1, Array3, Axis, Ix0, Ix1, Ix2, Ix3, IxDyn, array as values};
use num_complex::Complex;
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError, MappedArray, Mapping, NpyArray, Problem};

/// Maps a file that nobody writes to.
fn map_array<A: NpyArray<Mapping>>(path: impl AsRef<Path>) -> Result<A, LoadError> {
    // SAFETY: see above.
    unsafe { tensor_npy::map_array(path) }
}

/// Maps files that nobody writes to.
fn map<T: FromNpy<Mapping> + tensor_core::TensorStruct>(path: impl AsRef<Path>) -> Result<T, LoadError> {
    // SAFETY: see above.
    unsafe { tensor_npy::map(path) }
}

#[derive(TensorInput, FromNpy, Debug)]
struct Digits {
    #[tensor(share, shape = [batch, 8, 8])]
    images: MappedArray<f32, Ix3>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Array1<u8>,
}

#[test]
fn a_folder_is_lent_without_a_copy() {
    let digits: Digits = map(folder()).unwrap();
    let expected: Array3<f32> = tensor_npy::read_array(folder().join("images.npy")).unwrap();
    assert_eq!(digits.images.view(), expected);
    let batch = digits.tensors::<Host>().unwrap();
    assert_eq!(batch.with(|t| t.images.as_ptr()), digits.images.view().as_ptr());
    assert_eq!(batch.with(|t| t.labels.to_vec()), [4, 2]);
    let owned = digits.into_tensors::<Host>().unwrap();
    assert_eq!(owned.images.to_array().unwrap(), expected);
}

#[test]
fn clones_keep_the_file_mapped_in_any_thread() {
    let whole: MappedArray<f64, Ix3> = map_array(folder().join("fortran.npy")).unwrap();
    let clone = whole.clone();
    drop(whole);
    let sums = thread::spawn(move || clone.view().sum_axis(Axis(0)).sum_axis(Axis(0))).join().unwrap();
    assert_eq!(sums, values![60.0, 66.0, 72.0, 78.0]);
}

#[test]
fn fortran_order_scalars_and_empty_arrays_are_lent() {
    let fortran: MappedArray<f64, IxDyn> = map_array(folder().join("fortran.npy")).unwrap();
    assert_eq!(
        fortran.view().index_axis(Axis(0), 1).index_axis(Axis(0), 2),
        values![20.0, 21.0, 22.0, 23.0].into_dyn()
    );
    assert_eq!(fortran.view().strides(), [1, 2, 6]);
    let scalar: MappedArray<f64, Ix0> = map_array(folder().join("scalar.npy")).unwrap();
    assert_eq!(scalar.view(), ndarray::arr0(2.5));
    let empty: MappedArray<Complex<f64>, Ix3> = map_array(folder().join("empty.npy")).unwrap();
    assert_eq!((empty.view().dim(), empty.view().len()), ((3, 0, 2), 0));
    assert_eq!(format!("{:?}", scalar.view()), format!("{scalar:?}"));
}

#[test]
fn bools_are_looked_through() {
    let mask: MappedArray<bool, Ix1> = map_array(folder().join("mask.npy")).unwrap();
    assert_eq!(mask.view(), values![true, false, true]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mask.npy");
    fs::write(&path, array("|b1", "(3,)", &[1, 0, 2])).unwrap();
    let error = map_array::<MappedArray<bool, Ix1>>(&path).unwrap_err();
    assert!(matches!(error.violations()[0].problem, Problem::Bool { index: 2, found: 2 }), "{error}");
}

#[test]
fn the_other_byte_order_is_copied_only() {
    let path = folder().join("swapped.npy");
    let error = map_array::<MappedArray<i32, Ix1>>(&path).unwrap_err();
    assert!(matches!(&error.violations()[0].problem, Problem::ByteOrder { found } if found == ">i4"), "{error}");
    // The other field is copied by the same call.
    assert_eq!(map_array::<Array1<i32>>(&path).unwrap(), values![0, 1, 2]);
}

/// An archive with one array, whose elements begin at byte `offset` of the file.
fn archive_with_elements_at(folder: &Path, offset: usize) -> std::path::PathBuf {
    let elements = [1.0_f32, 2.0].map(f32::to_le_bytes).concat();
    let filler = |len: usize| npz(&[("filler.npy", &vec![0; len]), ("x.npy", &array("<f4", "(2,)", &elements))], false);
    let found = common::find(&filler(0), &elements);
    let archive = filler(offset - found);
    assert_eq!(common::find(&archive, &elements), offset);
    let path = folder.join(format!("{offset}.npz"));
    fs::write(&path, archive).unwrap();
    path
}

#[derive(TensorInput, FromNpy, Debug)]
struct One {
    x: MappedArray<f32, Ix1>,
}

#[test]
fn a_stored_member_is_lent_where_it_is_aligned_and_refused_where_it_is_not() {
    let folder = tempfile::tempdir().unwrap();
    for offset in 512..520 {
        let mapped = map::<One>(archive_with_elements_at(folder.path(), offset));
        if offset % 4 == 0 {
            assert_eq!(mapped.unwrap().x.view(), values![1.0, 2.0]);
            continue;
        }
        let error = mapped.unwrap_err();
        let found = &error.violations()[0].problem;
        assert!(matches!(found, Problem::Misaligned { offset: at, align: 4 } if *at == offset as u64), "{error}");
    }
}

#[test]
fn compressed_members_are_refused_with_all_else_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.npz");
    fs::write(&path, npz(&[("x.npy", &array(">f4", "(1, 1)", &[0; 4]))], true)).unwrap();
    let error = map::<One>(&path).unwrap_err();
    assert!(
        matches!(
            error.violations().iter().map(|violation| &violation.problem).collect::<Vec<_>>()[..],
            [Problem::Rank { .. }, Problem::ByteOrder { .. }, Problem::Compressed]
        ),
        "{error}"
    );
}

#[test]
fn members_of_one_archive_share_its_map() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Labels {
        labels: MappedArray<u8, Ix1>,
        images: Array3<f32>,
    }
    let digits: Labels = map(data("digits.npz")).unwrap();
    assert_eq!((digits.labels.view(), digits.images.dim()), (values![4, 2].view(), (2, 8, 8)));
}

#[test]
fn files_that_are_cut_off_are_refused_and_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.npy");
    let whole = npy(&dictionary("<f4", false, "(8, 4)"), &[0; 128]);
    for len in 0..whole.len() {
        fs::write(&path, &whole[..len]).unwrap();
        assert!(map_array::<MappedArray<f32, Ix2>>(&path).is_err(), "cut to {len} bytes");
    }
    fs::write(&path, whole).unwrap();
    assert!(map_array::<MappedArray<f32, Ix2>>(&path).is_ok());
}

/// The memory of this process that is in use, in bytes.
#[cfg(target_os = "linux")]
fn resident() -> u64 {
    let statm = fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = statm.split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4096
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_larger_than_half_of_memory_is_lent_without_being_read() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Huge {
        #[tensor(share, shape = [batch, 1024, 1024])]
        images: MappedArray<f32, Ix3>,
    }
    let info = fs::read_to_string("/proc/meminfo").unwrap();
    let total: u64 = info.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024;
    let batch = total / 2 / (4 << 20) + 1;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("images.npy");
    let header = npy(&dictionary("<f4", false, &format!("({batch}, 1024, 1024)")), &[]);
    fs::write(&path, &header).unwrap();
    // A sparse file: it has the full length, but takes hardly any space on the disk.
    let len = header.len() as u64 + batch * (4 << 20);
    File::options().write(true).open(&path).unwrap().set_len(len).unwrap();
    assert!(len > total / 2);

    let before = resident();
    let huge: Huge = map(folder.path()).unwrap();
    let tensors = huge.tensors::<Host>().unwrap();
    tensors.with(|t| {
        let last = usize::try_from(batch).unwrap() - 1;
        assert_eq!(t.images.len_of(Axis(0)), last + 1);
        for at in [[0, 0, 0], [last / 2, 511, 1023], [last, 1023, 1023]] {
            assert!(t.images[at].to_bits() == 0, "{at:?}");
        }
    });
    let grown = resident().saturating_sub(before);
    assert!(grown < 16 << 20, "{grown} bytes of {len} are in memory");
}
