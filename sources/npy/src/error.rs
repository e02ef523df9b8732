//! What can be wrong with a file. Each value names the field, what was expected and what was found.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use tensor_core::InputError;

/// Why a file could not be read into a struct or an array: everything that is wrong with it, not only the first problem.
#[derive(Debug)]
pub struct LoadError {
    path: Option<PathBuf>,
    structure: Option<&'static str>,
    /// Whether the path is a folder of shards.
    are_shards: bool,
    violations: Vec<Violation>,
}

/// At most so many problems of shards are listed in a text; all of them are among the violations.
const SHARDS_SHOWN: usize = 50;

impl LoadError {
    pub(crate) fn new(path: Option<&Path>, structure: Option<&'static str>, violations: Vec<Violation>) -> Self {
        debug_assert!(!violations.is_empty());
        Self { path: path.map(Path::to_owned), structure, are_shards: false, violations }
    }

    /// The problems with many files that are one data set: of a folder, unless they were listed.
    pub(crate) fn of_shards(folder: Option<&Path>, structure: &'static str, violations: Vec<Violation>) -> Self {
        Self { are_shards: true, ..Self::new(folder, Some(structure), violations) }
    }

    /// One problem with the file as a whole.
    pub(crate) fn whole(path: Option<&Path>, problem: Problem) -> Self {
        Self::all(path, vec![problem])
    }

    /// The problems with a file that is a single array.
    pub(crate) fn all(path: Option<&Path>, problems: Vec<Problem>) -> Self {
        Self::new(path, None, problems.into_iter().map(|problem| Violation::whole(None, problem)).collect())
    }

    /// The file or folder; the folder of shards. `None` if the bytes were in memory, or the shards in a list.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Everything that is wrong, in the order of the shards, and of the struct's fields.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Everything that is wrong, as owned values.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }
}

impl LoadError {
    /// The text about shards.
    fn fmt_shards(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let structure = self.structure.unwrap_or_default();
        let place = self.path.as_ref().map_or_else(String::new, |path| format!(" in `{}`", path.display()));
        let write = |f: &mut fmt::Formatter<'_>, violation: &Violation| {
            if let Some(shard) = &violation.shard {
                write!(f, "`{}`", shard.display())?;
                f.write_str(if violation.field.is_empty() { "" } else { ", " })?;
            }
            match violation.field.as_str() {
                "" => write!(f, "{violation}"),
                field => write!(f, "`{structure}.{field}`{violation}"),
            }
        };
        // Files that were read before are looked at again by `Shards::check`.
        let are_changes = self.violations.iter().all(|violation| matches!(violation.problem, Problem::Changed { .. }));
        match self.violations.as_slice() {
            [only] if are_changes => {
                write!(f, "the shards{place} of `{structure}` are not what they were: ")?;
                write(f, only)
            }
            [only] => {
                write!(f, "the shards{place} can't be read as `{structure}`")?;
                f.write_str(if only.shard.is_some() { ": " } else { "" })?;
                write(f, only)
            }
            all => {
                if are_changes {
                    write!(f, "{} files in the shards{place} of `{structure}` are not what they were:", all.len())?;
                } else {
                    write!(f, "{} things keep the shards{place} from being read as `{structure}`:", all.len())?;
                }
                for violation in all.iter().take(SHARDS_SHOWN) {
                    f.write_str("\n  ")?;
                    write(f, violation)?;
                }
                match all.len().saturating_sub(SHARDS_SHOWN) {
                    0 => Ok(()),
                    more => write!(f, "\n  and {more} more"),
                }
            }
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.are_shards {
            return self.fmt_shards(f);
        }
        let place = self.path.as_ref().map_or_else(|| "the bytes".to_owned(), |path| format!("`{}`", path.display()));
        let Some(structure) = self.structure else {
            write!(f, "{place} can't be read: ")?;
            for (index, violation) in self.violations.iter().enumerate() {
                let separator = if index == 0 { "" } else { "; " };
                write!(f, "{separator}{}", violation.problem)?;
            }
            return Ok(());
        };
        if let [only] = self.violations.as_slice() {
            return write!(f, "`{structure}.{}`{only} (in {place})", only.field);
        }
        write!(f, "{} things keep `{structure}` from being read from {place}:", self.violations.len())?;
        self.violations.iter().try_for_each(|violation| write!(f, "\n  `{structure}.{}`{violation}", violation.field))
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self.violations.as_slice() {
            [Violation { problem: Problem::Io(error), .. }] => Some(error),
            _ => None,
        }
    }
}

