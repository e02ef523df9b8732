//! Many files as one data set: what is a shard, in which order they come, and that batches have what was written.
//!
//! All `unsafe` calls keep their promise in the same way: the files were made by the test, and nobody writes to them while they are mapped,
//! but where a test says so; it then reads no element any more.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{array, npz};
use ndarray::{Array1, Array2, Ix1, Ix2};
use tensor_core::{Host, TensorInput, TensorStruct};
use tensor_data::{BlockShuffle, DataError, DataLoader, Dataset};
use tensor_npy::{
    Access, FromNpy, LoadError, MappedArray, Mapping, Options, Problem, ShardPaths, Shards, map_shards, read_shards,
};

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct Clips {
    #[tensor(copy, cast = f64, shape = [batch, _])]
    frames: MappedArray<f32, Ix2>,
    #[tensor(shape = [batch])]
    labels: MappedArray<i64, Ix1>,
}

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct ReadClips {
    #[tensor(copy, cast = f64, shape = [batch, _])]
    frames: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<i64>,
}

/// Maps files that nobody writes to.
fn map<T: FromNpy<Mapping> + TensorStruct>(paths: impl Into<ShardPaths>) -> Result<Shards<T>, LoadError> {
    // SAFETY: see above.
    unsafe { map_shards(paths) }
}

/// The files of a shard whose samples have the numbers from `first` on: two floats each, and a label.
fn files(first: u16, rows: u16) -> [Vec<u8>; 2] {
    let frames: Vec<u8> = (first..first + rows)
        .flat_map(|row| [f32::from(row), f32::from(row) + 0.5])
        .flat_map(f32::to_le_bytes)
        .collect();
    let labels: Vec<u8> = (first..first + rows).flat_map(|row| (i64::from(row) * 3).to_le_bytes()).collect();
    [array("<f4", &format!("({rows}, 2)"), &frames), array("<i8", &format!("({rows},)"), &labels)]
}

/// How shards lie in a folder.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Folders,
    Archives,
    Numbered,
}

const KINDS: [Kind; 3] = [Kind::Folders, Kind::Archives, Kind::Numbered];

impl Kind {
    /// Writes a shard, and gives the path that is said of it.
    fn write(self, folder: &Path, number: u16, [frames, labels]: &[Vec<u8>; 2]) -> PathBuf {
        match self {
            Self::Folders => {
                let path = folder.join(format!("part-{number}"));
                fs::create_dir(&path).unwrap();
                fs::write(path.join("frames.npy"), frames).unwrap();
                fs::write(path.join("labels.npy"), labels).unwrap();
                path
            }
            Self::Archives => {
                let path = folder.join(format!("part-{number}.npz"));
                fs::write(&path, npz(&[("frames.npy", frames), ("labels.npy", labels)], false)).unwrap();
                path
            }
            Self::Numbered => {
                fs::write(folder.join(format!("frames_{number}.npy")), frames).unwrap();
                fs::write(folder.join(format!("labels_{number}.npy")), labels).unwrap();
                folder.join(format!("*_{number}.npy"))
            }
        }
    }
}

/// The shards 1, 2, … 12, of 1, 2, … 12 samples.
fn twelve(kind: Kind, folder: &Path) -> Vec<PathBuf> {
    let mut first = 0;
    let shards = (1..=12).map(|number| {
        let path = kind.write(folder, number, &files(first, number));
        first += number;
        path
    });
    shards.collect()
}

const ALL: usize = 78;

#[test]
fn shards_of_each_kind_come_in_the_order_of_their_numbers() {
    for kind in KINDS {
        let folder = tempfile::tempdir().unwrap();
        let paths = twelve(kind, folder.path());
        let shards: Shards<Clips> = map(folder.path()).unwrap();
        assert_eq!(shards.paths().collect::<Vec<_>>(), paths, "{kind:?}");
        assert_eq!(
            shards.iter().map(|clips| clips.labels.view().len()).collect::<Vec<_>>(),
            (1..=12).collect::<Vec<_>>()
        );
        assert!(shards.into_iter().flat_map(|clips| clips.labels.view().to_vec()).eq((0..78).map(|row| row * 3)));
        let read: Shards<ReadClips> = read_shards(folder.path()).unwrap();
        for (mapped, read) in shards.iter().zip(&read) {
            assert_eq!((mapped.frames.view(), mapped.labels.view()), (read.frames.view(), read.labels.view()));
        }
        assert_eq!((shards.check().unwrap(), read.check().unwrap()), ((), ()));
        assert_eq!(shards[11].labels.view()[11], 77 * 3);
        assert_eq!(read.into_structs().len(), 12);
        assert!(format!("{shards:?}").contains("Shards["), "{shards:?}");
    }
}

