//! [`Storage`]: the bytes of one file, to read anywhere in it, or to map.

use std::cell::OnceCell;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;
use rawzip::{FileReader, ReaderAt};

use crate::Problem;

/// A file that is open, or bytes in memory.
pub(crate) struct Storage<'a> {
    bytes: Bytes<'a>,
    len: u64,
    map: OnceCell<Arc<Mmap>>,
}

enum Bytes<'a> {
    File { reader: FileReader, file: File },
    Slice(&'a [u8]),
}

impl<'a> Storage<'a> {
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        // Asked before it is opened, since opening a pipe waits for who would write to it.
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "expected a file, found none").into());
        }
        let file = File::open(path)?;
        let len = file.metadata()?.len();
        let reader = FileReader::from(file.try_clone()?);
        Ok(Self { bytes: Bytes::File { reader, file }, len, map: OnceCell::new() })
    }

    pub(crate) fn slice(bytes: &'a [u8]) -> Self {
        // A slice is never longer than `isize::MAX`.
        Self { bytes: Bytes::Slice(bytes), len: bytes.len() as u64, map: OnceCell::new() }
    }

    /// The length in bytes, when it was opened.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// The file as memory, mapped when first asked for.
    ///
    /// # Safety
    ///
    /// While the map lives, nobody changes or shortens the file.
    pub(crate) unsafe fn map(&self) -> Result<Arc<Mmap>, Problem> {
        if let Some(map) = self.map.get() {
            return Ok(Arc::clone(map));
        }
        let Bytes::File { file, .. } = &self.bytes else {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "only a file can be mapped").into());
        };
        // SAFETY: the caller promises what `Mmap` asks: nobody changes or shortens the file while the map lives.
        let map = Arc::new(unsafe { Mmap::map(file) }?);
        Ok(Arc::clone(self.map.get_or_init(|| map)))
    }
}

impl ReaderAt for Storage<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        match &self.bytes {
            // Positions above this one are an error to some systems, and a file has none of them.
            Bytes::File { .. } if i64::try_from(offset).is_err() => Ok(0),
            Bytes::File { reader, .. } => reader.read_at(buffer, offset),
            Bytes::Slice(bytes) => bytes.read_at(buffer, offset),
        }
    }
}
