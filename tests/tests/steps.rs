//! Every step at which a conversion or a closure calls the backend fails once, by an error or by a panic: nothing is left
//! alive, the arrays are as they were, and the same conversion works afterwards.

use std::borrow::{Borrow, BorrowMut};
use std::cell::Cell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ndarray::{ArcArray1, Array, Array1, Array2, Array3, ArrayRef, ArrayView, ArrayViewMut, Dimension, array};
use tensor_core::{
    Backend, Element, Host, HostMemory, Layout, Loan, LoanMut, ShareOrCopy, Shares, SharesMut, Strided, Supports,
    TensorError, TensorInput,
};

/// ndarray, with a count of what is alive, and one step that fails.
struct Stepped;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Failure {
    Error,
    Panic,
}

thread_local! {
    /// Steps so far.
    static STEP: Cell<usize> = const { Cell::new(0) };
    /// Which step fails, and how.
    static FAILS: Cell<Option<(usize, Failure)>> = const { Cell::new(None) };
    /// Tensors and guards that are alive.
    static ALIVE: Cell<usize> = const { Cell::new(0) };
}

/// A step that may return an error.
fn step() -> Result<(), TensorError> {
    STEP.set(STEP.get() + 1);
    match FAILS.get() {
        Some((step, Failure::Panic)) if step == STEP.get() => panic!("step {step} panics"),
        Some((step, Failure::Error)) if step == STEP.get() => {
            Err(TensorError::Backend { backend: Stepped::NAME, message: format!("step {step} fails") })
        }
        _ => Ok(()),
    }
}

/// A step that can't: only a panic makes it fail.
fn certain_step() {
    let _ = step();
}

/// What is counted while it is alive; on the heap, so that what is dropped twice or never is found out by a sanitizer too.
struct Counted<A>(Box<A>);

impl<A> Counted<A> {
    fn new(array: A) -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Self(Box::new(array))
    }
}

impl<A> Drop for Counted<A> {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

/// A guard, whose end is a step as well.
struct Guard<A>(Counted<A>);

impl<A> Drop for Guard<A> {
    fn drop(&mut self) {
        // Two panics at once would end the process.
        if !std::thread::panicking() {
            certain_step();
        }
    }
}

impl<T, D: Dimension> Borrow<ArrayRef<T, D>> for Counted<Array<T, D>> {
    fn borrow(&self) -> &ArrayRef<T, D> {
        &self.0
    }
}

impl<T, D: Dimension> Borrow<ArrayRef<T, D>> for Guard<ArrayView<'_, T, D>> {
    fn borrow(&self) -> &ArrayRef<T, D> {
        &self.0.0
    }
}

impl<T, D: Dimension> Borrow<ArrayRef<T, D>> for Guard<ArrayViewMut<'_, T, D>> {
    fn borrow(&self) -> &ArrayRef<T, D> {
        &self.0.0
    }
}

impl<T, D: Dimension> BorrowMut<ArrayRef<T, D>> for Counted<Array<T, D>> {
    fn borrow_mut(&mut self) -> &mut ArrayRef<T, D> {
        &mut self.0
    }
}

impl<T, D: Dimension> BorrowMut<ArrayRef<T, D>> for Guard<ArrayViewMut<'_, T, D>> {
    fn borrow_mut(&mut self) -> &mut ArrayRef<T, D> {
        &mut self.0.0
    }
}

impl Backend for Stepped {
    type Device = HostMemory;
    type Tensor<T: Element, D: Dimension> = ArrayRef<T, D>;
    type Owned<T: Element, D: Dimension> = Counted<Array<T, D>>;

    const NAME: &'static str = "Stepped";

    fn host() -> HostMemory {
        HostMemory
    }

    fn shape<T: Element, D: Dimension>(tensor: &ArrayRef<T, D>) -> Vec<usize> {
        tensor.shape().to_vec()
    }
}

impl<T: Element, D: Dimension> Supports<T, D> for Stepped {
    fn copy(view: ArrayView<'_, T, D>, device: &HostMemory) -> Result<Self::Owned<T, D>, TensorError> {
        step()?;
        let tensor = Counted::new(Host::copy(view, device)?);
        step()?;
        Ok(tensor)
    }

    fn adopt(array: Array<T, D>, _: &HostMemory) -> Result<Self::Owned<T, D>, TensorError> {
        step()?;
        let tensor = Counted::new(array);
        step()?;
        Ok(tensor)
    }

