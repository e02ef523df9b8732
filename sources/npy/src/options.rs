//! The functions that read and map files, and [`Options`], which limit them. A struct's two passes are run here.

use std::path::Path;

use tensor_core::TensorStruct;

use crate::advice::Access;
use crate::archive::Archive;
use crate::array::NpyArray;
use crate::entry::Entry;
use crate::error::{LoadError, Problem};
use crate::field::NpyStruct;
use crate::loader::Loader;
use crate::name::Name;
use crate::place::Place;
use crate::source::{Mapping, Reading, Source};
use crate::storage::Storage;

/// Reads a struct from a `.npz` archive, or from a folder with a `.npy` file for each field. The elements are copied.
///
/// # Errors
///
/// Everything that is wrong with any field, including shapes that differ from `#[tensor(shape = …)]`.
pub fn read<T: NpyStruct<Reading> + TensorStruct>(path: impl AsRef<Path>) -> Result<T, LoadError> {
    Options::new().read(path)
}

/// Reads a struct from the bytes of a `.npz` archive.
///
/// # Errors
///
/// See [`read`].
pub fn from_bytes<T: NpyStruct<Reading> + TensorStruct>(npz: &[u8]) -> Result<T, LoadError> {
    Options::new().from_bytes(npz)
}

/// Reads one array from a `.npy` file.
///
/// # Errors
///
/// Everything that is wrong with the array.
pub fn read_array<A: NpyArray<Reading>>(path: impl AsRef<Path>) -> Result<A, LoadError> {
    array(path.as_ref(), &Reading::SAFE)
}

/// Like [`read`], but maps the files of each [`MappedArray`](crate::MappedArray) among the fields, whose elements are neither
/// read nor copied. Other fields are copied.
///
/// The checksum of a mapped member of an archive is not compared, since that would read all of its elements.
///
/// # Errors
///
/// See [`read`]; also every `MappedArray` whose elements are compressed, misaligned or in the other byte order.
///
/// # Safety
///
/// As long as a `MappedArray` of the struct or a clone of one lives, nobody may change or shorten its file: neither this
/// program nor another process. (Replacing the file by renaming another one is fine.) A change would be visible through a
/// `&`, and reading an element beyond the end of a shortened file ends the program.
pub unsafe fn map<T: NpyStruct<Mapping> + TensorStruct>(path: impl AsRef<Path>) -> Result<T, LoadError> {
    // SAFETY: as the caller promises.
    unsafe { Options::new().map(path) }
}

/// Maps one array in a `.npy` file.
///
/// # Errors
///
/// Everything that is wrong with the array.
///
/// # Safety
///
/// See [`map`].
pub unsafe fn map_array<A: NpyArray<Mapping>>(path: impl AsRef<Path>) -> Result<A, LoadError> {
    // SAFETY: as the caller promises.
    let promised = unsafe { Mapping::promised(Access::Normal) };
    array(path.as_ref(), &promised)
}

/// Limits on what reading may cost.
///
/// ```
/// # use tensor_npy::{FromNpy, Options};
/// # #[derive(tensor_core::TensorInput, FromNpy)]
/// # struct Masks { masks: ndarray::Array3<bool> }
/// // These files have up to 20 GiB of compressed arrays.
/// let masks = Options::new().inflate_at_most(20 << 30).read::<Masks>("masks.npz");
/// # assert!(masks.is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    pub(crate) inflate_at_most: u64,
    pub(crate) access: Access,
}

impl Options {
    /// The defaults: compressed arrays may inflate to 1 GiB in all.
    #[must_use]
    pub const fn new() -> Self {
        Self { inflate_at_most: 1 << 30, access: Access::Normal }
    }

    /// Sets how many bytes the compressed arrays of one archive may take when inflated, all together and headers included.
    ///
    /// Arrays that are not compressed need no limit, since they take no more memory than the file is long. A compressed array
    /// can inflate to a thousand times its length.
    #[must_use]
    pub const fn inflate_at_most(self, bytes: u64) -> Self {
        Self { inflate_at_most: bytes, ..self }
    }

    /// Sets what the system is told about how mapped files are going to be read: [`Access::Normal`] by default.
    #[must_use]
    pub const fn access(self, access: Access) -> Self {
        Self { access, ..self }
    }

    /// Like the function [`read`], with these options.
    ///
    /// # Errors
    ///
    /// See [`read`].
    pub fn read<T: NpyStruct<Reading> + TensorStruct>(&self, path: impl AsRef<Path>) -> Result<T, LoadError> {
        self.open(path.as_ref(), &Reading::SAFE)
    }

    /// Like the function [`from_bytes`], with these options.
    ///
    /// # Errors
    ///
    /// See [`read`].
    pub fn from_bytes<T: NpyStruct<Reading> + TensorStruct>(&self, npz: &[u8]) -> Result<T, LoadError> {
        let archive = Archive::zip(Storage::slice(npz)).map_err(|problem| LoadError::whole(None, problem))?;
        self.load(&archive, None, &Reading::SAFE)
    }

    /// Like the function [`map`], with these options.
    ///
    /// # Errors
    ///
    /// See [`map`].
    ///
    /// # Safety
    ///
    /// See [`map`].
    pub unsafe fn map<T: NpyStruct<Mapping> + TensorStruct>(&self, path: impl AsRef<Path>) -> Result<T, LoadError> {
        // SAFETY: as the caller promises.
        let promised = unsafe { Mapping::promised(self.access) };
        self.open(path.as_ref(), &promised)
    }

    fn open<S: Source, T: NpyStruct<S> + TensorStruct>(&self, path: &Path, source: &S) -> Result<T, LoadError> {
        let archive = Archive::open(path).map_err(|problem| LoadError::whole(Some(path), problem))?;
        self.load(&archive, Some(path), source)
    }

    fn load<S: Source, T: NpyStruct<S> + TensorStruct>(
        &self,
        archive: &Archive<'_>,
        path: Option<&Path>,
        source: &S,
    ) -> Result<T, LoadError> {
        let mut loader = Loader::new(archive, self.inflate_at_most, source);
        T::check(Name::WHOLE, &mut loader);
        loader.check_shapes(&T::SPEC);
        let read = if loader.is_right() { T::load(Name::WHOLE, &mut loader) } else { None };
        loader.finish(path, T::SPEC.name, read)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

fn array<S: Source, A: NpyArray<S>>(path: &Path, source: &S) -> Result<A, LoadError> {
    let whole = |problem: Problem| LoadError::whole(Some(path), problem);
    let storage = Storage::open(path).map_err(whole)?;
    let entry = Entry::open(Place::Whole(storage.into())).map_err(whole)?;
    let mut problems = Vec::new();
    A::check_entry(&entry, &mut problems);
    if problems.is_empty() {
        A::load_entry(&entry, source).map_err(whole)
    } else {
        Err(LoadError::all(Some(path), problems))
    }
}
