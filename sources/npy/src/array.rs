//! [`NpyArray`]: the types that are loaded from one array. Here are those that own a copy of the elements.

use std::io::{self, Read};

use ndarray::{ArcArray, Array, Dimension, Ix1, ShapeBuilder};

use crate::element::{ByteOrder, NpyElement};
use crate::entry::Entry;
use crate::error::Problem;
use crate::excerpt::excerpt;
use crate::source::Source;

/// How many bytes are read at a time: a multiple of every element's size, and few enough for the processor's caches.
const CHUNK: usize = 1 << 16;

/// A type that is loaded from one array of a file.
///
/// Meant for the types of this crate and of ndarray. A type of another crate implements [`FromNpy`](crate::FromNpy) instead,
/// by loading one of these.
pub trait NpyArray<S: Source>: Sized {
    /// Adds everything that is wrong with the header.
    #[doc(hidden)]
    fn check_entry(entry: &Entry<'_>, problems: &mut Vec<Problem>);

    /// Loads the array, whose header has passed [`check_entry`](Self::check_entry).
    #[doc(hidden)]
    fn load_entry(entry: &Entry<'_>, source: &S) -> Result<Self, Problem>;
}

/// What the header of an array has to say for the array to become a value of a type.
pub(crate) struct Expected {
    dtype: &'static str,
    descr: &'static str,
    element: usize,
    rank: Option<usize>,
}

impl Expected {
    pub(crate) fn of<T: NpyElement, D: Dimension>() -> Self {
        Self { dtype: T::DTYPE.name(), descr: T::DESCR, element: size_of::<T>(), rank: D::NDIM }
    }

    /// Adds everything in which the header differs.
    pub(crate) fn check(&self, entry: &Entry<'_>, problems: &mut Vec<Problem>) {
        let header = &entry.header;
        if let Some(expected) = self.rank
            && expected != header.shape.len()
        {
            problems.push(Problem::Rank { expected, found: header.shape.clone() });
        }
        if header.byte_order(self.descr).is_none() {
            let found = excerpt(header.descr.as_bytes());
            problems.push(Problem::DType { expected: self.dtype, descr: self.descr, found });
            // The expected length is unknown without the size of an element.
            return;
        }
        match header.extent(self.element) {
            Err(problem) => problems.push(problem),
            Ok((_, bytes)) => {
                let expected = (header.data as u64).saturating_add(bytes as u64);
                if expected != entry.len {
                    problems.push(Problem::Size { expected, found: entry.len });
                }
            }
        }
    }
}

/// Reads all elements, in the order of the file.
fn elements<T: NpyElement>(entry: &Entry<'_>) -> Result<Vec<T>, Problem> {
    const { assert!(CHUNK.is_multiple_of(size_of::<T>())) };
    let (count, bytes) = entry.header.extent(size_of::<T>())?;
    let order = entry.header.byte_order(T::DESCR).unwrap_or(ByteOrder::NATIVE);
    let mut reader = entry.elements()?;
    let no_memory = |_| Problem::NoMemory { bytes };
    let mut values: Vec<T> = Vec::new();
    // The elements of a file that is not compressed are there: its length was checked. A compressed member may lie about
    // its length, so memory for it grows with what is really inflated.
    let at_once = if entry.inflated() == 0 { count } else { count.min(CHUNK) };
    values.try_reserve_exact(at_once).map_err(no_memory)?;
    let mut chunk = vec![0; CHUNK.min(bytes)];
    let mut remaining = bytes;
    while remaining > 0 {
        let part = &mut chunk[..CHUNK.min(remaining)];
        reader.read_exact(part).map_err(interrupted)?;
        values.try_reserve(part.len() / size_of::<T>()).map_err(no_memory)?;
        let before = values.len();
        T::decode(part, order == ByteOrder::Little, &mut values)
            .map_err(|(index, found)| Problem::Bool { index: before + index, found })?;
        remaining -= part.len();
    }
    // Reading to the end makes the reader compare the length and the checksum.
    match reader.read(&mut [0]).map_err(interrupted)? {
        0 => Ok(values),
        _ => Err(Problem::Archive("expected as many bytes as the archive says, found more".to_owned())),
    }
}

/// Converts an error while elements are read: the file ended, or the member is damaged.
fn interrupted(error: io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            Problem::Archive(format!("expected whole elements, found damaged ones ({error})"))
        }
        _ => Problem::Io(error),
    }
}

/// The shape as a dimension type. The number of axes has been checked.
pub(crate) fn dimension<D: Dimension>(shape: &[usize]) -> D {
    let mut dimension = D::zeros(shape.len());
    dimension.slice_mut().copy_from_slice(shape);
    dimension
}

impl<S: Source, T: NpyElement, D: Dimension> NpyArray<S> for Array<T, D> {
    fn check_entry(entry: &Entry<'_>, problems: &mut Vec<Problem>) {
        Expected::of::<T, D>().check(entry, problems);
    }

    fn load_entry(entry: &Entry<'_>, _: &S) -> Result<Self, Problem> {
        let shape = dimension::<D>(&entry.header.shape).set_f(entry.header.is_fortran);
        Self::from_shape_vec(shape, elements(entry)?)
            .map_err(|_| Problem::TooLarge { shape: entry.header.shape.clone() })
    }
}

impl<S: Source, T: NpyElement, D: Dimension> NpyArray<S> for ArcArray<T, D> {
    fn check_entry(entry: &Entry<'_>, problems: &mut Vec<Problem>) {
        <Array<T, D> as NpyArray<S>>::check_entry(entry, problems);
    }

    fn load_entry(entry: &Entry<'_>, source: &S) -> Result<Self, Problem> {
        Array::load_entry(entry, source).map(Array::into_shared)
    }
}

impl<S: Source, T: NpyElement> NpyArray<S> for Vec<T> {
    fn check_entry(entry: &Entry<'_>, problems: &mut Vec<Problem>) {
        Expected::of::<T, Ix1>().check(entry, problems);
    }

    fn load_entry(entry: &Entry<'_>, _: &S) -> Result<Self, Problem> {
        elements(entry)
    }
}

impl<S: Source, T: NpyElement, const N: usize> NpyArray<S> for [T; N] {
    fn check_entry(entry: &Entry<'_>, problems: &mut Vec<Problem>) {
        Expected::of::<T, Ix1>().check(entry, problems);
        if let [found] = *entry.header.shape
            && found != N
        {
            problems.push(Problem::Length { expected: N, found });
        }
    }

    fn load_entry(entry: &Entry<'_>, _: &S) -> Result<Self, Problem> {
        elements(entry)?.try_into().map_err(|found: Vec<T>| Problem::Length { expected: N, found: found.len() })
    }
}