#[test]
fn batches_have_what_was_written() -> Result<(), DataError> {
    for kind in KINDS {
        let folder = tempfile::tempdir().unwrap();
        twelve(kind, folder.path());
        for access in [Access::Normal, Access::Random, Access::Sequential] {
            // SAFETY: see above.
            let shards = unsafe { Options::new().access(access).map_shards::<Clips>(folder.path()) }.unwrap();
            let all = Dataset::join(&shards)?;
            let loader = DataLoader::new(&all).batch_size(5);
            let loaders = [
                loader.clone(),
                loader.clone().shuffle(42),
                loader.clone().sampler(BlockShuffle::new(42, 4, 3)),
                loader.sampler((0..ALL).rev().collect::<Vec<_>>()),
            ];
            for (number, loader) in loaders.iter().enumerate() {
                let mut seen = Vec::new();
                for batch in loader.epoch::<Host>(1) {
                    let batch = batch?;
                    let indices = batch.indices();
                    batch.with(|t| {
                        for ((&index, frame), &label) in indices.iter().zip(t.frames.rows()).zip(t.labels) {
                            let value = f64::from(u16::try_from(index).unwrap());
                            assert_eq!(frame.to_vec(), [value, value + 0.5], "{kind:?}, loader {number}");
                            assert_eq!(label, 3 * i64::try_from(index).unwrap());
                        }
                    });
                    seen.extend(indices);
                }
                seen.sort_unstable();
                assert!(seen.into_iter().eq(0..ALL), "each sample once");
            }
        }
    }
    Ok(())
}

#[test]
fn a_list_of_paths_keeps_its_order() {
    let folder = tempfile::tempdir().unwrap();
    let archive = Kind::Archives.write(folder.path(), 1, &files(0, 1));
    let inner = Kind::Folders.write(folder.path(), 2, &files(1, 2));
    let labels = |shards: &Shards<ReadClips>| shards.iter().map(|clips| clips.labels.len()).collect::<Vec<_>>();
    assert_eq!(labels(&read_shards([&inner, &archive]).unwrap()), [2, 1]);
    assert_eq!(labels(&read_shards(vec![archive.clone(), inner.clone(), archive.clone()]).unwrap()), [1, 2, 1]);
    assert_eq!(labels(&read_shards(&[&*archive, &*inner][..]).unwrap()), [1, 2]);
    assert_eq!(labels(&read_shards([&archive, &inner].into_iter().collect::<ShardPaths>()).unwrap()), [1, 2]);
    // Both are shards of the folder as well, `part-1.npz` before `part-2`.
    assert_eq!(labels(&read_shards(folder.path().to_str().unwrap()).unwrap()), [1, 2]);
}

#[test]
fn numbered_files_may_be_written_in_any_way() {
    let folder = tempfile::tempdir().unwrap();
    let names = [("frames_1", "labels-001"), ("frames.2", "labels_2"), ("frames_00010", "labels_10")];
    let long = "1".repeat(50);
    let long = (format!("frames_{long}"), format!("labels_{long}"));
    let names = names.into_iter().chain([(&*long.0, &*long.1)]);
    for ((frames, labels), first) in names.zip(0..) {
        let [frames_file, labels_file] = files(first, 1);
        fs::write(folder.path().join(format!("{frames}.npy")), frames_file).unwrap();
        fs::write(folder.path().join(format!("{labels}.npy")), labels_file).unwrap();
    }
    let shards: Shards<ReadClips> = read_shards(folder.path()).unwrap();
    assert!(shards.iter().map(|clips| clips.labels[0]).eq([0, 3, 6, 9]));
}

#[test]
fn what_is_no_shard_is_ignored() {
    for kind in KINDS {
        let folder = tempfile::tempdir().unwrap();
        let paths = [7, 8].map(|number| kind.write(folder.path(), number, &files(0, 1)));
        for name in [
            ".DS_Store",
            "README",
            "notes.txt",
            "._frames_7.npy",
            "masks_9.npy",
            "frames.npy",
            "frames_.npy",
            "x.npz.tmp",
        ] {
            fs::write(folder.path().join(name), b"not an array").unwrap();
        }
        fs::create_dir(folder.path().join(".git")).unwrap();
        let shards: Shards<Clips> = map(folder.path()).unwrap();
        assert_eq!(shards.paths().collect::<Vec<_>>(), paths);
    }
}

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct Nested {
    points: Points,
    #[tensor(shape = [batch])]
    weight: Option<Array1<f32>>,
    #[tensor(whole)]
    scale: Array2<f32>,
}

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct Points {
    #[npy(rename = "coordinates")]
    #[tensor(shape = [batch])]
    x: Array1<f32>,
}

