//! [`Place`]: where the `.npy` file of an array is (a file of its own, or a member of an archive), and how to read it there.

use std::io::{self, Read};
use std::rc::Rc;

use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, ErrorKind, RangeReader, ZipArchive, ZipArchiveEntryWayfinder, ZipEntry};

use crate::error::Problem;
use crate::storage::Storage;

/// Each byte of a deflated stream becomes at most this many bytes.
const MOST_INFLATED: u64 = 1032;

/// Where the `.npy` file of an array is.
pub(crate) enum Place<'a> {
    /// It is a file of its own.
    Whole(Rc<Storage<'a>>),
    /// It is a member of an archive.
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

impl<'a> Place<'a> {
    pub(crate) fn is_compressed(&self) -> bool {
        matches!(self, Self::Member(_, member) if member.method != CompressionMethod::STORE)
    }

    /// The file on disk: the `.npy` file itself, or the archive.
    pub(crate) fn storage(&self) -> &Storage<'a> {
        match self {
            Self::Whole(storage) => storage,
            Self::Member(zip, _) => zip.get_ref(),
        }
    }

    /// How many bytes the `.npy` file takes in its archive, after compression; 0 if it is not in an archive.
    pub(crate) fn archived(&self) -> u64 {
        match self {
            Self::Whole(_) => 0,
            Self::Member(_, member) => member.at.compressed_size_hint(),
        }
    }

    /// The offset of the `.npy` file from the start of the file on disk. `None` if it is compressed.
    pub(crate) fn start(&self) -> Option<u64> {
        match self {
            Self::Whole(_) => Some(0),
            Self::Member(zip, member) if !self.is_compressed() => {
                Some(zip.get_entry(member.at).ok()?.compressed_data_range().0)
            }
            Self::Member(..) => None,
        }
    }

    /// The length of the `.npy` file, after checking that the archive's entry for it is plausible.
    pub(crate) fn check(&self) -> Result<u64, Problem> {
        let (zip, member) = match self {
            Self::Whole(storage) => return Ok(storage.len()),
            Self::Member(zip, member) => (zip, member),
        };
        if member.is_encrypted {
            return Err(Problem::Archive("expected an array that can be read, found an encrypted one".to_owned()));
        }
        if ![CompressionMethod::STORE, CompressionMethod::DEFLATE].contains(&member.method) {
            return Err(Problem::Archive(format!(
                "expected an array that is stored or deflated, found compression method {}",
                member.method.as_u16()
            )));
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

    /// Reads the `.npy` file from its start.
    pub(crate) fn reader(&self) -> Result<Box<dyn Read + '_>, Problem> {
        Ok(match self {
            Self::Whole(storage) => Box::new(RangeReader::new(storage, 0..storage.len())),
            Self::Member(zip, member) => {
                let entry = locate(zip, member)?;
                // Both readers compare the length and the checksum when they reach the end.
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

/// Converts an error about the archive as a whole.
pub(crate) fn damaged(error: rawzip::Error) -> Problem {
    match error.into_kind() {
        ErrorKind::IO(error) if error.kind() != io::ErrorKind::UnexpectedEof => Problem::Io(error),
        kind => Problem::Archive(format!("expected a whole `.npz` archive, found a damaged one ({kind})")),
    }
}
