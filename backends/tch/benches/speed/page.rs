//! The page that is kept: the machine, the table, and how to read them.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use tensor_benches::machine::{description, load_average};
use tensor_benches::plot::{self, Plot};
use tensor_benches::report::{Row, duration};
use tensor_benches::rounds::Measured;

/// The scale of the plot, in times as fast.
const TICKS: [f64; 7] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0];

/// Writes `benchmarks.md` and `benchmarks.svg` into a folder.
pub(crate) fn write(folder: &Path, rows: &[Row], load: &str) -> io::Result<()> {
    let machine = description();
    let plot = Plot { title: "How many times as fast tensor-tch is", machine: &machine, ticks: &TICKS };
    fs::write(folder.join("benchmarks.svg"), plot::svg(rows, &plot))?;
    fs::write(folder.join("benchmarks.md"), page(rows, &machine, load))
}

fn page(rows: &[Row], machine: &str, load: &str) -> String {
    format!(
        "# Benchmarks\n\n\
         `cargo xtask bench` measures this and writes this page.\n\n\
         ![How many times as fast each operation is](benchmarks.svg)\n\n\
         Measured on {machine}. Load average {load} when it began, {} when it ended; other programs ran meanwhile.\n\n\
         All sides of a row run in turn, in 21 to 301 rounds, each beginning with another one. A time is the median of all\n\
         rounds and includes dropping the result, except where a row says otherwise. A ratio is the median of the rounds'\n\
         ratios, of our time to theirs: less is faster. Times differ from run to run with what else the machine does; the\n\
         ratios less so. Threads are rayon's on our side and libtorch's on theirs; memcpy always has one.\n\n\
         {}\n\
         New memory is what a large copy costs most: of 64 MiB, the system zeroes each page before it hands it out. The \
         others\nget theirs in small pages, ours come in huge ones. From 32 MiB on, a copy also takes the memory that a \
         dropped tensor gave\nback (`tensor_core::pool`), as in a loop over batches; \"nothing kept\" is without that. A \
         `move` is timed without the drop,\nwhich gives the memory back.\n\n\
         In rows of batches, what is gathered is random rows of 200 MB, others in each run. `rows` and `stack` make a new tensor \
         each\ntime, as `index_select` does; `index_select_out` writes into one that is there. They have no goal with two threads: \
         OpenMP's\nthreads, which are libtorch's, spin for some milliseconds after each call, and so take a core of two from our \
         side, which runs\nnext.\n\n\
         Threads and the conversions of f16 and bf16 come from rayon and half. The loops of the copy are core's own, since \
         neither\nndarray's nor those of the crate `transpose`, which knows no other order, are as fast.\n",
        load_average(),
        table(rows)
    )
}

/// The rows as a table in Markdown.
fn table(rows: &[Row]) -> String {
    let mut text = "| what | threads | tensor-tch | against | its time | ratio | goal |\n\
                    |---|---|---|---|---|---|---|\n"
        .to_owned();
    for row in rows {
        let Row { what, threads, ours, theirs: Measured { name, time, .. }, .. } = row;
        let missed = if row.is_met() { "" } else { ", missed" };
        let (ours, time, ratio, goal) = (duration(*ours), duration(*time), row.number(), row.goal_text());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {what} | {threads} | {ours} | {name} | {time} | {ratio:.2} | {goal}{missed} |");
    }
    text
}
