//! [`KeptTensors`]: the tensors that all batches of a struct's rows have in common.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::any::Any;
use core::cell::{Cell, RefCell};
use core::fmt;

use crate::TensorError;

/// The tensors of the fields that are copied and `whole`, in the order of the fields. They are made for the first batch and are
/// there for the next ones.
#[derive(Default)]
pub(super) struct KeptTensors(RefCell<Vec<Box<dyn Any>>>);

impl KeptTensors {
    /// What keeps the tensors of one batch here.
    pub(super) fn keeper(&self) -> Keeper<'_> {
        Keeper { kept: Some(self), next: Cell::new(0) }
    }
}

impl fmt::Debug for KeptTensors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeptTensors").field(&self.0.borrow().len()).finish()
    }
}

/// Goes through the tensors that are kept, as a conversion goes through the fields of a struct.
#[derive(Debug)]
pub(super) struct Keeper<'c> {
    kept: Option<&'c KeptTensors>,
    /// The place of the next tensor.
    next: Cell<usize>,
}

impl Keeper<'_> {
    /// One that keeps nothing.
    pub(super) const fn none() -> Self {
        Self { kept: None, next: Cell::new(0) }
    }

    /// The next tensor: the one that is kept, or a new one, which is kept from now on.
    ///
    /// Each call for a batch of the same struct has to be for the same tensor. So it is called for each field, in their order,
    /// and what an earlier batch could not make is made by the next one.
    pub(super) fn get_or_make<T: 'static>(
        &self,
        make: impl FnOnce() -> Result<T, TensorError>,
    ) -> Result<Arc<T>, TensorError> {
        let Some(KeptTensors(kept)) = self.kept else { return make().map(Arc::new) };
        let index = self.next.replace(self.next.get() + 1);
        if let Some(tensor) = kept.borrow().get(index).and_then(|kept| kept.downcast_ref::<Arc<T>>()) {
            return Ok(Arc::clone(tensor));
        }
        let tensor = Arc::new(make()?);
        let mut kept = kept.borrow_mut();
        if index == kept.len() {
            kept.push(Box::new(Arc::clone(&tensor)));
        }
        Ok(tensor)
    }
}
