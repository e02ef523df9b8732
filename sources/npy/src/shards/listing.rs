//! [`list`]: which shards a folder has, and in which order.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::order::{by_number, number};
use crate::archive::{Archive, Files};
use crate::error::Problem;

/// Where one shard is.
#[derive(Debug, PartialEq)]
pub(super) enum ShardPlace {
    /// A `.npz` archive, or a folder of `.npy` files.
    Path(PathBuf),
    /// The `.npy` files of one number.
    Numbered(Files),
}

impl ShardPlace {
    /// The path that messages name: of numbered files, one with `*` in place of the field.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Path(path) => path,
            Self::Numbered(files) => &files.pattern,
        }
    }

    pub(super) fn open(&self) -> Result<Archive<'_>, Problem> {
        match self {
            Self::Path(path) => Archive::open(path),
            Self::Numbered(files) => Ok(Archive::Files(files)),
        }
    }
}

/// The shards in a folder, sorted by their names or numbers. `arrays` are the names of the arrays that a struct is loaded from.
pub(super) fn list(folder: &Path, arrays: &BTreeSet<String>) -> Result<Vec<ShardPlace>, Problem> {
    if fs::metadata(folder)?.is_file() {
        return Err(Problem::Shards("expected a folder of shards, found a file; `map` and `read` take one".to_owned()));
    }
    let mut places: Vec<OsString> = Vec::new();
    let mut numbered = Numbered::default();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let bytes = name.as_encoded_bytes();
        if bytes.starts_with(b".") {
            continue;
        }
        let path = folder.join(&name);
        // A link leads to what it names. One that leads nowhere could be a shard on a disk that is not there.
        let about = fs::metadata(&path).map_err(|error| Problem::Shards(format!("`{}`: {error}", path.display())))?;
        if about.is_dir() || bytes.ends_with(b".npz") {
            places.push(name);
        } else if let Some(file) = name.to_str().and_then(|name| NumberedFile::of(name, arrays)) {
            numbered.add(folder, &file)?;
        }
    }
    match (places.first(), numbered.0.first_key_value()) {
        (None, None) => Err(Problem::Shards(
            "expected folders, `.npz` archives, or `.npy` files with a number behind the name of a field, such as \
             `images_00003.npy`, found none; `map` and `read` take the folder of a single struct"
                .to_owned(),
        )),
        (Some(place), Some((_, files))) => Err(Problem::Shards(format!(
            "expected either folders and archives or numbered files, found both `{}` and `{}`; give a list of the paths that \
             are shards",
            place.display(),
            files.pattern.display()
        ))),
        (Some(_), None) => {
            places.sort_by(|one, other| by_number(one.as_encoded_bytes(), other.as_encoded_bytes()));
            Ok(places.into_iter().map(|name| ShardPlace::Path(folder.join(name))).collect())
        }
        (None, Some(_)) => Ok(numbered.0.into_values().map(ShardPlace::Numbered).collect()),
    }
}

/// `images_00003.npy`: the array, a separator, and a number.
#[derive(Debug, PartialEq)]
struct NumberedFile<'n> {
    name: &'n str,
    array: &'n str,
    /// The separator and the number, as they are written.
    suffix: &'n str,
    number: &'n str,
}

impl<'n> NumberedFile<'n> {
    /// `None`, if the name is not of this form, or of an array that is not wanted.
    fn of(name: &'n str, arrays: &BTreeSet<String>) -> Option<Self> {
        let stem = name.strip_suffix(".npy")?;
        let before = stem.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let array = before.strip_suffix(['_', '-', '.'])?;
        let (suffix, number) = (&stem[array.len()..], &stem[before.len()..]);
        (!number.is_empty() && arrays.contains(array)).then_some(Self { name, array, suffix, number })
    }
}

/// The files of each number. Numbers may be of any length, so the keys are their lengths and digits, without zeros in front.
#[derive(Default)]
struct Numbered(BTreeMap<(usize, Vec<u8>), Files>);

impl Numbered {
    fn add(&mut self, folder: &Path, file: &NumberedFile<'_>) -> Result<(), Problem> {
        let digits = number(file.number.as_bytes()).to_vec();
        let files = self.0.entry((digits.len(), digits)).or_insert_with(|| Files {
            folder: folder.to_owned(),
            suffix: file.suffix.to_owned(),
            pattern: folder.join(format!("*{}.npy", file.suffix)),
            names: BTreeMap::new(),
        });
        match files.names.insert(file.array.to_owned(), file.name.to_owned()) {
            None => Ok(()),
            Some(other) => {
                let mut names = [other.as_str(), file.name];
                names.sort_unstable();
                let [one, other] = names;
                Err(Problem::Shards(format!(
                    "expected one file for each field and number, found `{one}` and `{other}`"
                )))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_file_is_an_array_a_separator_and_a_number() {
        let arrays = ["images", "points.xyz", "arr_0"].map(str::to_owned).into();
        let parts = |name| NumberedFile::of(name, &arrays).map(|file| (file.array, file.suffix, file.number));
        assert_eq!(parts("images_00003.npy"), Some(("images", "_00003", "00003")));
        assert_eq!(parts("points.xyz-7.npy"), Some(("points.xyz", "-7", "7")));
        assert_eq!(parts("arr_0.1.npy"), Some(("arr_0", ".1", "1")));
        for none in
            ["images.npy", "images_.npy", "images3.npy", "images_3.npz", "arr_0.npy", "masks_3.npy", "_3.npy", ""]
        {
            assert_eq!(parts(none), None, "{none}");
        }
    }
}
