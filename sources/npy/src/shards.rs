//! [`Shards`]: many files as one data set, each a struct.
//!
//! | file | what it holds |
//! |---|---|
//! | [`paths`] | [`ShardPaths`]: what a caller says of where they are |
//! | [`listing`], [`order`] | which shards a folder has, and in which order |

mod listing;
mod order;
mod paths;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::slice;

use tensor_core::{FieldKind, StructSpec, TensorStruct};

use self::listing::{ShardPlace, list};
use self::paths::Given;
pub use self::paths::ShardPaths;
use crate::archive::Archive;
use crate::error::{LoadError, Problem, Violation};
use crate::field::NpyStruct;
use crate::file_state::FileState;
use crate::loader::{Headers, Loader};
use crate::name::Name;
use crate::options::Options;
use crate::source::{Mapping, Reading, Source};

/// Structs of the same kind, each from a shard of a data set: from an archive, a folder, or files with a number.
///
/// [`map_shards`](crate::map_shards) and [`read_shards`](crate::read_shards) make it. It is a slice of the structs
/// (`shards[0]`, `shards.len()`), and `Dataset::join(&shards)` of `tensor-data` makes one data set of them.
pub struct Shards<T> {
    structs: Vec<T>,
    /// As many.
    shards: Vec<Shard>,
}

/// Where a struct came from.
struct Shard {
    path: PathBuf,
    files: Vec<FileState>,
}

impl<T> Shards<T> {
    /// The path of each shard, in the order of the structs. That of files with a number has `*` in place of the field:
    /// `clips/*_00003.npy`.
    #[must_use]
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &Path> {
        self.shards.iter().map(|shard| &*shard.path)
    }

    /// The structs alone.
    #[must_use]
    pub fn into_structs(self) -> Vec<T> {
        self.structs
    }

    /// Looks at each file again: whether it is still there, the same one, and neither longer, shorter nor written to since it was
    /// opened.
    ///
    /// It reads nothing and opens nothing, so it is cheap enough for each epoch. A file that changes is a breach of what the caller of
    /// [`map_shards`](crate::map_shards) promised, and an element beyond the end of a shortened one ends the program; this
    /// finds it before that, if it looks in time. That a file was written to is told by its time, and so only if the file system keeps
    /// one.
    ///
    /// # Errors
    ///
    /// All files that are not as they were ([`Problem::Changed`]), each with its shard.
    pub fn check(&self) -> Result<(), LoadError>
    where
        T: TensorStruct,
    {
        let mut violations = Violations(Vec::new());
        for shard in &self.shards {
            shard
                .files
                .iter()
                .filter_map(|file| file.check().err())
                .for_each(|problem| violations.whole(&shard.path, problem));
        }
        violations.finish(None, T::SPEC.name)
    }
}

impl<T> Deref for Shards<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.structs
    }
}

impl<'a, T> IntoIterator for &'a Shards<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> slice::Iter<'a, T> {
        self.structs.iter()
    }
}

impl<T> fmt::Debug for Shards<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shards")?;
        f.debug_list().entries(self.paths()).finish()
    }
}

/// Reads many files as one data set: [`map_shards`], with all elements copied.
///
/// # Errors
///
/// See [`map_shards`].
pub fn read_shards<T: NpyStruct<Reading> + TensorStruct>(
    shards: impl Into<ShardPaths>,
) -> Result<Shards<T>, LoadError> {
    Options::new().read_shards(shards)
}

