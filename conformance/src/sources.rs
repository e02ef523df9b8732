//! [`Sources`]: arrays of one layout, of each dtype that the suite casts to the dtype under test.

use ndarray::{ArrayD, ArrayView, Dimension};
use tensor_core::{Cast, Element, TensorError};

use crate::layout::Layout;
use crate::sample::Sample;

/// The memory of [`Sources`].
pub(crate) struct SourceBuffers<T: Sample> {
    pub(crate) plain: Vec<T>,
    pub(crate) lossless: Vec<T::Lossless>,
    pub(crate) checked: Vec<T::Checked>,
    pub(crate) lossy: Vec<T::Lossy>,
}

impl<T: Sample> SourceBuffers<T> {
    /// Every value of the array for the checked cast is one that `T` has.
    pub(crate) fn new(layout: &Layout) -> Self {
        let mut checked: Vec<T::Checked> = layout.buffer();
        for value in &mut checked {
            if Cast::<T>::checked_cast(*value).is_none() {
                *value = T::Checked::default();
            }
        }
        Self { plain: layout.buffer(), lossless: layout.buffer(), checked, lossy: layout.buffer() }
    }

    pub(crate) fn sources<D: Dimension>(&self, layout: &Layout) -> Sources<'_, T, D> {
        Sources {
            plain: layout.view(&self.plain),
            lossless: layout.view(&self.lossless),
            checked: layout.view(&self.checked),
            lossy: layout.view(&self.lossy),
        }
    }
}

/// One array to copy, and one for each kind of cast to `T`.
#[derive(Clone)]
pub(crate) struct Sources<'a, T: Sample, D: Dimension> {
    pub(crate) plain: ArrayView<'a, T, D>,
    pub(crate) lossless: ArrayView<'a, T::Lossless, D>,
    pub(crate) checked: ArrayView<'a, T::Checked, D>,
    pub(crate) lossy: ArrayView<'a, T::Lossy, D>,
}

impl<T: Sample, D: Dimension> Sources<'_, T, D> {
    /// The values that the tensors have to have, with the name of each.
    pub(crate) fn expected(&self) -> [(&'static str, ArrayD<T>); 4] {
        [
            ("the copy", self.plain.to_owned().into_dyn()),
            ("the lossless cast", cast(&self.lossless)),
            ("the checked cast", cast(&self.checked)),
            ("the lossy cast", cast(&self.lossy)),
        ]
    }
}

fn cast<T: Sample, U: Cast<T>, D: Dimension>(view: &ArrayView<'_, U, D>) -> ArrayD<T> {
    view.mapv(Cast::cast).into_dyn()
}

/// The error of a checked cast to `T` that goes through `values`, which come with their indices: it names the first value that
/// `T` has not.
pub(crate) fn refused<T: Sample, U: Cast<T>>(values: impl IntoIterator<Item = (Vec<usize>, U)>) -> Option<TensorError> {
    let (index, value) = values.into_iter().find(|(_, value)| value.checked_cast().is_none())?;
    Some(TensorError::Cast { index, value: format!("{value:?}"), from: U::DTYPE, to: <T as Element>::DTYPE })
}
