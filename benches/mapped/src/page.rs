//! The page that is kept: the machine, the table, and how to read it.

use std::fmt::Write;

use tensor_benches::machine::{description, load_average};
use tensor_benches::report::{Row, duration};
use tensor_benches::rounds::Measured;

/// The page. `load` is the load when it began.
pub(crate) fn page(rows: &[Row], load: &str) -> String {
    let mut table =
        "| what | `tensor-data` | against | its time | ratio | goal |\n|---|---|---|---|---|---|\n".to_owned();
    for row in rows {
        let Row { what, ours, theirs: Measured { name, time, .. }, .. } = row;
        let missed = if row.is_met() { "" } else { ", missed" };
        let (ours, time, ratio, goal) = (duration(*ours), duration(*time), row.number(), row.goal_text());
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {what} | {ours} | {name} | {time} | {ratio:.2} | {goal}{missed} |");
    }
    format!(
        "# Benchmarks of mapped files\n\n\
         `cargo xtask bench mapped` measures this and writes this page.\n\n\
         Measured on {}. Load average {load} when it began, {} when it ended; other programs ran meanwhile.\n\n\
         A time is that of 20 batches of 256 rows of 3,136 bytes, from a file of 700,000 rows (2.2 GB), by one thread. All sides of a block of\n\
         rows run in turn, each round beginning with another one. A time is the median of all rounds, and a ratio the median of the\n\
         rounds' ratios, of our speed to theirs: more is faster.\n\n\
         {table}\n\
         - From the disk: before each run, the system is made to forget the file (`posix_fadvise`), and the file is mapped anew. What lies\n\
         \u{20} below the system, such as the cache of a virtual machine's host, is not emptied.\n\
         - The plain loop copies row by row into memory that is used again for each batch, in the order that the loader has.\n\
         - In blocks: `BlockShuffle` with blocks of 256 rows, 16 of which are mixed.\n\
         - In memory: all of the file is, and in the map. The loader still tells the system which rows are next, unless `read_ahead(false)` says\n\
         \u{20} that it need not.\n",
        description(),
        load_average(),
    )
}