/// One thing that is wrong with one field.
#[derive(Debug)]
#[non_exhaustive]
pub struct Violation {
    /// The field's name, such as `xyz`, or `points.xyz` for the field `xyz` of a nested struct. Empty if the file as a whole
    /// is wrong.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
    /// The path of the shard, if there are several: [`map_shards`](crate::map_shards).
    pub shard: Option<PathBuf>,
}

impl Violation {
    /// Of a field.
    pub(crate) fn of(field: String, problem: Problem) -> Self {
        Self { field, problem, shard: None }
    }

    /// Of a file as a whole.
    pub(crate) fn whole(shard: Option<&Path>, problem: Problem) -> Self {
        Self { field: String::new(), problem, shard: shard.map(Path::to_owned) }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            // Has its own separator, since the axis comes first: `, axis 1: …`.
            Problem::Shape(violation) => write!(f, "{violation}"),
            problem => write!(f, ": {problem}"),
        }
    }
}

/// What is wrong with an array in a file, or with the file.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// There is no array of this name.
    Missing {
        /// The name of the array.
        name: String,
        /// The names of the arrays that there are; at most 20 of them.
        others: Vec<String>,
    },
    /// More than one member of the archive has this name, so it is ambiguous which one is meant.
    Duplicate {
        /// The name.
        name: String,
    },
    /// The array has another dtype.
    DType {
        /// The dtype of the field, as Rust spells it: `f32`.
        expected: &'static str,
        /// The dtype of the field, as NumPy spells it: `f4`.
        descr: &'static str,
        /// The dtype of the file, as the file spells it.
        found: String,
    },
    /// The array has another number of axes.
    Rank {
        /// The number of axes of the field.
        expected: usize,
        /// The shape in the file.
        found: Vec<usize>,
    },
    /// The array has another length than the `[T; N]` that it is loaded into.
    Length {
        /// The length of the field: `N`.
        expected: usize,
        /// The length in the file.
        found: usize,
    },
    /// An axis or the rank differs from `shape` or `rank` in `#[tensor(…)]`.
    Shape(tensor_core::Violation),
    /// An array of this shape can't be in memory.
    TooLarge {
        /// The shape.
        shape: Vec<usize>,
    },
    /// There are fewer or more bytes than the header says.
    Size {
        /// The length that the header says, of header and elements, in bytes.
        expected: u64,
        /// The length that was found, in bytes.
        found: u64,
    },
    /// A `bool` is neither 0 nor 1.
    Bool {
        /// The position of the element in the file, from 0.
        index: usize,
        /// The byte that was found.
        found: u8,
    },
    /// The header is not a valid header of a `.npy` file.
    Header(String),
    /// The file is neither a `.npz` archive nor a folder of `.npy` files, or is damaged.
    Archive(String),
    /// A compressed array can't be lent, since the file does not contain its elements as they would be in memory.
    Compressed,
    /// An array in the other byte order can't be lent.
    ByteOrder {
        /// The dtype of the file, as the file spells it.
        found: String,
    },
    /// An array whose elements are misaligned can't be lent.
    Misaligned {
        /// The offset of the first element in the file, in bytes.
        offset: u64,
        /// The alignment of the dtype, in bytes: the offset is not a multiple of it.
        align: usize,
    },
    /// All compressed arrays together would take more memory than
    /// [`Options::inflate_at_most`](crate::Options::inflate_at_most) allows.
    Inflated {
        /// The limit, in bytes.
        limit: u64,
        /// How much this array and those before it would take, in bytes.
        found: u64,
    },
    /// There is no file for an array, though there is one for another array with the same number.
    NoFile {
        /// The path that it should have.
        path: PathBuf,
    },
    /// The rows have another shape than those of the first shard.
    Rows {
        /// The path of the first shard.
        shard: PathBuf,
        /// The shape of a row there.
        expected: Vec<usize>,
        /// The shape of a row here.
        found: Vec<usize>,
    },
    /// An optional array is there in this shard and not in the first, or the other way round.
    OptionalIn {
        /// The path of the first shard.
        shard: PathBuf,
        /// Whether it is this shard that lacks it.
        is_missing: bool,
    },
    /// There are no shards, or it is not clear which ones.
    Shards(String),
    /// A file is no longer as it was when it was opened.
    Changed {
        /// Its path.
        path: PathBuf,
        /// What changed.
        how: String,
    },
    /// There is not enough memory for a copy.
    NoMemory {
        /// The length of the copy, in bytes.
        bytes: usize,
    },
    /// The system could not open or read the file.
    Io(io::Error),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { name, others } => {
                write!(f, "there is no array `{name}`")?;
                match others.as_slice() {
                    [] => f.write_str("; there is none at all"),
                    others => write!(f, "; there is `{}`", others.join("`, `")),
                }
            }
            Self::Duplicate { name } => write!(f, "there is more than one array `{name}`"),
            Self::DType { expected, descr, found } => write!(
                f,
                "expected dtype `{expected}`, which NumPy writes as `{descr}`, found `{found}`; use the dtype of the file, \
                 and `cast` on the field to convert it"
            ),
            Self::Rank { expected, found } => {
                let axes = if *expected == 1 { "axis" } else { "axes" };
                write!(f, "expected {expected} {axes}, found {} of shape {}", found.len(), Shape(found))
            }
            Self::Length { expected, found } => write!(f, "expected {expected} elements, found {found}"),
            Self::Shape(violation) => write!(f, "{violation}"),
            Self::TooLarge { shape } => {
                write!(f, "bad header: expected a shape that fits in memory, found {}", Shape(shape))
            }
            Self::Size { expected, found } => {
                let what = if found < expected { "the array is cut off" } else { "something follows the array" };
                write!(f, "expected {expected} bytes of header and elements, found {found}: {what}")
            }
            Self::Bool { index, found } => write!(f, "expected 0 or 1 for the `bool` at {index}, found {found}"),
            Self::Header(message) => write!(f, "bad header: {message}"),
            Self::Archive(message) | Self::Shards(message) => f.write_str(message),
            Self::Compressed => f.write_str(
                "a compressed array can't be lent; read it into an `Array`, or write it with `np.save` or `np.savez`",
            ),
            Self::ByteOrder { found } => write!(
                f,
                "expected the byte order of this machine, found `{found}`, which can't be lent; read it into an `Array`, \
                 which turns the bytes around"
            ),
            Self::Misaligned { offset, align } => write!(
                f,
                "expected elements at a multiple of {align}, found them at byte {offset} of the file, where they can't be \
                 lent; read them into an `Array`, or keep them in a folder of `.npy` files, which are always aligned"
            ),
            Self::Inflated { limit, found } => write!(
                f,
                "expected compressed arrays of at most {limit} bytes in all, found {found}; \
                 `Options::inflate_at_most` sets the limit"
            ),
            Self::NoFile { path } => write!(f, "there is no file `{}`", path.display()),
            Self::Rows { shard, expected, found } => write!(
                f,
                "expected rows of shape {}, as in `{}`, found {}",
                Shape(expected),
                shard.display(),
                Shape(found)
            ),
            Self::OptionalIn { shard, is_missing: true } => {
                write!(f, "expected an array, as in `{}`, found none", shard.display())
            }
            Self::OptionalIn { shard, is_missing: false } => {
                write!(f, "expected no array, as in `{}`, found one", shard.display())
            }
            Self::Changed { path, how } => {
                write!(f, "expected `{}` as it was when it was opened: {how}", path.display())
            }
            Self::NoMemory { bytes } => write!(f, "expected memory for {bytes} bytes, found too little"),
            Self::Io(error) => write!(f, "{error}"),
        }
    }
}

impl Error for Problem {}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Displays a shape. Of a very long one, it displays the number of axes.
struct Shape<'a>(&'a [usize]);

impl fmt::Display for Shape<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            shape if shape.len() <= 32 => write!(f, "{shape:?}"),
            shape => write!(f, "{} axes", shape.len()),
        }
    }
}

/// Converts core's violations of the shapes that a struct declares.
pub(crate) fn shapes(error: &InputError) -> impl Iterator<Item = Violation> {
    error.violations().iter().map(|violation| Violation::of(violation.field.clone(), Problem::Shape(violation.clone())))
}
