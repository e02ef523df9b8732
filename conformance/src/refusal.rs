//! [`refusal`]: which shares a backend has to refuse, and with what error. It looks at the position of every single element,
//! so that it has no code or reasoning in common with core.

use tensor_core::{Backend, InputError, Layout, Problem, RowMajor, Strided, TensorError};

use crate::probe::{Candidate, Sharing};

/// The error that a share of such an array, with the layout `L` in its type, has to give. `whole` says that the array owns
/// the memory between its elements.
pub(crate) fn refusal<P: Candidate, L: Layout>(shape: &[usize], strides: &[isize], whole: bool) -> Option<TensorError> {
    if L::ROW_MAJOR && !is_row_major(shape, strides) {
        return Some(TensorError::NotRowMajor { shape: shape.to_vec(), strides: strides.to_vec() });
    }
    let backend = P::Backend::NAME;
    if !P::NEGATIVE_STRIDES
        && let Some(axis) = first_backwards(shape, strides)
    {
        return Some(TensorError::NegativeStride { backend, axis });
    }
    if !P::FOREIGN_GAPS && !whole && has_gaps(shape, strides) {
        return Some(TensorError::Gaps { backend, shape: shape.to_vec(), strides: strides.to_vec() });
    }
    None
}

/// Whether rows of such an array, with the layout `L` in the type of their tensor, have to be a share and not a copy. `whole`
/// says that the array owns the memory between its elements.
pub(crate) fn is_share<P: Candidate, L: Layout>(
    sharing: Sharing,
    shape: &[usize],
    strides: &[isize],
    whole: bool,
) -> bool {
    let accepted = match sharing {
        Sharing::Strided => refusal::<P, Strided>(shape, strides, whole).is_none(),
        Sharing::RowMajor => refusal::<P, RowMajor>(shape, strides, whole).is_none(),
        Sharing::Nothing => false,
    };
    accepted && refusal::<P, L>(shape, strides, whole).is_none()
}

/// What is wrong with the fields of a struct, each by its name.
pub(crate) fn problems(error: &InputError) -> Vec<(String, Problem)> {
    error.violations().iter().map(|violation| (violation.field.clone(), violation.problem.clone())).collect()
}

/// The text that an error has to have.
pub(crate) fn text(error: &TensorError) -> String {
    match error {
        TensorError::NegativeStride { backend, axis } => format!(
            "axis {axis} runs backwards, which {backend} can't express: expected strides of at least 0 in a share; write \
             `#[tensor(copy)]`, or call `to_tensors`"
        ),
        TensorError::Gaps { backend, shape, strides } => format!(
            "a view of shape {shape:?} and strides {strides:?} has gaps, and {backend} could reach the memory between its \
             elements, which may be lent to somebody else; share the whole array and slice the tensor, write \
             `#[tensor(copy)]`, or call `to_tensors`"
        ),
        TensorError::NotRowMajor { shape, strides } => format!(
            "expected a row-major array, found shape {shape:?} with strides {strides:?}; make it row-major before \
             (`as_standard_layout`), write `#[tensor(copy)]`, or drop `layout = row_major`"
        ),
        other => panic!("{other:?} is not what a share is refused with"),
    }
}

/// The first axis with a negative stride that is used.
fn first_backwards(shape: &[usize], strides: &[isize]) -> Option<usize> {
    if shape.contains(&0) {
        return None;
    }
    shape.iter().zip(strides).position(|(&len, &stride)| len > 1 && stride < 0)
}

/// Whether each element follows the one before it, the last axis varying fastest.
fn is_row_major(shape: &[usize], strides: &[isize]) -> bool {
    (0..).zip(offsets(shape, strides)).all(|(position, offset)| offset == position)
}

/// Whether there is memory between the first and the last element that belongs to no element.
fn has_gaps(shape: &[usize], strides: &[isize]) -> bool {
    let mut offsets = offsets(shape, strides);
    offsets.sort_unstable();
    offsets.windows(2).any(|pair| pair[1] - pair[0] > 1)
}

/// The positions of all elements, relative to the one at index 0 of every axis.
fn offsets(shape: &[usize], strides: &[isize]) -> Vec<isize> {
    shape.iter().zip(strides).fold(vec![0], |offsets, (&len, &stride)| {
        let steps = (0..).take(len).map(|index: isize| index * stride);
        offsets.iter().flat_map(|offset| steps.clone().map(move |step| offset + step)).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_memory_between_elements_only() {
        assert!(!has_gaps(&[2, 3], &[3, 1]));
        assert!(has_gaps(&[2, 3], &[4, 1]));
        assert!(!has_gaps(&[1, 3], &[400, 1]));
        assert!(!has_gaps(&[2, 3], &[0, 1]));
        assert!(!has_gaps(&[0, 3], &[9, 5]));
        assert!(has_gaps(&[2, 2], &[-3, 1]));
    }

    #[test]
    fn row_major_is_told_by_the_positions_alone() {
        assert!(is_row_major(&[2, 3], &[3, 1]));
        assert!(is_row_major(&[2, 1, 3], &[3, -77, 1]));
        assert!(is_row_major(&[], &[]));
        assert!(is_row_major(&[0, 3], &[1, 9]));
        assert!(!is_row_major(&[2, 3], &[1, 2]));
        assert!(!is_row_major(&[2, 3], &[4, 1]));
        assert!(!is_row_major(&[2], &[0]));
        assert!(!is_row_major(&[2], &[-1]));
    }

    #[test]
    fn an_axis_that_is_never_stepped_does_not_run_backwards() {
        assert_eq!(first_backwards(&[1, 2, 2], &[-9, 1, -2]), Some(2));
        assert_eq!(first_backwards(&[0, 2], &[1, -1]), None);
    }
}
