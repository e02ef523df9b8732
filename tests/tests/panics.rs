//! What `with` lends is given back once, and every array is free again, whatever panics: the closure, or a guard.

use std::borrow::{Borrow, BorrowMut};
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any, resume_unwind};

use ndarray::{Array, Array1, ArrayRef, ArrayView, ArrayViewMut, ArrayViewMut1, Dimension, array};
use tensor_core::{
    Backend, Element, Host, HostMemory, Layout, Loan, LoanMut, Shared, SharedMut, Shares, SharesMut, Supports,
    TensorError, TensorInput,
};

/// ndarray, with guards that are written down, and a guard that panics when it is made or dropped, or can't be settled.
struct Watched;

#[derive(Default)]
struct Log {
    /// The sums of the arrays whose guards were made and dropped, in this order.
    made: Vec<f64>,
    dropped: Vec<f64>,
    /// The sum of the array whose guard can't be made, or panics when it is dropped.
    fails_to_lend: Option<f64>,
    fails_to_drop: Option<f64>,
    /// The sums of the arrays whose guards can't be settled, and of those for which it was asked.
    fails_to_settle: Vec<f64>,
    settled: Vec<f64>,
}

thread_local! {
    static LOG: RefCell<Log> = RefCell::default();
}

/// Starts a new log.
fn watch(fails_to_lend: Option<f64>, fails_to_drop: Option<f64>) {
    LOG.with_borrow_mut(|log| *log = Log { fails_to_lend, fails_to_drop, ..Log::default() });
}

/// Starts a new log, with guards that can't be settled.
fn watch_settling(fails_to_settle: &[f64]) {
    LOG.with_borrow_mut(|log| *log = Log { fails_to_settle: fails_to_settle.to_vec(), ..Log::default() });
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

    fn settle(guard: &mut Self::GuardMut<'_>) -> Result<(), TensorError> {
        let number = *guard.number;
        LOG.with_borrow_mut(|log| log.settled.push(number));
        if LOG.with_borrow(|log| log.fails_to_settle.contains(&number)) {
            return Err(TensorError::Replaced { expected: "`f64` [1]".into(), found: format!("the number {number}") });
        }
        Ok(())
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

#[test]
fn a_guard_that_cannot_be_settled_names_the_field_of_a_struct_with_bounds_on_lifetimes() {
    #[derive(TensorInput)]
    struct Drawing<'l, 'p: 'l> {
        lines: ArrayViewMut1<'l, f64>,
        points: ArrayViewMut1<'p, f64>,
        inner: Inner,
    }

    let (mut lines, mut points) = (array![5.0], array![6.0]);
    let Outer { inner, .. } = outer();
    let mut both = Drawing { lines: lines.view_mut(), points: points.view_mut(), inner };
    let mut tensors = both.tensors_mut::<Watched>().unwrap();
    for (failing, path) in [(5.0, "lines"), (6.0, "points"), (3.0, "inner.c")] {
        watch_settling(&[failing]);
        let text = panics(|| tensors.with_mut(|_| ()));
        assert!(text.starts_with(&format!("`Drawing.{path}`: ")), "{text}");
        assert_eq!(made(), [5.0, 6.0, 2.0, 3.0]);
    }
}

/// Counts how often it is dropped.
struct Counted<'c>(&'c Cell<u32>);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

#[test]
fn guards_are_settled_the_latest_first_before_any_is_dropped_and_never_after_a_panic() {
    let mut outer = outer();
    let mut tensors = outer.tensors_mut::<Watched>().unwrap();
    watch_settling(&[]);
    tensors.with_mut(|_| ());
    LOG.with_borrow(|log| assert_eq!(log.settled, [4.0, 3.0, 2.0, 1.0]));
    made();
    watch_settling(&[]);
    panics(|| tensors.with_mut(|_| panic_any("the closure panics")));
    LOG.with_borrow(|log| assert!(log.settled.is_empty()));
    made();
}

#[test]
fn a_guard_that_cannot_be_settled_names_its_field_and_keeps_none_of_the_others() {
    let text = |path: &str, number| {
        format!(
            "{path}the tensor lent for writing was replaced by one that does not fit its array: expected `f64` [1], found the \
             number {number}; write into the lent tensor, or replace it by one of the same dtype and shape"
        )
    };
    for (failing, path) in [(1.0, "a"), (2.0, "inner.b"), (3.0, "inner.c"), (4.0, "d")] {
        let mut outer = outer();
        let mut tensors = outer.tensors_mut::<Watched>().unwrap();
        watch_settling(&[failing]);
        assert_eq!(panics(|| tensors.with_mut(|_| ())), text(&format!("`Outer.{path}`: "), failing));
        assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
    }
    let mut outer = outer();
    let mut tensors = outer.tensors_mut::<Watched>().unwrap();
    watch_settling(&[2.0, 3.0]);
    assert_eq!(panics(|| tensors.with_mut(|_| ())), text("`Outer.inner.c`: ", 3.0), "the first panic is the only one");
    assert_eq!(made(), [1.0, 2.0, 3.0, 4.0]);
    watch_settling(&[2.0]);
    assert_eq!(panics(|| tensors.inner.with_mut(|_| ())), text("`Inner.b`: ", 2.0));
    made();
    assert_eq!(panics(|| tensors.inner.b.as_mut().unwrap().with_mut(|_| ())), text("", 2.0));
    made();
}

#[test]
fn what_the_closure_returned_is_dropped_once_if_a_guard_panics() {
    let mut outer = outer();
    let mut tensors = outer.tensors_mut::<Watched>().unwrap();
    for start in [|| watch_settling(&[3.0]), || watch(None, Some(3.0))] {
        let dropped = Cell::new(0);
        start();
        panics(|| tensors.with_mut(|_| Counted(&dropped)));
        assert_eq!(dropped.get(), 1);
        panics(|| tensors.inner.c.with_mut(|_| Counted(&dropped)));
        assert_eq!(dropped.get(), 2);
    }
    let dropped = Cell::new(0);
    panics(|| tensors.with(|_| Counted(&dropped)));
    assert_eq!(dropped.get(), 1);
    panics(|| tensors.inner.c.with(|_| Counted(&dropped)));
    assert_eq!(dropped.get(), 2);
}

#[test]
fn a_replacement_that_does_not_fit_is_found_in_a_drop_while_another_panic_unwinds() {
    /// Uses tensors when it is dropped, and keeps the message of their panic.
    struct Last<'l>(&'l mut String);

    impl Drop for Last<'_> {
        fn drop(&mut self) {
            let mut outer = outer();
            watch_settling(&[4.0]);
            *self.0 = panics(|| outer.tensors_mut::<Watched>().unwrap().with_mut(|_| ()));
        }
    }

    let mut message = String::new();
    let first = panics(|| {
        let _last = Last(&mut message);
        panic_any("the first panic");
    });
    assert_eq!(first, "the first panic");
    assert!(message.starts_with("`Outer.d`: the tensor lent for writing was replaced"), "{message}");
}
