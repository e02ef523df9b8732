//! What NumPy lets an array's memory be and Rust does not, found out by arithmetic alone: nothing here knows Python.

use crate::mismatch::{MAX_AXES, Mismatch};

/// Where the elements of an array are: NumPy's description of it.
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
    /// Whether Rust can refer to the elements, whose alignment is `align` bytes.
    ///
    /// NumPy's own flag `ALIGNED` asks for less: it is set for any array without elements, and where a stride is a
    /// multiple of the alignment but not of the size, as between the fields of a record.
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
        // The step along an axis of length 1 is never taken, and NumPy leaves any number there.
        match self.steps().find(|(_, _, stride)| !stride.unsigned_abs().is_multiple_of(self.item)) {
            Some((axis, _, stride)) => Err(Mismatch::Stride { axis, stride, item: self.item }),
            None => Ok(()),
        }
    }

    /// Whether no two elements share memory.
    ///
    /// # Errors
    ///
    /// [`Mismatch::Overlap`]; also for some rare arrangements, such as two strides without a common divisor, where a
    /// search of all elements would be needed to see that they do not.
    pub(crate) fn check_distinct(&self) -> Result<(), Mismatch> {
        let mut steps: Vec<_> = self.steps().map(|(_, len, stride)| (stride.unsigned_abs(), len)).collect();
        steps.sort_unstable();
        // The bytes that the axes so far reach over, each of which must be less than the next axis steps.
        let mut reach = self.item;
        for (stride, len) in steps {
            if stride < reach {
                return Err(Mismatch::Overlap { shape: self.shape.to_vec(), strides: self.strides.to_vec() });
            }
            reach = reach.saturating_add(stride.saturating_mul(len - 1));
        }
        Ok(())
    }

    /// The bytes that the elements are in.
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
            // Saturating, since Python can make up strides (`as_strided`) that lead out of all memory.
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

    /// The axes along which there is a next element: number, length and stride. None, if there is no element.
    fn steps(&self) -> impl Iterator<Item = (usize, usize, isize)> {
        let empty = self.shape.contains(&0);
        let axes = self.shape.iter().zip(self.strides).enumerate();
        axes.filter(move |&(_, (&len, _))| len > 1 && !empty).map(|(axis, (&len, &stride))| (axis, len, stride))
    }
}

/// The bytes that an array's elements are in, or that may be: `item` bytes at `start`, and again at some multiples of
/// `step`, up to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first byte.
    pub(crate) start: usize,
    /// The byte after the last.
    pub(crate) end: usize,
    /// What all steps are multiples of, in bytes; 0, if there is one element.
    pub(crate) step: usize,
    /// The size of an element, in bytes.
    pub(crate) item: usize,
    /// Whether there are axes, and none of them has a step, be it ever taken or not: one element, repeated.
    pub(crate) repeats: bool,
}

impl Span {
    /// Whether rust-numpy 0.30, asked whether the two overlap, divides by zero, which ends the process: it takes the steps
    /// of one modulo those of the other.
    #[must_use]
    pub(crate) fn baffles_rust_numpy(&self, other: &Self) -> bool {
        let differ = (self.start, self.end) != (other.start, other.end);
        self.repeats && other.repeats && differ && self.may_overlap(other)
    }

    /// Whether the two may have a byte in common. `false` is certain: parts such as `a[::2]` and `a[1::2]`, or `a.real`
    /// and `a.imag`, are told apart by what their addresses leave when divided by the steps of both.
    #[must_use]
    pub(crate) fn may_overlap(&self, other: &Self) -> bool {
        if self.start == self.end || other.start == other.end || self.end <= other.start || other.end <= self.start {
            return false;
        }
        let step = divisor(self.step, other.step);
        if step == 0 {
            // One element each, and they meet.
            return true;
        }
        // Modulo `step`, all elements of each are in one place: do the two places meet, the cycle being closed?
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
