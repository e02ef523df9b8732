//! [`KeptTensors`]: the tensors that all batches of a struct's rows have in common.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::any::Any;
use core::cell::{Cell, RefCell};
use core::fmt;

use ndarray::Dimension;

use crate::{Backend, Element, Owned, TensorError};

/// The tensors of the fields that are copied and `whole`, in the order of the fields. They are made for the first batch and are
/// there for the next ones, of the same backend on the same device.
#[derive(Default)]
pub(super) struct KeptTensors(RefCell<Vec<Vec<KeptTensor>>>);

/// What was made of one field for one backend, which is known by the type of the tensor.
struct KeptTensor {
    /// A `Backend::Device`.
    device: Box<dyn Any>,
    /// An `Arc` of the tensor.
    tensor: Box<dyn Any>,
}

impl KeptTensors {
    /// What keeps the tensors of one batch here.
    pub(super) fn keeper(&self) -> Keeper<'_> {
        Keeper { kept: Some(self), next: Cell::new(0) }
    }
}

impl fmt::Debug for KeptTensors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeptTensors").field(&self.0.borrow().iter().flatten().count()).finish()
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

    /// The next tensor, on `device`: the one that is kept, or a new one, which is kept from now on.
    ///
    /// Each call for a batch of the same struct has to be for the same field. So it is called for each field, in their order,
    /// and what an earlier batch could not make is made by the next one.
    pub(super) fn get_or_make<B: Backend, T: Element, D: Dimension + 'static>(
        &self,
        device: &B::Device,
        make: impl FnOnce() -> Result<Owned<B, T, D>, TensorError>,
    ) -> Result<Arc<Owned<B, T, D>>, TensorError> {
        let Some(KeptTensors(kept)) = self.kept else { return make().map(Arc::new) };
        let place = self.next.replace(self.next.get() + 1);
        let is_there = |kept: &KeptTensor| {
            let tensor = kept.tensor.downcast_ref::<Arc<Owned<B, T, D>>>()?;
            (kept.device.downcast_ref::<B::Device>()? == device).then(|| Arc::clone(tensor))
        };
        if let Some(tensor) = kept.borrow().get(place).and_then(|of_field| of_field.iter().find_map(is_there)) {
            return Ok(tensor);
        }
        let tensor = Arc::new(make()?);
        let mut kept = kept.borrow_mut();
        if kept.len() <= place {
            kept.resize_with(place + 1, Vec::new);
        }
        kept[place].push(KeptTensor { device: Box::new(device.clone()), tensor: Box::new(Arc::clone(&tensor)) });
        Ok(tensor)
    }
}
