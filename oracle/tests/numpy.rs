//! Comparison with arrays and casts of NumPy. `cargo xtask test` makes their files and says where they are.

#[path = "../../tests/tests/common/host.rs"]
mod host;
#[path = "../../backends/tch/tests/common/probe.rs"]
mod tch;

use host::HostProbe;
use tch::TchProbe;
use tensor_oracle::{batches, casts, folder, layouts, scales};

#[test]
fn host_has_numpy_s_elements_of_every_dtype_and_layout() {
    let [arrays, shared] = layouts::<HostProbe>(&folder("TENSOR_NUMPY"));
    assert_eq!([arrays, shared], [14 * 19, 14 * 19], "14 dtypes, 19 layouts");
}

#[test]
fn pytorch_has_numpy_s_elements_of_every_dtype_and_layout() {
    let [arrays, shared] = layouts::<TchProbe>(&folder("TENSOR_NUMPY"));
    assert_eq!([arrays, shared], [14 * 19, 14 * 17], "all but the two that run backwards");
}

#[test]
fn casts_between_all_dtypes_are_astype_s() {
    let values = casts(&folder("TENSOR_NUMPY"));
    println!("{values} values, bit for bit");
    assert!(values > 3000, "{values} values");
}

#[test]
fn host_takes_stacks_and_permutes_as_numpy_does() {
    assert_eq!(batches::<HostProbe>(&folder("TENSOR_NUMPY")), [14 * 19, 14 * 17], "14 dtypes, 19 layouts");
}

#[test]
fn pytorch_takes_stacks_and_permutes_as_numpy_does() {
    assert_eq!(batches::<TchProbe>(&folder("TENSOR_NUMPY")), [14 * 19, 14 * 17], "14 dtypes, 19 layouts");
}

#[test]
fn a_factor_gives_numpy_s_product_of_f64_rounded_once() {
    let values = scales(&folder("TENSOR_NUMPY"));
    println!("{values} values, bit for bit");
    assert!(values > 1500, "{values} values");
}
