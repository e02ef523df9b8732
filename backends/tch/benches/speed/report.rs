//! Shows the results: as lines while the benchmark runs, and as a table for the page.

use std::fmt::Write;
use std::time::Duration;

use crate::rounds::{Measured, Side, measure};

/// A side that ours is compared with.
pub(crate) struct Against<'a> {
    side: Side<'a>,
    /// The largest ratio of our time to its time that is good enough. `None` if the side only gives the scale.
    goal: Option<f64>,
}

impl<'a> Against<'a> {
    /// A side with a goal: ours may take at most `goal` times as long.
    pub(crate) fn goal(goal: f64, side: Side<'a>) -> Self {
        Self { side, goal: Some(goal) }
    }

    /// A side that gives the scale.
    pub(crate) fn scale(side: Side<'a>) -> Self {
        Self { side, goal: None }
    }
}

/// Our time against one other.
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) threads: usize,
    pub(crate) ours: Duration,
    pub(crate) theirs: Measured,
    pub(crate) goal: Option<f64>,
}

impl Row {
    /// Whether the ratio is as good as it has to be, as printed.
    pub(crate) fn is_met(&self) -> bool {
        self.goal.is_none_or(|goal| (self.theirs.ratio * 100.0).round() / 100.0 <= goal)
    }
}

/// The rows that are measured with one number of threads.
pub(crate) struct Bench {
    pub(crate) threads: usize,
    /// Only rows with this in their name.
    pub(crate) filter: String,
    pub(crate) rows: Vec<Row>,
}

impl Bench {
    /// Whether a row was asked for.
    pub(crate) fn wants(&self, what: &str) -> bool {
        what.contains(&self.filter)
    }

    /// Measures our side against the others and prints the ratios.
    pub(crate) fn row<'a>(&mut self, what: &str, ours: Side<'a>, against: Vec<Against<'a>>) {
        if !self.wants(what) {
            return;
        }
        let (sides, goals): (Vec<_>, Vec<_>) = against.into_iter().map(|other| (other.side, other.goal)).unzip();
        let mut measured = measure([ours].into_iter().chain(sides).collect()).into_iter();
        let ours = measured.next().expect("our side is the first").time;
        for (theirs, goal) in measured.zip(goals) {
            let row = Row { what: what.to_owned(), threads: self.threads, ours, theirs, goal };
            println!("{}", line(&row));
            self.rows.push(row);
        }
    }
}

fn line(row: &Row) -> String {
    let Row { what, threads, ours, theirs: Measured { name, time, ratio }, .. } = row;
    let missed = if row.is_met() { "" } else { "  (missed)" };
    format!(
        "{what:<38} {threads}  {:>10}  {name:<34} {:>10}  {ratio:5.2}{}{missed}",
        duration(*ours),
        duration(*time),
        goal(row)
    )
}

fn goal(row: &Row) -> String {
    row.goal.map_or_else(String::new, |goal| format!(" of {goal:.2}"))
}

/// The rows as a table in Markdown.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut text = "| what | threads | tensor-tch | against | its time | ratio | goal |\n\
                    |---|---|---|---|---|---|---|\n"
        .to_owned();
    for row in rows {
        let Row { what, threads, ours, theirs: Measured { name, time, ratio }, .. } = row;
        let goal = row.goal.map_or_else(|| "–".to_owned(), |goal| format!("≤ {goal:.2}"));
        let missed = if row.is_met() { "" } else { ", missed" };
        let (ours, time) = (duration(*ours), duration(*time));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {what} | {threads} | {ours} | {name} | {time} | {ratio:.2} | {goal}{missed} |");
    }
    text
}

pub(crate) fn duration(time: Duration) -> String {
    let nanoseconds = time.as_secs_f64() * 1e9;
    match nanoseconds {
        ..1e3 => format!("{nanoseconds:.0} ns"),
        ..1e6 => format!("{:.2} µs", nanoseconds / 1e3),
        _ => format!("{:.2} ms", nanoseconds / 1e6),
    }
}
