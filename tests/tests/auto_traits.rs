//! What tensors can be sent, shared between threads, copied and cloned.

use std::error::Error;
use std::hash::Hash;

use ndarray::{Dimension, Ix2, IxDyn};
use static_assertions::{assert_impl_all, assert_not_impl_any};
use tensor_core::{
    Backend, DType, Element, Host, InputError, Loan, LoanMut, Owned, Shared, SharedMut, StructSpec, TensorError,
    Violation,
};

assert_impl_all!(Shared<'static, Host, f32, Ix2>: Send, Sync, Copy, Clone);
assert_impl_all!(Shared<'static, Host, f32, IxDyn>: Send, Sync, Clone);
assert_not_impl_any!(Shared<'static, Host, f32, IxDyn>: Copy);

// A share holds no tensor of the backend, so that one which stays on its thread is none of its concern.
assert_not_impl_any!(OneThread: Send, Sync);
assert_impl_all!(Shared<'static, OneThread, f32, Ix2>: Send, Sync, Copy);
assert_impl_all!(SharedMut<'static, OneThread, f32, Ix2>: Send, Sync);
assert_not_impl_any!(Owned<OneThread, f32, Ix2>: Send, Sync);

/// A backend whose tensors, and itself, stay on their thread.
struct OneThread(#[allow(dead_code, reason = "only its type matters")] *mut u8);

impl Backend for OneThread {
    type Device = ();
    type Tensor<T: Element, D: Dimension> = *mut u8;
    type Owned<T: Element, D: Dimension> = *mut u8;

    const NAME: &'static str = "OneThread";

    fn host() {}

    fn shape<T: Element, D: Dimension>(_: &*mut u8) -> Vec<usize> {
        Vec::new()
    }
}

assert_impl_all!(SharedMut<'static, Host, f32, Ix2>: Send, Sync);
assert_not_impl_any!(SharedMut<'static, Host, f32, Ix2>: Clone, Copy);

assert_impl_all!(Owned<Host, f32, Ix2>: Send, Sync);
assert_not_impl_any!(Owned<Host, f32, Ix2>: Clone, Copy);

assert_impl_all!(Loan<'static, f32, Ix2>: Send, Sync, Copy);
assert_not_impl_any!(Loan<'static, f32, IxDyn>: Copy);
assert_impl_all!(LoanMut<'static, f32, Ix2>: Send, Sync);
assert_not_impl_any!(LoanMut<'static, f32, Ix2>: Clone, Copy);

assert_impl_all!(TensorError: Error, Send, Sync, Clone, Eq);
assert_impl_all!(InputError: Error, Send, Sync, Clone, Eq);
assert_impl_all!(Violation: Send, Sync, Clone, Eq);
assert_impl_all!(DType: Copy, Eq, Hash, Send, Sync);
assert_impl_all!(StructSpec: Copy, Eq, Send, Sync);

#[test]
fn threads_read_one_share_and_write_another_in_turn() {
    static VALUES: [f32; 2] = [1.0, 2.0];
    let view = ndarray::ArrayView2::from_shape((1, 2), &VALUES).expect("two elements");
    let shared = Shared::<Host, _, _>::new(view).expect("Host shares everything");
    let sums: Vec<f32> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(|| shared.with(ndarray::ArrayRef::sum))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert_eq!(sums, [3.0, 3.0]);

    let mut values = [1.0, 2.0];
    let view = ndarray::ArrayViewMut2::from_shape((1, 2), &mut values).expect("two elements");
    let mut shared = SharedMut::<Host, _, _>::new(view).expect("Host shares everything");
    std::thread::scope(|scope| scope.spawn(|| shared.with_mut(|tensor| *tensor *= 2.0)).join().expect("no panic"));
    assert_eq!(shared.view(), ndarray::array![[2.0, 4.0]]);
}
