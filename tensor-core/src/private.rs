//! What generated code names. Nothing here is for anybody else, and all of it may change with any version.
//!
//! Each item is defined in a room of the crate; nothing is defined here.

pub use alloc::vec::Vec;
pub use core::clone::Clone;
pub use core::fmt;
pub use core::iter::IntoIterator;
pub use core::marker::PhantomData;
pub use core::ops::FnOnce;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{f64, str, usize};
pub use core::result::Result;

pub use half::{bf16, f16};
pub use ndarray::{Dimension, Ix0, Ix1, Ix2, Ix3, Ix4, Ix5, Ix6, IxDyn, RawData};
pub use num_complex::Complex;

pub use crate::checks::{
    Axes0, Axes1, Axes2, Axes3, Axes4, Axes5, Axes6, HasAtLeast, HasRank, NumAxes, PermutedRank, SameDtype, SameRank,
};
pub use crate::convert::attributes::*;
pub use crate::convert::generated::{
    ByCast, ByCopy, ByShare, Muts, Own, Read, Refs, Rows, Stacked, Tensor, TensorMuts, TensorRefs, Tensors, Write,
    convert, debug, debug_each, debug_tuple, kind, lend, lend_mut, mistaken, refuse, spec, specs, to_device, visit,
    with, with_mut,
};
pub use crate::convert::mode::{AsMany, Lent, LentMut, Mode, ModeMut, ModeOwned, OneMore};
pub use crate::convert::{
    AnyRank, ArrayOps, ArrayTensor, AsArrayField, AsBatch, AsField, AsHolder, AsNdarray, AsPadded, AsWrapper,
    CollateFields, CollateOps, Collated, Conversion, ConvertArray, ConvertOps, FIELDS_PER_TUPLE, Field, FieldOps,
    FieldTree, HalfFloat, Holds, HoldsRows, IntoRows, IntoSample, IntoTensors, Itself, Known, KnownRank, OpenField,
    OwnStruct, PadTo, Padding, Pair, PickRows, ReadStruct, Reads, Request, Sample, Samples, SamplesField,
    SamplesStruct, StackStructs, StackTensors, Stackable, Stacks, Storage, StructFields, StructOps, Taken, TensorInput,
    TensorInputMut, TensorRows, TensorStruct, WithoutDrop, WriteStruct, Writes, WritesToReadOnly, collate,
    collate_array, collate_padded, collate_padded_array, collate_struct, column, is_dtype, lengths, mask,
};
pub use crate::copy::{Checked, FloatTarget, Lossless, Lossy, Scaled, check_factor, factor_bits};
pub use crate::dtype::{ArrayPart, ArrayPartOr, Cast, CastTarget, Element, LosslessCast, NoArray};
pub use crate::spec::{DimSpec, FieldKind, FieldSpec, Report, StructSpec, whole_fields};
pub use crate::tensor::Arena;
pub use crate::{Backend, InputError, RowMajor, Strided};
