//! The page that is kept: the machine, the tables, and how to read them.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use tensor_benches::machine::{description, load_average};
use tensor_benches::plot::{Plot, svg};
use tensor_benches::report::{Row, duration};
use tensor_benches::rounds::Measured;

use crate::counts::Fact;

/// The scale of the plot, in times as fast.
const TICKS: [f64; 9] = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];

/// What was found.
pub(crate) struct Results<'a> {
    pub(crate) rows: &'a [Row],
    pub(crate) facts: &'a [Fact],
    /// What could not be measured against, and why.
    pub(crate) left_out: &'a [String],
    /// The load when it began.
    pub(crate) load: &'a str,
}

/// Writes `data-benchmarks.md` and `data-benchmarks.svg` into a folder.
pub(crate) fn write(folder: &Path, results: &Results<'_>) -> io::Result<()> {
    let machine = description();
    let plot = Plot { title: "How many times as fast tensor-data is", machine: &machine, ticks: &TICKS };
    fs::write(folder.join("data-benchmarks.svg"), svg(results.rows, &plot))?;
    fs::write(folder.join("data-benchmarks.md"), page(results, &machine))
}

fn page(results: &Results<'_>, machine: &str) -> String {
    let Results { rows, facts, left_out, load } = results;
    format!(
        "# Benchmarks of `tensor-data`\n\n\
         `cargo xtask bench data` measures this and writes this page.\n\n\
         ![How many times as fast tensor-data is](data-benchmarks.svg)\n\n\
         Measured on {machine}. Load average {load} when it began, {} when it ended; other programs ran meanwhile.\n\n\
         A time is that of a whole epoch, from the second on, the order of its samples included; one value of each batch is read. The\n\
         sides that a block of rows has in common run in turn, each round beginning with another one. So do those that are processes of\n\
         their own, burn and Python's: such a process goes through an epoch when it is asked to, times it itself, and waits until it is\n\
         asked again. Our time is measured anew for each block. A time is the median of all rounds. A ratio is the median of the rounds'\n\
         ratios, of our speed to theirs: more is faster. Times differ from run to run with what else the machine does; the ratios less so.\n\
         All sides have one thread, but for those that say \"2 workers\".\n\n\
         {}{}\n\
         {}\n\
         A row is floats of 32 bits and a label of 64: 20, 784, 3,072 and 150,528 floats, of which there are 1,000,000, 60,000, 20,000\n\
         and 1,000 rows. The four fields are 8, 8 and 4 floats and the label, of a million rows; there are 512 images. Batches have 256\n\
         rows, or 64 of those of 602 KB and of the images.\n\n\
         - The plain loop copies row by row into memory that is used again for each batch. It knows the length of a row when it is\n\
         \u{20} compiled. Its order is of 32-bit numbers, by Fisher and Yates.\n\
         - `index_select(out=)` writes into tensors that are used again, too; ours, like all others, gives new tensors for each batch. Both\n\
         \u{20} get their order by `randperm`.\n\
         - dataloader-rs has a data set that gives rows as arrays, and its `DefaultCollator`; \"one vector a batch\" is a collator of one's\n\
         \u{20} own.\n\
         - burn has an `InMemDataset` and a batcher as in its book, which makes a tensor of each item and joins them; \"one vector a\n\
         \u{20} batch\" is one of one's own.\n\
         - Images are of 224×224×3. libtorch's five calls are `index_select`, `permute`, `to_kind`, `div_` and `contiguous`.\n\
         - Allocations are those by Rust's allocator; libtorch's own, of the tensors' headers, are not among them.\n",
        load_average(),
        table(rows),
        left_out_text(left_out),
        fact_table(facts)
    )
}

fn table(rows: &[Row]) -> String {
    let mut text = "| what | tensor-data | against | its time | ratio | goal |\n|---|---|---|---|---|---|\n".to_owned();
    for row in rows {
        let Row { what, ours, theirs: Measured { name, time, .. }, .. } = row;
        let missed = if row.is_met() { "" } else { ", missed" };
        let (ours, time, ratio, goal) = (duration(*ours), duration(*time), row.number(), row.goal_text());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {what} | {ours} | {name} | {time} | {ratio:.2} | {goal}{missed} |");
    }
    text
}

fn fact_table(facts: &[Fact]) -> String {
    let mut text = "| what | found | goal |\n|---|---|---|\n".to_owned();
    for Fact { what, found, goal, is_met } in facts {
        let missed = if *is_met { "" } else { ", missed" };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {what} | {found} | {goal}{missed} |");
    }
    text
}

fn left_out_text(left_out: &[String]) -> String {
    if left_out.is_empty() {
        return String::new();
    }
    format!("\nLeft out, since it could not run here:\n\n- {}\n", left_out.join("\n- "))
}
