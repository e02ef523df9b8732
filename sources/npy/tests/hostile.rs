//! Files that lie. None may panic, allocate more than it has bytes, or be read as something else.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use common::{array, dictionary, find, npy, npz};
use ndarray::{Array1, Array3, ArrayD};
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, Options, Problem, from_bytes};

/// Counts the most memory that is allocated at any time.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator does all of the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        MOST.fetch_max(NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The tests of this file measure the same allocator, one at a time.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(TensorInput, FromNpy, Debug)]
struct One {
    x: Array1<f32>,
}

#[derive(TensorInput, FromNpy, Debug)]
struct Cube {
    x: Array3<f32>,
}

#[derive(TensorInput, FromNpy, Debug)]
struct Bytes {
    x: Array1<u8>,
}

#[derive(TensorInput, FromNpy, Debug)]
struct Two {
    a: Array1<u8>,
    b: Array1<u8>,
}

#[derive(TensorInput, FromNpy, Debug)]
struct AnyRank {
    x: ArrayD<u8>,
}

/// Runs `f`, and returns the most memory that it took at any time.
fn memory_of<R>(f: impl FnOnce() -> R) -> (R, usize) {
    let before = NOW.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let result = f();
    (result, MOST.load(Ordering::Relaxed) - before)
}

/// The memory that reading takes beside the elements: buffers for the archive's directory, for inflating, and for elements.
const OVERHEAD: usize = 1 << 19;

/// The problem with the only array of the archive, `x`. Checks that finding it takes no more memory than the archive is long.
fn problem(npz: &[u8]) -> Problem {
    let (read, memory) = memory_of(|| from_bytes::<One>(npz));
    assert!(memory < npz.len() + OVERHEAD, "{memory} bytes for a file of {}", npz.len());
    let error = read.expect_err("a file that lies is not read");
    assert!(error.to_string().len() < 600, "{error}");
    let mut violations = error.into_violations();
    assert_eq!(violations.len(), 1, "{violations:?}");
    violations.remove(0).problem
}

fn stored(x: &[u8]) -> Vec<u8> {
    npz(&[("x.npy", x)], false)
}

fn compressed(x: &[u8]) -> Vec<u8> {
    npz(&[("x.npy", x)], true)
}

#[test]
fn shapes_beyond_all_memory_are_refused() {
    let _turn = turn();
    for shape in
        ["(18446744073709551615,)".to_owned(), "(9223372036854775807,)".to_owned(), "(4611686018427387904,)".to_owned()]
    {
        let found = problem(&stored(&array("<f4", &shape, &[])));
        assert!(matches!(found, Problem::TooLarge { .. }), "{shape}: {found}");
    }
    let found = problem(&stored(&array("<f4", "(99999999999999999999,)", &[])));
    assert!(matches!(found, Problem::Header(_)), "{found}");
}

#[test]
fn a_product_that_wraps_around_to_nothing_is_refused() {
    let _turn = turn();
    // 2⁶⁴ elements, whose number wraps to 0; and an empty array that ndarray can't describe.
    for shape in ["(4294967296, 4294967296, 1)", "(0, 9223372036854775807, 9223372036854775807)"] {
        let error = from_bytes::<Cube>(&stored(&array("<f4", shape, &[]))).unwrap_err();
        assert!(matches!(error.violations()[0].problem, Problem::TooLarge { .. }), "{error}");
    }
}

#[test]
fn a_length_that_the_file_does_not_have_allocates_nothing() {
    let _turn = turn();
    // 4 TiB: memory is allocated only if the file is that long.
    let huge = array("<f4", "(1099511627776,)", &[0; 16]);
    for npz in [stored(&huge), compressed(&huge)] {
        let found = problem(&npz);
        assert!(matches!(found, Problem::Size { expected: 4_398_046_511_232, found: 144 }), "{found}");
    }
}

