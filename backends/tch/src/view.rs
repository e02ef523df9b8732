//! [`View`]: describes memory to libtorch.
//!
//! Neither ndarray nor tch may enter here.

use std::ffi::c_void;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use crate::ffi;
use crate::scalar::ScalarType;

/// A description of memory for libtorch: address, sizes, strides, element type. It borrows nothing. An `unsafe` function that
/// takes one says what must hold for the memory.
#[derive(Clone, Debug)]
pub(crate) struct View {
    data: NonNull<u8>,
    sizes: PerAxis,
    strides: PerAxis,
    scalar: ScalarType,
}

/// A number for each axis. A view is made for each tensor, and the numbers of most are too few to allocate memory for them.
#[derive(Clone, Debug)]
enum PerAxis {
    /// As many as a dimension of ndarray's has, unless it is dynamic.
    UpTo6 {
        numbers: [i64; 6],
        len: usize,
    },
    More(Vec<i64>),
}

impl PerAxis {
    fn zeros(len: usize) -> Self {
        if len <= 6 { Self::UpTo6 { numbers: [0; 6], len } } else { Self::More(vec![0; len]) }
    }
}

impl Deref for PerAxis {
    type Target = [i64];

    fn deref(&self) -> &[i64] {
        match self {
            Self::UpTo6 { numbers, len } => &numbers[..*len],
            Self::More(numbers) => numbers,
        }
    }
}

impl DerefMut for PerAxis {
    fn deref_mut(&mut self) -> &mut [i64] {
        match self {
            Self::UpTo6 { numbers, len } => &mut numbers[..*len],
            Self::More(numbers) => numbers,
        }
    }
}

/// An axis with a negative stride, which libtorch does not support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NegativeStride {
    pub(crate) axis: usize,
    pub(crate) stride: isize,
}

impl View {
    /// `data` is the address of the element at index 0 of every axis. Strides count elements.
    ///
    /// The stride of an axis of length 1 means nothing, nor do the strides of an empty array. They are replaced by those of a
    /// row-major array, since libtorch does look at them.
    ///
    /// # Panics
    ///
    /// If the numbers of strides and sizes differ, or if one of them does not fit in `i64`.
    pub(crate) fn new(
        data: NonNull<u8>,
        sizes: &[usize],
        strides: &[isize],
        scalar: ScalarType,
    ) -> Result<Self, NegativeStride> {
        assert_eq!(sizes.len(), strides.len(), "one stride per axis");
        let empty = sizes.contains(&0);
        let mut inner = 1;
        let (mut lens, mut normal) = (PerAxis::zeros(sizes.len()), PerAxis::zeros(sizes.len()));
        for axis in (0..sizes.len()).rev() {
            let stride = if empty || sizes[axis] == 1 { inner } else { strides[axis] };
            if stride < 0 {
                return Err(NegativeStride { axis, stride });
            }
            normal[axis] = i64::try_from(stride).expect("a stride fits in 64 bits");
            lens[axis] = i64::try_from(sizes[axis]).expect("a size fits in 64 bits");
            inner = stride.saturating_mul(isize::try_from(sizes[axis].max(1)).unwrap_or(isize::MAX));
        }
        Ok(Self { data, sizes: lens, strides: normal, scalar })
    }

    /// A row-major view without gaps.
    pub(crate) fn row_major(data: NonNull<u8>, sizes: &[usize], scalar: ScalarType) -> Self {
        let mut inner = 1;
        let mut strides = vec![0; sizes.len()];
        for (stride, size) in strides.iter_mut().zip(sizes).rev() {
            *stride = inner;
            inner *= isize::try_from((*size).max(1)).expect("a size fits in `isize`");
        }
        Self::new(data, sizes, &strides, scalar).expect("no stride is negative")
    }

    /// A view without checks, which libtorch may refuse.
    #[cfg(test)]
    pub(crate) fn unchecked(data: NonNull<u8>, sizes: &[i64], strides: &[i64], scalar: ScalarType) -> Self {
        Self { data, sizes: PerAxis::More(sizes.to_vec()), strides: PerAxis::More(strides.to_vec()), scalar }
    }

    pub(crate) fn sizes(&self) -> &[i64] {
        &self.sizes
    }

    pub(crate) fn scalar(&self) -> ScalarType {
        self.scalar
    }

    /// The view in C. It points into `self`.
    pub(crate) fn as_raw(&self) -> ffi::RawView {
        ffi::RawView {
            data: self.data.as_ptr().cast::<c_void>(),
            sizes: self.sizes.as_ptr(),
            strides: self.strides.as_ptr(),
            ndim: self.sizes.len(),
            scalar_type: self.scalar as i8,
        }
    }

    /// Makes every byte from the first element to the last a valid Rust `bool`. In libtorch any byte but 0 is true, in Rust
    /// only 1.
    ///
    /// # Safety
    ///
    /// Those bytes must be initialised and in one allocation. Nothing else may read or write them meanwhile.
    pub(crate) unsafe fn normalise_bools(&self) {
        if self.sizes.contains(&0) {
            return;
        }
        let last: i64 = self.sizes.iter().zip(&*self.strides).map(|(size, stride)| (size - 1) * stride).sum();
        let span = usize::try_from(last).expect("strides are not negative") + 1;
        // SAFETY: `span` bytes from the first element, by the caller's promise initialised and ours alone.
        let bytes = unsafe { std::slice::from_raw_parts_mut(self.data.as_ptr(), span) };
        for byte in bytes {
            *byte = u8::from(*byte != 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(sizes: &[usize], strides: &[isize]) -> Result<View, NegativeStride> {
        View::new(NonNull::dangling(), sizes, strides, ScalarType::F32)
    }

    #[test]
    fn axes_that_are_never_stepped_along_get_row_major_strides() {
        assert_eq!(view(&[2, 1, 3], &[3, -77, 1]).unwrap().strides[..], [3, 3, 1]);
        assert_eq!(view(&[1, 1], &[0, 0]).unwrap().strides[..], [1, 1]);
        assert_eq!(view(&[4, 0, 3], &[-1, -5, 0]).unwrap().strides[..], [3, 3, 1]);
        assert!(view(&[], &[]).unwrap().strides.is_empty());
    }

    #[test]
    fn negative_strides_are_refused_with_the_axis_named() {
        assert_eq!(view(&[2, 3], &[-3, 1]).unwrap_err(), NegativeStride { axis: 0, stride: -3 });
    }

    #[test]
    fn bools_in_a_strided_view_and_between_its_elements_become_valid_and_the_rest_stays() {
        let mut bytes = [7u8, 9, 0, 9, 1, 9, 255, 9];
        let view = View::new(NonNull::from(&mut bytes).cast(), &[2, 2], &[4, 2], ScalarType::Bool).unwrap();
        // SAFETY: offsets 0 to 6 of `bytes`, which nothing else uses meanwhile.
        unsafe { view.normalise_bools() };
        assert_eq!(bytes, [1, 1, 0, 1, 1, 1, 1, 9]);
    }
}
