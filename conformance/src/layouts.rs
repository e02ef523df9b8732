//! [`layouts`]: the layouts that every backend is tested with. Each way in which an array can lie in memory is there, for
//! every axis.

use crate::layout::Layout;
use crate::tally::Family;

/// The lengths of the axes, from the first. They differ in the first axes, and a 1 is among them. The arrays are small, since
/// every element of every layout is compared many times.
const LENGTHS: [usize; 8] = [3, 2, 2, 1, 2, 1, 1, 2];

/// The ranks to test with `IxDyn`: some that ndarray has a type for, 0 and the largest among them, and larger ones.
const RANKS: [usize; 6] = [0, 1, 3, 6, 7, LENGTHS.len()];

/// All layouts with `rank` axes. For `None`, those of all [`RANKS`].
pub(crate) fn layouts(rank: Option<usize>) -> Vec<Layout> {
    rank.map_or_else(|| RANKS.into_iter().flat_map(of_rank).collect(), of_rank)
}

fn of_rank(rank: usize) -> Vec<Layout> {
    let shape = &LENGTHS[..rank];
    let mut layouts = Vec::new();
    dense(shape, &mut layouts);
    taken(shape, &mut layouts);
    sliced(shape, &mut layouts);
    backwards(shape, &mut layouts);
    single(shape, &mut layouts);
    empty(shape, &mut layouts);
    overlapping(shape, &mut layouts);
    layouts
}

/// `shape` with `axis` of length `len`.
fn with(shape: &[usize], axis: usize, len: usize) -> Vec<usize> {
    let mut shape = shape.to_vec();
    shape[axis] = len;
    shape
}

/// `shape` with another axis of length `len`, at `axis`.
fn inserted(shape: &[usize], axis: usize, len: usize) -> Vec<usize> {
    let mut shape = shape.to_vec();
    shape.insert(axis, len);
    shape
}

fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    (0..shape.len()).map(|axis| shape[axis + 1..].iter().product()).collect()
}

/// The family of a row-major array whose axes are reversed.
fn transposed(shape: &[usize]) -> Family {
    if shape.len() > 1 { Family::Permuted } else { Family::RowMajor }
}

/// Arrays that are their whole buffer, in some order.
fn dense(shape: &[usize], layouts: &mut Vec<Layout>) {
    layouts.push(Layout::row_major(shape).named(Family::RowMajor, "row-major"));
    if shape.is_empty() {
        return;
    }
    let transposed = transposed(shape);
    layouts.push(Layout::column_major(shape).named(Family::ColumnMajor, "column-major"));
    layouts.push(Layout::row_major(shape).transpose().named(transposed, "transposed"));
    if shape.len() > 2 {
        let rotated = (1..shape.len()).chain([0]);
        layouts.push(Layout::row_major(shape).permute(rotated.clone()).named(Family::Permuted, "axes rotated"));
        layouts
            .push(Layout::column_major(shape).permute(rotated).named(Family::Permuted, "column-major, axes rotated"));
    }
}

/// Arrays at one index of an axis of a larger array. They have an offset, and gaps unless that axis is the outermost.
fn taken(shape: &[usize], layouts: &mut Vec<Layout>) {
    for axis in 0..=shape.len() {
        let taken = Layout::row_major(&inserted(shape, axis, 3)).index(axis, 1);
        layouts.push(taken.named(Family::Offset, format!("index 1 of an axis at {axis}")));
    }
}