#[test]
fn a_member_that_claims_more_than_it_can_inflate_to_allocates_nothing() {
    let _turn = turn();
    let huge = array("<f4", "(1099511627776,)", &[0; 16]);
    let npz = with_inflated_len(compressed(&huge), 3 << 30);
    assert!(problem(&npz).to_string().contains("that can't be it"));
}

#[test]
fn memory_grows_with_what_is_inflated_and_not_with_what_is_claimed() {
    let _turn = turn();
    // 64 KiB that could inflate to 64 MiB: the archive says so, although they don't.
    let claimed = 64 << 20;
    let x = array("<f4", &format!("({},)", claimed / 4), &random(1 << 16));
    let npz = with_inflated_len(compressed(&x), 128 + claimed);
    let found = problem(&npz).to_string();
    assert!(found.contains("expected whole elements, found damaged ones"), "{found}");
}

#[test]
fn a_bomb_is_stopped_by_the_limit_before_it_inflates() {
    let _turn = turn();
    let elements = 4 << 20;
    let npz = compressed(&array("|u1", &format!("({elements},)"), &vec![0; elements]));
    assert!(npz.len() < elements / 500);
    let (read, memory) = memory_of(|| Options::new().inflate_at_most(1 << 20).from_bytes::<Bytes>(&npz));
    assert!(memory < OVERHEAD, "{memory} bytes");
    let error = read.unwrap_err();
    assert!(matches!(error.violations()[0].problem, Problem::Inflated { limit: 1_048_576, .. }), "{error}");
    let whole: Bytes = Options::new().inflate_at_most(5 << 20).from_bytes(&npz).unwrap();
    assert_eq!(whole.x.len(), elements);
}

#[test]
fn the_limit_is_for_all_arrays_together() {
    let _turn = turn();
    let half = array("|u1", "(1000,)", &[7; 1000]);
    let npz = npz(&[("a.npy", &half), ("b.npy", &half)], true);
    let limit = |bytes| Options::new().inflate_at_most(bytes).from_bytes::<Two>(&npz);
    assert_eq!(limit(2_256).unwrap().b.to_vec(), half[128..]);
    let error = limit(2_255).unwrap_err();
    assert_eq!((error.violations().len(), error.violations()[0].field.as_str()), (1, "b"));
}

#[test]
fn members_that_overlap_take_no_more_memory_than_the_archive_has_bytes() {
    let _turn = turn();
    let elements = 4 << 20;
    let large = array("|u1", &format!("({elements},)"), &vec![7; elements]);
    let mut npz = npz(&[("a.npy", &large), ("b.npy", &array("|u1", "(1,)", &[7]))], false);
    assert!(from_bytes::<Two>(&npz).is_ok());
    // The checksum, the lengths and the place of `b` become those of `a`.
    let directory = find(&npz, b"PK\x01\x02");
    let second = directory + 4 + find(&npz[directory + 4..], b"PK\x01\x02");
    for range in [16..28, 42..46] {
        npz.copy_within(directory + range.start..directory + range.end, second + range.start);
    }
    let (read, memory) = memory_of(|| from_bytes::<Two>(&npz));
    assert!(memory < OVERHEAD, "{memory} bytes");
    let error = read.unwrap_err().to_string();
    assert!(error.starts_with("`Two.b`: expected arrays of at most") && error.contains("they overlap"), "{error}");
}

#[test]
fn an_archive_of_very_many_files_takes_little_memory() {
    let _turn = turn();
    let x = array("<f4", "(1,)", &[0; 4]);
    let with_many = |extension: &str| {
        let names: Vec<String> = (0..70_000).map(|index| format!("{index}.{extension}")).collect();
        let many = names.iter().map(|name| (name.as_str(), &[][..]));
        npz(&many.chain([("x.npy", &x[..])]).collect::<Vec<_>>(), false)
    };
    let npz = with_many("txt");
    let (read, memory) = memory_of(|| from_bytes::<One>(&npz));
    assert!(read.is_ok() && memory < OVERHEAD, "{memory} bytes");
    let npz = with_many("npy");
    let (read, memory) = memory_of(|| from_bytes::<One>(&npz));
    let error = read.unwrap_err().to_string();
    assert!(error.contains("expected an archive of at most 65535 arrays, found more"), "{error}");
    assert!(memory < 16 << 20, "{memory} bytes");
}

