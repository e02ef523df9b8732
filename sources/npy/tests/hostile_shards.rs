//! Shards that are not as they should be: each is an error that names the file, and all of them are in one report.

mod common;

use std::cell::{Cell, RefCell};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use common::{array, npz};
use ndarray::{Array1, Array2, Ix1, Ix2};
use tensor_core::{ArrayField, Loan, TensorInput, array_field};
use tensor_npy::{FromNpy, LoadError, Loader, MappedArray, Name, Options, Problem, Source, map_shards, read_shards};

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct Clips {
    #[tensor(shape = [batch, _])]
    frames: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct MappedClips {
    #[tensor(shape = [batch, _])]
    frames: MappedArray<f32, Ix2>,
    #[tensor(shape = [batch])]
    labels: MappedArray<u8, Ix1>,
}

fn frames(rows: usize, width: usize) -> Vec<u8> {
    array("<f4", &format!("({rows}, {width})"), &vec![0; 4 * rows * width])
}

fn labels(rows: usize) -> Vec<u8> {
    array("|u1", &format!("({rows},)"), &vec![0; rows])
}

/// Writes a file into a folder of the folder.
fn write(folder: &Path, shard: &str, name: &str, bytes: &[u8]) {
    fs::create_dir_all(folder.join(shard)).unwrap();
    fs::write(folder.join(shard).join(name), bytes).unwrap();
}

/// What is wrong with the shards, without the path of the folder. It is the same, whether they are read or mapped.
fn report(folder: &Path) -> String {
    let text = |error: LoadError| error.to_string().replace(&format!("{}/", folder.display()), "");
    let read = text(read_shards::<Clips>(folder).unwrap_err());
    // SAFETY: nobody writes to the files meanwhile.
    let mapped = text(unsafe { map_shards::<MappedClips>(folder) }.unwrap_err());
    assert_eq!(mapped.replace("MappedClips", "Clips"), read);
    read.replace(&folder.display().to_string(), "FOLDER")
}

#[test]
fn everything_that_is_wrong_with_any_shard_is_in_one_report() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (shard, rows, width) in [("part-1", 4, 3), ("part-2", 5, 4), ("part-10", 2, 3)] {
        write(at, shard, "frames.npy", &frames(rows, width));
        write(at, shard, "labels.npy", &labels(rows));
    }
    // Shorter than its header says, another number of samples, another dtype, and no array at all.
    write(at, "part-3", "frames.npy", &frames(4, 3)[..150]);
    write(at, "part-3", "labels.npy", &labels(3));
    write(at, "part-4", "frames.npy", &array("<f8", "(1, 3)", &[0; 24]));
    write(at, "part-4", "labels.npy", &labels(1));
    fs::create_dir(at.join("part-5")).unwrap();
    fs::write(at.join("part-6.npz"), b"no archive").unwrap();
    assert_eq!(
        report(at),
        "7 things keep the shards in `FOLDER` from being read as `Clips`:
  `part-2`, `Clips.frames`: expected rows of shape [3], as in `part-1`, found [4]
  `part-3`, `Clips.frames`: expected 176 bytes of header and elements, found 150: the array is cut off
  `part-3`, `Clips.labels`, axis 0: expected 4 (`batch`, set by `frames`, axis 0), found 3
  `part-4`, `Clips.frames`: expected dtype `f32`, which NumPy writes as `f4`, found `<f8`; use the dtype of the file, and `cast` on the field to convert it
  `part-5`, `Clips.frames`: there is no array `frames`; there is none at all
  `part-5`, `Clips.labels`: there is no array `labels`; there is none at all
  `part-6.npz`: expected a `.npz` archive or a folder of `.npy` files, found a file that begins with `no arc`"
    );
    let error = read_shards::<Clips>(at).unwrap_err();
    assert_eq!(error.path(), Some(at));
    let shards = error.violations().iter().map(|violation| violation.shard.clone().unwrap());
    let names = ["part-2", "part-3", "part-3", "part-4", "part-5", "part-5", "part-6.npz"];
    assert!(shards.eq(names.map(|name| at.join(name))));
}

