//! Comparison with tensors that PyTorch made of NumPy's arrays. `cargo xtask oracle` makes their files and says where they are.

#[path = "../../backends/tch/tests/common/probe.rs"]
mod tch;

use tch::TchProbe;
use tensor_oracle::{batches, casts, folder, layouts, scales, table};

/// Our copies, moves and shares of each array have the same elements as `torch.tensor(a)`. We share the arrays that
/// `torch.from_numpy(a)` accepts.
#[test]
fn arrays_of_every_dtype_and_layout_have_torch_s_elements() {
    let folder = folder("TENSOR_PYTORCH");
    let [arrays, shared] = layouts::<TchProbe>(&folder);
    let torch_shares = table(&folder, "from_numpy.txt").iter().filter(|fields| fields[1] == "shared").count();
    assert_eq!([arrays, shared], [15 * 19, torch_shares]);
    assert_eq!(shared, 15 * 17, "all but the two that run backwards");
}

#[test]
fn casts_between_all_dtypes_are_to_s() {
    let values = casts(&folder("TENSOR_PYTORCH"));
    println!("{values} values, bit for bit");
    assert!(values > 3000, "{values} values");
}

#[test]
fn rows_stacks_and_permuted_axes_have_torch_s_elements() {
    assert_eq!(batches::<TchProbe>(&folder("TENSOR_PYTORCH")), [15 * 19, 15 * 17], "15 dtypes, 19 layouts");
}

#[test]
fn a_factor_gives_torch_s_product_and_of_bytes_the_quotient() {
    let values = scales(&folder("TENSOR_PYTORCH"));
    println!("{values} values, bit for bit");
    assert!(values > 1000, "{values} values");
}
