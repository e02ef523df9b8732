//! The page that is kept: the machine, the table, and how to read them.

use std::fs;
use std::io;
use std::path::Path;

use crate::plot;
use crate::report::{Row, table};

/// Writes `benchmarks.md` and `benchmarks.svg` into a folder.
pub(crate) fn write(folder: &Path, rows: &[Row], load: &str) -> io::Result<()> {
    let machine = machine();
    fs::write(folder.join("benchmarks.svg"), plot::svg(rows, &machine))?;
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

/// What the system tells about the machine.
pub(crate) fn machine() -> String {
    let field = |file: &str, name: &str| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let cache = field("/proc/cpuinfo", "cache size").map(|size| format!(", {size} of cache")).unwrap_or_default();
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|size| size.strip_suffix("kB")?.trim().parse::<u64>().ok())
        .map(|size| format!(", {} GiB of memory", size.div_ceil(1 << 20)))
        .unwrap_or_default();
    let virtual_machine = field("/proc/cpuinfo", "flags").is_some_and(|flags| flags.contains("hypervisor"));
    let kind = if virtual_machine { "a virtual machine with " } else { "" };
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let kernel = kernel.split('-').next().unwrap_or_default().trim().to_owned();
    format!("{kind}{threads} cores of {processor}{cache}{memory}, {} {kernel}", std::env::consts::OS)
}

/// How many programs wanted to run in the last minute, on average.
pub(crate) fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}