#[test]
fn a_long_report_is_cut_and_its_violations_are_not() {
    let folder = tempfile::tempdir().unwrap();
    for shard in 0..40 {
        fs::create_dir(folder.path().join(shard.to_string())).unwrap();
    }
    let error = read_shards::<Clips>(folder.path()).unwrap_err();
    let text = error.to_string();
    assert_eq!((error.violations().len(), text.lines().count()), (80, 52));
    assert!(text.starts_with("80 things") && text.ends_with("\n  and 30 more"), "{text}");
}

#[test]
fn a_number_that_lacks_a_file_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for number in ["00001", "00002", "00003"] {
        fs::write(at.join(format!("frames_{number}.npy")), frames(1, 2)).unwrap();
    }
    for number in ["00001", "00004"] {
        fs::write(at.join(format!("labels_{number}.npy")), labels(1)).unwrap();
    }
    assert_eq!(
        report(at),
        "3 things keep the shards in `FOLDER` from being read as `Clips`:
  `*_00002.npy`, `Clips.labels`: there is no file `labels_00002.npy`
  `*_00003.npy`, `Clips.labels`: there is no file `labels_00003.npy`
  `*_00004.npy`, `Clips.frames`: there is no file `frames_00004.npy`"
    );
}

#[test]
fn a_number_that_is_there_twice_is_ambiguous() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["frames_1.npy", "labels_1.npy", "labels_01.npy"] {
        fs::write(folder.path().join(name), labels(1)).unwrap();
    }
    assert_eq!(
        report(folder.path()),
        "the shards in `FOLDER` can't be read as `Clips`: expected one file for each field and number, found `labels_01.npy` and `labels_1.npy`"
    );
}

#[test]
fn folders_without_shards_or_with_two_kinds_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let none = "the shards in `FOLDER` can't be read as `Clips`: expected folders, `.npz` archives, or `.npy` files with a number \
                behind the name of a field, such as `images_00003.npy`, found none; `map` and `read` take the folder of a single struct";
    assert_eq!(report(at), none);
    // A single struct is not what shards are, and neither are files of other names.
    for name in ["frames.npy", "labels.npy", "README", ".hidden"] {
        fs::write(at.join(name), labels(1)).unwrap();
    }
    assert_eq!(report(at), none);
    fs::write(at.join("frames_7.npy"), frames(1, 1)).unwrap();
    write(at, "part", "frames.npy", &frames(1, 1));
    assert_eq!(
        report(at),
        "the shards in `FOLDER` can't be read as `Clips`: expected either folders and archives or numbered files, found both `part` \
         and `*_7.npy`; give a list of the paths that are shards"
    );
    let error = read_shards::<Clips>(Vec::<&str>::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the shards can't be read as `Clips`: expected the path of one shard or more, found none"
    );
    assert!(error.path().is_none());
    let missing = at.join("nowhere");
    for error in [read_shards::<Clips>(&missing).unwrap_err(), read_shards::<Clips>([&missing]).unwrap_err()] {
        assert!(
            matches!(error.violations()[0].problem, Problem::Io(_)) && error.to_string().contains("nowhere"),
            "{error}"
        );
    }
    assert_eq!(
        report(&at.join("README")),
        "the shards in `FOLDER` can't be read as `Clips`: expected a folder of shards, found a file; `map` and `read` take one"
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_those_that_lead_nowhere_are_errors() {
    use std::os::unix::fs::symlink;

    let elsewhere = tempfile::tempdir().unwrap();
    write(elsewhere.path(), "one", "frames.npy", &frames(1, 2));
    write(elsewhere.path(), "one", "labels.npy", &labels(1));
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    symlink(elsewhere.path().join("one"), at.join("part-1")).unwrap();
    // A circle of links: only what lies in the folder itself is looked at.
    symlink(at, elsewhere.path().join("one/around")).unwrap();
    let shards = read_shards::<Clips>(at).unwrap();
    assert_eq!(shards.paths().collect::<Vec<_>>(), [at.join("part-1")]);
    for name in ["part-2", "part-2.npz"] {
        symlink(elsewhere.path().join("gone"), at.join(name)).unwrap();
        let text = report(at);
        assert!(text.starts_with(&format!("the shards in `FOLDER` can't be read as `Clips`: `{name}`: ")), "{text}");
        fs::remove_file(at.join(name)).unwrap();
    }
    symlink(at.join("itself"), at.join("itself")).unwrap();
    assert!(report(at).contains("`itself`: "), "{}", report(at));
    fs::remove_file(at.join("itself")).unwrap();
    // A link within a shard, too.
    symlink(elsewhere.path().join("gone"), at.join("part-1/extra.npy")).unwrap();
    assert!(read_shards::<Clips>(at).is_ok(), "no field names it");
    fs::remove_file(elsewhere.path().join("one/labels.npy")).unwrap();
    symlink(elsewhere.path().join("gone"), elsewhere.path().join("one/labels.npy")).unwrap();
    assert!(report(at).contains("`part-1`, `Clips.labels`: No such file"), "{}", report(at));
}

#[cfg(unix)]
#[test]
fn pipes_and_sockets_are_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("part.npz")).unwrap();
    assert!(report(folder.path()).contains("part.npz`: expected a file, found none"), "{}", report(folder.path()));
}

