//! Shuffled epochs of rows, of each size.

use tch::Kind;
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_data::DataLoader;

use crate::case::{CASES, Case, Four, Labelled};
use crate::child::Program;
use crate::epochs::{epochs, first};
use crate::libtorch::Lent;
use crate::{crates, plain};

/// How fast we are in comparison with the plain loop, at least.
const OF_PLAIN: f64 = 0.8;

/// Measures all. Returns what could not be measured against, and why.
pub(crate) fn all(bench: &mut Bench, programs: &[Program]) -> Vec<String> {
    let [rows_of_88_b, rows_of_3_kb, rows_of_12_kb, rows_of_602_kb, four_fields] = CASES;
    let mut left_out = Vec::new();
    left_out.extend(labelled::<20>(bench, &rows_of_88_b, programs));
    left_out.extend(labelled::<784>(bench, &rows_of_3_kb, programs));
    left_out.extend(labelled::<3072>(bench, &rows_of_12_kb, programs));
    left_out.extend(labelled::<150_528>(bench, &rows_of_602_kb, programs));
    left_out.extend(four::<8, 8, 4>(bench, &four_fields, programs));
    left_out
}

/// What is good enough against a side, by its name.
fn goal(case: &Case, name: &str) -> Option<f64> {
    let row: usize = case.widths.iter().sum::<usize>() * size_of::<f32>() + size_of::<i64>();
    let is_small = row < 4_000;
    match name {
        _ if name.contains("2 workers") || name.contains("one vector") => None,
        _ if name.starts_with("PyTorch `DataLoader") && is_small => Some(10.0),
        _ if name.starts_with("burn") || name.starts_with("dataloader-rs") => {
            Some(if case.name == "88 B" { 3.0 } else { 1.0 })
        }
        "libtorch `index_select(out=)`" if case.name == "3.1 KB" => Some(1.3),
        "libtorch `index_select`" => None,
        "plain loop" => Some(OF_PLAIN),
        _ => Some(1.0),
    }
}

/// A side with its goal.
fn against<'a>(case: &Case, side: Side<'a>) -> Against<'a> {
    match goal(case, side.name) {
        Some(goal) => Against::goal(goal, side),
        None => Against::scale(side),
    }
}

/// Epochs of floats with labels.
fn labelled<const W: usize>(bench: &mut Bench, case: &Case, programs: &[Program]) -> Vec<String> {
    let what = case.epoch();
    if !bench.wants(&what) {
        return Vec::new();
    }
    assert_eq!(case.widths, [W]);
    let data = &Labelled::new(case);
    let loader = DataLoader::new(data).batch_size(case.batch).shuffle(42);
    let ours = || Side::new("tensor-data", epochs(&loader, |batch| batch.with(|t| first(t.labels))));
    let values = data.values.as_slice().expect("a row-major array");
    let labels = data.labels.as_slice().expect("an array without gaps");
    {
        let fields =
            [(values.as_ptr().cast(), case.widths, Kind::Float), (labels.as_ptr().cast(), [].as_slice(), Kind::Int64)];
        // SAFETY: the elements of the arrays, which outlive the tensors and are not written.
        let lent = unsafe { Lent::new(case.rows, &fields) };
        let sides = vec![
            Side::new("plain loop", plain::labelled::<W>((values, labels), case.batch)),
            Side::new("libtorch `index_select(out=)`", lent.to_given(case.batch)),
            Side::new("libtorch `index_select`", lent.to_new(case.batch)),
        ];
        bench.row(&what, ours(), sides.into_iter().map(|side| against(case, side)).collect());
    }
    {
        let sides = vec![
            Side::new("dataloader-rs, its collator", crates::stacked(data, case.batch, 0)),
            Side::new("dataloader-rs, one vector a batch", crates::appended::<W>(data, case.batch)),
            Side::new("dataloader-rs, its collator, 2 workers", crates::stacked(data, case.batch, 2)),
        ];
        bench.row(&what, ours(), sides.into_iter().map(|side| against(case, side)).collect());
    }
    children(bench, case, programs, ours)
}

/// Epochs of three fields of floats, with labels.
fn four<const A: usize, const B: usize, const C: usize>(
    bench: &mut Bench,
    case: &Case,
    programs: &[Program],
) -> Vec<String> {
    let what = case.epoch();
    if !bench.wants(&what) {
        return Vec::new();
    }
    assert_eq!(case.widths, [A, B, C]);
    let data = &Four::new(case);
    let loader = DataLoader::new(data).batch_size(case.batch).shuffle(42);
    let ours = || Side::new("tensor-data", epochs(&loader, |batch| batch.with(|t| first(t.labels))));
    let [a, b, c] = [&data.position, &data.speed, &data.state].map(|field| field.as_slice().expect("row-major"));
    let labels = data.labels.as_slice().expect("an array without gaps");
    {
        let fields = [
            (a.as_ptr().cast(), &case.widths[..1], Kind::Float),
            (b.as_ptr().cast(), &case.widths[1..2], Kind::Float),
            (c.as_ptr().cast(), &case.widths[2..], Kind::Float),
            (labels.as_ptr().cast(), &[], Kind::Int64),
        ];
        // SAFETY: the elements of the arrays, which outlive the tensors and are not written.
        let lent = unsafe { Lent::new(case.rows, &fields) };
        let sides = vec![
            Side::new("plain loop", plain::four::<A, B, C>((a, b, c, labels), case.batch)),
            Side::new("libtorch `index_select(out=)`", lent.to_given(case.batch)),
            Side::new("libtorch `index_select`", lent.to_new(case.batch)),
        ];
        bench.row(&what, ours(), sides.into_iter().map(|side| against(case, side)).collect());
    }
    let theirs = Side::new("dataloader-rs, its collator", crates::stacked_four(data, case.batch));
    bench.row(&what, ours(), vec![against(case, theirs)]);
    children(bench, case, programs, ours)
}

/// Against the loaders of each program, one program after the other.
fn children<'a>(bench: &mut Bench, case: &Case, programs: &[Program], ours: impl Fn() -> Side<'a>) -> Vec<String> {
    let mut left_out = Vec::new();
    for program in programs.iter().filter(|program| program.suits(case)) {
        let before = bench.rows.len();
        let failed = match program.start(case) {
            Ok(loaders) => {
                bench.row(&case.epoch(), ours(), loaders.sides().map(|side| against(case, side)).collect());
                loaders.failed().map(|reason| format!("{}, {}: {reason}", program.name, case.name))
            }
            Err(reason) => Some(reason),
        };
        if let Some(reason) = failed {
            bench.rows.truncate(before);
            println!("left out: {reason}");
            left_out.push(reason);
        }
    }
    left_out
}
