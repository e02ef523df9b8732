//! Who makes the batches of an [`OwnedLoader`](crate::OwnedLoader): the thread that asks for them, or workers.

use core::fmt;
use std::thread::Scope;

use crate::engine::Engine;
use crate::owned_epoch::OwnedEpoch;
use crate::plan::{Coming, Plan};
use crate::settings::Settings;
use crate::sources::BatchSource;

/// The batches are made by the thread that asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ThisThread;

/// The batches are made by so many threads, which end when the epoch does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workers(pub(crate) usize);

/// The batches are made by so many threads of a [scope](std::thread::scope), so that they may borrow what is older than the scope.
#[derive(Clone, Copy)]
pub struct ScopedWorkers<'scope, 'env> {
    pub(crate) scope: &'scope Scope<'scope, 'env>,
    pub(crate) count: usize,
}

impl fmt::Debug for ScopedWorkers<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ScopedWorkers").field(&self.count).finish()
    }
}

/// What several threads can use at once.
#[diagnostic::on_unimplemented(
    message = "the function that makes samples is called by several threads, and holds what only one can use [tensor-threads]",
    label = "not for several threads",
    note = "put what it shares into an `Arc` in place of an `Rc`, and what it changes into a `Mutex` or an atomic in place of a `Cell` or `RefCell`"
)]
pub trait AnyThread: Send + Sync {}

#[diagnostic::do_not_recommend]
impl<F: Send + Sync> AnyThread for F {}

/// Who can make batches of tensors `T` from the samples `X`: [`ThisThread`], and threads, if both can be sent to them. Of this
/// crate alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't make these batches: the samples, or the backend's tensors, belong to one thread [tensor-threads]",
    label = "samples have to be `Send` and `Sync`, and with workers the tensors `Send`",
    note = "without `workers`, this thread makes the batches, of tensors that may belong to it",
    note = "a function that is generic over the struct and the backend asks for it: `S: Send + Sync`, and with workers `<S as RowsCompanion<B>>::OwnRows: Send`"
)]
pub trait MakesBatches<'a, X, T> {
    #[doc(hidden)]
    fn start(&self, source: X, plan: Plan, coming: Coming, settings: Settings) -> OwnedEpoch<'a, T>;
}

#[diagnostic::do_not_recommend]
impl<'a, X: BatchSource<T> + Send + Sync + 'a, T: 'a> MakesBatches<'a, X, T> for ThisThread {
    fn start(&self, source: X, plan: Plan, coming: Coming, settings: Settings) -> OwnedEpoch<'a, T> {
        OwnedEpoch::on_this_thread(source, plan, coming, &settings)
    }
}

#[diagnostic::do_not_recommend]
impl<X, T> MakesBatches<'static, X, T> for Workers
where
    X: BatchSource<T> + Send + Sync + 'static,
    T: Send + 'static,
{
    fn start(&self, source: X, plan: Plan, coming: Coming, settings: Settings) -> OwnedEpoch<'static, T> {
        if self.0 == 0 {
            return ThisThread.start(source, plan, coming, settings);
        }
        OwnedEpoch::by_workers(Engine::free(source, plan, coming, settings, self.0))
    }
}

#[diagnostic::do_not_recommend]
impl<'scope, X, T> MakesBatches<'scope, X, T> for ScopedWorkers<'scope, '_>
where
    X: BatchSource<T> + Send + Sync + 'scope,
    T: Send + 'scope,
{
    fn start(&self, source: X, plan: Plan, coming: Coming, settings: Settings) -> OwnedEpoch<'scope, T> {
        if self.count == 0 {
            return ThisThread.start(source, plan, coming, settings);
        }
        OwnedEpoch::by_workers(Engine::scoped(source, plan, coming, settings, self.count, self.scope))
    }
}
