//! What `with` lends is given back once, and every array is free again, whatever panics: the closure, or a guard.

use std::borrow::{Borrow, BorrowMut};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any, resume_unwind};

use ndarray::{Array, Array1, ArrayRef, ArrayView, ArrayViewMut, Dimension, array};
use tensor_core::{
    Backend, Element, Host, HostMemory, Layout, Loan, LoanMut, Shared, SharedMut, Shares, SharesMut, Supports,
    TensorError, TensorInput,
};

/// ndarray, with guards that are written down, and a guard that panics when it is made or dropped.
struct Watched;

#[derive(Default)]
struct Log {
    /// The sums of the arrays whose guards were made and dropped, in this order.
    made: Vec<f64>,
    dropped: Vec<f64>,
    /// The sum of the array whose guard can't be made, or panics when it is dropped.
    fails_to_lend: Option<f64>,
    fails_to_drop: Option<f64>,
}

thread_local! {
    static LOG: RefCell<Log> = RefCell::default();
}

/// Starts a new log.
fn watch(fails_to_lend: Option<f64>, fails_to_drop: Option<f64>) {
    LOG.with_borrow_mut(|log| *log = Log { fails_to_lend, fails_to_drop, ..Log::default() });
}

/// The guards that were made since the last call, after seeing that each was dropped once; the latest first, if none panics.
fn made() -> Vec<f64> {
    LOG.with_borrow_mut(|log| {
        let made = std::mem::take(&mut log.made);
        let mut dropped = std::mem::take(&mut log.dropped);
        dropped.reverse();
        if log.fails_to_drop.is_some() {
            dropped.sort_by_key(|number| made.iter().position(|made| made.to_bits() == number.to_bits()));
        }
        assert_eq!(dropped, made);
        made
    })
}

/// A guard that owns memory of its own, so that one which is dropped twice, or never, is found out.
struct Guard<V> {
    view: V,
    number: Box<f64>,
}

impl<V> Guard<V> {
    fn new(view: V, number: f64) -> Self {
        let failing = LOG.with_borrow(|log| log.fails_to_lend == Some(number));
        assert!(!failing, "no guard");
        LOG.with_borrow_mut(|log| log.made.push(number));
        Self { view, number: Box::new(number) }
    }
}

impl<V> Drop for Guard<V> {
    fn drop(&mut self) {
        LOG.with_borrow_mut(|log| log.dropped.push(*self.number));
        let failing = LOG.with_borrow(|log| log.fails_to_drop == Some(*self.number));
        assert!(!failing, "the guard panics");
    }
}

impl<T, D: Dimension> Borrow<ArrayRef<T, D>> for Guard<ArrayView<'_, T, D>> {
    fn borrow(&self) -> &ArrayRef<T, D> {
        &self.view
    }
}

impl<T, D: Dimension> Borrow<ArrayRef<T, D>> for Guard<ArrayViewMut<'_, T, D>> {
    fn borrow(&self) -> &ArrayRef<T, D> {
        &self.view
    }
}

impl<T, D: Dimension> BorrowMut<ArrayRef<T, D>> for Guard<ArrayViewMut<'_, T, D>> {
    fn borrow_mut(&mut self) -> &mut ArrayRef<T, D> {
        &mut self.view
    }
}

impl Backend for Watched {
    type Device = HostMemory;
    type Tensor<T: Element, D: Dimension> = ArrayRef<T, D>;
    type Owned<T: Element, D: Dimension> = Array<T, D>;

    const NAME: &'static str = "Watched";

    fn host() -> HostMemory {
        HostMemory
    }

    fn shape<T: Element, D: Dimension>(tensor: &ArrayRef<T, D>) -> Vec<usize> {
        tensor.shape().to_vec()
    }
}

impl<D: Dimension> Supports<f64, D> for Watched {
    fn copy(view: ArrayView<'_, f64, D>, device: &HostMemory) -> Result<Array<f64, D>, TensorError> {
        <Host as Supports<f64, D>>::copy(view, device)
    }

    fn adopt(array: Array<f64, D>, _: &HostMemory) -> Result<Array<f64, D>, TensorError> {
        Ok(array)
    }

    fn check(_: &ArrayRef<f64, D>) -> Result<(), TensorError> {
        Ok(())
    }

    fn device(_: &ArrayRef<f64, D>) -> HostMemory {
        HostMemory
    }

    fn to_array(tensor: &ArrayRef<f64, D>) -> Result<Array<f64, D>, TensorError> {
        Ok(tensor.to_owned())
    }
}

// SAFETY: the guard holds an `ArrayView` that borrows the loan's view, so the borrow checker upholds all of the contract.
unsafe impl<D: Dimension + 'static, L: Layout> Shares<f64, D, L> for Watched {
    type Guard<'loan> = Guard<ArrayView<'loan, f64, D>>;

    fn check_loan(_: &Loan<'_, f64, D>) -> Result<(), TensorError> {
        Ok(())
    }

    unsafe fn lend<'loan>(loan: &Loan<'loan, f64, D>) -> Self::Guard<'loan> {
        Guard::new(loan.view().clone(), loan.view().sum())
    }
}

// SAFETY: the guard holds an `ArrayViewMut` that borrows the loan's view; any `f64` may be written.
unsafe impl<D: Dimension + 'static, L: Layout> SharesMut<f64, D, L> for Watched {
    type GuardMut<'loan> = Guard<ArrayViewMut<'loan, f64, D>>;

    fn check_loan_mut(_: &LoanMut<'_, f64, D>) -> Result<(), TensorError> {
        Ok(())
    }

    unsafe fn lend_mut(loan: LoanMut<'_, f64, D>) -> Self::GuardMut<'_> {
        let sum = loan.view().sum();
        Guard::new(loan.into_view(), sum)
    }
}

