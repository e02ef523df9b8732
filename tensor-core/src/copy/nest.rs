//! The loops of a copy, and how they are divided.

use core::marker::PhantomData;
use core::mem::MaybeUninit;

use ndarray::{ArrayView, Dimension};

/// An array has at most this many axes longer than 1, since a copy has fewer than 2^63 elements.
pub(super) const AXES: usize = 63;

/// One loop: how often it runs, and how far it steps each time in the source and in the copy, in elements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) len: usize,
    pub(super) from: isize,
    pub(super) to: isize,
}

/// The loops over an array in row-major order, and over as many elements of a copy that are beside each other.
#[derive(Clone, Copy)]
pub(super) struct Loops {
    /// The loops, from the innermost, which steps the copy by 1. There is at least one loop, and none has length 0.
    /// The first `rank` are initialized.
    axes: [MaybeUninit<Axis>; AXES],
    rank: usize,
}

impl Loops {
    /// The loops over the axes of an array that has an element. Its copy is no larger than memory.
    pub(super) fn new(shape: &[usize], strides: &[isize]) -> Self {
        let mut loops = Self { axes: [MaybeUninit::uninit(); AXES], rank: 0 };
        let mut inner = 1;
        for (&len, &from) in shape.iter().zip(strides).rev() {
            loops.push(Axis { len, from, to: inner });
            inner *= len.cast_signed();
        }
        if loops.rank == 0 {
            loops.add(Axis { len: 1, from: 1, to: 1 });
        }
        loops
    }

    /// Puts a loop around the others. Each of its steps skips all the elements of the copy that the others write.
    fn push(&mut self, axis: Axis) {
        if axis.len == 1 {
            return;
        }
        if let Some(last) = self.axes_mut().last_mut()
            && last.from.checked_mul(last.len.cast_signed()) == Some(axis.from)
        {
            last.len *= axis.len;
            return;
        }
        self.add(axis);
    }

    fn add(&mut self, axis: Axis) {
        self.axes[self.rank].write(axis);
        self.rank += 1;
    }

    /// The loops, from the innermost.
    pub(super) fn axes(&self) -> &[Axis] {
        let axes: *const [MaybeUninit<Axis>] = &raw const self.axes[..self.rank];
        // SAFETY: the first `rank` are initialized, and a `MaybeUninit` has the layout of what is in it.
        unsafe { &*(axes as *const [Axis]) }
    }

    fn axes_mut(&mut self) -> &mut [Axis] {
        let axes: *mut [MaybeUninit<Axis>] = &raw mut self.axes[..self.rank];
        // SAFETY: the first `rank` are initialized, and a `MaybeUninit` has the layout of what is in it.
        unsafe { &mut *(axes as *mut [Axis]) }
    }

    /// How many elements are copied.
    pub(super) fn len(&self) -> usize {
        self.axes().iter().map(|axis| axis.len).product()
    }
}

/// Where the samples begin that share their loops.
pub(super) trait Starts<T> {
    /// How many samples there are.
    fn len(&self) -> usize;

    /// The first element of a sample, in row-major order.
    fn start(&self, sample: usize) -> *const T;
}

/// Nested loops over the elements of a source and over the elements of the copy that they are written to.
///
/// Wherever the loops lead, there is an element of the source, borrowed for `'a`, and an element of the copy, mutably
/// borrowed for `'a`. No other index and no other nest leads to the same element of the copy.
pub(super) struct Nest<'a, T, U> {
    pub(super) from: *const T,
    pub(super) to: *mut MaybeUninit<U>,
    loops: Loops,
    borrowed: PhantomData<(&'a [T], &'a mut [U])>,
}

// SAFETY: a nest stands for a `&[T]` and a `&mut [U]`.
unsafe impl<T: Sync, U: Send> Send for Nest<'_, T, U> {}

impl<'a, T, U> Nest<'a, T, U> {
    /// The loops over `view`, in row-major order; `None`, if it has no element.
    ///
    /// # Panics
    ///
    /// If `to` is not as long as `view`.
    pub(super) fn new<D: Dimension>(view: &'a ArrayView<'_, T, D>, to: &'a mut [MaybeUninit<U>]) -> Option<Self> {
        assert_eq!(view.len(), to.len(), "one element of the copy for each of the view");
        if view.is_empty() {
            return None;
        }
        let loops = Loops::new(view.shape(), view.strides());
        Some(Self { from: view.as_ptr(), to: to.as_mut_ptr(), loops, borrowed: PhantomData })
    }