#[test]
fn names_are_those_of_the_arrays_and_what_is_whole_may_differ() {
    let folder = tempfile::tempdir().unwrap();
    let floats = |count: usize| array("<f4", &format!("({count},)"), &vec![0; 4 * count]);
    for (number, rows) in [("1", 2), ("2", 3)] {
        fs::write(folder.path().join(format!("points.coordinates_{number}.npy")), floats(rows)).unwrap();
        fs::write(
            folder.path().join(format!("scale_{number}.npy")),
            array("<f4", &format!("(1, {rows})"), &vec![0; 4 * rows]),
        )
        .unwrap();
    }
    let shards: Shards<Nested> = read_shards(folder.path()).unwrap();
    assert_eq!(shards.iter().map(|shard| shard.points.x.len()).collect::<Vec<_>>(), [2, 3]);
    assert!(shards.iter().all(|shard| shard.weight.is_none()));
    assert_eq!(Dataset::join(&shards).unwrap().len(), 5);
    // An optional array is there in all shards or in none.
    fs::write(folder.path().join("weight_2.npy"), floats(3)).unwrap();
    let error = read_shards::<Nested>(folder.path()).unwrap_err();
    assert!(matches!(error.violations()[0].problem, Problem::OptionalIn { is_missing: false, .. }), "{error}");
    fs::rename(folder.path().join("weight_2.npy"), folder.path().join("weight_1.npy")).unwrap();
    fs::write(folder.path().join("weight_1.npy"), floats(2)).unwrap();
    let error = read_shards::<Nested>(folder.path()).unwrap_err();
    let [first, second] = ["1", "2"].map(|number| folder.path().join(format!("*_{number}.npy")));
    assert_eq!(
        error.to_string(),
        format!(
            "the shards in `{}` can't be read as `Nested`: `{}`, `Nested.weight`: expected an array, as in `{}`, found none",
            folder.path().display(),
            second.display(),
            first.display()
        )
    );
}

/// What `check` finds, by the file's name.
fn changes(shards: &Shards<Clips>) -> BTreeMap<String, String> {
    let Err(error) = shards.check() else { return BTreeMap::new() };
    let changes = error.into_violations().into_iter().map(|violation| match violation.problem {
        Problem::Changed { path, how } => {
            assert!(shards.paths().any(|shard| Some(shard) == violation.shard.as_deref()));
            (path.file_name().unwrap().to_str().unwrap().to_owned(), how)
        }
        problem => panic!("{problem}"),
    });
    changes.collect()
}

#[test]
fn a_file_that_changes_is_found() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=6 {
        Kind::Numbered.write(folder.path(), number, &files(0, 4));
    }
    // SAFETY: the files are changed while they are mapped, and no element is read any more.
    let shards = unsafe { map_shards::<Clips>(folder.path()) }.unwrap();
    assert!(changes(&shards).is_empty());
    let at = |name: &str| folder.path().join(name);
    let len = fs::metadata(at("frames_1.npy")).unwrap().len();
    fs::File::options().write(true).open(at("frames_1.npy")).unwrap().set_len(len - 1).unwrap();
    fs::File::options().write(true).open(at("frames_2.npy")).unwrap().set_len(len + 1).unwrap();
    fs::remove_file(at("frames_3.npy")).unwrap();
    fs::write(at("new"), &files(0, 4)[0]).unwrap();
    fs::rename(at("new"), at("labels_4.npy")).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(9);
    fs::File::options().write(true).open(at("labels_5.npy")).unwrap().set_modified(later).unwrap();
    let text = shards.check().unwrap_err().to_string();
    assert!(text.starts_with("5 files in the shards of `Clips` are not what they were:\n  "), "{text}");
    let changes = changes(&shards);
    assert_eq!(
        changes.keys().collect::<Vec<_>>(),
        ["frames_1.npy", "frames_2.npy", "frames_3.npy", "labels_4.npy", "labels_5.npy"]
    );
    assert_eq!(changes["frames_1.npy"], format!("it had {len} bytes, and has {}", len - 1));
    assert_eq!(changes["frames_2.npy"], format!("it had {len} bytes, and has {}", len + 1));
    assert!(changes["frames_3.npy"].starts_with("it can't be looked at: "), "{changes:?}");
    if cfg!(unix) {
        assert_eq!(changes["labels_4.npy"], "another file is in its place");
    }
    assert_eq!(changes["labels_5.npy"], "it was written to");
}
