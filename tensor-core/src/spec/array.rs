//! [`ArraySpec`]: an array as the attributes of its field describe it, and how the table shows each of them.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::fmt;

use crate::{CastKind, DType, Layout};

/// An array and its tensor, as the attributes of the field describe them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArraySpec {
    /// The dtype of the array.
    pub array: DType,
    /// The dtype of the tensor: another one after a cast.
    pub tensor: DType,
    /// The cast between them.
    pub cast: Option<CastKind>,
    /// The number of axes; `None` for `IxDyn` without a `rank`.
    pub rank: Option<usize>,
    /// What `shape` says of the axes; `None` without a `shape`.
    pub dims: Option<&'static [DimSpec]>,
    /// Whether `shape` begins with `..`: any number of axes before those in `dims`.
    pub leading: bool,
    /// Whether the memory has to be row-major.
    pub row_major: bool,
    /// Who owns the memory of the tensor that `tensors` makes.
    pub owner: Owner,
}

impl ArraySpec {
    /// An array that is shared.
    #[must_use]
    pub const fn new(dtype: DType, rank: Option<usize>) -> Self {
        Self {
            array: dtype,
            tensor: dtype,
            cast: None,
            rank,
            dims: None,
            leading: false,
            row_major: false,
            owner: Owner::Shared,
        }
    }

    /// This array with a layout.
    #[must_use]
    pub const fn layout<L: Layout>(self) -> Self {
        Self { row_major: L::ROW_MAJOR, ..self }
    }

    /// This array with a cast.
    #[must_use]
    pub const fn cast(self, tensor: DType, kind: CastKind) -> Self {
        Self { tensor, cast: Some(kind), ..self }
    }

    /// This array with a tensor that owns its memory.
    #[must_use]
    pub const fn copied(self) -> Self {
        Self { owner: Owner::Copied, ..self }
    }
}

/// Who owns a tensor's memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Owner {
    /// The array: `#[tensor(share)]`.
    Shared,
    /// The tensor: `#[tensor(copy)]`.
    Copied,
}

/// One axis in a `shape`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DimSpec {
    /// A name: all axes of the struct with this name have one length.
    Named(&'static str),
    /// A fixed length.
    Constant {
        /// The length.
        len: usize,
        /// The constant expression, as it is written.
        text: &'static str,
    },
    /// Any length: `_`.
    Any,
}

impl ArraySpec {
    /// The shape as the table shows it: `[batch, 3]`, `[_, _]` for a rank without a `shape`, `[..]` for any rank.
    pub(super) fn shape(&self) -> String {
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

    /// The tensor's dtype as the table shows it, followed by `(checked)` or `(lossy)`.
    pub(super) fn tensor(&self) -> String {
        match self.cast {
            None | Some(CastKind::Lossless) => self.tensor.to_string(),
            Some(CastKind::Checked) => format!("{} (checked)", self.tensor),
            Some(CastKind::Lossy) => format!("{} (lossy)", self.tensor),
        }
    }

    /// Who owns the tensor and how it is laid out, as the table shows it. `owner` goes before the array's own: that of a copied
    /// struct.
    pub(super) fn owner(&self, owner: Owner) -> String {
        let layout = if self.row_major { ", row-major" } else { "" };
        format!("{owner}{layout}")
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
