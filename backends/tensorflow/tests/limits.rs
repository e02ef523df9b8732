//! Input that can't be a tensor, and tensors with values that Rust can't have, give errors and never a crash.

mod common;

use std::env;
use std::process::Command;

use common::{needs_tensorflow, placeholder, run, session, strings};
use ndarray::{Array2, Array3, ArrayD, Ix1, Ix2, IxDyn, arr0, array};
use tensor_core::{Owned, Supports, TensorError, TensorInput, Values};
use tensor_tensorflow::tensorflow::{self, DataType, Scope, ops};
use tensor_tensorflow::{HostMemory, TensorFlow};

#[test]
fn bytes_that_are_no_rust_bools_become_true() {
    needs_tensorflow!();
    let mut scope = Scope::new_root_scope();
    let input = strings(&mut scope);
    let bools = ops::DecodeRaw::new().out_type(DataType::Bool).build(input.clone(), &mut scope).unwrap();
    let text = tensorflow::Tensor::from("\u{0}\u{1}\u{2}\u{7f}".to_owned());
    let decoded = || {
        let output: tensorflow::Tensor<bool> = run(&session(&scope), &input, &text, &bools);
        assert_eq!(bytes(&output), [0, 1, 2, 127], "TensorFlow leaves them as they are");
        Owned::<TensorFlow, bool, Ix1>::try_from(output.into()).unwrap()
    };
    let array = decoded().to_array().unwrap();
    assert_eq!(bytes(array.as_slice().unwrap()), [0, 1, 1, 1]);
    decoded().with_mut(|t| assert_eq!(bytes(t.values_mut().unwrap()), [0, 1, 1, 1]));
}

fn bytes(bools: &[bool]) -> &[u8] {
    // SAFETY: they are as many bytes, borrowed as long.
    unsafe { std::slice::from_raw_parts(bools.as_ptr().cast(), bools.len()) }
}

#[test]
fn an_axis_that_is_too_long_to_count_is_an_error() {
    struct Endless;

    impl Values<f32, Ix2> for Endless {
        fn dim(&self) -> Ix2 {
            ndarray::Dim([usize::MAX, 0])
        }

        fn write_to(self, to: &mut [f32]) -> Result<(), TensorError> {
            assert!(to.is_empty());
            Ok(())
        }

        fn into_array(self) -> Result<Array2<f32>, TensorError> {
            Err(TensorError::NoMemory { elements: 0 })
        }
    }

    needs_tensorflow!();
    let error = TensorFlow::convert(Endless, &HostMemory).unwrap_err();
    assert_eq!(error, TensorError::NoMemory { elements: 0 });
}

#[test]
fn outputs_without_elements_are_read() {
    needs_tensorflow!();
    let mut scope = Scope::new_root_scope();
    let input = placeholder::<f64>(&mut scope);
    let sum = ops::add_v2(input.clone(), input.clone(), &mut scope).unwrap();
    let empty = Owned::<TensorFlow, f64, IxDyn>::copy_from(ArrayD::zeros(vec![3, 0, 2]).view(), &HostMemory).unwrap();
    let output: tensorflow::Tensor<f64> = run(&session(&scope), &input, empty.as_ref(), &sum);
    let mut output = Owned::<TensorFlow, f64, IxDyn>::try_from(output.into()).unwrap();
    assert_eq!(output.to_array().unwrap().shape(), [3, 0, 2]);
    output.with_mut(|t| assert!(t.values_mut().unwrap().is_empty()));
}

#[test]
fn more_memory_than_there_is_is_an_error() {
    needs_tensorflow!();
    let value = arr0(1_u64);
    let huge = value.broadcast((1 << 30, 1 << 29)).unwrap();
    let error = Owned::<TensorFlow, u64, Ix2>::copy_from(huge, &HostMemory).unwrap_err();
    assert_eq!(error, TensorError::NoMemory { elements: 1 << 59 });
}

#[test]
fn as_many_axes_as_tensorflow_knows_are_held_and_no_more() {
    needs_tensorflow!();
    let of_rank = |rank: usize| {
        let array = ArrayD::from_elem(vec![1; rank], 7_i16);
        Owned::<TensorFlow, i16, IxDyn>::copy_from(array.view(), &HostMemory)
    };
    assert_eq!(of_rank(254).unwrap().to_array().unwrap().shape(), [1; 254]);
    let error = of_rank(255).unwrap_err();
    assert_eq!(error.to_string(), "TensorFlow failed: expected at most 254 axes, found 255");
}

#[derive(TensorInput)]
struct Checked {
    #[tensor(copy, cast_checked = u8, shape = [_, 2, 2])]
    pixels: Array3<i64>,
}

#[test]
fn a_value_that_a_checked_cast_would_change_is_named() {
    needs_tensorflow!();
    let checked = Checked { pixels: array![[[1, 2], [3, 4]], [[5, 6], [256, 8]]] };
    let error = checked.tensors::<TensorFlow>().unwrap_err();
    assert!(
        error.to_string().starts_with("`Checked.pixels`: the value 256 at [1, 1, 0] would change in the cast"),
        "{error}"
    );
}

/// Tells the test below that its process has no library.
const ALONE: &str = "TENSOR_TENSORFLOW_ALONE";

#[test]
fn without_a_library_a_conversion_is_an_error_that_says_what_to_do() {
    if env::var_os(ALONE).is_some() {
        let error = Checked { pixels: Array3::zeros((1, 2, 2)) }.to_tensors::<TensorFlow>().unwrap_err();
        println!("{error}");
        return;
    }
    let name = "without_a_library_a_conversion_is_an_error_that_says_what_to_do";
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .envs([(ALONE, "1"), ("TENSORFLOW_DIR", "/nowhere")])
        .env_remove("LD_LIBRARY_PATH")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let expected = "`Checked.pixels`: TensorFlow failed: no library in `/nowhere`, which `TENSORFLOW_DIR` names, nor \
                    elsewhere; set `TENSORFLOW_DIR` to a folder with `libtensorflow.so`";
    // A machine with a library in `/usr/local/lib` can't run this test.
    assert!(text.contains(expected) || tensorflow_is_installed(), "{text}");
}

#[cfg(unix)]
#[test]
fn a_part_of_the_library_under_its_name_is_an_error_that_says_what_to_do() {
    needs_tensorflow!();
    if env::var_os(ALONE).is_some() {
        return;
    }
    let Some(part) =
        env::var_os("TENSORFLOW_DIR").map(|folder| std::path::Path::new(&folder).join("libtensorflow_framework.so.2"))
    else {
        return;
    };
    let folder = env::temp_dir().join(format!("tensor-tensorflow-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink(part, folder.join("libtensorflow.so")).unwrap();
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "without_a_library_a_conversion_is_an_error_that_says_what_to_do", "--nocapture"])
        .env(ALONE, "1")
        .env("TENSORFLOW_DIR", &folder)
        .output()
        .unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let expected = "TensorFlow failed: the library that was found is not all of TensorFlow's; set `TENSORFLOW_DIR`";
    assert!(text.contains(expected), "{text}");
}

fn tensorflow_is_installed() -> bool {
    ["/usr/local/lib", "/usr/local/lib/libtensorflow"]
        .iter()
        .any(|folder| std::path::Path::new(folder).join("libtensorflow.so").is_file())
}
