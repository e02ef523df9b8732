//! [`Entry`]: an array whose header has been read, and whose elements can be.

use std::io::{self, Read};
use std::sync::Arc;

use memmap2::Mmap;

use crate::error::Problem;
use crate::file_state::FileState;
use crate::header::Header;
use crate::place::Place;

/// An array in a file: its header has been read, its elements have not.
pub struct Entry<'a> {
    place: Place<'a>,
    pub(crate) header: Header,
    /// The length of the `.npy` file, header included, in bytes.
    pub(crate) len: u64,
}

impl<'a> Entry<'a> {
    pub(crate) fn open(place: Place<'a>) -> Result<Self, Problem> {
        let len = place.check()?;
        let header = Header::read(&mut *place.reader()?)?;
        Ok(Self { place, header, len })
    }

    /// Reads the bytes of the elements, from the first.
    pub(crate) fn elements(&self) -> Result<Box<dyn Read + '_>, Problem> {
        let mut reader = self.place.reader()?;
        let header = self.header.data as u64;
        let read = io::copy(&mut reader.by_ref().take(header), &mut io::sink())?;
        if read < header {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        Ok(reader)
    }

    /// How many bytes the array inflates to; 0 if it is not compressed.
    pub(crate) fn inflated(&self) -> u64 {
        if self.place.is_compressed() { self.len } else { 0 }
    }

    /// How many bytes the array takes in its archive, after compression; 0 if it is not in an archive.
    pub(crate) fn archived(&self) -> u64 {
        self.place.archived()
    }

    /// The offset of the first element from the start of the file on disk. `None` if the array is compressed.
    pub(crate) fn data_offset(&self) -> Option<u64> {
        self.place.start()?.checked_add(self.header.data as u64)
    }

    /// The file on disk, as it was when it was opened. `None` if the bytes were in memory.
    pub(crate) fn file(&self) -> Option<&FileState> {
        self.place.storage().file()
    }

    /// Maps the whole file on disk.
    ///
    /// # Safety
    ///
    /// While the map lives, nobody changes or shortens the file.
    pub(crate) unsafe fn map(&self) -> Result<Arc<Mmap>, Problem> {
        // SAFETY: as the caller promises.
        unsafe { self.place.storage().map() }
    }
}