    /// The loops, from the innermost.
    pub(super) fn axes(&self) -> &[Axis] {
        self.loops.axes()
    }

    /// How many elements are copied.
    #[cfg(any(test, feature = "rayon"))]
    pub(super) fn len(&self) -> usize {
        self.loops.len()
    }

    /// Splits off the first `at` indices of an axis. Neither part may be empty.
    #[cfg(any(test, feature = "rayon"))]
    pub(super) fn split(self, axis: usize, at: usize) -> (Self, Self) {
        let Axis { len, from, to } = self.axes()[axis];
        assert!(0 < at && at < len, "there is something in each part");
        let (mut first, mut second) = (Self { ..self }, self);
        first.loops.axes_mut()[axis].len = at;
        second.loops.axes_mut()[axis].len = len - at;
        second.from = second.from.wrapping_offset(from * at.cast_signed());
        second.to = second.to.wrapping_offset(to * at.cast_signed());
        (first, second)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use ndarray::{Array, ArrayView, Dim, Dimension, IxDyn, s};

    use super::*;

    /// (length, step of the source, step of the copy) of each loop, from the outermost.
    fn loops<D: Dimension>(view: &ArrayView<'_, u8, D>) -> Vec<(usize, isize, isize)> {
        let mut to = vec![MaybeUninit::<u8>::uninit(); view.len()];
        let nest = Nest::new(view, &mut to).expect("there are elements");
        nest.axes().iter().rev().map(|axis| (axis.len, axis.from, axis.to)).collect()
    }

    #[test]
    fn axes_that_lie_one_in_another_are_one_loop() {
        let array = Array::<u8, _>::zeros((4, 5, 6));
        assert_eq!(loops(&array.view()), [(120, 1, 1)]);
        assert_eq!(loops(&array.slice(s![.., .., 1..])), [(20, 6, 5), (5, 1, 1)]);
        assert_eq!(loops(&array.slice(s![..;-1, ..;-1, ..;-1])), [(120, -1, 1)]);
        assert_eq!(loops(&array.view().permuted_axes([2, 0, 1])), [(6, 1, 20), (20, 6, 1)]);
        assert_eq!(loops(&array.t()), [(6, 1, 20), (5, 6, 4), (4, 30, 1)]);
    }

    #[test]
    fn axes_of_length_1_are_no_loops() {
        let array = Array::<u8, _>::zeros((1, 3, 1, 2));
        assert_eq!(loops(&array.view()), [(6, 1, 1)]);
        assert_eq!(loops(&array.slice(s![.., 1..2, .., 1..2])), [(1, 1, 1)]);
        assert_eq!(loops(&Array::<u8, _>::zeros(()).view()), [(1, 1, 1)]);
    }

    #[test]
    fn axes_of_a_broadcast_are_one_loop() {
        let array = Array::<u8, _>::zeros((2, 1));
        assert_eq!(loops(&array.broadcast((7, 2, 3)).unwrap()), [(7, 0, 6), (2, 1, 3), (3, 0, 1)]);
        assert_eq!(loops(&array.slice(s![0, 0]).broadcast((7, 2)).unwrap()), [(14, 0, 1)]);
    }

    #[test]
    fn many_axes_are_kept() {
        let value = [0_u8];
        let view = ArrayView::from(&value);
        let broadcast = view.broadcast(IxDyn(&[2; 12])).unwrap();
        assert_eq!(loops(&broadcast), [(1 << 12, 0, 1)]);
        let array = Array::<u8, _>::zeros(IxDyn(&[2; 12]));
        assert_eq!(loops(&array.t()).len(), 12);
    }

    #[test]
    fn nothing_is_no_nest() {
        assert!(Nest::<u8, u8>::new(&Array::zeros((3, 0)).view(), &mut []).is_none());
    }

    #[test]
    fn the_halves_of_a_nest_are_next_to_each_other() {
        let array = Array::from_iter(0..24_u8).into_shape_with_order(Dim([4, 6])).unwrap();
        let view = array.t();
        let mut to = vec![MaybeUninit::<u8>::uninit(); 24];
        let start = to.as_mut_ptr();
        let (first, second) = Nest::new(&view, &mut to).expect("there are elements").split(1, 2);
        assert_eq!((first.len(), second.len()), (8, 16));
        assert_eq!((first.from, first.to), (view.as_ptr(), start));
        assert_eq!((second.from, second.to), (view.as_ptr().wrapping_add(2), start.wrapping_add(8)));
    }
}
