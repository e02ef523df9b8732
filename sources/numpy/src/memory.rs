//! Arithmetic on where an array's elements are: NumPy allows arrangements of memory that Rust does not. Python may not enter
//! here.

use crate::mismatch::{MAX_AXES, Mismatch};

/// Where the elements of an array are, as NumPy describes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The address of the element at index 0 of every axis.
    pub(crate) address: usize,
    /// The lengths of the axes, in elements.
    pub(crate) shape: &'a [usize],
    /// The steps along the axes, in bytes.
    pub(crate) strides: &'a [isize],
    /// The size of an element, in bytes.
    pub(crate) item: usize,
}

impl Place<'_> {
    /// Checks that Rust can refer to the elements, which need an alignment of `align` bytes.
    ///
    /// NumPy's flag `ALIGNED` requires less: it is also set for every empty array, and if a stride is a multiple of the
    /// alignment but not of the size, as between the fields of a record.
    ///
    /// # Errors
    ///
    /// [`Mismatch::TooManyAxes`], [`Mismatch::Misaligned`] or [`Mismatch::Stride`].
    pub(crate) fn check(&self, align: usize) -> Result<(), Mismatch> {
        if self.shape.len() > MAX_AXES {
            return Err(Mismatch::TooManyAxes { found: self.shape.len() });
        }
        if !self.address.is_multiple_of(align) {
            return Err(Mismatch::Misaligned { expected: align, found: self.address % align });
        }
        // The stride of an axis of length 1 is never used, and may be any number in NumPy.
        match self.steps().find(|(_, _, stride)| !stride.unsigned_abs().is_multiple_of(self.item)) {
            Some((axis, _, stride)) => Err(Mismatch::Stride { axis, stride, item: self.item }),
            None => Ok(()),
        }
    }

    /// Checks that no two elements share memory.
    ///
    /// # Errors
    ///
    /// [`Mismatch::Overlap`], if they do. Also for a few arrangements where they don't but only a search of all elements
    /// would show it, such as two strides without a common divisor.
    pub(crate) fn check_distinct(&self) -> Result<(), Mismatch> {
        let mut steps: Vec<_> = self.steps().map(|(_, len, stride)| (stride.unsigned_abs(), len)).collect();
        steps.sort_unstable();
        // How many bytes the axes so far span. The stride of the next axis must not be less.
        let mut reach = self.item;
        for (stride, len) in steps {
            if stride < reach {
                return Err(Mismatch::Overlap { shape: self.shape.to_vec(), strides: self.strides.to_vec() });
            }
            reach = reach.saturating_add(stride.saturating_mul(len - 1));
        }
        Ok(())
    }

    /// The bytes that the elements occupy.
    #[must_use]
    pub(crate) fn span(&self) -> Span {
        let repeats =
            !self.shape.is_empty() && !self.shape.contains(&0) && self.strides.iter().all(|&stride| stride == 0);
        let end = self.address.saturating_add(self.item);
        let mut span = Span { start: self.address, end, step: 0, item: self.item, repeats };
        if self.shape.contains(&0) {
            span.end = span.start;
        }
        for (_, len, stride) in self.steps() {
            // Saturating, since Python can make strides (by `as_strided`) that lead beyond all memory.
            let reach = stride.unsigned_abs().saturating_mul(len - 1);
            if stride < 0 {
                span.start = span.start.saturating_sub(reach);
            } else {
                span.end = span.end.saturating_add(reach);
            }
            span.step = divisor(span.step, stride.unsigned_abs());
        }
        span
    }

    /// The axes whose strides are used, since they have more than one element: number, length and stride. None, if the array
    /// is empty.
    fn steps(&self) -> impl Iterator<Item = (usize, usize, isize)> {
        let empty = self.shape.contains(&0);
        let axes = self.shape.iter().zip(self.strides).enumerate();
        axes.filter(move |&(_, (&len, _))| len > 1 && !empty).map(|(axis, (&len, &stride))| (axis, len, stride))
    }
}

/// The bytes that an array's elements may occupy: `item` bytes at `start`, and at some multiples of `step` from there, up
/// to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first byte.
    pub(crate) start: usize,
    /// The byte after the last.
    pub(crate) end: usize,
    /// A number of bytes that all strides are multiples of; 0, if there is one element.
    pub(crate) step: usize,
    /// The size of an element, in bytes.
    pub(crate) item: usize,
    /// Whether one element is repeated: there are axes, and all strides are 0, including those that are never used.
    pub(crate) repeats: bool,
}

impl Span {
    /// Whether rust-numpy 0.30 would divide by zero, and so end the process, when asked whether the two overlap: it takes the
    /// strides of one modulo those of the other.
    #[must_use]
    pub(crate) fn divides_by_zero_in_rust_numpy(&self, other: &Self) -> bool {
        let differ = (self.start, self.end) != (other.start, other.end);
        self.repeats && other.repeats && differ && self.may_overlap(other)
    }

    /// Whether the two may have a byte in common. `false` is certain. Parts of one array such as `a[::2]` and `a[1::2]`, or
    /// `a.real` and `a.imag`, are distinguished by their addresses modulo the common divisor of all strides.
    #[must_use]
    pub(crate) fn may_overlap(&self, other: &Self) -> bool {
        if self.start == self.end || other.start == other.end || self.end <= other.start || other.end <= self.start {
            return false;
        }
        let step = divisor(self.step, other.step);
        if step == 0 {
            // One element each, and the check above says that they overlap.
            return true;
        }
        // Modulo `step`, all elements of each are at one position. Do the two positions overlap on that circle?
        let ahead = (other.start % step + step - self.start % step) % step;
        ahead < self.item || step - ahead < other.item
    }
}

/// The greatest common divisor; of 0 and a number, the number.
fn divisor(mut a: usize, mut b: usize) -> usize {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
