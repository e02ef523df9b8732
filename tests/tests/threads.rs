//! `Host` tensors and arrays that share memory, on several threads.

mod common;

use common::host::HostProbe;

#[test]
fn the_last_owner_may_be_on_any_thread() {
    tensor_tests::last_owner::<HostProbe>(200);
}