    fn share_or_copy<C: ShareOrCopy<Self, T, D>>(choice: C) -> C::Output
    where
        D: 'static,
    {
        choice.share::<Strided>()
    }

    fn check(_: &ArrayRef<T, D>) -> Result<(), TensorError> {
        step()
    }

    fn device(_: &ArrayRef<T, D>) -> HostMemory {
        HostMemory
    }

    fn to_array(tensor: &ArrayRef<T, D>) -> Result<Array<T, D>, TensorError> {
        step()?;
        Host::to_array(tensor)
    }
}

// SAFETY: the guard holds an `ArrayView` that borrows the loan's view, so the borrow checker upholds all of the contract.
unsafe impl<T: Element, D: Dimension + 'static, L: Layout> Shares<T, D, L> for Stepped {
    type Guard<'loan> = Guard<ArrayView<'loan, T, D>>;

    fn check_loan(_: &Loan<'_, T, D>) -> Result<(), TensorError> {
        step()
    }

    unsafe fn lend<'loan>(loan: &Loan<'loan, T, D>) -> Self::Guard<'loan> {
        certain_step();
        Guard(Counted::new(loan.view().clone()))
    }
}

// SAFETY: the guard holds an `ArrayViewMut` that borrows the loan's view, so the borrow checker upholds all of the contract,
// and safe code can write only valid elements through it.
unsafe impl<T: Element, D: Dimension + 'static, L: Layout> SharesMut<T, D, L> for Stepped {
    type GuardMut<'loan> = Guard<ArrayViewMut<'loan, T, D>>;

    fn check_loan_mut(_: &LoanMut<'_, T, D>) -> Result<(), TensorError> {
        step()
    }

    unsafe fn lend_mut(loan: LoanMut<'_, T, D>) -> Self::GuardMut<'_> {
        certain_step();
        Guard(Counted::new(loan.into_view()))
    }
}

#[derive(TensorInput, Clone, PartialEq, Debug)]
struct Inner {
    #[tensor(layout = row_major)]
    rows: Array2<f32>,
    some: Option<Array1<i64>>,
    shared: ArcArray1<u8>,
}

#[derive(TensorInput, Clone, PartialEq, Debug)]
struct Outer {
    first: Array1<f64>,
    inner: Inner,
    #[tensor(copy)]
    copied: Vec<f32>,
    #[tensor(copy, cast = f32)]
    cast: [u8; 3],
    boxed: Box<Array1<bool>>,
}

fn outer() -> Outer {
    Outer {
        first: array![1.0, 2.0],
        inner: Inner { rows: array![[1.0], [2.0]], some: Some(array![-1, 3]), shared: array![1_u8, 2].into_shared() },
        copied: vec![4.0],
        cast: [1, 2, 3],
        boxed: Box::new(array![true]),
    }
}

/// What a conversion gives: whether it worked, or the text of its error.
type Outcome = Result<(), String>;

/// Runs `convert` with each of its steps failing in turn; `least` steps there are.
fn at_every_step(least: usize, convert: impl Fn(&mut Outer) -> Outcome) {
    at_every_step_of(outer, least, convert);
}

/// [`at_every_step`] of any struct, which `make` makes.
fn at_every_step_of<S: PartialEq + Debug>(make: fn() -> S, least: usize, convert: impl Fn(&mut S) -> Outcome) {
    let run = |subject: &mut S, fails| {
        STEP.set(0);
        FAILS.set(fails);
        let outcome = catch_unwind(AssertUnwindSafe(|| convert(subject)));
        FAILS.set(None);
        assert_eq!(ALIVE.get(), 0, "what was made is dropped");
        outcome
    };
    let steps = {
        let outcome = run(&mut make(), None).expect("nothing panics");
        assert_eq!(outcome, Ok(()));
        STEP.get()
    };
    assert!(steps >= least, "{steps} steps");
    for failing in 1..=steps {
        for failure in [Failure::Error, Failure::Panic] {
            let mut subject = make();
            match (failure, run(&mut subject, Some((failing, failure)))) {
                (Failure::Panic, Err(panic)) => {
                    assert_eq!(panic.downcast_ref::<String>(), Some(&format!("step {failing} panics")));
                }
                (Failure::Error, Ok(Err(text))) => {
                    assert!(text.contains(&format!("Stepped failed: step {failing} fails")), "{text}");
                }
                // A guard is made and dropped without errors.
                (Failure::Error, Ok(Ok(()))) => {}
                (_, outcome) => panic!("step {failing}: {outcome:?}"),
            }
            assert_eq!(subject, make(), "the arrays are as they were");
            let again = run(&mut subject, None).expect("nothing panics any more");
            assert_eq!(again, Ok(()));
        }
    }
}

