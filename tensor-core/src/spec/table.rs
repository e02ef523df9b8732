//! A struct's description as a table.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::fmt;

use super::description::{ArraySpec, DimSpec, FieldKind, Owner, StructSpec};
use crate::CastKind;

impl ArraySpec {
    /// The shape as the table shows it: `[batch, 3]`, `[_, _]` for a rank without a `shape`, `[..]` for any rank.
    fn shape(&self) -> String {
        let mut axes: Vec<String> = match (self.dims, self.rank) {
            (Some(dims), _) => dims.iter().map(ToString::to_string).collect(),
            (None, Some(rank)) => vec!["_".to_owned(); rank],
            (None, None) => vec!["..".to_owned()],
        };
        if self.leading {
            axes.insert(0, "..".to_owned());
        }
        format!("[{}]", axes.join(", "))
    }

    /// The tensor's dtype as the table shows it, with what a cast may do.
    fn tensor(&self) -> String {
        match self.cast {
            None | Some(CastKind::Lossless) => self.tensor.to_string(),
            Some(CastKind::Checked) => format!("{} (checked)", self.tensor),
            Some(CastKind::Lossy) => format!("{} (lossy)", self.tensor),
        }
    }
}

impl fmt::Display for DimSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Named(name) => name,
            Self::Constant { text, .. } => text,
            Self::Any => "_",
        })
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Shared => "shared",
            Self::Copied => "copied",
        })
    }
}

impl fmt::Display for StructSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows: Vec<[String; 5]> = vec![["field", "array", "tensor", "shape", "owner"].map(str::to_owned)];
        self.visit("", &mut |name, field, owner| {
            let FieldKind::Array(array) = field.kind else { return };
            let optional = if field.optional { "?" } else { "" };
            let layout = if array.row_major { ", row-major" } else { "" };
            let owner = owner.map(|owner| format!("{owner}{layout}")).unwrap_or_default();
            rows.push([format!("{name}{optional}"), array.array.to_string(), array.tensor(), array.shape(), owner]);
        });
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 4] = core::array::from_fn(width);
        rows.iter().try_for_each(|[field, array, tensor, shape, owner]| {
            let [w0, w1, w2, w3] = widths;
            writeln!(f, "{field:w0$}  {array:w1$}  {tensor:w2$}  {shape:w3$}  {owner}")
        })
    }
}
