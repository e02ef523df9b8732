//! One report for everything that does not match. It names each field, what was expected and what was found.

mod common;

use common::{array, data, dictionary, npy, npz};
use ndarray::{Array1, Array2, Array3, ArrayD};
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, Problem, from_bytes, read, read_array};

#[derive(TensorInput, FromNpy, Debug)]
struct Digits {
    #[tensor(share, shape = [batch, 8, 8])]
    images: Array3<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Array1<u8>,
}

/// An archive with these arrays as images and labels.
fn digits(images: &[u8], labels: &[u8]) -> Vec<u8> {
    npz(&[("images.npy", images), ("labels.npy", labels)], false)
}

fn report(npz: &[u8]) -> String {
    from_bytes::<Digits>(npz).unwrap_err().to_string()
}

#[test]
fn all_that_is_wrong_is_in_one_report() {
    let images = array("<f8", "(2, 9)", &[0; 144]);
    let npz = npz(&[("images.npy", &images), ("target.npy", &array("|u1", "(2,)", &[0; 2]))], false);
    assert_eq!(
        report(&npz),
        "3 things keep `Digits` from being read from the bytes:
  `Digits.images`: expected 3 axes, found 2 of shape [2, 9]
  `Digits.images`: expected dtype `f32`, which NumPy writes as `f4`, found `<f8`; use the dtype of the file, and `cast` on the field to convert it
  `Digits.labels`: there is no array `labels`; there is `images`, `target`"
    );
}

#[test]
fn shapes_that_the_struct_declares_are_in_the_report() {
    let images = array("<f4", "(2, 9, 8)", &[0; 4 * 2 * 9 * 8]);
    let labels = array("|u1", "(3,)", &[0; 3]);
    assert_eq!(
        report(&digits(&images, &labels)),
        "2 things keep `Digits` from being read from the bytes:
  `Digits.images`, axis 1: expected 8 (the constant in its `shape`), found 9
  `Digits.labels`, axis 0: expected 2 (`batch`, set by `images`, axis 0), found 3"
    );
}

#[test]
fn one_thing_is_one_line_with_the_path() {
    let error = read::<Digits>(data("nested.npz")).unwrap_err();
    assert_eq!(error.violations().len(), 2);
    assert_eq!(error.path(), Some(&*data("nested.npz")));
    let labels = array("|u1", "(2,)", &[0; 3]);
    assert_eq!(
        report(&digits(&array("<f4", "(2, 8, 8)", &[0; 512]), &labels)),
        "`Digits.labels`: expected 130 bytes of header and elements, found 131: something follows the array (in the bytes)"
    );
    assert_eq!(
        report(&digits(&array("<f4", "(2, 8, 8)", &[0; 511]), &array("|u1", "(2,)", &[0; 2]))),
        "`Digits.images`: expected 640 bytes of header and elements, found 639: the array is cut off (in the bytes)"
    );
}

#[test]
fn fields_of_nested_structs_have_their_whole_name() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Points {
        #[npy(rename = "coordinates")]
        xy: Array2<f64>,
    }
    #[derive(TensorInput, FromNpy, Debug)]
    struct Scene {
        #[npy(rename = "cloud")]
        points: Points,
    }
    let npz = npz(&[("cloud.coordinates.npy", &array("<f4", "(1, 1)", &[0; 4]))], false);
    let error = from_bytes::<Scene>(&npz).unwrap_err();
    assert!(error.to_string().starts_with("`Scene.points.xy`: expected dtype `f64`"), "{error}");
}

#[test]
fn an_array_of_any_rank_is_checked_as_its_field_declares() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Any {
        #[tensor(rank = 2)]
        any: ArrayD<u8>,
    }
    let error = from_bytes::<Any>(&npz(&[("any.npy", &array("|u1", "(2,)", &[0; 2]))], false)).unwrap_err();
    assert_eq!(error.to_string(), "`Any.any`: expected 2 axes (as declared), found 1 (in the bytes)");
}