fn text<T>(outcome: Result<T, impl ToString>) -> Outcome {
    outcome.map(drop).map_err(|error| error.to_string())
}

#[test]
fn tensors() {
    at_every_step(8, |outer| text(outer.tensors::<Stepped>()));
}

#[test]
fn tensors_mut() {
    at_every_step(5, |outer| {
        let mut inner = outer.inner.clone();
        text(inner.tensors_mut::<Stepped>().map(drop))?;
        text(outer.tensors_mut::<Stepped>())
    });
}

#[test]
fn to_tensors() {
    at_every_step(14, |outer| text(outer.to_tensors::<Stepped>()));
}

#[test]
fn into_tensors() {
    at_every_step(14, |outer| text(outer.clone().into_tensors::<Stepped>()));
}

#[test]
fn with() {
    at_every_step(18, |outer| {
        let tensors = outer.tensors::<Stepped>().map_err(|error| error.to_string())?;
        tensors.with(|t| assert_eq!(t.first.len() + t.inner.rows.len() + t.cast.len(), 7));
        Ok(())
    });
}

#[test]
fn with_mut() {
    at_every_step(18, |outer| {
        let mut tensors = outer.tensors_mut::<Stepped>().map_err(|error| error.to_string())?;
        tensors.with_mut(|t| assert_eq!(t.first.len() + t.inner.rows.len() + t.cast.len(), 7));
        Ok(())
    });
}

#[test]
fn the_way_back() {
    at_every_step(4, |outer| {
        let tensors = outer.tensors::<Stepped>().map_err(|error| error.to_string())?;
        let owned = text(tensors.first.to_owned().and_then(|owned| owned.to_array()));
        let again = tensor_core::Owned::<Stepped, f32, ndarray::Ix1>::try_from(tensors.copied.into_inner());
        owned.and(text(again.and_then(|owned| owned.to_array())))
    });
}

#[derive(TensorInput, PartialEq, Debug)]
#[tensor(samples = batch, stack)]
struct Batch {
    #[tensor(shape = [batch, _])]
    shared: Array2<f32>,
    #[tensor(copy, cast = f32, scale = 0.5, permute = [0, 2, 1], shape = [batch, _, _])]
    scaled: Array3<u8>,
    labels: Option<Labels>,
    #[tensor(whole)]
    whole: Array1<f64>,
}

#[derive(TensorInput, PartialEq, Debug)]
#[tensor(samples = n, stack)]
struct Labels {
    #[tensor(copy, cast_checked = u8, shape = [n])]
    numbers: Vec<i64>,
}

fn batch() -> Batch {
    Batch {
        shared: array![[1.0], [2.0], [3.0]],
        scaled: Array3::ones((3, 1, 2)),
        labels: Some(Labels { numbers: vec![1, 2, 3] }),
        whole: array![4.0],
    }
}

#[test]
fn rows_of_a_range() {
    at_every_step_of(batch, 6, |batch| text(batch.rows::<Stepped>(1..)));
}

#[test]
fn rows_by_their_indices() {
    at_every_step_of(batch, 7, |batch| text(batch.rows::<Stepped>(&[2, 0])));
}

#[test]
fn with_rows() {
    at_every_step_of(batch, 10, |batch| {
        let rows = batch.rows::<Stepped>(1..).map_err(|error| error.to_string())?;
        rows.with(|t| assert_eq!(t.shared.len() + t.scaled.len() + t.whole.len(), 7));
        Ok(())
    });
}

#[test]
fn rows_that_become_owned() {
    at_every_step_of(batch, 8, |batch| {
        let rows = batch.rows::<Stepped>(..2).map_err(|error| error.to_string())?;
        text(rows.shared.into_owned().and_then(|owned| owned.to_array()))
    });
}

#[test]
fn a_stack() {
    at_every_step_of(|| [batch(), batch()], 8, |batches| text(Batch::stack::<Stepped>(batches.iter())));
}
