//! From a struct of arrays to its companion, a struct of tensors.
//!
//! | file | what it holds |
//! |---|---|
//! | [`mode`] | the kinds of tensors that a companion can have |
//! | [`storage`] | the storages of ndarray's arrays that a tensor can be made of |
//! | [`array_field`] | what an array type offers to be a field |
//! | [`attributes`] | what a field's attributes say, as types |
//! | [`access`] | how a conversion takes a struct, and with it each of its fields |
//! | [`row_selection`], [`kept_tensors`] | which rows a batch is made of, and what all batches have in common |
//! | [`conversion`], [`conversions`] | what a conversion is, and all of them: what each makes of an array |
//! | [`field`] | what a field becomes, and who makes it |
//! | [`arrays`], [`wrappers`], [`structs`] | the kinds of fields: arrays; `copy`, references, boxes and options; structs |
//! | [`field_tree`] | all fields of a struct at once |
//! | [`input`] | the public traits that a derived struct has |
//! | [`rows_input`], [`row_source`] | those for rows of a struct; the struct from which batch after batch is taken |
//! | [`stack_input`] | those for several structs stacked |
//! | [`sample_input`] | that for samples put together to a struct of many |
//! | [`collated_array`], [`collate`] | the arrays that a batch of samples can have; how each kind of field is put together |
//! | [`backend_bounds`], [`implied`], [`named`] | what a struct asks of a backend, as bounds; how they say it |
//! | [`field_asked`], [`known_backend`] | bounds that exist for the compiler's message; how a type that is no backend stays one error |
//! | [`generated`] | functions and aliases that generated code calls |
//! | [`array_field_macro`] | `array_field!`, which makes an array type one of a field |

mod access;
mod array_field;
mod array_field_macro;
mod arrays;
pub(crate) mod attributes;
mod backend_bounds;
mod collate;
mod collated_array;
mod conversion;
mod conversions;
mod field;
mod field_asked;
mod field_tree;
pub(crate) mod generated;
mod implied;
mod input;
mod kept_tensors;
mod known_backend;
pub mod mode;
mod named;
mod row_selection;
mod row_source;
mod rows_input;
mod sample_input;
mod stack_input;
mod storage;
mod structs;
mod wrappers;

pub use array_field::{ArrayField, ArrayFieldMut};
pub use backend_bounds::{Holds, HoldsRows, OwnsRows, Reads, Stacks, Writes, WritesToReadOnly};
pub use collate::{
    BatchOption, CollateOps, Collated, FromBatch, LengthsField, MaskField, PadTo, Padding, SampleField, collate,
    collate_array, collate_padded, collate_padded_array, column, lengths, mask,
};
pub use collated_array::{AnyRank, BatchArray, KnownRank, LengthDtype, MaskDtype, SampleDtype, SampleRank};
pub use conversion::{ArrayTensor, Conversion, ConvertArray, Request, Taken};
pub use field::{ArrayOps, ConvertOps, Field, FieldOps};
pub use field_asked::{
    AsArrayField, AsBatch, AsField, AsHolder, AsNdarray, AsPadded, AsWrapper, HalfFloat, Itself, Known, OpenField,
    TensorField, is_dtype,
};
pub use field_tree::{FIELDS_PER_TUPLE, FieldTree, Pair};
pub use input::{IntoTensors, OwnStruct, ReadStruct, TensorInput, TensorInputMut, WriteStruct};
pub use row_selection::{IntoRows, RowSelection};
pub use row_source::RowSource;
pub use rows_input::{PickRows, RowsCompanion, Samples, SamplesField, SamplesStruct, TensorRows};
pub use sample_input::{CollateFields, Sample, collate_struct};
pub use stack_input::{IntoSample, StackStructs, StackTensors, Stackable};
pub use storage::{Storage, StorageMut};
pub use structs::{StructFields, StructOps, TensorStruct, WithoutDrop};