#[test]
fn what_tensors_have_no_dtype_for_is_refused() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Foreign {
        structured: Array1<f32>,
        dates: Array1<i64>,
        text: Vec<u32>,
        long_double: [f64; 2],
    }
    let error = read::<Foreign>(data("foreign.npz")).unwrap_err();
    let found: Vec<String> = error.violations().iter().map(|violation| violation.problem.to_string()).collect();
    assert!(found[0].starts_with("bad header: expected a plain dtype, not a structured one at byte 10"), "{found:?}");
    for (found, dtype) in found[1..].iter().zip(["`<M8[D]`", "`<U2`", "`<f16`"]) {
        assert!(found.starts_with("expected dtype") && found.contains(&format!("found {dtype};")), "{found}");
    }
    assert_eq!(found.len(), 4);
}

#[test]
fn a_fixed_length_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.npy");
    std::fs::write(&path, array("|u1", "(2,)", &[0; 2])).unwrap();
    let error = read_array::<[u8; 3]>(&path).unwrap_err();
    assert_eq!(error.to_string(), format!("`{}` can't be read: expected 3 elements, found 2", path.display()));
}

#[test]
fn bytes_that_are_no_bool_are_named_by_their_position() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Mask {
        mask: Array2<bool>,
    }
    let mut elements = vec![1; 200_000];
    elements[150_001] = 255;
    for is_compressed in [false, true] {
        let npz = npz(&[("mask.npy", &array("|b1", "(2, 100000)", &elements))], is_compressed);
        let error = from_bytes::<Mask>(&npz).unwrap_err();
        assert!(matches!(error.violations()[0].problem, Problem::Bool { index: 150_001, found: 255 }), "{error}");
    }
}

#[test]
fn names_that_are_there_twice_are_refused() {
    let error = read::<Digits>(data("twice.npz")).unwrap_err();
    assert!(matches!(&error.violations()[0].problem, Problem::Duplicate { name } if name == "images"), "{error}");
}

#[test]
fn fortran_order_of_the_wrong_rank_is_one_entry() {
    let images = npy(&dictionary("<f4", true, "(8, 8)"), &[0; 256]);
    let error = from_bytes::<Digits>(&digits(&images, &array("|u1", "(2,)", &[0; 2]))).unwrap_err();
    assert!(
        matches!(error.violations(), [only] if matches!(only.problem, Problem::Rank { expected: 3, .. })),
        "{error}"
    );
}

#[cfg(unix)]
#[test]
fn an_optional_file_that_cannot_be_opened_is_not_taken_for_absent() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Weighted {
        labels: Array1<u8>,
        weights: Option<Array1<f32>>,
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("labels.npy"), array("|u1", "(2,)", &[0; 2])).unwrap();
    assert!(read::<Weighted>(folder.path()).unwrap().weights.is_none());
    // A link that points to itself.
    std::os::unix::fs::symlink("weights.npy", folder.path().join("weights.npy")).unwrap();
    let error = read::<Weighted>(folder.path()).unwrap_err();
    assert!(matches!(error.violations(), [only] if matches!(only.problem, Problem::Io(_))), "{error}");
    assert!(error.to_string().starts_with("`Weighted.weights`: "), "{error}");
}

#[test]
fn what_is_no_archive_is_said() {
    let message = |path| read::<Digits>(path).unwrap_err().to_string();
    assert!(message(data("folder/images.npy")).contains("`read_array` and `map_array` take one"));
    assert!(
        message(data("make.py")).contains("found a file that begins with `\"\"\"Wri`"),
        "{}",
        message(data("make.py"))
    );
    assert!(message(data("nowhere.npz")).contains("No such file"));
    assert!(report(b"").contains("found a file that begins with ``"));
    let empty = npz(&[], false);
    assert!(report(&empty).contains("there is no array `images`; there is none at all"), "{}", report(&empty));
}

#[test]
fn a_name_in_a_report_is_readable_and_obeys_nobody() {
    let npz =
        npz(&[("\u{1b}[31m.npy", &[0]), ("größe.npy", &[0]), ("labels.npy", &array("|u1", "(2,)", &[0; 2]))], false);
    let report = report(&npz);
    assert!(report.contains("there is `\\u{1b}[31m`, `größe`, `labels`"), "{report}");
}
