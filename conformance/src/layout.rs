//! How an array lies in memory, as a recipe that any storage of ndarray can be cut by.

use ndarray::{
    Array, ArrayBase, ArrayD, ArrayView, ArrayViewD, ArrayViewMut, ArrayViewMutD, Axis, Dimension, IxDyn, RawData,
    ShapeBuilder, Slice, StrideShape,
};

use crate::sample::Sample;
use crate::tally::Family;

/// A recipe for an array: elements in a buffer, and what is cut from them.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    name: String,
    family: Family,
    shape: Vec<usize>,
    order: Order,
    cuts: Vec<Cut>,
}

/// How the array that is cut from lies in its buffer.
#[derive(Debug, Clone)]
enum Order {
    RowMajor,
    ColumnMajor,
    /// Strides that an array which owns its elements can have.
    Strides(Vec<usize>),
    /// Strides by which several indices reach one element, as only a view to read can have.
    Overlapping(Vec<usize>),
}

#[derive(Debug, Clone)]
enum Cut {
    Slice(usize, Slice),
    Permute(Vec<usize>),
    Invert(usize),
    /// Leaves the axis in place, with length 1 and the stride it had.
    Collapse(usize, usize),
    /// Removes the axis.
    Index(usize, usize),
}

impl Layout {
    pub(crate) fn row_major(shape: &[usize]) -> Self {
        Self::new(shape, Order::RowMajor)
    }

    pub(crate) fn column_major(shape: &[usize]) -> Self {
        Self::new(shape, Order::ColumnMajor)
    }

    pub(crate) fn strides(shape: &[usize], strides: &[usize]) -> Self {
        Self::new(shape, Order::Strides(strides.to_vec()))
    }

    pub(crate) fn overlapping(shape: &[usize], strides: &[usize]) -> Self {
        Self::new(shape, Order::Overlapping(strides.to_vec()))
    }

    fn new(shape: &[usize], order: Order) -> Self {
        Self { name: String::new(), family: Family::RowMajor, shape: shape.to_vec(), order, cuts: Vec::new() }
    }

    pub(crate) fn named(self, family: Family, name: impl Into<String>) -> Self {
        Self { name: name.into(), family, ..self }
    }

    pub(crate) fn slice(self, axis: usize, start: isize, end: Option<isize>, step: isize) -> Self {
        self.cut(Cut::Slice(axis, Slice { start, end, step }))
    }

    pub(crate) fn slice_all(self, start: isize, end: Option<isize>, step: isize) -> Self {
        (0..self.shape.len()).fold(self, |layout, axis| layout.slice(axis, start, end, step))
    }

    pub(crate) fn permute(self, axes: impl IntoIterator<Item = usize>) -> Self {
        self.cut(Cut::Permute(axes.into_iter().collect()))
    }

    pub(crate) fn transpose(self) -> Self {
        let rank = self.shape.len();
        self.permute((0..rank).rev())
    }

    pub(crate) fn invert(self, axis: usize) -> Self {
        self.cut(Cut::Invert(axis))
    }

    pub(crate) fn invert_all(self) -> Self {
        (0..self.shape.len()).fold(self, Self::invert)
    }

    pub(crate) fn collapse(self, axis: usize, index: usize) -> Self {
        self.cut(Cut::Collapse(axis, index))
    }

    pub(crate) fn index(self, axis: usize, index: usize) -> Self {
        self.cut(Cut::Index(axis, index))
    }

    fn cut(mut self, cut: Cut) -> Self {
        self.cuts.push(cut);
        self
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn family(&self) -> Family {
        self.family
    }

    /// Whether several indices reach one element, which no array to write allows.
    pub(crate) fn overlaps(&self) -> bool {
        matches!(self.order, Order::Overlapping(_))
    }

    /// Whether the array is all of its buffer, in row-major order.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.order, Order::RowMajor) && self.cuts.is_empty()
    }

    /// The elements, in the order of memory.
    pub(crate) fn buffer<T: Sample>(&self) -> Vec<T> {
        let len = match &self.order {
            Order::RowMajor | Order::ColumnMajor => self.shape.iter().product(),
            Order::Strides(strides) | Order::Overlapping(strides) => {
                1 + self.shape.iter().zip(strides).map(|(len, stride)| len.saturating_sub(1) * stride).sum::<usize>()
            }
        };
        (0..len).map(T::sample).collect()
    }

    pub(crate) fn view<'data, T, D: Dimension>(&self, buffer: &'data [T]) -> ArrayView<'data, T, D> {
        self.apply(ArrayViewD::from_shape(self.whole(), buffer).expect("the buffer is made for the layout"))
    }

    pub(crate) fn view_mut<'data, T, D: Dimension>(&self, buffer: &'data mut [T]) -> ArrayViewMut<'data, T, D> {
        self.apply(ArrayViewMutD::from_shape(self.whole(), buffer).expect("the buffer is made for the layout"))
    }

    pub(crate) fn array<T: Sample, D: Dimension>(&self) -> Array<T, D> {
        self.apply(ArrayD::from_shape_vec(self.whole(), self.buffer()).expect("the buffer is made for the layout"))
    }

    fn whole(&self) -> StrideShape<IxDyn> {
        let shape = IxDyn(&self.shape);
        match &self.order {
            Order::RowMajor => shape.into(),
            Order::ColumnMajor => shape.f().into(),
            Order::Strides(strides) | Order::Overlapping(strides) => shape.strides(IxDyn(strides)),
        }
    }

    fn apply<S: RawData, D: Dimension>(&self, whole: ArrayBase<S, IxDyn>) -> ArrayBase<S, D> {
        let cut = self.cuts.iter().fold(whole, |mut array, cut| match cut {
            Cut::Slice(axis, slice) => {
                array.slice_axis_inplace(Axis(*axis), *slice);
                array
            }
            Cut::Permute(axes) => array.permuted_axes(IxDyn(axes)),
            Cut::Invert(axis) => {
                array.invert_axis(Axis(*axis));
                array
            }
            Cut::Collapse(axis, index) => {
                array.collapse_axis(Axis(*axis), *index);
                array
            }
            Cut::Index(axis, index) => array.index_axis_move(Axis(*axis), *index),
        });
        cut.into_dimensionality().expect("the catalogue has layouts of the rank it is asked for")
    }
}
