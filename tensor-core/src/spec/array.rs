//! [`ArraySpec`]: an array as the attributes of its field describe it, and how the table shows each of them.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::fmt;

use crate::{CastKind, DType, Layout};

/// An array and its tensor, as the attributes of the field describe them.
#[derive(Debug, Clone, Copy)]
pub struct ArraySpec {
    /// The dtype of the array.
    pub array: DType,
    /// The dtype of the tensor: another one after a cast.
    pub tensor: DType,
    /// The cast between them.
    pub cast: Option<CastKind>,
    /// The factor that the cast multiplies each value by. Two factors are equal if their bits are.
    pub scale: Option<f64>,
    /// The number of axes; `None` for `IxDyn` without a `rank` or a `permute`.
    pub rank: Option<usize>,
    /// What `shape` says of the axes; `None` without a `shape`.
    pub dims: Option<&'static [DimSpec]>,
    /// Whether `shape` begins with `..`: any number of axes before those in `dims`.
    pub leading: bool,
    /// The array's axis for each axis of the tensor; `None` if they are the same. `rank` and `dims` are about the array.
    pub permute: Option<&'static [usize]>,
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
            scale: None,
            rank,
            dims: None,
            leading: false,
            permute: None,
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

    /// This array with a factor, beside its cast.
    #[must_use]
    pub const fn scale(self, factor: f64) -> Self {
        Self { scale: Some(factor), ..self }
    }

    /// This array with the axes of its tensor in another order: axis `i` of the tensor is axis `axes[i]` of the array. If the
    /// number of axes is not known otherwise, it is that of `axes`.
    #[must_use]
    pub const fn permute(self, axes: &'static [usize]) -> Self {
        let rank = match self.rank {
            Some(rank) => rank,
            None => axes.len(),
        };
        Self { rank: Some(rank), permute: Some(axes), ..self }
    }

    /// This array with a tensor that owns its memory.
    #[must_use]
    pub const fn copied(self) -> Self {
        Self { owner: Owner::Copied, ..self }
    }
}

impl PartialEq for ArraySpec {
    fn eq(&self, other: &Self) -> bool {
        let Self { array, tensor, cast, scale, rank, dims, leading, permute, row_major, owner } = *self;
        array == other.array
            && tensor == other.tensor
            && cast == other.cast
            && scale.map(f64::to_bits) == other.scale.map(f64::to_bits)
            && rank == other.rank
            && dims == other.dims
            && leading == other.leading
            && permute == other.permute
            && row_major == other.row_major
            && owner == other.owner
    }
}

impl Eq for ArraySpec {}

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
    /// The array's shape as the table shows it: `[batch, 3]`, `[_, _]` for a rank without a `shape`, `[..]` for any rank;
    /// followed by `permuted by [1, 0]`, if the tensor has the axes in another order.
    pub(super) fn shape(&self) -> String {
        let mut axes: Vec<String> = match (self.dims, self.rank) {
            (Some(dims), _) => dims.iter().map(ToString::to_string).collect(),
            (None, Some(rank)) => vec!["_".to_owned(); rank],
            (None, None) => vec!["..".to_owned()],
        };
        if self.leading {
            axes.insert(0, "..".to_owned());
        }
        let shape = axes.join(", ");
        match self.permute {
            Some(permute) => format!("[{shape}] permuted by {permute:?}"),
            None => format!("[{shape}]"),
        }
    }

    /// The tensor's dtype as the table shows it, followed by `(checked)` or `(lossy)`, and by the factor: `f32 × 0.5`.
    pub(super) fn tensor(&self) -> String {
        let kind = match self.cast {
            None | Some(CastKind::Lossless) => "",
            Some(CastKind::Checked) => " (checked)",
            Some(CastKind::Lossy) => " (lossy)",
        };
        match self.scale {
            Some(factor) => format!("{}{kind} × {factor:?}", self.tensor),
            None => format!("{}{kind}", self.tensor),
        }
    }

    /// Who owns the tensor, how it is laid out and whether it is `whole`, as the table shows it. `owner` goes before the
    /// array's own: that of a copied struct.
    pub(super) fn owner(&self, owner: Owner, is_whole: bool) -> String {
        let layout = if self.row_major { ", row-major" } else { "" };
        let whole = if is_whole { ", whole" } else { "" };
        format!("{owner}{layout}{whole}")
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
