//! Makes arrays by random steps, and lists their elements without the use of strides.

use ndarray::{ArrayBase, Axis, IxDyn, RawData, ShapeBuilder, Slice, StrideShape};
use proptest::collection::vec;
use proptest::prelude::*;

/// How to make an array: a shape, an order, and steps. Each step is fitted to the array that it is applied to.
#[derive(Debug, Clone)]
pub struct Recipe {
    shape: Vec<usize>,
    column_major: bool,
    steps: Vec<Step>,
}

/// One step. Its numbers are taken modulo what the array allows.
#[derive(Debug, Clone, Copy)]
struct Step {
    kind: Kind,
    numbers: [usize; 4],
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Slice,
    Swap,
    Invert,
    Index,
    Insert,
}

/// Recipes for arrays of up to six axes, empty ones among them.
pub fn recipe() -> impl Strategy<Value = Recipe> {
    let kind = prop_oneof![
        3 => Just(Kind::Slice),
        2 => Just(Kind::Swap),
        1 => Just(Kind::Invert),
        1 => Just(Kind::Index),
        1 => Just(Kind::Insert),
    ];
    let step = (kind, [0_usize..64, 0..64, 0..64, 0..64]).prop_map(|(kind, numbers)| Step { kind, numbers });
    let len = prop_oneof![12 => 1_usize..5, 1 => Just(0)];
    (vec(len, 0..5), any::<bool>(), vec(step, 0..6)).prop_map(|(shape, column_major, steps)| Recipe {
        shape,
        column_major,
        steps,
    })
}

/// A step, fitted to an array.
#[derive(Debug, Clone, Copy)]
enum Fitted {
    Slice { axis: usize, start: usize, end: usize, step: isize },
    Swap(usize, usize),
    Invert(usize),
    Index(usize, usize),
    Insert(usize),
}

impl Step {
    /// Fits the step to an array of this shape; `None` if the array does not allow the step.
    fn fit(self, shape: &[usize]) -> Option<Fitted> {
        let [first, second, third, fourth] = self.numbers;
        if let Kind::Insert = self.kind {
            return (shape.len() < 6).then(|| Fitted::Insert(first % (shape.len() + 1)));
        }
        let axis = first.checked_rem(shape.len())?;
        let len = shape[axis];
        Some(match self.kind {
            Kind::Slice => {
                let start = second % (len + 1);
                let end = start + third % (len - start + 1);
                let step = [1, 2, 3, -1, -2][fourth % 5];
                Fitted::Slice { axis, start, end, step }
            }
            Kind::Swap => Fitted::Swap(axis, second % shape.len()),
            Kind::Invert => Fitted::Invert(axis),
            Kind::Index => Fitted::Index(axis, second.checked_rem(len)?),
            Kind::Insert => unreachable!("handled above"),
        })
    }
}

/// An array as a list: where in memory each of its elements is, the last axis fastest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    shape: Vec<usize>,
    positions: Vec<usize>,
}

impl Recipe {
    /// How many elements the memory holds.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.shape.iter().product()
    }

    fn whole(&self) -> StrideShape<IxDyn> {
        let shape = IxDyn(&self.shape);
        if self.column_major { shape.f().into() } else { shape.into() }
    }

    /// Makes the array. `make` gives an array of the shape that it is passed, and ndarray does the steps.
    pub fn array<S: RawData>(
        &self,
        make: impl FnOnce(StrideShape<IxDyn>) -> ArrayBase<S, IxDyn>,
    ) -> ArrayBase<S, IxDyn> {
        self.steps.iter().fold(make(self.whole()), |mut array, step| {
            match step.fit(array.shape()) {
                None => {}
                Some(Fitted::Slice { axis, start, end, step }) => {
                    array.slice_axis_inplace(Axis(axis), Slice::from(start..end).step_by(step));
                }
                Some(Fitted::Swap(left, right)) => array.swap_axes(left, right),
                Some(Fitted::Invert(axis)) => array.invert_axis(Axis(axis)),
                Some(Fitted::Index(axis, index)) => array.index_axis_inplace(Axis(axis), index),
                Some(Fitted::Insert(axis)) => array = array.insert_axis(Axis(axis)),
            }
            array
        })
    }

    /// Describes the array without any of ndarray's code.
    #[must_use]
    pub fn reference(&self) -> Reference {
        let whole = Reference::whole(&self.shape, self.column_major);
        self.steps.iter().fold(whole, |reference, step| match step.fit(&reference.shape) {
            None => reference,
            Some(fitted) => reference.step(fitted),
        })
    }
}

/// Every index of a shape, the last axis fastest.
fn indices(shape: &[usize]) -> Vec<Vec<usize>> {
    shape.iter().fold(vec![Vec::new()], |indices, &len| {
        indices.iter().flat_map(|index| (0..len).map(|last| [index.as_slice(), &[last]].concat())).collect()
    })
}

