//! PyTorch's tensors and arrays that share memory, on several threads.

mod common;

use common::probe::TchProbe;

#[test]
fn the_last_owner_may_be_on_any_thread() {
    tensor_tests::last_owner::<TchProbe>(400);
}