/// Maps many files as one data set, a struct for each shard, as [`map`](crate::map) does with one.
///
/// `shards` is a folder, or a list of paths, each of which is what `map` takes: a `.npz` archive or a folder of `.npy` files. A folder
/// has shards of one of two kinds:
///
/// | in the folder | a shard is |
/// |---|---|
/// | folders of `.npy` files, `.npz` archives | each of them, in the order of their names |
/// | `images_00003.npy`, `labels_00003.npy`: the name of a field, one of `_`, `-` and `.`, a number | the files of each number, in the order of the numbers |
///
/// In names, digits that follow each other count as one number: `part-2` comes before `part-10`. The shards of a list are in its order.
/// Ignored are names that begin with a `.`, files that are none of these (`README`, `notes.txt`), and arrays that no field names. Links are
/// followed.
///
/// The headers of all shards are read before an element is. The arrays of all shards have to agree in all axes but the first,
/// unless they are `whole`; and an optional field that has rows is there in all of them or in none. No file stays open: a mapped one needs no
/// descriptor, but one of the 65,530 maps that Linux gives a process.
///
/// ```
/// use ndarray::{Ix1, Ix3};
/// use tensor_core::{Host, TensorInput};
/// use tensor_data::{BlockShuffle, DataLoader, Dataset};
/// use tensor_npy::{FromNpy, MappedArray};
/// # let folder = tempfile::tempdir()?;
/// # for number in 0..3 {
/// #     for (name, descr, shape, len) in [("frames", "|u1", "(4, 2, 2)", 16), ("labels", "<i8", "(4,)", 32)] {
/// #         let header = format!("{:<117}\n", format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}"));
/// #         let file = [&b"\x93NUMPY\x01\x00\x76\x00"[..], header.as_bytes(), &vec![0; len]].concat();
/// #         std::fs::write(folder.path().join(format!("{name}_{number:05}.npy")), file)?;
/// #     }
/// # }
/// # let clips = folder.path();
///
/// #[derive(TensorInput, FromNpy)]
/// #[tensor(samples = batch)]
/// struct Clips {
///     #[tensor(copy, cast = f32, shape = [batch, 2, 2])]
///     frames: MappedArray<u8, Ix3>,
///     #[tensor(shape = [batch])]
///     labels: MappedArray<i64, Ix1>,
/// }
///
/// // clips/frames_00000.npy, clips/labels_00000.npy, clips/frames_00001.npy, …
/// // SAFETY: nobody writes to the files while `shards` is there.
/// let shards = unsafe { tensor_npy::map_shards::<Clips>(clips) }?;
/// let all = Dataset::join(&shards)?;
/// let loader = DataLoader::new(&all).batch_size(4).sampler(BlockShuffle::new(42, 2, 3));
/// for epoch in 0..2 {
///     shards.check()?; // an error that names the file which is shorter now, say
///     for batch in loader.epoch::<Host>(epoch) {
///         batch?.with(|t| assert_eq!((t.frames.shape(), t.labels.len()), (&[4, 2, 2][..], 4)));
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// All that is wrong with any header of any shard, with the shard's path ([`Violation::shard`]); if nothing is, what is
/// wrong with the elements of the first shard that can't be loaded. A folder without a shard, or with shards of both kinds; a list
/// without a path; a link that leads nowhere; a number that lacks a file for a field.
///
/// # Safety
///
/// See [`map`](crate::map): nobody may change or shorten any of the files. [`Shards::check`] looks whether somebody did.
pub unsafe fn map_shards<T: NpyStruct<Mapping> + TensorStruct>(
    shards: impl Into<ShardPaths>,
) -> Result<Shards<T>, LoadError> {
    // SAFETY: as the caller promises.
    unsafe { Options::new().map_shards(shards) }
}

impl Options {
    /// Like the function [`read_shards`], with these options. The limit on compressed arrays is one for all shards together.
    ///
    /// # Errors
    ///
    /// See [`map_shards`].
    pub fn read_shards<T: NpyStruct<Reading> + TensorStruct>(
        &self,
        shards: impl Into<ShardPaths>,
    ) -> Result<Shards<T>, LoadError> {
        self.shards(&shards.into(), &Reading::SAFE)
    }

    /// Like the function [`map_shards`], with these options. The limit on compressed arrays is one for all shards together.
    ///
    /// # Errors
    ///
    /// See [`map_shards`].
    ///
    /// # Safety
    ///
    /// See [`map_shards`].
    pub unsafe fn map_shards<T: NpyStruct<Mapping> + TensorStruct>(
        &self,
        shards: impl Into<ShardPaths>,
    ) -> Result<Shards<T>, LoadError> {
        // SAFETY: as the caller promises.
        let promised = unsafe { Mapping::promised(self.access) };
        self.shards(&shards.into(), &promised)
    }

    fn shards<S: Source, T: NpyStruct<S> + TensorStruct>(
        &self,
        paths: &ShardPaths,
        source: &S,
    ) -> Result<Shards<T>, LoadError> {
        let folder = match &paths.0 {
            Given::Folder(folder) => Some(&**folder),
            Given::List(_) => None,
        };
        let places = places::<S, T>(paths, source)
            .map_err(|problem| LoadError::of_shards(folder, T::SPEC.name, vec![Violation::whole(None, problem)]))?;
        let mut violations = Violations(Vec::new());
        // The files of one shard are open at a time, so the headers are read once more before the elements.
        let headers: Vec<_> = self.headers::<S, T>(&places, source, &mut violations);
        violations.finish(folder, T::SPEC.name)?;
        let (mut structs, mut shards) = (Vec::with_capacity(places.len()), Vec::with_capacity(places.len()));
        for (place, before) in places.iter().zip(headers) {
            let structure = load(place, &before, source);
            structs.push(structure.map_err(|found| LoadError::of_shards(folder, T::SPEC.name, found))?);
            shards.push(Shard { path: place.path().to_owned(), files: before.files });
        }
        Ok(Shards { structs, shards })
    }

    /// What the headers of each shard say. Everything that is wrong goes to `violations`.
    fn headers<S: Source, T: NpyStruct<S> + TensorStruct>(
        &self,
        places: &[ShardPlace],
        source: &S,
        violations: &mut Violations,
    ) -> Vec<Headers> {
        let whole = whole_fields(&T::SPEC);
        let mut first: Option<(&ShardPlace, HashMap<String, Vec<usize>>)> = None;
        let mut all = Vec::with_capacity(places.len());
        let mut inflated = 0;
        for place in places {
            let archive = match place.open() {
                Ok(archive) => archive,
                Err(problem) => {
                    violations.whole(place.path(), problem);
                    continue;
                }
            };
            let mut loader = Loader::new(&archive, self.inflate_at_most, source).inflated_before(inflated);
            T::check(Name::WHOLE, &mut loader);
            loader.check_shapes(&T::SPEC);
            let mut headers = loader.headers();
            inflated = headers.inflated;
            match &first {
                None => {
                    if headers.violations.is_empty() {
                        first = Some((place, headers.shapes.iter().cloned().collect()));
                    }
                }
                Some((of, shapes)) => compare(shapes, of.path(), &whole, &mut headers),
            }
            headers.sort();
            violations.add(place.path(), std::mem::take(&mut headers.violations));
            all.push(headers);
        }
        all
    }
}

