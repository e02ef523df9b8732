//! What the system is told about mapped files: seen in `/proc/self/smaps`, and by which pages of a file are in memory.
#![cfg(target_os = "linux")]
#![allow(clippy::cast_possible_truncation)]

mod common;

use std::fs::{self, File};
use std::os::fd::AsRawFd;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use common::{array, npy};
use ndarray::{Array1, ArrayView, Ix1, Ix2, IxDyn};
use tensor_core::{ArrayField, Host, TensorInput};
use tensor_data::{DataLoader, Sampler, Shuffle};
use tensor_npy::{Access, FromNpy, MappedArray, Options, map_array};

const PAGE: usize = 4096;

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, _])]
    images: MappedArray<u8, Ix2>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

/// A folder with so many images of one page each, and labels. They begin in the page of the header.
fn digits(rows: usize) -> tempfile::TempDir {
    // Not in memory, as the usual folder for temporary files may be.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let images: Vec<u8> = (0..rows).flat_map(|row| vec![(row % 251) as u8; PAGE]).collect();
    fs::write(folder.path().join("images.npy"), array("|u1", &format!("({rows}, {PAGE})"), &images)).unwrap();
    fs::write(folder.path().join("labels.npy"), array("|u1", &format!("({rows},)"), &vec![0; rows])).unwrap();
    folder
}

/// The flags that the system has of each map of a file.
fn flags(path: &Path) -> Vec<String> {
    let maps = fs::read_to_string("/proc/self/smaps").unwrap();
    let mut is_of_file = false;
    let mut flags = Vec::new();
    for line in maps.lines() {
        match line.strip_prefix("VmFlags: ") {
            Some(found) if is_of_file => flags.push(found.trim().to_owned()),
            None if line.contains('-') && !line.starts_with(char::is_uppercase) => {
                is_of_file = line.ends_with(path.to_str().unwrap());
            }
            Some(_) | None => {}
        }
    }
    flags
}

#[test]
fn the_way_of_reading_is_told() {
    let folder = digits(2);
    let path = folder.path().canonicalize().unwrap().join("images.npy");
    let has =
        |flag: &str| flags(&path).iter().map(|flags| flags.split(' ').any(|found| found == flag)).collect::<Vec<_>>();
    assert!(has("rr").is_empty());
    {
        // SAFETY: nobody writes to the file meanwhile, here and below.
        let images: MappedArray<u8, Ix2> = unsafe { map_array(&path) }.unwrap();
        assert_eq!((has("rr"), has("sr")), (vec![false], vec![false]));
        images.advise(Access::Random);
        assert_eq!((has("rr"), has("sr")), (vec![true], vec![false]));
        images.clone().advise(Access::Sequential);
        assert_eq!((has("rr"), has("sr")), (vec![false], vec![true]));
        images.advise(Access::Normal);
        assert_eq!((has("rr"), has("sr")), (vec![false], vec![false]));
        assert_eq!(images.view()[[1, 7]], 1);
    }
    for (access, random, sequential) in
        [(Access::Normal, false, false), (Access::Random, true, false), (Access::Sequential, false, true)]
    {
        // SAFETY: as above.
        let digits: Digits = unsafe { Options::new().access(access).map(folder.path()) }.unwrap();
        assert_eq!((has("rr"), has("sr")), (vec![random], vec![sequential]));
        drop(digits);
        // SAFETY: as above.
        let shards = unsafe { Options::new().access(access).map_shards::<Digits>([folder.path()]) }.unwrap();
        assert_eq!((has("rr"), has("sr")), (vec![random], vec![sequential]));
        assert_eq!(shards[0].labels.len(), 2);
    }
}

/// Has the system forget what it has in memory of a file. `false`, if it keeps it, as a file system in memory does.
fn forget(path: &Path) -> bool {
    let file = File::open(path).unwrap();
    file.sync_all().unwrap();
    // SAFETY: the descriptor is that of `file`, which is open.
    assert_eq!(unsafe { libc::posix_fadvise(file.as_raw_fd(), 0, 0, libc::POSIX_FADV_DONTNEED) }, 0);
    in_memory(path).iter().all(|is_there| !is_there)
}

/// Which pages of a file are in memory.
fn in_memory(path: &Path) -> Vec<bool> {
    let file = File::open(path).unwrap();
    let len = usize::try_from(file.metadata().unwrap().len()).unwrap();
    // SAFETY: the system chooses the address, and nothing else has the descriptor.
    let map = unsafe { libc::mmap(std::ptr::null_mut(), len, libc::PROT_READ, libc::MAP_SHARED, file.as_raw_fd(), 0) };
    assert_ne!(map, libc::MAP_FAILED);
    let mut pages = vec![0_u8; len.div_ceil(PAGE)];
    // SAFETY: the map is as long as is said, and there is a byte for each of its pages.
    assert_eq!(unsafe { libc::mincore(map, len, pages.as_mut_ptr()) }, 0);
    // SAFETY: the map was made above, and nothing refers to it.
    assert_eq!(unsafe { libc::munmap(map, len) }, 0);
    pages.into_iter().map(|page| page & 1 == 1).collect()
}