#[test]
fn headers_that_lie_about_their_length_are_refused() {
    let _turn = turn();
    let mut x = array("<f4", "(1,)", &[0; 4]);
    x[8..10].copy_from_slice(&u16::MAX.to_le_bytes());
    assert!(problem(&stored(&x)).to_string().contains("the file ends within the dictionary"));
    let x = [b"\x93NUMPY\x02\x00", &u32::MAX.to_le_bytes()[..], b"{}"].concat();
    assert!(problem(&stored(&x)).to_string().contains("expected at most 65535 bytes, found 4294967295"));
}

#[test]
fn a_header_with_thousands_of_axes_or_braces_is_refused_in_few_words() {
    let _turn = turn();
    let axes = npy(&dictionary("<f4", false, &format!("({})", "1,".repeat(20_000))), &[0; 4]);
    assert!(problem(&stored(&axes)).to_string().contains("expected at most 64 axes, as NumPy has, at byte"));
    // Where the type leaves the rank open too, and printing recurses once per axis.
    assert!(from_bytes::<AnyRank>(&stored(&axes)).is_err());
    let braces = npy(&format!("{{'descr': {}", "[".repeat(60_000)), &[]);
    assert!(matches!(problem(&stored(&braces)), Problem::Header(_)));
}

#[test]
fn damage_within_a_member_is_found_by_its_checksum() {
    let _turn = turn();
    let x = array("<f4", "(64,)", &random(256));
    for mut npz in [stored(&x), compressed(&x)] {
        let middle = find(&npz, b"x.npy") + 5 + 200;
        npz[middle] ^= 1;
        let found = problem(&npz).to_string();
        assert!(found.contains("damaged") || found.contains("bad header"), "{found}");
    }
}

#[test]
fn an_archive_that_is_cut_off_is_refused_wherever_it_is_cut() {
    let _turn = turn();
    for whole in [stored(&array("<f4", "(2,)", &[0; 8])), compressed(&array("<f4", "(2,)", &[0; 8]))] {
        assert!(from_bytes::<One>(&whole).is_ok());
        for len in 0..whole.len() {
            assert!(from_bytes::<One>(&whole[..len]).is_err(), "cut to {len} bytes");
        }
    }
}

#[test]
fn members_that_are_kept_in_unknown_ways_are_refused() {
    let _turn = turn();
    let mut npz = stored(&array("<f4", "(1,)", &[0; 4]));
    let directory = find(&npz, b"PK\x01\x02");
    npz[directory + 10] = 12;
    assert!(problem(&npz).to_string().contains("stored or deflated, found compression method 12"));
    npz[directory + 10] = 0;
    npz[directory + 8] |= 1;
    assert!(problem(&npz).to_string().contains("found an encrypted one"));
}

#[test]
fn a_member_beyond_the_end_is_refused() {
    let _turn = turn();
    let mut npz = stored(&array("<f4", "(1,)", &[0; 4]));
    let directory = find(&npz, b"PK\x01\x02");
    for at in [20, 24] {
        npz[directory + at..][..4].copy_from_slice(&0x00ff_ffff_u32.to_le_bytes());
    }
    assert!(problem(&npz).to_string().contains("found it beyond its end"));
    npz[directory + 42..][..4].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    assert!(problem(&npz).to_string().contains("damaged"));
}

/// Writes another uncompressed length into the directory of an archive with one member.
fn with_inflated_len(mut npz: Vec<u8>, len: usize) -> Vec<u8> {
    let directory = find(&npz, b"PK\x01\x02");
    npz[directory + 24..][..4].copy_from_slice(&u32::try_from(len).unwrap().to_le_bytes());
    npz
}

/// Bytes that do not compress.
fn random(len: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    (0..len).map(|_| next()).collect()
}