#[derive(TensorInput)]
struct Inner {
    b: Option<Array1<f64>>,
    c: Array1<f64>,
}

#[derive(TensorInput)]
struct Outer {
    a: Array1<f64>,
    inner: Inner,
    #[tensor(copy)]
    copied: Array1<f64>,
    d: Array1<f64>,
}

fn outer() -> Outer {
    Outer { a: array![1.0], inner: Inner { b: Some(array![2.0]), c: array![3.0] }, copied: array![9.0], d: array![4.0] }
}

/// The message of the panic.
fn panics<R>(f: impl FnOnce() -> R) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(f)) else { panic!("expected a panic") };
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => match panic.downcast::<&'static str>() {
            Ok(text) => (*text).to_owned(),
            Err(panic) => resume_unwind(panic),
        },
    }
}

#[test]
fn guards_are_dropped_the_latest_first_when_the_closure_returns() {
    let mut outer = outer();
    watch(None, None);
    assert_eq!(outer.tensors::<Watched>().unwrap().with(|t| t.inner.c.len()), 1);
    assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
    outer.tensors_mut::<Watched>().unwrap().with_mut(|t| t.inner.c.fill(7.0));
    assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(outer.inner.c, array![7.0]);
}

#[test]
fn a_closure_that_panics_leaves_no_guard_and_a_free_array() {
    let mut outer = outer();
    watch(None, None);
    let tensors = outer.tensors::<Watched>().unwrap();
    let text = panics(|| tensors.with(|t| assert_eq!(t.a.len(), 2, "the closure panics")));
    assert!(text.contains("the closure panics"), "{text}");
    assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(tensors.with(|t| t.d[0].to_bits()), 4.0_f64.to_bits(), "the tensors can be used again");
    made();

    let mut tensors = outer.tensors_mut::<Watched>().unwrap();
    panics(|| {
        tensors.with_mut(|t| {
            t.a.fill(10.0);
            t.inner.b.expect("it is there").fill(20.0);
            panic_any("the closure panics");
        });
    });
    assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
    tensors.with_mut(|t| t.d.fill(40.0));
    assert_eq!(made(), [10.0, 20.0, 3.0, 4.0], "what was written before is there");
    assert_eq!((outer.a, outer.inner.b.unwrap(), outer.d), (array![10.0], array![20.0], array![40.0]));
}

#[test]
fn a_share_alone_is_given_back_too() {
    let mut array = array![5.0];
    watch(None, None);
    let shared = Shared::<Watched, _, _>::new(array.view()).unwrap();
    panics(|| shared.with(|_| panic_any("the closure panics")));
    assert_eq!(made(), [5.0]);
    let mut shared = SharedMut::<Watched, _, _>::new(array.view_mut()).unwrap();
    panics(|| {
        shared.with_mut(|tensor| {
            tensor.fill(6.0);
            panic_any("the closure panics");
        });
    });
    assert_eq!(made(), [5.0]);
    panics(|| shared.with(|_| panic_any("the closure panics")));
    assert_eq!(made(), [6.0]);
}

#[test]
fn a_guard_that_cannot_be_made_leaves_none_of_the_others() {
    let mut outer = outer();
    watch(Some(3.0), None);
    let mut ran = false;
    let tensors = outer.tensors::<Watched>().unwrap();
    assert_eq!(panics(|| tensors.with(|_| ran = true)), "no guard");
    assert_eq!(made(), [1.0, 2.0]);
    let mut tensors = outer.tensors_mut::<Watched>().unwrap();
    assert_eq!(panics(|| tensors.with_mut(|_| ran = true)), "no guard");
    assert_eq!(made(), [1.0, 2.0]);
    assert!(!ran, "the closure had nothing to run on");
    watch(None, None);
    tensors.with_mut(|t| t.inner.c.fill(30.0));
    assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(outer.inner.c, array![30.0]);
}

#[test]
fn a_guard_that_panics_when_it_is_dropped_keeps_none_of_the_others() {
    for failing in [1.0, 2.0, 3.0, 4.0] {
        let mut outer = outer();
        watch(None, Some(failing));
        let tensors = outer.tensors::<Watched>().unwrap();
        assert_eq!(panics(|| tensors.with(|t| t.a.len())), "the guard panics");
        assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
        watch(None, Some(failing));
        let mut tensors = outer.tensors_mut::<Watched>().unwrap();
        assert_eq!(panics(|| tensors.with_mut(|t| t.d.fill(5.0))), "the guard panics");
        assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
        assert_eq!(outer.d, array![5.0], "what was written stays, for {failing}");
    }
}

#[test]
fn the_panic_value_is_the_closures_own() {
    let outer = outer();
    watch(None, None);
    let tensors = outer.tensors::<Watched>().unwrap();
    let panic = catch_unwind(AssertUnwindSafe(|| tensors.with(|_| panic_any(42_u8)))).unwrap_err();
    assert_eq!(panic.downcast_ref::<u8>(), Some(&42));
}

#[test]
fn with_may_be_called_within_with() {
    let outer = outer();
    watch(None, None);
    let tensors = outer.tensors::<Watched>().unwrap();
    let sum = tensors
        .with(|t| tensors.inner.with(|inner| t.a.sum() + inner.c.sum() + tensors.d.with(ndarray::ArrayRef::sum)));
    assert_eq!(sum.to_bits(), 8.0_f64.to_bits());
    LOG.with_borrow(|log| {
        assert_eq!(log.made, [1.0, 2.0, 3.0, 4.0, 2.0, 3.0, 4.0]);
        assert_eq!(log.dropped, [4.0, 3.0, 2.0, 4.0, 3.0, 2.0, 1.0]);
    });
}
