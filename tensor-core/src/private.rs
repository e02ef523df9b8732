//! What generated code calls. Nothing here is for anybody else, and all of it may change with any version.

pub use ndarray::{Dimension, IxDyn};

pub use core::fmt;
pub use core::ops::FnOnce;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::str;
pub use core::result::Result::{self, Err, Ok};

pub use crate::arena::Arena;
pub use crate::element::CastTarget;
pub use crate::field::{AdoptField, As, CopyField, Field, NoArray, OfStruct, ReadField, WriteField};
pub use crate::fields::{
    AdoptParts, CopyParts, Fields, Groups, Parts, ReadParts, Tuple, WriteParts, check, into_tensors, tensors,
    tensors_mut, to_tensors, with, with_mut,
};
pub use crate::how::{Checked, Converted, Copied, How, Lossless, Lossy, OwnHow, Ranked, ReadHow, Share, WriteHow};
pub use crate::needs::{CanHold, CanShare, CanWrite, CanWriteTo};
pub use crate::probe::{HasAtLeast, HasRank, Part, SameDtype, SameRank};
pub use crate::report::Report;

pub use crate::RowMajor;
use crate::mode::{Own, Read, Write};
use crate::{ArrayField, ArrayFieldMut, Backend};

/// The dimension type of so many axes.
pub type Rank<const N: usize> = ndarray::Dim<[ndarray::Ix; N]>;

/// [`ReadField::read`] of an array.
pub fn read<'a, B, H, F>(
    field: &'a F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Read<'a, B>>>
where
    B: Backend,
    H: ReadHow<B, F::Elem, F::Dim>,
    F: ArrayField + ?Sized,
{
    report.convert(name, H::IS_FREE, || H::read(field.loan(), device))
}

/// [`WriteField::write`] of an array.
pub fn write<'a, B, H, F>(
    field: &'a mut F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Write<'a, B>>>
where
    B: Backend,
    H: WriteHow<B, F::Elem, F::Dim>,
    F: ArrayFieldMut + ?Sized,
{
    report.convert(name, H::IS_FREE, || H::write(field.loan_mut(), device))
}

/// [`CopyField::copy`] of an array.
pub fn copy<B, H, F>(
    field: &F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Own<B>>>
where
    B: Backend,
    H: OwnHow<B, F::Elem, F::Dim>,
    F: ArrayField + ?Sized,
{
    report.convert(name, false, || H::copy(field.loan(), device))
}

/// [`AdoptField::adopt`] of an array.
pub fn adopt<B, H, F>(
    field: F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Own<B>>>
where
    B: Backend,
    H: OwnHow<B, F::Elem, F::Dim>,
    F: ArrayField,
{
    report.convert(name, false, || H::adopt(field, device))
}

/// `Debug` of a companion struct, with the names of its fields; without names, of a tuple struct.
///
/// # Errors
///
/// As the formatter's.
pub fn debug(f: &mut fmt::Formatter<'_>, structure: &str, names: &[&str], fields: &[&dyn fmt::Debug]) -> fmt::Result {
    if names.is_empty() {
        let mut tuple = f.debug_tuple(structure);
        for field in fields {
            tuple.field(field);
        }
        return tuple.finish();
    }
    let mut list = f.debug_struct(structure);
    for (name, field) in names.iter().zip(fields) {
        list.field(name, field);
    }
    list.finish()
}
