//! [`Storage`]: the bytes of one file, which can be read at any offset or mapped.

use std::cell::OnceCell;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;
use rawzip::ReaderAt;

use crate::error::Problem;
use crate::file_state::FileState;

/// An open file, or bytes in memory.
pub(crate) struct Storage<'a> {
    bytes: Bytes<'a>,
    len: u64,
    map: OnceCell<Arc<Mmap>>,
}

enum Bytes<'a> {
    File(File, FileState),
    Slice(&'a [u8]),
}

impl<'a> Storage<'a> {
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        // Checked before opening, since opening a pipe waits for a writer.
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "expected a file, found none").into());
        }
        let file = File::open(path)?;
        let state = FileState::new(path, &file.metadata()?);
        Ok(Self { len: state.len(), bytes: Bytes::File(file, state), map: OnceCell::new() })
    }

    pub(crate) fn slice(bytes: &'a [u8]) -> Self {
        // A slice is never longer than `isize::MAX`.
        Self { bytes: Bytes::Slice(bytes), len: bytes.len() as u64, map: OnceCell::new() }
    }

    /// The length in bytes at the time of opening.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// The file, as it was when it was opened. `None` of bytes in memory.
    pub(crate) fn file(&self) -> Option<&FileState> {
        match &self.bytes {
            Bytes::File(_, state) => Some(state),
            Bytes::Slice(_) => None,
        }
    }

    /// Maps the file, once: later calls return the same map.
    ///
    /// # Safety
    ///
    /// While the map lives, nobody changes or shortens the file.
    pub(crate) unsafe fn map(&self) -> Result<Arc<Mmap>, Problem> {
        if let Some(map) = self.map.get() {
            return Ok(Arc::clone(map));
        }
        let Bytes::File(file, _) = &self.bytes else {
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
            // Some systems refuse offsets that don't fit in `i64`. No file is that long.
            Bytes::File(..) if i64::try_from(offset).is_err() => Ok(0),
            // Nothing else moves the file's position in between: only this storage has the file, and it is not `Sync`.
            Bytes::File(file, _) => {
                let mut file: &File = file;
                file.seek(SeekFrom::Start(offset))?;
                file.read(buffer)
            }
            Bytes::Slice(bytes) => bytes.read_at(buffer, offset),
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_one_descriptor() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("x.npy");
        fs::write(&path, b"abcdef").unwrap();
        let storage = Storage::open(&path).unwrap();
        let descriptors = fs::read_dir("/proc/self/fd").unwrap();
        let is_of_the_file = |descriptor: &fs::DirEntry| fs::read_link(descriptor.path()).is_ok_and(|to| to == path);
        assert_eq!(descriptors.filter_map(Result::ok).filter(is_of_the_file).count(), 1);
        // It can be read at any offset, in any order.
        let at = |offset| {
            let mut buffer = [0; 2];
            storage.read_exact_at(&mut buffer, offset).map(|()| buffer)
        };
        assert_eq!((at(4).unwrap(), at(1).unwrap()), (*b"ef", *b"bc"));
        assert!(at(5).is_err() && at(u64::MAX).is_err());
    }
}
