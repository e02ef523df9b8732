//! The page that is kept.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use tensor_benches::machine::{description, load_average};
use tensor_benches::report::{Row, duration};
use tensor_benches::rounds::Measured;

/// Writes `workers-benchmarks.md` into a folder.
pub(crate) fn write(folder: &Path, speed: &[Row], cpu: &[Row], load: &str) -> io::Result<()> {
    let page = format!(
        "# Benchmarks of samples that take work\n\n\
         `cargo xtask bench workers` measures this and writes this page.\n\n\
         Measured on {}. Load average {load} when it began, {} when it ended; other programs ran meanwhile.\n\n\
         Both sides of a row run in turn, each round beginning with another one. A time is the median of all rounds, and a ratio the\n\
         median of the rounds' ratios.\n\n\
         By the clock; the ratio is of our speed to the other side's, and more is faster:\n\n\
         {}\n\
         By the time that all cores worked; the ratio is of our time to the other side's, and less is better:\n\n\
         {}\n\
         - A clip has 40 floats for each frame. `Clip::collate` pads the clips to the longest, with the lengths beside, and the tensors take\n\
         \u{20} the arrays over. libtorch has one thread, and gets tensors of the same clips, without lengths.\n\
         - Samples that wait or compute: an epoch of 128, in batches of 8.\n\
         - Rows in memory: shuffled epochs of floats and a label, in batches of 256. No worker is needed for these; this is what one costs.\n  \
         Batches that take less than 0.2 ms are made by the loop itself, as `workers` says.\n",
        description(),
        load_average(),
        table(speed),
        table(cpu),
    );
    fs::write(folder.join("workers-benchmarks.md"), page)
}

fn table(rows: &[Row]) -> String {
    let mut text = "| what | time | against | its time | ratio | goal |\n|---|---|---|---|---|---|\n".to_owned();
    for row in rows {
        let Row { what, ours, theirs: Measured { name, time, .. }, .. } = row;
        let missed = if row.is_met() { "" } else { ", missed" };
        let (ours, time, ratio, goal) = (duration(*ours), duration(*time), row.number(), row.goal_text());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {what} | {ours} | {name} | {time} | {ratio:.2} | {goal}{missed} |");
    }
    text
}