/// Waits for pages that the system fetches meanwhile.
fn wait_for(path: &Path, pages: &[usize]) -> Vec<bool> {
    let start = Instant::now();
    loop {
        let found = in_memory(path);
        if pages.iter().all(|&page| found[page]) || start.elapsed() > Duration::from_secs(20) {
            return found;
        }
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn rows_are_fetched_before_they_are_read_and_no_others() {
    let folder = digits(2_000);
    let path = folder.path().join("images.npy");
    // SAFETY: nobody writes to the file meanwhile.
    let images: MappedArray<u8, Ix2> = unsafe { map_array(&path) }.unwrap();
    assert!(images.is_mapped());
    if !forget(&path) {
        return;
    }
    images.will_need(&[1_500, 40, 41, 40, 9_999]);
    // A row of one page begins behind the header, and so lies in two pages.
    let pages = [40, 41, 42, 1_500, 1_501];
    let found = wait_for(&path, &pages);
    let there: Vec<usize> = (0..found.len()).filter(|&page| found[page]).collect();
    assert!(pages.iter().all(|page| there.contains(page)), "{there:?}");
    assert!(there.len() < 200, "{there:?}");

    assert!(forget(&path));
    ArrayField::will_need(&images, (100..300).into());
    let found = wait_for(&path, &(100..=300).collect::<Vec<_>>());
    assert!(found[100..=300].iter().all(|&is_there| is_there));
    assert!(!found[1_000] && !found[1_500]);

    assert!(forget(&path));
    images.will_need(2_000..3_000);
    images.will_need(..0);
    images.will_need(&[2_000]);
    assert!(in_memory(&path).iter().all(|is_there| !is_there));
    assert_eq!(images.view()[[1_500, 0]], (1_500 % 251) as u8);
}

#[test]
fn a_loader_has_the_next_batch_fetched() {
    let folder = digits(2_000);
    let path = folder.path().join("images.npy");
    // SAFETY: nobody writes to the files meanwhile.
    let digits: Digits = unsafe { Options::new().access(Access::Random).map(folder.path()) }.unwrap();
    let loader = DataLoader::new(&digits).batch_size(8).shuffle(7);
    // Not by a batch, which would read its rows.
    let mut second = vec![0; 8];
    Shuffle::new(7).order(2_000, 0).unwrap().fill(8, &mut second);
    if !forget(&path) {
        return;
    }
    let mut epoch = loader.epoch::<Host>(0);
    epoch.next().unwrap().unwrap();
    let pages: Vec<usize> = second.iter().flat_map(|row| [*row, row + 1]).collect();
    let found = wait_for(&path, &pages);
    assert!(pages.iter().all(|&page| found[page]), "{pages:?}");
    assert!(found.iter().filter(|is_there| **is_there).count() < 200, "the others are not fetched");
}

#[test]
fn advice_about_arrays_of_any_form_is_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.npy");
    let dictionaries = [
        ("()", false, 1),
        ("(0,)", false, 0),
        ("(0, 5)", false, 0),
        ("(5, 0)", false, 0),
        ("(3, 2)", true, 6),
        ("(3, 1, 2)", false, 6),
    ];
    for (shape, is_fortran, len) in dictionaries {
        let elements: Vec<u8> = (0..len).flat_map(|value: u8| f32::from(value).to_le_bytes()).collect();
        fs::write(&path, npy(&common::dictionary("<f4", is_fortran, shape), &elements)).unwrap();
        // SAFETY: nobody writes to the file meanwhile: it is written anew when this map is gone.
        let array: MappedArray<f32, IxDyn> = unsafe { map_array(&path) }.unwrap();
        let before: Vec<f32> = array.view().iter().copied().collect();
        for access in [Access::Random, Access::Sequential, Access::Normal] {
            array.advise(access);
        }
        array.will_need(..);
        array.will_need(1..=usize::MAX);
        array.will_need(&[0, 1, 2, usize::MAX]);
        assert_eq!(array.view().iter().copied().collect::<Vec<_>>(), before, "{shape}");
    }
    let one: MappedArray<f32, Ix1> = {
        fs::write(&path, array("<f4", "(1,)", &1.0_f32.to_le_bytes())).unwrap();
        // SAFETY: nobody writes to the file meanwhile.
        unsafe { map_array(&path) }.unwrap()
    };
    one.will_need(0..1);
    assert_eq!(one.view(), ArrayView::from(&[1.0]));
}
