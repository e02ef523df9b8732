//! [`Archive`]: finds an array by its name, in a `.npz` archive or in a folder of `.npy` files.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rawzip::{RECOMMENDED_BUFFER_SIZE, ReaderAt, ZipArchive, ZipLocator};

use crate::entry::Entry;
use crate::error::Problem;
use crate::excerpt::excerpt;
use crate::place::{Member, Place, damaged};
use crate::storage::Storage;

/// At most this many names are listed in a message.
const NAMES_SHOWN: usize = 20;

/// An archive may have at most this many arrays, which is how many files a zip can list without ZIP64. No struct has nearly
/// as many fields. Without a limit, listing the arrays could take more memory than the file is long.
const MOST_ARRAYS: usize = 65_535;

/// A set of arrays with names.
pub(crate) enum Archive<'a> {
    Zip {
        zip: Rc<ZipArchive<Rc<Storage<'a>>>>,
        members: BTreeMap<Vec<u8>, Named>,
    },
    Folder(PathBuf),
    /// Files whose names are not those of the arrays.
    Files(&'a Files),
    /// None at all: it remembers which arrays it was asked for.
    Asked(RefCell<BTreeSet<String>>),
}

/// The `.npy` files in a folder that belong together, by the names of their arrays: those of one number.
#[derive(Debug, PartialEq)]
pub(crate) struct Files {
    pub(crate) folder: PathBuf,
    /// What a file's name has between that of its array and `.npy`.
    pub(crate) suffix: String,
    /// The path with `*` in place of the array, for messages.
    pub(crate) pattern: PathBuf,
    /// The name of the file of each array.
    pub(crate) names: BTreeMap<String, String>,
}

/// The members of an archive that have one name.
pub(crate) enum Named {
    Once(Member),
    Repeated,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        if fs::metadata(path)?.is_dir() {
            return Ok(Self::Folder(path.to_owned()));
        }
        Self::zip(Storage::open(path)?)
    }

    pub(crate) fn zip(storage: Storage<'a>) -> Result<Self, Problem> {
        let mut magic = [0; 6];
        let len = usize::try_from(storage.len()).map_or(magic.len(), |len| len.min(magic.len()));
        storage.read_exact_at(&mut magic[..len], 0)?;
        if magic == *b"\x93NUMPY" {
            return Err(Problem::Archive(
                "expected a `.npz` archive or a folder of `.npy` files, found a single array: `read_array` and `map_array` \
                 take one"
                    .to_owned(),
            ));
        }
        if !magic.starts_with(b"PK") {
            return Err(Problem::Archive(format!(
                "expected a `.npz` archive or a folder of `.npy` files, found a file that begins with `{}`",
                excerpt(&magic[..len])
            )));
        }
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let len = storage.len();
        let zip = ZipLocator::new()
            .locate_in_reader(Rc::new(storage), &mut buffer, len)
            .map_err(|(_, error)| damaged(error))?;
        let members = members(&zip, &mut buffer)?;
        Ok(Self::Zip { zip: Rc::new(zip), members })
    }

    /// The length of the archive in bytes, which all members together don't exceed unless they overlap. `None` for a
    /// folder.
    pub(crate) fn len(&self) -> Option<u64> {
        match self {
            Self::Zip { zip, .. } => Some(zip.get_ref().len()),
            Self::Folder(_) | Self::Files(_) | Self::Asked(_) => None,
        }
    }

    /// The arrays that it was asked for.
    pub(crate) fn into_asked(self) -> BTreeSet<String> {
        match self {
            Self::Asked(asked) => asked.into_inner(),
            _ => BTreeSet::new(),
        }
    }

    /// Whether there is an array of this name, be it readable or not.
    pub(crate) fn has(&self, name: &str) -> bool {
        let file = format!("{name}.npy");
        match self {
            Self::Zip { members, .. } => members.contains_key(file.as_bytes()),
            // An array whose file can't be read is not absent: opening the file reports the error.
            Self::Folder(folder) => !matches!(
                fs::symlink_metadata(folder.join(file)),
                Err(error) if error.kind() == io::ErrorKind::NotFound
            ),
            Self::Files(files) => files.names.contains_key(name),
            Self::Asked(asked) => {
                asked.borrow_mut().insert(name.to_owned());
                false
            }
        }
    }

    /// Finds the array of this name and reads its header.
    pub(crate) fn entry(&self, name: &str) -> Result<Entry<'a>, Problem> {
        if !self.has(name) {
            if let Self::Files(Files { folder, suffix, .. }) = self {
                return Err(Problem::NoFile { path: folder.join(format!("{name}{suffix}.npy")) });
            }
            return Err(Problem::Missing { name: name.to_owned(), others: self.names()? });
        }
        let file = format!("{name}.npy");
        match self {
            Self::Folder(folder) => Entry::open(Place::Whole(Rc::new(Storage::open(&folder.join(file))?))),
            Self::Zip { zip, members } => match members.get(file.as_bytes()) {
                Some(Named::Once(member)) => Entry::open(Place::Member(Rc::clone(zip), *member)),
                _ => Err(Problem::Duplicate { name: name.to_owned() }),
            },
            Self::Files(Files { folder, names, .. }) => {
                let path = folder.join(names.get(name).unwrap_or(&file));
                Entry::open(Place::Whole(Rc::new(Storage::open(&path)?)))
            }
            Self::Asked(_) => Err(Problem::Missing { name: name.to_owned(), others: Vec::new() }),
        }
    }

    /// The names of the arrays, for a message: at most [`NAMES_SHOWN`].
    fn names(&self) -> Result<Vec<String>, Problem> {
        let mut names: Vec<String> = match self {
            Self::Zip { members, .. } => {
                members.keys().filter_map(|file| file.strip_suffix(b".npy")).take(NAMES_SHOWN).map(excerpt).collect()
            }
            Self::Folder(folder) => fs::read_dir(folder)?
                .filter_map(|file| {
                    let file = file.ok()?.file_name().into_encoded_bytes();
                    file.strip_suffix(b".npy").map(excerpt)
                })
                .take(NAMES_SHOWN)
                .collect(),
            Self::Files(_) | Self::Asked(_) => Vec::new(),
        };
        names.sort_unstable();
        Ok(names)
    }
}

/// Lists the `.npy` files of an archive. Other files are passed over, so that they take no memory.
fn members<R: ReaderAt>(zip: &ZipArchive<R>, buffer: &mut [u8]) -> Result<BTreeMap<Vec<u8>, Named>, Problem> {
    let mut members = BTreeMap::new();
    let mut entries = zip.entries(buffer);
    while let Some(entry) = entries.next_entry().map_err(damaged)? {
        let path = entry.file_path();
        let name: &[u8] = path.as_ref();
        if !name.ends_with(b".npy") {
            continue;
        }
        let member = Named::Once(Member {
            at: entry.wayfinder(),
            method: entry.compression_method(),
            is_encrypted: entry.flags().is_encrypted(),
        });
        members.entry(name.to_vec()).and_modify(|found| *found = Named::Repeated).or_insert(member);
        if members.len() > MOST_ARRAYS {
            return Err(Problem::Archive(format!("expected an archive of at most {MOST_ARRAYS} arrays, found more")));
        }
    }
    Ok(members)
}
