//! The rules for `permute` beside other attributes.

use proc_macro2::Ident;

use crate::attr::{Permutation, Shape};
use crate::errors::{Code, Errors};

/// Whether `permute` lists as many axes as `rank` and `shape` do, which is reported if it does not.
pub(super) fn fits_number_of_axes(
    permute: &Permutation,
    shape: Option<&Shape>,
    rank: Option<usize>,
    errors: &mut Errors,
) -> bool {
    let listed = permute.axes.len();
    let axes = |number: usize| if number == 1 { "1 axis".to_owned() } else { format!("{number} axes") };
    let found = match (rank, shape) {
        (Some(rank), _) if rank != listed => format!("`rank` is {rank}; write `rank = {listed}`"),
        (None, Some(Shape { leading: false, dims })) if dims.len() != listed => {
            format!("`shape` lists {}; list {} in `shape`", dims.len(), axes(listed))
        }
        (_, Some(Shape { leading: true, dims })) if dims.len() > listed => {
            format!("`shape` lists at least {}; list {} in `shape`", dims.len(), axes(listed))
        }
        _ => return true,
    };
    errors.at(
        Code::Permute,
        &permute.list,
        format!("`permute` lists {}, but {found}, or change `permute`", axes(listed)),
    );
    false
}

/// Whether the samples stay the first axis, which is reported if they do not.
pub(super) fn keeps_samples_first(permute: &Permutation, samples: &Ident, errors: &mut Errors) -> bool {
    if permute.axes.first() == Some(&0) {
        return true;
    }
    let others = permute.axes.iter().filter(|axis| **axis != 0).map(ToString::to_string);
    let instead: Vec<_> = std::iter::once("0".to_owned()).chain(others).collect();
    let message = format!(
        "`permute` moves `{samples}`, and samples are in front of a tensor; write `permute = [{}]`, or `whole`",
        instead.join(", ")
    );
    errors.at(Code::Permute, &permute.list, message);
    false
}

/// Whether a row-major array is still row-major with its axes permuted, which is reported at `layout` if it is not.
pub(super) fn keeps_row_major(permute: &Permutation, layout: &Ident, says_share: bool, errors: &mut Errors) -> bool {
    if permute.is_identity() {
        return true;
    }
    let place = if says_share { "`share` and `layout`" } else { "`layout`" };
    errors.at(
        Code::Layout,
        layout,
        format!("a permuted share is not row-major; write `copy` in place of {place}, or remove `layout`"),
    );
    false
}
