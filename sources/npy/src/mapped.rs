//! [`MappedArray`]: an array whose elements are in a mapped file.

use std::fmt;
use std::ptr::NonNull;
use std::sync::Arc;

use memmap2::Mmap;
use ndarray::{ArrayView, Dimension, RawArrayView, ShapeBuilder};
use tensor_core::{ArrayField, Element, IntoRows, Loan, RowSelection, array_field};

use crate::advice::{self, Access, Rows};
use crate::array::{Expected, NpyArray, dimension};
use crate::element::{ByteOrder, NpyElement, not_bool};
use crate::entry::Entry;
use crate::error::Problem;
use crate::field::from_npy;
use crate::source::Mapping;

/// An array whose elements are in a mapped file. Opening it reads no element: the system fetches each page when it is first
/// used, so the file may be larger than memory.
///
/// As a field of a derived struct it is shared like an array, but only to read. [`map`](crate::map) fills it. The file stays
/// mapped as long as the array or a clone of it lives. An array in Fortran order has strides to match.
///
/// In the file, the elements have to be as they would be in memory: not compressed, in this machine's byte order, and
/// aligned. Those of a `.npy` file are always aligned; in a `.npz` archive they may begin at any offset. Loading elements
/// that are not as required is an error that says so; an `Array` can read them. The bytes of a `bool` array are all checked
/// when it is loaded, since a byte other than 0 and 1 is not a `bool`.
///
/// ```
/// use ndarray::{Ix2, array};
/// use tensor_npy::MappedArray;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("xy.npy");
/// # let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".to_owned() + &" ".repeat(58) + "\n";
/// # let data: Vec<u8> = [0.0_f32, 1.0, 2.0, 3.0].iter().flat_map(|value| value.to_le_bytes()).collect();
/// # std::fs::write(&path, [&b"\x93NUMPY\x01\x00"[..], &118_u16.to_le_bytes(), header.as_bytes(), &data].concat())?;
///
/// // np.save("xy.npy", np.array([[0, 1], [2, 3]], np.float32))
/// // SAFETY: nobody else has the file.
/// let xy: MappedArray<f32, Ix2> = unsafe { tensor_npy::map_array(&path) }?;
/// assert_eq!(xy.view(), array![[0.0, 1.0], [2.0, 3.0]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A function that is not `unsafe` can't fill it:
///
/// ```compile_fail,E0277
/// # use ndarray::Ix2;
/// # use tensor_npy::{FromNpy, MappedArray};
/// #[derive(tensor_core::TensorInput, FromNpy)]
/// struct Points {
///     xy: MappedArray<f32, Ix2>,
/// }
///
/// let points: Points = tensor_npy::read("points.npz")?; // `MappedArray<…>` can't be filled from NumPy files by `Reading`
/// # Ok::<(), tensor_npy::LoadError>(())
/// ```
pub struct MappedArray<T, D: Dimension> {
    /// Points into `map`, unless it has no elements.
    elements: RawArrayView<T, D>,
    map: Arc<Mmap>,
}

// SAFETY: it is a view of elements that are `Sync`, in memory that any thread may read and nobody writes, and that `map`,
// which is `Send` and `Sync`, keeps in place.
unsafe impl<T: Element, D: Dimension> Send for MappedArray<T, D> {}
// SAFETY: as above; nothing changes through a reference.
unsafe impl<T: Element, D: Dimension> Sync for MappedArray<T, D> {}

impl<T: NpyElement, D: Dimension> MappedArray<T, D> {
    /// A view of the array.
    #[must_use]
    pub fn view(&self) -> ArrayView<'_, T, D> {
        // SAFETY: `load_entry` has checked that the elements lie within `map`, aligned, and are values of `T`. The map is not
        // unmapped before `self` is gone, and whoever had it made promised that nobody changes the file.
        unsafe { self.elements.clone().deref_into_view() }
    }

    /// Tells the system how the elements are going to be read. It changes no value, and a system that knows no such advice ignores it.
    ///
    /// The advice is for the whole file, and so for all arrays of one `.npz` archive and for clones of them. It holds until the next
    /// one. [`Options::access`](crate::Options::access) gives it to each file when it is mapped.
    pub fn advise(&self, access: Access) {
        advice::advise(&self.map, access);
    }

    /// Has the system fetch rows of the first axis, and does not wait for them: `array.will_need(0..64)`, `array.will_need(&[5, 0])`.
    ///
    /// It helps a program that knows what it reads next, and does something else meanwhile. The `DataLoader` of `tensor-data` does it
    /// for each batch, one batch ahead. Rows that are not there are ignored. Nothing happens for an array in Fortran order, whose rows
    /// are spread over the whole file, nor on a system without such advice.
    pub fn will_need<'i>(&self, rows: impl IntoRows<'i>) {
        let view = self.view();
        let Some((&count, row)) = view.shape().split_first() else { return };
        if view.is_empty() || !view.is_standard_layout() {
            return;
        }
        let offset = view.as_ptr() as usize - self.map.as_ptr() as usize;
        let of_map = Rows { offset, len: row.iter().product::<usize>() * size_of::<T>(), count };
        match rows.into_rows() {
            RowSelection::Range { start, end } => {
                advice::will_need(&self.map, of_map.range(start..end.unwrap_or(count)));
            }
            RowSelection::Indices(rows) => advice::will_need(&self.map, of_map.list(rows)),
            _ => {}
        }
    }
}

