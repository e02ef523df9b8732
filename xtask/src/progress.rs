//! The progress of a download: one line redrawn on a terminal, now and then a line elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

const BAR_WIDTH: u64 = 24;
const LONGEST_SILENCE: Duration = Duration::from_secs(10);

/// Follows a count of bytes up to a known total.
pub(crate) struct Progress {
    total: u64,
    started: Instant,
    on_terminal: bool,
    printed: Instant,
    printed_tenth: u64,
}

impl Progress {
    pub(crate) fn new(total: u64) -> Self {
        let now = Instant::now();
        Self { total, started: now, on_terminal: io::stderr().is_terminal(), printed: now, printed_tenth: 0 }
    }

    /// Shows `bytes`, if it is time to. More than the total counts as the total: pip holds a file twice
    /// while it moves it into place.
    pub(crate) fn show(&mut self, bytes: u64) {
        let bytes = bytes.min(self.total);
        let tenth = bytes * 10 / self.total;
        let line = line(bytes, self.total, self.started.elapsed());
        if self.on_terminal {
            eprint!("\r  {line}\x1b[K");
            // If the terminal is gone, there is nothing to do.
            let _ = io::stderr().flush();
        } else if tenth > self.printed_tenth || self.printed.elapsed() >= LONGEST_SILENCE {
            eprintln!("  {line}");
            self.printed = Instant::now();
            self.printed_tenth = tenth;
        }
    }

    /// Ends the line, so that the next output begins on its own line.
    pub(crate) fn end(self) {
        if self.on_terminal {
            eprintln!();
        }
    }
}

/// `[#####>------]  42%  221 of 540 MB  35.1 MB/s`; a megabyte is a million bytes, as pip counts.
fn line(bytes: u64, total: u64, elapsed: Duration) -> String {
    let filled = bytes * BAR_WIDTH / total;
    let bar: String = (0..BAR_WIDTH).map(|cell| if cell < filled { '#' } else { '-' }).collect();
    let kilobytes_a_second = u128::from(bytes) / elapsed.as_millis().max(1);
    format!(
        "[{bar}] {:3}%  {:3} of {} MB  {}.{} MB/s",
        bytes * 100 / total,
        bytes / 1_000_000,
        total / 1_000_000,
        kilobytes_a_second / 1000,
        kilobytes_a_second % 1000 / 100,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_much_of_how_much_and_how_fast() {
        let half = line(50_000_000, 100_000_000, Duration::from_secs(4));
        assert_eq!(half, "[############------------]  50%   50 of 100 MB  12.5 MB/s");
    }

    #[test]
    fn a_line_at_the_very_start_does_not_divide_by_zero() {
        assert_eq!(line(0, 9_000_000, Duration::ZERO), "[------------------------]   0%    0 of 9 MB  0.0 MB/s");
    }

    #[test]
    fn more_than_the_total_is_shown_as_the_total() {
        let mut progress = Progress::new(10);
        progress.on_terminal = false;
        progress.show(1_000);
        assert_eq!(progress.printed_tenth, 10);
    }
}