impl Reference {
    fn whole(shape: &[usize], column_major: bool) -> Self {
        let position = |index: &Vec<usize>| {
            let axes: Vec<usize> =
                if column_major { (0..shape.len()).rev().collect() } else { (0..shape.len()).collect() };
            axes.iter().fold(0, |position, &axis| position * shape[axis] + index[axis])
        };
        Self { shape: shape.to_vec(), positions: indices(shape).iter().map(position).collect() }
    }

    fn at(&self, index: &[usize]) -> usize {
        let flat = index.iter().zip(&self.shape).fold(0, |flat, (index, len)| flat * len + index);
        self.positions[flat]
    }

    /// A reference of shape `shape`. Its element at an index is the one that `self` has at `from(index)`.
    fn map(&self, shape: Vec<usize>, from: impl Fn(&[usize]) -> Vec<usize>) -> Self {
        let positions = indices(&shape).iter().map(|index| self.at(&from(index))).collect();
        Self { shape, positions }
    }

    fn step(&self, step: Fitted) -> Self {
        let mut shape = self.shape.clone();
        match step {
            Fitted::Slice { axis, start, end, step } => {
                // As in NumPy and ndarray, a negative step begins with the last element of the range.
                let mut taken: Vec<usize> = (start..end).collect();
                if step < 0 {
                    taken.reverse();
                }
                let taken: Vec<usize> = taken.into_iter().step_by(step.unsigned_abs()).collect();
                shape[axis] = taken.len();
                self.map(shape, |index| replaced(index, axis, taken[index[axis]]))
            }
            Fitted::Swap(left, right) => {
                shape.swap(left, right);
                self.map(shape, |index| {
                    let mut index = index.to_vec();
                    index.swap(left, right);
                    index
                })
            }
            Fitted::Invert(axis) => {
                let len = shape[axis];
                self.map(shape, |index| replaced(index, axis, len - 1 - index[axis]))
            }
            Fitted::Index(axis, at) => {
                shape.remove(axis);
                self.map(shape, |index| [&index[..axis], &[at], &index[axis..]].concat())
            }
            Fitted::Insert(axis) => {
                shape.insert(axis, 1);
                self.map(shape, |index| [&index[..axis], &index[axis + 1..]].concat())
            }
        }
    }

    /// The lengths of the axes.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Where in memory the elements are, the last axis fastest.
    #[must_use]
    pub fn positions(&self) -> &[usize] {
        &self.positions
    }

    /// Whether a step along some axis goes down in memory.
    #[must_use]
    pub fn runs_backwards(&self) -> bool {
        let first = vec![0; self.shape.len()];
        !self.positions.is_empty()
            && (0..self.shape.len())
                .any(|axis| self.shape[axis] > 1 && self.at(&replaced(&first, axis, 1)) < self.at(&first))
    }

    /// Whether there is memory between the elements.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        let mut positions = self.positions.clone();
        positions.sort_unstable();
        positions.windows(2).any(|pair| pair[1] - pair[0] > 1)
    }

    /// Whether the elements are one after the other in memory.
    #[must_use]
    pub fn is_row_major(&self) -> bool {
        self.positions.windows(2).all(|pair| pair[1] == pair[0] + 1)
    }
}

fn replaced(index: &[usize], axis: usize, with: usize) -> Vec<usize> {
    let mut index = index.to_vec();
    index[axis] = with;
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(steps: &[Fitted]) -> Reference {
        steps.iter().fold(Reference::whole(&[2, 3], false), |reference, step| reference.step(*step))
    }

    #[test]
    fn steps_are_what_the_words_say() {
        assert_eq!(fitted(&[]).positions, [0, 1, 2, 3, 4, 5]);
        assert_eq!(fitted(&[Fitted::Swap(0, 1)]).positions, [0, 3, 1, 4, 2, 5]);
        assert_eq!(fitted(&[Fitted::Invert(1)]).positions, [2, 1, 0, 5, 4, 3]);
        assert_eq!(fitted(&[Fitted::Index(0, 1)]).positions, [3, 4, 5]);
        assert_eq!(fitted(&[Fitted::Slice { axis: 1, start: 0, end: 3, step: -2 }]).positions, [2, 0, 5, 3]);
        assert_eq!(Reference::whole(&[2, 3], true).positions, [0, 2, 4, 1, 3, 5]);
    }

    #[test]
    fn layouts_are_told_by_the_positions() {
        assert!(fitted(&[]).is_row_major());
        assert!(!fitted(&[Fitted::Swap(0, 1)]).is_row_major() && !fitted(&[Fitted::Swap(0, 1)]).has_gaps());
        assert!(fitted(&[Fitted::Invert(1)]).runs_backwards());
        assert!(fitted(&[Fitted::Index(1, 0)]).has_gaps());
    }
}
