//! A thousand shards: no descriptor stays open, and no address space is kept, before, while and after they are mapped.
//!
//! It has a process of its own, since it counts what the process has open.
#![cfg(target_os = "linux")]

mod common;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use common::array;
use ndarray::{Ix1, Ix2};
use tensor_core::{Host, TensorInput};
use tensor_data::{BlockShuffle, DataLoader, Dataset};
use tensor_npy::{FromNpy, LoadError, MappedArray, Shards, map_shards};

const SHARDS: u32 = 1_000;
const ROWS: u32 = 3;

#[derive(TensorInput, FromNpy, Debug)]
#[tensor(samples = batch)]
struct Clips {
    #[tensor(shape = [batch, 2])]
    frames: MappedArray<u32, Ix2>,
    #[tensor(copy, cast = u64, shape = [batch])]
    labels: MappedArray<u32, Ix1>,
}

fn write(folder: &Path) {
    for shard in 0..SHARDS {
        let rows = shard * ROWS..(shard + 1) * ROWS;
        let frames: Vec<u8> = rows.clone().flat_map(|row| [row, !row]).flat_map(u32::to_le_bytes).collect();
        let labels: Vec<u8> = rows.flat_map(u32::to_le_bytes).collect();
        fs::write(folder.join(format!("frames_{shard}.npy")), array("<u4", &format!("({ROWS}, 2)"), &frames)).unwrap();
        fs::write(folder.join(format!("labels_{shard}.npy")), array("<u4", &format!("({ROWS},)"), &labels)).unwrap();
    }
}

/// How many descriptors of files in the folder are open.
fn open(folder: &Path) -> usize {
    let descriptors = fs::read_dir("/proc/self/fd").unwrap().filter_map(Result::ok);
    descriptors.filter(|one| fs::read_link(one.path()).is_ok_and(|to| to.starts_with(folder))).count()
}

/// How many maps of files in the folder there are.
fn mapped(folder: &Path) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    maps.lines().filter(|line| line.contains(folder.to_str().unwrap())).count()
}

/// The most descriptors of files in the folder that were open at a time while `f` ran.
fn most_open<R>(folder: &Path, f: impl FnOnce() -> R) -> (usize, R) {
    use std::sync::atomic::{AtomicBool, Ordering};

    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most = 0;
            while !is_over.load(Ordering::Relaxed) {
                most = most.max(open(folder));
                thread::sleep(Duration::from_micros(50));
            }
            most
        });
        let result = f();
        is_over.store(true, Ordering::Relaxed);
        (watch.join().unwrap(), result)
    })
}

fn map(folder: &Path) -> Result<Shards<Clips>, LoadError> {
    // SAFETY: nobody writes to the files meanwhile.
    unsafe { map_shards(folder) }
}

// One test, since another one would open files meanwhile.
#[test]
fn a_thousand_shards_leave_nothing_open_and_nothing_mapped() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().canonicalize().unwrap();
    write(&at);
    assert_eq!((open(&at), mapped(&at)), (0, 0));

    let (most, shards) = most_open(&at, || map(&at).unwrap());
    assert!(most <= 3, "the folder's descriptor and those of one shard, not {most}");
    assert_eq!((shards.len(), open(&at), mapped(&at)), (1_000, 0, 2_000));

    let all = Dataset::join(&shards).unwrap();
    let loader = DataLoader::new(&all).batch_size(128);
    for loader in [loader.clone(), loader.clone().shuffle(1), loader.sampler(BlockShuffle::new(1, ROWS as usize, 64))] {
        let mut sum = 0;
        for batch in loader.epoch::<Host>(0) {
            let batch = batch.unwrap();
            let indices = batch.indices();
            batch.with(|t| {
                for ((&index, frame), &label) in indices.iter().zip(t.frames.rows()).zip(t.labels) {
                    let row = u32::try_from(index).unwrap();
                    assert_eq!((frame.to_vec(), label), (vec![row, !row], u64::from(row)));
                    sum += label;
                }
            });
        }
        assert_eq!(sum, (0..u64::from(SHARDS * ROWS)).sum());
    }
    shards.check().unwrap();
    assert_eq!((open(&at), mapped(&at)), (0, 2_000), "nothing is opened for a batch");

    // A single one that is kept keeps its own map.
    let kept = shards.into_structs().into_iter().nth(500).unwrap();
    assert_eq!((open(&at), mapped(&at)), (0, 2));
    assert_eq!(kept.labels.view()[0], 1_500);
    drop(kept);
    assert_eq!((open(&at), mapped(&at)), (0, 0));

    // One that can't be mapped leaves nothing behind, neither in its header nor in another kind.
    fs::write(at.join("labels_777.npy"), array("<u4", "(4,)", &[0; 16])).unwrap();
    assert!(map(&at).unwrap_err().to_string().contains("*_777.npy"));
    fs::remove_file(at.join("labels_777.npy")).unwrap();
    assert!(map(&at).unwrap_err().to_string().contains("there is no file"));
    assert_eq!((open(&at), mapped(&at)), (0, 0));
}
