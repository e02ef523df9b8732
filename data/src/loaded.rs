//! What a loader takes, and the words for what it does not take.

use core::iter;
use core::ops::Deref;
use std::sync::Arc;

use tensor_core::Samples;

use crate::DataError;
use crate::dataset::{Dataset, Rows};

/// What a loader takes: what [`IntoDataset`](crate::IntoDataset) is implemented for. That has the methods for users, this what it
/// needs.
#[diagnostic::on_unimplemented(
    message = "expected a reference to a struct with samples or to a `Dataset`, found `{Self}` [tensor-samples]",
    label = "not a data set by reference",
    note = "what is a `Result` needs its `?`; a struct is passed by reference, with `#[derive(TensorInput)]` and `#[tensor(samples = batch)]` above it: `batch` is the name that each field's `shape` begins with; several, such as shards of files, are joined first, `Dataset::join(&shards)?`",
    note = "a function of any such struct `S` has the bounds `S: TensorRows<B>` and `B: HoldsRows<S>`, where `B` is the backend"
)]
pub trait Loaded<'data>: Sized {
    /// The struct.
    type Struct: Samples + 'data;
    /// How the data set has the struct: by reference or in an `Arc`, as it was given.
    type Holder: Deref<Target = Self::Struct> + Clone;

    /// All samples.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    fn load(self) -> Result<Dataset<Self::Holder>, DataError>;

    /// The structs: one, unless several are joined.
    #[doc(hidden)]
    fn as_structs(&self) -> impl Iterator<Item = &'data Self::Struct>;
}

/// By the bound on [`Loaders`] and none on `S`, the compiler underlines all of `&points` where `points` has no samples. It would underline
/// `points` alone by a bound on `S`, and in a second error all of `&points`, whose struct it does not know.
#[diagnostic::do_not_recommend]
impl<'data, S: ?Sized> Loaded<'data> for &'data S
where
    Loaders: Take<S>,
{
    type Struct = <Loaders as Take<S>>::Struct;
    type Holder = &'data <Loaders as Take<S>>::Struct;

    fn load(self) -> Result<Dataset<Self::Holder>, DataError> {
        let structure = Loaders::structure(self);
        Ok(Dataset { structs: Arc::new([structure]), rows: Rows::Range(0..structure.sample_count()?) })
    }

    fn as_structs(&self) -> impl Iterator<Item = &'data Self::Struct> {
        iter::once(Loaders::structure(*self))
    }
}

#[diagnostic::do_not_recommend]
impl<'data, H: Deref<Target: Samples + Sized + 'data> + Clone> Loaded<'data> for &'data Dataset<H> {
    type Struct = H::Target;
    type Holder = H;

    fn load(self) -> Result<Dataset<H>, DataError> {
        Ok(self.clone())
    }

    fn as_structs(&self) -> impl Iterator<Item = &'data H::Target> {
        self.structs.iter().map(Deref::deref)
    }
}

/// What [`DataLoader::owned`](crate::DataLoader::owned) takes: a `Dataset` that owns its structs, by reference.
#[diagnostic::on_unimplemented(
    message = "expected a reference to a `Dataset` that owns its struct, found `{Self}` [tensor-samples]",
    label = "not a `Dataset` of an `Arc`, by reference",
    note = "write `DataLoader::owned(&Dataset::shared(Arc::new(digits))?)`; its parts by `split`, and what `Dataset::join` makes of several, own it as well",
    note = "what is by reference is for `DataLoader::new(&digits)`, with threads of a scope by `workers_in`"
)]
pub trait Owning {
    /// The struct.
    type Struct: Samples;

    /// The data set.
    #[doc(hidden)]
    fn dataset(self) -> Dataset<Arc<Self::Struct>>;
}

#[diagnostic::do_not_recommend]
impl<S: Samples> Owning for &Dataset<Arc<S>> {
    type Struct = S;

    fn dataset(self) -> Dataset<Arc<S>> {
        self.clone()
    }
}

/// All loaders, of which is asked whether they take a struct.
#[derive(Debug)]
pub struct Loaders;

/// Asked of [`Loaders`].
#[diagnostic::on_unimplemented(
    message = "expected a reference to a struct with samples or to a `Dataset`, found `&{S}` [tensor-samples]",
    label = "not a data set by reference",
    note = "what is a `Result` needs its `?`; a struct is passed by reference, with `#[derive(TensorInput)]` and `#[tensor(samples = batch)]` above it: `batch` is the name that each field's `shape` begins with; several, such as shards of files, are joined first, `Dataset::join(&shards)?`",
    note = "a function of any such struct `S` has the bounds `S: TensorRows<B>` and `B: HoldsRows<S>`, where `B` is the backend"
)]
pub trait Take<S: ?Sized> {
    /// The struct.
    type Struct: Samples;

    /// The struct.
    fn structure(structure: &S) -> &Self::Struct;
}

#[diagnostic::do_not_recommend]
impl<S: Samples> Take<S> for Loaders {
    type Struct = S::Itself;

    fn structure(structure: &S) -> &S {
        structure
    }
}
