//! [`MaybeShared`]: a tensor that reads an array's own memory where the backend can, and owns a copy elsewhere.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use ndarray::Dimension;

use super::arena::Arena;
use crate::{Backend, Element, Owned, Shared, Strided, Supports, TensorError};

/// A tensor of `B` that either reads an array's own memory or owns a copy: dtype `T`, as many axes as `D`, layout `L`.
///
/// The derived `rows` methods make it of a shared field. Rows that lie next to each other are a share, if the backend can
/// share them; all others are gathered into a tensor of their own. A field with `whole` is a share on the host, and on another
/// device a copy that all batches have in common. What reads the tensor need not know which it is.
pub enum MaybeShared<'data, B: Backend, T: Element, D: Dimension, L = Strided> {
    /// It reads the array's own memory.
    Shared(Shared<'data, B, T, D, L>),
    /// It owns its memory.
    Owned(Owned<B, T, D>),
    /// It owns its memory together with other batches.
    Common(Arc<Owned<B, T, D>>),
}

impl<B: Backend, T: Element, D: Dimension, L> MaybeShared<'_, B, T, D, L> {
    /// Runs `f` on the framework's tensor.
    ///
    /// # Panics
    ///
    /// As [`Shared::with`].
    pub fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        match self {
            Self::Shared(shared) => shared.with(f),
            Self::Owned(owned) => owned.with(f),
            Self::Common(common) => common.with(f),
        }
    }

    /// The tensor, for as long as `arena` lives.
    pub(crate) fn lend<'s: 't, 't>(&'s self, arena: &'t Arena<'s>) -> &'t B::Tensor<T, D> {
        match self {
            Self::Shared(shared) => shared.lend(arena),
            Self::Owned(owned) => owned.as_ref(),
            Self::Common(common) => Owned::as_ref(common),
        }
    }

    /// The lengths of the axes, in elements.
    #[must_use]
    pub fn shape(&self) -> Vec<usize> {
        match self {
            Self::Shared(shared) => shared.shape().to_vec(),
            Self::Owned(owned) => owned.shape(),
            Self::Common(common) => common.shape(),
        }
    }

    /// Whether it reads the array's own memory.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Shared(_))
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension, L> MaybeShared<'_, B, T, D, L> {
    /// The device the tensor is on. A share is where its array is: on [`Backend::host`].
    #[must_use]
    pub fn device(&self) -> B::Device {
        match self {
            Self::Shared(_) => B::host(),
            Self::Owned(owned) => owned.device(),
            Self::Common(common) => common.device(),
        }
    }

    /// A tensor that owns its memory: a copy on the host, if it is a share, and one on the same device, if others have it in common.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate.
    pub fn into_owned(self) -> Result<Owned<B, T, D>, TensorError> {
        match self {
            Self::Shared(shared) => shared.to_owned(),
            Self::Owned(owned) => Ok(owned),
            Self::Common(common) => match Arc::try_unwrap(common) {
                Ok(owned) => Ok(owned),
                Err(common) => Owned::adopt(common.to_array()?, &common.device()),
            },
        }
    }
}

impl<B: Backend, T: Element, D: Dimension, L> fmt::Debug for MaybeShared<'_, B, T, D, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shared(shared) => shared.fmt(f),
            Self::Owned(owned) => owned.fmt(f),
            Self::Common(common) => common.fmt(f),
        }
    }
}
