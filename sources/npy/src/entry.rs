//! [`Entry`]: one array in a file, whose header has been read.

use std::io::{self, Read};
use std::rc::Rc;
use std::sync::Arc;

use flate2::read::DeflateDecoder;
use memmap2::Mmap;
use rawzip::{CompressionMethod, RangeReader, ZipArchive, ZipArchiveEntryWayfinder, ZipEntry};

use crate::Problem;
use crate::archive::{damaged, method_name};
use crate::header::Header;
use crate::storage::Storage;

/// No byte of a deflated stream becomes more bytes than this.
const MOST_INFLATED: u64 = 1032;

/// An array in a file, whose header has been read and whose elements have not.
pub struct Entry<'a> {
    place: Place<'a>,
    pub(crate) header: Header,
    /// The length of the header and all that follows, in bytes.
    pub(crate) len: u64,
}

/// Where the `.npy` file of an array is.
pub(crate) enum Place<'a> {
    /// On its own.
    Whole(Rc<Storage<'a>>),
    /// In an archive.
    Member(Rc<ZipArchive<Rc<Storage<'a>>>>, Member),
}

/// A member of an archive.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    pub(crate) at: ZipArchiveEntryWayfinder,
    pub(crate) method: CompressionMethod,
    pub(crate) is_encrypted: bool,
}

type Located<'z, 'a> = ZipEntry<'z, Rc<Storage<'a>>>;

impl<'a> Entry<'a> {
    pub(crate) fn open(place: Place<'a>) -> Result<Self, Problem> {
        let len = place.check()?;
        let header = Header::read(&mut *place.reader()?)?;
        Ok(Self { place, header, len })
    }

    /// The elements' bytes, from the first on.
    pub(crate) fn elements(&self) -> Result<Box<dyn Read + '_>, Problem> {
        let mut reader = self.place.reader()?;
        let header = self.header.data as u64;
        let read = io::copy(&mut reader.by_ref().take(header), &mut io::sink())?;
        if read < header {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        Ok(reader)
    }

    /// How many bytes have to be inflated to read the array; 0 for one that is not compressed.
    pub(crate) fn inflated(&self) -> u64 {
        if self.place.is_compressed() { self.len } else { 0 }
    }

    /// How many bytes of an archive the array takes as it is kept there; 0 for one that is not in an archive.
    pub(crate) fn archived(&self) -> u64 {
        match &self.place {
            Place::Whole(_) => 0,
            Place::Member(_, member) => member.at.compressed_size_hint(),
        }
    }

    /// Where in the file the elements begin, if they are there as they are.
    pub(crate) fn data_offset(&self) -> Option<u64> {
        let start = match &self.place {
            Place::Whole(_) => 0,
            Place::Member(zip, member) if !self.place.is_compressed() => {
                zip.get_entry(member.at).ok()?.compressed_data_range().0
            }
            Place::Member(..) => return None,
        };
        start.checked_add(self.header.data as u64)
    }

    /// The whole file as memory.
    ///
    /// # Safety
    ///
    /// While the map lives, nobody changes or shortens the file.
    pub(crate) unsafe fn map(&self) -> Result<Arc<Mmap>, Problem> {
        let storage = match &self.place {
            Place::Whole(storage) => storage,
            Place::Member(zip, _) => zip.get_ref(),
        };
        // SAFETY: as the caller promises.
        unsafe { storage.map() }
    }
}

impl Place<'_> {
    fn is_compressed(&self) -> bool {
        matches!(self, Self::Member(_, member) if member.method != CompressionMethod::STORE)
    }

    /// The length of the `.npy` file, once what the archive says of it is found to be possible.
    fn check(&self) -> Result<u64, Problem> {
        let (zip, member) = match self {
            Self::Whole(storage) => return Ok(storage.len()),
            Self::Member(zip, member) => (zip, member),
        };
        if member.is_encrypted {
            return Err(Problem::Archive("expected an array that can be read, found an encrypted one".to_owned()));
        }
        if ![CompressionMethod::STORE, CompressionMethod::DEFLATE].contains(&member.method) {
            let method = method_name(member.method);
            return Err(Problem::Archive(format!("expected an array that is stored or deflated, found {method}")));
        }
        let (start, end) = locate(zip, member)?.compressed_data_range();
        if end > zip.get_ref().len() {
            return Err(Problem::Archive("expected the array within the archive, found it beyond its end".to_owned()));
        }
        let len = member.at.uncompressed_size_hint();
        let is_possible = match member.method {
            CompressionMethod::STORE => len == end - start,
            _ => len <= (end - start).saturating_mul(MOST_INFLATED),
        };
        if is_possible {
            Ok(len)
        } else {
            Err(Problem::Archive(format!(
                "expected an array of {len} bytes, found {} bytes that can't be it",
                end - start
            )))
        }
    }

    fn reader(&self) -> Result<Box<dyn Read + '_>, Problem> {
        Ok(match self {
            Self::Whole(storage) => Box::new(RangeReader::new(storage, 0..storage.len())),
            Self::Member(zip, member) => {
                let entry = locate(zip, member)?;
                // Both check the length and the checksum when they come to the end.
                if self.is_compressed() {
                    Box::new(entry.verifying_reader(DeflateDecoder::new(entry.reader())))
                } else {
                    Box::new(entry.verifying_reader(entry.reader()))
                }
            }
        })
    }
}

fn locate<'z, 'a>(zip: &'z ZipArchive<Rc<Storage<'a>>>, member: &Member) -> Result<Located<'z, 'a>, Problem> {
    zip.get_entry(member.at).map_err(damaged)
}
