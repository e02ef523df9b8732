//! [`Case`]: one case of the suite, with the comparisons that fail with a message about it.

use std::fmt;

use ndarray::{ArrayD, ArrayRef, Dimension};
use tensor_core::{Backend, DType};

use crate::layout::Layout;
use crate::probe::Candidate;
use crate::sample::Sample;
use crate::tally::{self, Cell, Owner, Rank};

/// What is tested: a backend, a dtype, a layout, and how the tensor is made (`how`).
#[derive(Debug, Clone)]
pub(crate) struct Case {
    backend: &'static str,
    dtype: DType,
    layout: String,
    array: Vec<usize>,
    strides: Vec<isize>,
    how: String,
    /// The shape of the tensor: that of the array, unless rows are chosen, arrays stacked or axes permuted.
    shape: Vec<usize>,
    cell: Cell,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { backend, dtype, layout, array, strides, how, .. } = self;
        write!(f, "{backend}, {dtype}, layout `{layout}` (shape {array:?}, strides {strides:?}), {how}")
    }
}

impl Case {
    /// The case of one array. It is counted in the tally.
    pub(crate) fn new<P: Candidate, T: Sample, D: Dimension>(
        layout: &Layout,
        array: &ArrayRef<T, D>,
        owner: Owner,
        how: impl Into<String>,
    ) -> Self {
        let rank = Rank { axes: array.ndim(), dynamic: D::NDIM.is_none() };
        let cell = Cell { dtype: T::DTYPE, rank, owner, family: layout.family() };
        tally::count(cell);
        Self {
            backend: P::Backend::NAME,
            dtype: T::DTYPE,
            layout: layout.name().to_owned(),
            array: array.shape().to_vec(),
            strides: array.strides().to_vec(),
            how: how.into(),
            shape: array.shape().to_vec(),
            cell,
        }
    }

    /// The same case of a tensor whose shape is not that of the array.
    pub(crate) fn with_tensor(self, shape: &[usize]) -> Self {
        Self { shape: shape.to_vec(), ..self }
    }

    /// Counts the array as rightly refused.
    pub(crate) fn refused(&self) {
        tally::count_refused(self.cell);
    }

    /// The shape that the tensor has to have.
    pub(crate) fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// What the `Debug` of a tensor has to print.
    pub(crate) fn debug(&self, kind: &str) -> String {
        format!("{kind}<{}, {}>{:?}", self.backend, self.dtype, self.shape)
    }

    #[track_caller]
    pub(crate) fn fail(&self, what: impl fmt::Display) -> ! {
        panic!("{self}: {what}")
    }

    #[track_caller]
    pub(crate) fn expect<T>(&self, what: &str, outcome: Result<T, impl fmt::Display>) -> T {
        outcome.unwrap_or_else(|error| self.fail(format_args!("{what} failed: {error}")))
    }

    #[track_caller]
    pub(crate) fn equal<T: PartialEq + fmt::Debug + ?Sized>(&self, what: &str, found: &T, expected: &T) {
        if found != expected {
            self.fail(format_args!("{what}: expected {expected:?}, found {found:?}"));
        }
    }

    /// Checks that the tensor starts at the address `expected`. An empty tensor may be anywhere.
    #[track_caller]
    pub(crate) fn at<T>(&self, what: &str, found: *const T, expected: *const T) {
        if !self.shape.contains(&0) && found != expected {
            self.fail(format_args!(
                "{what}: expected the array's own memory, from {expected:?} on, found a tensor that starts at {found:?}"
            ));
        }
    }

    /// Checks that the tensor is not in `memory`.
    #[track_caller]
    pub(crate) fn not_in<T>(&self, what: &str, found: *const T, memory: &[T]) {
        if !self.shape.contains(&0) && memory.as_ptr_range().contains(&found) {
            self.fail(format_args!("{what}: expected memory of its own, found that of the array, at {found:?}"));
        }
    }

    /// Checks that the tensor is at no element of the array.
    #[track_caller]
    pub(crate) fn not_at<T, D: Dimension>(&self, what: &str, found: *const T, array: &ArrayRef<T, D>) {
        if !self.shape.contains(&0) && array.iter().any(|element| std::ptr::eq(element, found)) {
            self.fail(format_args!("{what}: expected memory of its own, found that of the array, at {found:?}"));
        }
    }

    #[track_caller]
    pub(crate) fn same_values<T: Sample>(&self, what: &str, found: &ArrayD<T>, expected: &ArrayD<T>) {
        if found.shape() != expected.shape() {
            self.fail(format_args!("{what}: expected shape {:?}, found {:?}", expected.shape(), found.shape()));
        }
        // Slices are faster to compare than arrays.
        let same = match (found.as_slice(), expected.as_slice()) {
            (Some(found), Some(expected)) => found.iter().zip(expected).all(|(found, expected)| found.same(*expected)),
            _ => found.iter().zip(expected).all(|(found, expected)| found.same(*expected)),
        };
        if same {
            return;
        }
        for (index, expected) in expected.indexed_iter() {
            let found = &found[&index];
            if !found.same(*expected) {
                self.fail(format_args!("{what}, at {:?}: expected {expected:?}, found {found:?}", index.slice()));
            }
        }
    }

    /// Checks that every value is `expected`.
    #[track_caller]
    pub(crate) fn all<'v, T: Sample>(&self, what: &str, found: impl IntoIterator<Item = &'v T>, expected: T) {
        for (position, found) in found.into_iter().enumerate() {
            if !found.same(expected) {
                self.fail(format_args!("{what}, element {position}: expected {expected:?}, found {found:?}"));
            }
        }
    }

    /// Checks that memory still has the samples that it was filled with.
    #[track_caller]
    pub(crate) fn untouched<T: Sample>(&self, what: &str, memory: &[T]) {
        for (position, found) in memory.iter().enumerate() {
            let expected = T::sample(position);
            if !found.same(expected) {
                self.fail(format_args!("{what}, memory position {position}: expected {expected:?}, found {found:?}"));
            }
        }
    }
}
