//! What can be wrong with a file, in values that name the field, what was expected and what was found.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use tensor_core::InputError;

/// Why a file could not be read into a struct or an array: all that was found wrong, not only the first.
#[derive(Debug)]
pub struct LoadError {
    path: Option<PathBuf>,
    structure: Option<&'static str>,
    violations: Vec<Violation>,
}

impl LoadError {
    pub(crate) fn new(path: Option<&Path>, structure: Option<&'static str>, violations: Vec<Violation>) -> Self {
        debug_assert!(!violations.is_empty());
        Self { path: path.map(Path::to_owned), structure, violations }
    }

    /// An error about the file as a whole.
    pub(crate) fn whole(path: Option<&Path>, problem: Problem) -> Self {
        Self::all(path, vec![problem])
    }

    /// An error about a file with one array.
    pub(crate) fn all(path: Option<&Path>, problems: Vec<Problem>) -> Self {
        let about_the_file = |problem| Violation { field: String::new(), problem };
        Self::new(path, None, problems.into_iter().map(about_the_file).collect())
    }

    /// The file or folder; nothing, if the bytes were in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Everything that is wrong, in the order of the struct's fields.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The same, to keep.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
    /// The field's name, that of a field of a nested struct behind the nested one's: `points.xyz`. Empty, if the file as a
    /// whole is wrong.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            // These begin with the axis.
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
        /// The name: of a member of the archive, or of a file in the folder.
        name: String,
        /// The names that are there; at most 20 of them.
        others: Vec<String>,
    },
    /// More than one member of the archive has this name, so that readers could differ in which they take.
    Duplicate {
        /// The name.
        name: String,
    },
    /// The array has another dtype.
    DType {
        /// The dtype of the field, as Rust spells it.
        expected: &'static str,
        /// The same, as NumPy spells it: `f4`.
        descr: &'static str,
        /// The dtype that the file has, as it spells it.
        found: String,
    },
    /// The array has another number of axes.
    Rank {
        /// The number of axes of the field.
        expected: usize,
        /// The shape that the file has.
        found: Vec<usize>,
    },
    /// The array has another length than a `[T; N]`.
    Length {
        /// `N`.
        expected: usize,
        /// The length that the file has.
        found: usize,
    },
    /// An axis or the rank is not what `shape` or `rank` in `#[tensor(…)]` says.
    Shape(tensor_core::Violation),
    /// The shape is more than memory can hold.
    TooLarge {
        /// The shape.
        shape: Vec<usize>,
    },
    /// There are fewer or more bytes than the header promises.
    Size {
        /// The length of header and elements, in bytes.
        expected: u64,
        /// The length that is there.
        found: u64,
    },
    /// A `bool` is neither 0 nor 1.
    Bool {
        /// The position among the array's elements as they lie in the file, from 0.
        index: usize,
        /// The byte.
        found: u8,
    },
    /// The header is not that of a `.npy` file.
    Header(String),
    /// The file is neither a `.npz` archive nor a folder of `.npy` files, or is damaged.
    Archive(String),
    /// A compressed array can't be lent, as its elements are nowhere in the file.
    Compressed,
    /// An array in the other byte order can't be lent.
    ByteOrder {
        /// The dtype that the file has, as it spells it.
        found: String,
    },
    /// An array whose elements lie at odd addresses can't be lent.
    Misaligned {
        /// Where in the file the elements begin.
        offset: u64,
        /// What the dtype asks that this be a multiple of.
        align: usize,
    },
    /// All compressed arrays together would take more than [`Options::inflate_at_most`](crate::Options::inflate_at_most)
    /// allows.
    Inflated {
        /// The limit, in bytes.
        limit: u64,
        /// How much all up to this one would take.
        found: u64,
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
            Self::Archive(message) => f.write_str(message),
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

/// A shape of any length, shown in few words.
struct Shape<'a>(&'a [usize]);

impl fmt::Display for Shape<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            shape if shape.len() <= 32 => write!(f, "{shape:?}"),
            shape => write!(f, "{} axes", shape.len()),
        }
    }
}

/// The violations of the shapes that a struct declares.
pub(crate) fn shapes(error: &InputError) -> impl Iterator<Item = Violation> {
    error
        .violations()
        .iter()
        .map(|violation| Violation { field: violation.field.clone(), problem: Problem::Shape(violation.clone()) })
}
