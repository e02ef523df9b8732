//! [`ShardPaths`]: what a caller says of where shards are.

use std::path::{Path, PathBuf};

/// Where the shards of a data set are: a folder that has them, or a list of them. [`map_shards`](crate::map_shards) says what each
/// may be.
///
/// It is made of a path (`"clips"`) or of a list of paths (`["a.npz", "b.npz"]`, a `Vec`, or what an iterator of paths collects into).
/// The shards of a list are in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardPaths(pub(super) Given);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    Folder(PathBuf),
    List(Vec<PathBuf>),
}

macro_rules! folder {
    ($($ty:ty),*) => {
        $(impl From<$ty> for ShardPaths {
            fn from(folder: $ty) -> Self {
                Self(Given::Folder(folder.into()))
            }
        })*
    };
}
folder!(&str, &String, String, &Path, PathBuf);

impl From<&PathBuf> for ShardPaths {
    fn from(folder: &PathBuf) -> Self {
        Self(Given::Folder(folder.clone()))
    }
}

impl<P: AsRef<Path>> FromIterator<P> for ShardPaths {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Self {
        Self(Given::List(paths.into_iter().map(|path| path.as_ref().to_owned()).collect()))
    }
}

macro_rules! list {
    ($([$($params:tt)*] $ty:ty),*) => {
        $(impl<$($params)*> From<$ty> for ShardPaths {
            fn from(paths: $ty) -> Self {
                paths.into_iter().collect()
            }
        })*
    };
}
list!([P: AsRef<Path>] Vec<P>, [P: AsRef<Path>] &Vec<P>, [P: AsRef<Path>] &[P], [P: AsRef<Path>, const N: usize] [P; N], [P: AsRef<Path>, const N: usize] &[P; N]);
