//! The functions that read and map, and [`Options`] for what they may do.

use std::path::Path;

use tensor_core::TensorStruct;

use crate::archive::Archive;
use crate::array::NpyArray;
use crate::entry::Entry;
use crate::error::{LoadError, Problem};
use crate::field::FromNpy;
use crate::loader::Loader;
use crate::name::Name;
use crate::place::Place;
use crate::source::{Mapping, Reading, Source};
use crate::storage::Storage;

/// Reads a struct from a `.npz` archive, or from a folder with a `.npy` file for each field. The elements are copied.
///
/// # Errors
///
/// All that keeps any field from being read, the shapes that `#[tensor(shape = …)]` declares included.
pub fn read<T: FromNpy<Reading> + TensorStruct>(path: impl AsRef<Path>) -> Result<T, LoadError> {
    Options::new().read(path)
}

/// Reads a struct from the bytes of a `.npz` archive.
///
/// # Errors
///
/// As [`read`].
pub fn from_bytes<T: FromNpy<Reading> + TensorStruct>(npz: &[u8]) -> Result<T, LoadError> {
    Options::new().from_bytes(npz)
}

/// Reads one array from a `.npy` file.
///
/// # Errors
///
/// All that keeps it from being read.
pub fn read_array<A: NpyArray<Reading>>(path: impl AsRef<Path>) -> Result<A, LoadError> {
    array(path.as_ref(), &Reading::SAFE)
}

/// Reads a struct as [`read`] does, but maps the files of its [`MappedArray`](crate::MappedArray)s, whose elements are
/// neither read nor copied. Its other fields are copies, as ever.
///
/// The checksums of mapped members of an archive are not compared, as that would read them.
///
/// # Errors
///
/// As [`read`], and every `MappedArray` whose elements are compressed, misaligned or in the other byte order.
///
/// # Safety
///
/// As long as a `MappedArray` of the struct or a clone of one lives, nobody changes or shortens its file: no function of this
/// program, and no other process. (To put another file in its place, by renaming, is fine.) A change would be seen
/// through a `&`, and in a file that got shorter the elements that are gone end the program.
pub unsafe fn map<T: FromNpy<Mapping> + TensorStruct>(path: impl AsRef<Path>) -> Result<T, LoadError> {
    // SAFETY: as the caller promises.
    unsafe { Options::new().map(path) }
}

/// Maps one array in a `.npy` file.
///
/// # Errors
///
/// All that keeps it from being mapped.
///
/// # Safety
///
/// As for [`map`].
pub unsafe fn map_array<A: NpyArray<Mapping>>(path: impl AsRef<Path>) -> Result<A, LoadError> {
    // SAFETY: as the caller promises.
    let promised = unsafe { Mapping::promised() };
    array(path.as_ref(), &promised)
}

/// What reading may cost.
///
/// ```
/// # use tensor_npy::{FromNpy, Options};
/// # #[derive(tensor_core::TensorInput, FromNpy)]
/// # struct Masks { masks: ndarray::Array3<bool> }
/// // Compressed arrays of 20 GiB in all are no surprise here.
/// let masks = Options::new().inflate_at_most(20 << 30).read::<Masks>("masks.npz");
/// # assert!(masks.is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    inflate_at_most: u64,
}

impl Options {
    /// The defaults: compressed arrays may inflate to 1 GiB in all.
    #[must_use]
    pub const fn new() -> Self {
        Self { inflate_at_most: 1 << 30 }
    }

    /// Lets the compressed arrays of one archive take this many bytes in all, headers included.
    ///
    /// Other arrays take no more than the file itself has, but a thousandth of its length is enough to fill any memory by
    /// what it inflates to.
    #[must_use]
    pub const fn inflate_at_most(self, bytes: u64) -> Self {
        Self { inflate_at_most: bytes }
    }

    /// As the function [`read`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn read<T: FromNpy<Reading> + TensorStruct>(&self, path: impl AsRef<Path>) -> Result<T, LoadError> {
        self.open(path.as_ref(), Reading::SAFE)
    }

    /// As the function [`from_bytes`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn from_bytes<T: FromNpy<Reading> + TensorStruct>(&self, npz: &[u8]) -> Result<T, LoadError> {
        let archive = Archive::zip(Storage::slice(npz)).map_err(|problem| LoadError::whole(None, problem))?;
        self.load(&archive, None, Reading::SAFE)
    }

    /// As the function [`map`].
    ///
    /// # Errors
    ///
    /// As there.
    ///
    /// # Safety
    ///
    /// As there.
    pub unsafe fn map<T: FromNpy<Mapping> + TensorStruct>(&self, path: impl AsRef<Path>) -> Result<T, LoadError> {
        // SAFETY: as the caller promises.
        let promised = unsafe { Mapping::promised() };
        self.open(path.as_ref(), promised)
    }

    fn open<S: Source, T: FromNpy<S> + TensorStruct>(&self, path: &Path, source: S) -> Result<T, LoadError> {
        let archive = Archive::open(path).map_err(|problem| LoadError::whole(Some(path), problem))?;
        self.load(&archive, Some(path), source)
    }

    fn load<S: Source, T: FromNpy<S> + TensorStruct>(
        &self,
        archive: &Archive<'_>,
        path: Option<&Path>,
        source: S,
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