/// The struct of one shard, whose headers have to say what they said before.
fn load<S: Source, T: NpyStruct<S> + TensorStruct>(
    place: &ShardPlace,
    before: &Headers,
    source: &S,
) -> Result<T, Vec<Violation>> {
    let whole = |problem| vec![Violation::whole(Some(place.path()), problem)];
    let archive = place.open().map_err(whole)?;
    // What the compressed arrays of all shards take was checked.
    let mut loader = Loader::new(&archive, u64::MAX, source);
    T::check(Name::WHOLE, &mut loader);
    loader.check_shapes(&T::SPEC);
    if loader.is_right() && !loader.are_headers(before) {
        let how = "its header was another one a moment before".to_owned();
        return Err(whole(Problem::Changed { path: place.path().to_owned(), how }));
    }
    let structure = if loader.is_right() { T::load(Name::WHOLE, &mut loader) } else { None };
    loader.outcome(structure).map_err(|found| {
        found.into_iter().map(|violation| Violation { shard: Some(place.path().to_owned()), ..violation }).collect()
    })
}

/// Where the shards are, at least one.
fn places<S: Source, T: NpyStruct<S> + TensorStruct>(
    paths: &ShardPaths,
    source: &S,
) -> Result<Vec<ShardPlace>, Problem> {
    match &paths.0 {
        Given::Folder(folder) => {
            // The struct says which arrays it is loaded from when it is asked to look for them.
            let asked = Archive::Asked(RefCell::default());
            T::check(Name::WHOLE, &mut Loader::new(&asked, 0, source));
            list(folder, &asked.into_asked())
        }
        Given::List(paths) if paths.is_empty() => {
            Err(Problem::Shards("expected the path of one shard or more, found none".to_owned()))
        }
        Given::List(paths) => Ok(paths.iter().cloned().map(ShardPlace::Path).collect()),
    }
}

/// The full names of the arrays that have no rows, in a struct whose others do.
fn whole_fields(spec: &StructSpec) -> Vec<String> {
    fn add(spec: &StructSpec, outer: &str, is_whole: bool, names: &mut Vec<String>) {
        for field in spec.fields {
            let (name, is_whole) = (format!("{outer}{}", field.name), is_whole || field.whole);
            match field.kind {
                FieldKind::Struct { spec, .. } => add(spec, &format!("{name}."), is_whole, names),
                _ if is_whole => names.push(name),
                _ => {}
            }
        }
    }
    let mut names = Vec::new();
    add(spec, "", false, &mut names);
    names
}

/// Adds how the shapes differ from those of the shard `of`, in what follows the first axis.
fn compare(shapes: &HashMap<String, Vec<usize>>, of: &Path, whole: &[String], found: &mut Headers) {
    let Headers { shapes: found, fields, violations, .. } = found;
    let has_rows = |name: &String| !whole.contains(name);
    let is_known = |violations: &[Violation], name: &str| violations.iter().any(|known| known.field == name);
    for (field, shape) in found.iter().filter(|(name, _)| has_rows(name)) {
        if is_known(violations, field) {
            continue;
        }
        let problem = match shapes.get(field) {
            None => Problem::OptionalIn { shard: of.to_owned(), is_missing: false },
            Some(expected) if expected.get(1..) != shape.get(1..) => Problem::Rows {
                shard: of.to_owned(),
                expected: expected.get(1..).unwrap_or_default().to_vec(),
                found: shape.get(1..).unwrap_or_default().to_vec(),
            },
            Some(_) => continue,
        };
        violations.push(Violation::of(field.clone(), problem));
    }
    let mut missing: Vec<_> = shapes.keys().filter(|name| has_rows(name) && !fields.contains(name)).collect();
    missing.sort_unstable();
    for field in missing {
        violations.push(Violation::of(field.clone(), Problem::OptionalIn { shard: of.to_owned(), is_missing: true }));
    }
}

/// All that is wrong with any shard.
struct Violations(Vec<Violation>);

impl Violations {
    fn whole(&mut self, shard: &Path, problem: Problem) {
        self.0.push(Violation::whole(Some(shard), problem));
    }

    fn add(&mut self, shard: &Path, violations: Vec<Violation>) {
        let of_shard = |violation| Violation { shard: Some(shard.to_owned()), ..violation };
        self.0.extend(violations.into_iter().map(of_shard));
    }

    fn finish(self, folder: Option<&Path>, structure: &'static str) -> Result<(), LoadError> {
        if self.0.is_empty() { Ok(()) } else { Err(LoadError::of_shards(folder, structure, self.0)) }
    }
}