impl<T, D: Dimension> Clone for MappedArray<T, D> {
    fn clone(&self) -> Self {
        Self { elements: self.elements.clone(), map: Arc::clone(&self.map) }
    }
}

impl<T: NpyElement, D: Dimension> fmt::Debug for MappedArray<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

impl<T: NpyElement, D: Dimension + 'static> ArrayField for MappedArray<T, D> {
    type Elem = T;
    type Dim = D;

    fn loan(&self) -> Loan<'_, T, D> {
        Loan::new(self.view())
    }

    fn is_mapped(&self) -> bool {
        true
    }

    fn will_need(&self, rows: RowSelection<'_>) {
        Self::will_need(self, rows);
    }
}
array_field!([T: NpyElement, D: Dimension + 'static] MappedArray<T, D>, read only);

impl<T: NpyElement, D: Dimension> NpyArray<Mapping> for MappedArray<T, D> {
    fn check_entry(entry: &Entry<'_>, problems: &mut Vec<Problem>) {
        Expected::of::<T, D>().check(entry, problems);
        let header = &entry.header;
        if size_of::<T>() > 1 && header.byte_order(T::DESCR).is_some_and(|order| order != ByteOrder::NATIVE) {
            problems.push(Problem::ByteOrder { found: header.descr.clone() });
        }
        match entry.data_offset() {
            None => problems.push(Problem::Compressed),
            // A map begins at the file's first byte and at the start of a page, so an aligned offset is an aligned address.
            Some(offset) if offset % align_of::<T>() as u64 != 0 && !header.shape.contains(&0) => {
                problems.push(Problem::Misaligned { offset, align: align_of::<T>() });
            }
            Some(_) => {}
        }
    }

    fn load_entry(entry: &Entry<'_>, promised: &Mapping) -> Result<Self, Problem> {
        // SAFETY: a `Mapping` is the promise that nobody changes or shortens the file while this array lives, which shares
        // the map with none but its clones and the arrays beside it.
        let map = unsafe { entry.map() }?;
        if promised.access() != Access::Normal {
            advice::advise(&map, promised.access());
        }
        let header = &entry.header;
        let (_, len) = header.extent(size_of::<T>())?;
        let pointer = if len == 0 {
            NonNull::<T>::dangling().as_ptr().cast_const()
        } else {
            let offset = entry.data_offset().ok_or(Problem::Compressed)?;
            let bytes = usize::try_from(offset)
                .ok()
                .and_then(|start| map.get(start..start.checked_add(len)?))
                .ok_or(Problem::Size { expected: offset.saturating_add(len as u64), found: map.len() as u64 })?;
            if !T::ANY_BYTES
                && let Some((index, found)) = not_bool(bytes)
            {
                return Err(Problem::Bool { index, found });
            }
            let pointer = bytes.as_ptr().cast::<T>();
            if !pointer.is_aligned() {
                return Err(Problem::Misaligned { offset, align: align_of::<T>() });
            }
            pointer
        };
        let shape = dimension::<D>(&header.shape).set_f(header.is_fortran);
        // SAFETY: the pointer is aligned and, unless there are no elements, the memory behind it is as long as the shape
        // says and belongs to the map; `extent` has checked that no more than `isize::MAX` bytes are asked for.
        let elements = unsafe { RawArrayView::from_shape_ptr(shape, pointer) };
        Ok(Self { elements, map })
    }
}
from_npy! { [T: NpyElement, D: Dimension] Mapping, MappedArray<T, D>; }