#[test]
fn a_shard_that_disappears_before_it_is_opened_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for shard in ["1", "2"] {
        write(folder.path(), shard, "frames.npy", &frames(1, 1));
        write(folder.path(), shard, "labels.npy", &labels(1));
    }
    let paths = ["1", "2"].map(|shard| folder.path().join(shard));
    fs::remove_dir_all(&paths[1]).unwrap();
    let error = read_shards::<Clips>(&paths).unwrap_err();
    let [only] = error.violations() else { panic!("{error}") };
    assert_eq!(only.shard.as_ref(), Some(&paths[1]));
    assert!(matches!(&only.problem, Problem::Io(error) if error.kind() == io::ErrorKind::NotFound), "{error}");
    let text = error.to_string();
    assert!(
        text.starts_with(&format!("the shards can't be read as `Clips`: `{}`: No such file", paths[1].display())),
        "{text}"
    );
}

/// A field that has something done when its header is looked at for the fourth time: once for its name, once in each of two shards, and
/// then when the first of them is loaded.
#[derive(Debug)]
struct Meddling(Array1<u8>);

thread_local! {
    static LOOKS: Cell<u32> = const { Cell::new(0) };
    static MEDDLE: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

impl<S: Source> FromNpy<S> for Meddling {
    fn is_there(name: Name, loader: &mut Loader<'_, S>) -> bool {
        <Array1<u8> as FromNpy<S>>::is_there(name, loader)
    }

    fn check(name: Name, loader: &mut Loader<'_, S>) {
        LOOKS.set(LOOKS.get() + 1);
        if LOOKS.get() == 4 {
            MEDDLE.take().unwrap()();
        }
        <Array1<u8> as FromNpy<S>>::check(name, loader);
    }

    fn load(name: Name, loader: &mut Loader<'_, S>) -> Option<Self> {
        FromNpy::<S>::load(name, loader).map(Self)
    }
}

impl ArrayField for Meddling {
    type Elem = u8;
    type Dim = Ix1;

    fn loan(&self) -> Loan<'_, u8, Ix1> {
        self.0.loan()
    }
}
array_field!([] Meddling, read only);

#[derive(TensorInput, FromNpy, Debug)]
struct Meddled {
    labels: Meddling,
}