/// Slices with offsets, steps and gaps.
fn sliced(shape: &[usize], layouts: &mut Vec<Layout>) {
    for (axis, &len) in shape.iter().enumerate() {
        let doubled = Layout::row_major(&with(shape, axis, 2 * len));
        layouts.push(
            doubled.clone().slice(axis, 0, None, 2).named(Family::Stepped, format!("every second of axis {axis}")),
        );
        layouts.push(
            doubled.slice(axis, 1, None, 2).named(Family::Stepped, format!("every second of axis {axis}, from 1")),
        );
        let longer = Layout::row_major(&with(shape, axis, len + 2));
        layouts.push(longer.slice(axis, 2, None, 1).named(Family::Offset, format!("axis {axis} from 2")));
    }
    if shape.is_empty() {
        return;
    }
    let transposed = transposed(shape);
    let wider: Vec<usize> = shape.iter().map(|len| len + 1).collect();
    layouts.push(Layout::row_major(&wider).slice_all(1, None, 1).named(Family::Offset, "all axes from 1"));
    layouts.push(
        Layout::column_major(&wider)
            .slice_all(0, Some(-1), 1)
            .named(Family::ColumnMajor, "column-major, all axes but the last index"),
    );
    layouts.push(
        Layout::row_major(&wider).slice_all(1, None, 1).transpose().named(transposed, "all axes from 1, transposed"),
    );
    let stepped: Vec<usize> = shape.iter().map(|len| 2 * len - 1).collect();
    layouts.push(Layout::row_major(&stepped).slice_all(0, None, 2).named(Family::Stepped, "every second of all axes"));
}

/// Negative strides.
fn backwards(shape: &[usize], layouts: &mut Vec<Layout>) {
    for (axis, &len) in shape.iter().enumerate() {
        layouts.push(Layout::row_major(shape).invert(axis).named(Family::Backwards, format!("axis {axis} backwards")));
        let doubled = Layout::row_major(&with(shape, axis, 2 * len));
        layouts.push(
            doubled
                .slice(axis, 0, None, -2)
                .named(Family::Backwards, format!("every second of axis {axis}, backwards")),
        );
    }
    if shape.is_empty() {
        return;
    }
    layouts.push(Layout::row_major(shape).invert_all().named(Family::Backwards, "all axes backwards"));
    layouts.push(
        Layout::column_major(shape)
            .invert_all()
            .transpose()
            .named(Family::Backwards, "column-major, all axes backwards, transposed"),
    );
}

/// Axes of length 1, whose strides mean nothing and may be any number.
fn single(shape: &[usize], layouts: &mut Vec<Layout>) {
    for axis in 0..shape.len() {
        let longer = || Layout::row_major(&with(shape, axis, 5));
        layouts.push(longer().collapse(axis, 3).named(Family::LengthOne, format!("axis {axis} cut to index 3")));
        layouts.push(
            longer().slice(axis, 1, None, 7).named(Family::LengthOne, format!("axis {axis} cut to one by a step of 7")),
        );
        layouts.push(
            longer()
                .slice(axis, 1, None, -7)
                .named(Family::LengthOne, format!("axis {axis} cut to one by a step of -7")),
        );
        layouts.push(
            longer()
                .collapse(axis, 2)
                .invert(axis)
                .named(Family::LengthOne, format!("axis {axis} cut to one and inverted")),
        );
        let shape = with(shape, axis, 1);
        for odd in [0, 1, 77] {
            let strides = with(&row_major_strides(&shape), axis, odd);
            layouts.push(
                Layout::strides(&shape, &strides)
                    .named(Family::LengthOne, format!("axis {axis} of one, with stride {odd}")),
            );
        }
    }
    if shape.len() > 1 {
        let ones = vec![1; shape.len()];
        let odd: Vec<usize> = (0..shape.len()).map(|axis| axis * 7 % 5).collect();
        layouts
            .push(Layout::strides(&ones, &odd).invert(0).named(Family::LengthOne, "all axes of one, with odd strides"));
    }
}

/// Empty arrays.
fn empty(shape: &[usize], layouts: &mut Vec<Layout>) {
    for axis in 0..shape.len() {
        let none = with(shape, axis, 0);
        layouts.push(Layout::row_major(&none).named(Family::Empty, format!("axis {axis} empty")));
        layouts.push(Layout::column_major(&none).named(Family::Empty, format!("column-major, axis {axis} empty")));
        layouts.push(
            Layout::row_major(&none)
                .invert_all()
                .transpose()
                .named(Family::Empty, format!("axis {axis} empty, inverted")),
        );
        layouts.push(
            Layout::row_major(shape)
                .slice(axis, 1, Some(1), 1)
                .named(Family::Empty, format!("axis {axis} sliced to nothing")),
        );
        let strides = with(&row_major_strides(&with(shape, axis, 1)), axis, 9);
        layouts
            .push(Layout::strides(&none, &strides).named(Family::Empty, format!("axis {axis} empty, with stride 9")));
    }
    if !shape.is_empty() {
        layouts.push(Layout::row_major(&vec![0; shape.len()]).named(Family::Empty, "all axes empty"));
    }
}

