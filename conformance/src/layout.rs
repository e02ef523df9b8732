//! [`Layout`]: how an array lies in memory, as a recipe that works for any of ndarray's owners.

use ndarray::{
    Array, ArrayBase, ArrayD, ArrayView, ArrayViewD, ArrayViewMut, ArrayViewMutD, Axis, Dimension, IxDyn, RawData,
    ShapeBuilder, Slice, StrideShape,
};

use crate::sample::Sample;
use crate::tally::Family;

/// A recipe for an array: a whole buffer with a shape, and the cuts that take the array from it.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    name: String,
    family: Family,
    shape: Vec<usize>,
    order: Order,
    cuts: Vec<Cut>,
}

/// How the whole array lies in its buffer, before it is cut.
#[derive(Debug, Clone)]
enum Order {
    RowMajor,
    ColumnMajor,
    /// Strides that an owned array can have.
    Strides(Vec<usize>),
    /// Strides that give one element several indices. Only a read-only view can have them.
    Overlapping(Vec<usize>),
}

#[derive(Debug, Clone)]
enum Cut {
    Slice(usize, Slice),
    Permute(Vec<usize>),
    Invert(usize),
    /// Cuts the axis to length 1, at an index. The axis keeps its stride.
    Collapse(usize, usize),
    /// Removes the axis, at an index.
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

    /// Whether one element has several indices. Such an array can't be written.
    pub(crate) fn overlaps(&self) -> bool {
        matches!(self.order, Order::Overlapping(_))
    }

    /// Whether the array is its whole buffer, in row-major order.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.order, Order::RowMajor) && self.cuts.is_empty()
    }

    /// A new buffer, filled with samples.
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