#[test]
fn a_shard_that_changes_between_its_header_and_its_elements_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2/labels.npy");
    let report = |meddle: Box<dyn FnOnce()>| {
        for shard in ["1", "2"] {
            write(folder.path(), shard, "labels.npy", &labels(3));
        }
        LOOKS.set(0);
        MEDDLE.set(Some(meddle));
        let error = read_shards::<Meddled>(folder.path()).unwrap_err();
        assert!(LOOKS.get() >= 4, "it was meddled with");
        assert_eq!(error.violations()[0].shard.as_deref(), file.parent());
        error.to_string().replace(&format!("{}/", folder.path().display()), "")
    };
    let at = file.clone();
    let text = report(Box::new(move || fs::remove_file(at).unwrap()));
    assert!(text.contains("`2`, `Meddled.labels`: there is no array `labels`"), "{text}");
    // Another length, which by itself would be right.
    let at = file.clone();
    let text = report(Box::new(move || fs::write(at, labels(4)).unwrap()));
    assert!(text.contains("`2`: expected `2` as it was when it was opened: its header was another one"), "{text}");
    let at = file.parent().unwrap().to_owned();
    let text = report(Box::new(move || fs::remove_dir_all(at).unwrap()));
    assert!(text.contains("`2`: No such file"), "{text}");
}

#[test]
fn the_elements_of_a_later_shard_are_an_error_that_names_it() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Masks {
        masks: Array1<bool>,
    }
    let folder = tempfile::tempdir().unwrap();
    for (shard, byte) in [("1", 1), ("2", 2), ("3", 3)] {
        write(folder.path(), shard, "masks.npy", &array("|b1", "(1,)", &[byte]));
    }
    let error = read_shards::<Masks>(folder.path()).unwrap_err();
    let [only] = error.violations() else { panic!("{error}") };
    assert_eq!((only.field.as_str(), only.shard.as_deref()), ("masks", Some(&*folder.path().join("2"))));
    assert!(matches!(only.problem, Problem::Bool { index: 0, found: 2 }));
}

#[test]
fn compressed_shards_have_one_limit_together() {
    let folder = tempfile::tempdir().unwrap();
    for shard in 0..4 {
        let archive = npz(&[("frames.npy", &frames(100, 10)), ("labels.npy", &labels(100))], true);
        fs::write(folder.path().join(format!("{shard}.npz")), archive).unwrap();
    }
    let each = 128 + 4000 + 128 + 100;
    let options = Options::new().inflate_at_most(4 * each);
    assert_eq!(options.read_shards::<Clips>(folder.path()).unwrap().len(), 4);
    let error = options.inflate_at_most(4 * each - 1).read_shards::<Clips>(folder.path()).unwrap_err();
    let [only] = error.violations() else { panic!("{error}") };
    assert_eq!(only.shard.as_deref(), Some(&*folder.path().join("3.npz")));
    assert!(matches!(only.problem, Problem::Inflated { .. }), "{error}");
}

#[test]
fn shards_without_samples_are_shards() {
    let folder = tempfile::tempdir().unwrap();
    for (shard, rows) in [("1", 0), ("2", 3), ("3", 0)] {
        write(folder.path(), shard, "frames.npy", &frames(rows, 2));
        write(folder.path(), shard, "labels.npy", &labels(rows));
    }
    // SAFETY: nobody writes to the files meanwhile.
    let shards = unsafe { map_shards::<MappedClips>(folder.path()) }.unwrap();
    let all = tensor_data::Dataset::join(&shards).unwrap();
    let batches = tensor_data::DataLoader::new(&all).batch_size(2).shuffle(1).epoch::<tensor_core::Host>(0);
    assert_eq!(batches.map(|batch| batch.unwrap().len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_file_that_was_cut_off_is_refused_at_any_length() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "1", "frames.npy", &frames(2, 2));
    write(folder.path(), "1", "labels.npy", &labels(2));
    write(folder.path(), "2", "labels.npy", &labels(2));
    let whole = frames(2, 2);
    for len in 0..whole.len() {
        write(folder.path(), "2", "frames.npy", &whole[..len]);
        let text = report(folder.path());
        assert!(text.contains("`2`, `Clips.frames`"), "{len} bytes: {text}");
    }
    File::create(folder.path().join("2/frames.npy")).unwrap();
    assert!(report(folder.path()).contains("`2`, `Clips.frames`"));
}