/// Arrays in which one element has several indices, as made by `broadcast` and `windows`.
fn overlapping(shape: &[usize], layouts: &mut Vec<Layout>) {
    for axis in (0..shape.len()).filter(|&axis| shape[axis] > 1) {
        let outer = row_major_strides(&with(shape, axis, 1));
        let broadcast = Layout::overlapping(shape, &with(&outer, axis, 0));
        layouts.push(broadcast.clone().named(Family::Broadcast, format!("broadcast along axis {axis}")));
        layouts.push(broadcast.invert(axis).named(Family::Broadcast, format!("broadcast along axis {axis}, inverted")));
    }
    if shape.is_empty() {
        return;
    }
    layouts
        .push(Layout::overlapping(shape, &vec![0; shape.len()]).named(Family::Broadcast, "broadcast along all axes"));
    if shape.len() > 1 {
        let windows = |stride| Layout::overlapping(shape, &vec![stride; shape.len()]);
        layouts.push(windows(1).named(Family::Broadcast, "windows"));
        layouts.push(windows(1).invert(0).named(Family::Broadcast, "windows, backwards"));
        layouts.push(windows(2).named(Family::Broadcast, "windows over every second"));
        let half: Vec<usize> = row_major_strides(shape).iter().map(|stride| 1 + stride / 2).collect();
        layouts.push(Layout::overlapping(shape, &half).named(Family::Broadcast, "windows that overlap by half"));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use ndarray::{ArrayViewD, IxDyn};

    use super::*;
    use crate::refusal::refusal;
    use crate::{Adoption, Candidate};
    use tensor_core::Strided;

    /// A backend that refuses everything that it may refuse.
    struct Strict;

    impl Candidate for Strict {
        type Backend = tensor_core::Host;
        const NEGATIVE_STRIDES: bool = false;
        const FOREIGN_GAPS: bool = false;
        const ADOPTS: Adoption = Adoption::Nothing;
    }

    fn any(rank: usize, wanted: impl Fn(&Layout, &ArrayViewD<u8>) -> bool) -> bool {
        of_rank(rank).iter().any(|layout| {
            let buffer = layout.buffer();
            wanted(layout, &layout.view::<u8, IxDyn>(&buffer))
        })
    }

    #[test]
    fn names_are_given_once() {
        for rank in 0..=LENGTHS.len() {
            let layouts = of_rank(rank);
            let names: HashSet<&str> = layouts.iter().map(Layout::name).collect();
            assert_eq!(names.len(), layouts.len(), "rank {rank}");
            assert!(!names.contains(""), "rank {rank}");
        }
    }

    #[test]
    fn every_rank_above_0_has_empty_and_backward_and_gapped_and_overlapping_arrays() {
        use tensor_core::TensorError::{Gaps, NegativeStride};

        for rank in 1..=LENGTHS.len() {
            let refused = |view: &ArrayViewD<u8>| refusal::<Strict, Strided>(view.shape(), view.strides(), false);
            assert!(any(rank, |_, view| view.is_empty()), "rank {rank}");
            assert!(any(rank, |layout, _| layout.overlaps()), "rank {rank}");
            assert!(any(rank, |_, view| matches!(refused(view), Some(NegativeStride { .. }))), "rank {rank}");
            assert!(any(rank, |_, view| matches!(refused(view), Some(Gaps { .. }))), "rank {rank}");
            assert!(any(rank, |layout, view| !layout.is_plain() && refused(view).is_none()), "rank {rank}");
        }
    }

    #[test]
    fn axes_of_length_1_have_strides_that_are_never_stepped() {
        assert!(any(3, |_, view| view.shape()[1] == 1 && view.strides()[1] == 77));
        assert!(any(3, |_, view| view.shape()[0] == 1 && view.strides()[0] < 0));
        assert!(any(3, |_, view| view.shape()[2] == 1 && view.strides()[2] == 0));
    }

    #[test]
    fn a_scalar_lies_anywhere_in_an_array() {
        assert!(any(0, |layout, _| !layout.is_plain()));
    }
}
