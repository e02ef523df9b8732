//! Shows the results: as lines while the benchmark runs, and as values for a page.

use std::time::Duration;

use crate::rounds::{Measured, Rounds, Side, measure};

/// How our time and another one are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// Our time divided by the other: less is faster.
    #[default]
    Time,
    /// Our speed divided by the other: more is faster.
    Speed,
}

impl Scale {
    /// A number on this scale, of the ratio of our time to the other, and back.
    #[must_use]
    pub fn convert(self, number: f64) -> f64 {
        match self {
            Self::Time => number,
            Self::Speed => 1.0 / number,
        }
    }
}

/// A side that ours is compared with.
pub struct Against<'a> {
    side: Side<'a>,
    /// What is good enough, on the scale of the benchmark. `None` if the side only shows where we are.
    goal: Option<f64>,
}

impl<'a> Against<'a> {
    /// A side with a goal: we take at most `goal` times as long, or are at least `goal` times as fast, as the scale is.
    #[must_use]
    pub fn goal(goal: f64, side: Side<'a>) -> Self {
        Self { side, goal: Some(goal) }
    }

    /// A side that only shows where we are.
    #[must_use]
    pub fn scale(side: Side<'a>) -> Self {
        Self { side, goal: None }
    }
}

/// Our time against one other.
#[derive(Debug, Clone)]
pub struct Row {
    /// What is done.
    pub what: String,
    /// By how many threads on each side.
    pub threads: usize,
    /// Our time.
    pub ours: Duration,
    /// The other side.
    pub theirs: Measured,
    /// What is good enough, on the scale.
    pub goal: Option<f64>,
    /// How they are compared.
    pub scale: Scale,
}

impl Row {
    /// What is compared with the goal, as printed.
    #[must_use]
    pub fn number(&self) -> f64 {
        (self.scale.convert(self.theirs.ratio) * 100.0).round() / 100.0
    }

    /// Whether we are as good as we have to be.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.goal.is_none_or(|goal| match self.scale {
            Scale::Time => self.number() <= goal,
            Scale::Speed => self.number() >= goal,
        })
    }

    /// The goal with its sign, or a dash.
    #[must_use]
    pub fn goal_text(&self) -> String {
        let sign = match self.scale {
            Scale::Time => '≤',
            Scale::Speed => '≥',
        };
        self.goal.map_or_else(|| "–".to_owned(), |goal| format!("{sign} {goal:.2}"))
    }
}

/// The rows that are measured with one number of threads.
#[derive(Debug, Default)]
pub struct Bench {
    /// How many threads each side has.
    pub threads: usize,
    /// Only rows with this in their name.
    pub filter: String,
    /// How long each row takes.
    pub rounds: Rounds,
    /// How the sides are compared.
    pub scale: Scale,
    /// What was measured so far.
    pub rows: Vec<Row>,
}

impl Bench {
    /// Whether a row was asked for.
    #[must_use]
    pub fn wants(&self, what: &str) -> bool {
        what.contains(&self.filter)
    }

    /// Measures our side against the others and prints the ratios.
    pub fn row<'a>(&mut self, what: &str, ours: Side<'a>, against: Vec<Against<'a>>) {
        if !self.wants(what) {
            return;
        }
        let (sides, goals): (Vec<_>, Vec<_>) = against.into_iter().map(|other| (other.side, other.goal)).unzip();
        let all = [ours].into_iter().chain(sides).collect();
        let mut measured = measure(all, self.rounds).into_iter();
        let Some(Measured { time: ours, .. }) = measured.next() else { return };
        for (theirs, goal) in measured.zip(goals) {
            let row = Row { what: what.to_owned(), threads: self.threads, ours, theirs, goal, scale: self.scale };
            println!("{}", line(&row));
            self.rows.push(row);
        }
    }
}

fn line(row: &Row) -> String {
    let Row { what, threads, ours, theirs: Measured { name, time, .. }, .. } = row;
    let missed = if row.is_met() { "" } else { "  (missed)" };
    let goal = row.goal.map_or_else(String::new, |_| format!("  {}", row.goal_text()));
    format!(
        "{what:<38} {threads}  {:>10}  {name:<34} {:>10}  {:5.2}{goal}{missed}",
        duration(*ours),
        duration(*time),
        row.number()
    )
}

/// A time in the unit that suits it.
#[must_use]
pub fn duration(time: Duration) -> String {
    let nanoseconds = time.as_secs_f64() * 1e9;
    match nanoseconds {
        ..1e3 => format!("{nanoseconds:.0} ns"),
        ..1e6 => format!("{:.2} µs", nanoseconds / 1e3),
        _ => format!("{:.2} ms", nanoseconds / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row in which we take `ratio` times as long.
    fn row(scale: Scale, ratio: f64, goal: f64) -> Row {
        let theirs = Measured { name: "theirs".to_owned(), time: Duration::from_nanos(1_500), ratio };
        Row { what: "what".to_owned(), threads: 1, ours: Duration::from_nanos(500), theirs, goal: Some(goal), scale }
    }

    #[test]
    fn less_time_is_better() {
        assert!(row(Scale::Time, 0.5, 0.5).is_met() && row(Scale::Time, 0.504, 0.5).is_met());
        assert!(!row(Scale::Time, 0.51, 0.5).is_met());
        assert_eq!(row(Scale::Time, 0.51, 0.5).goal_text(), "≤ 0.50");
    }

    #[test]
    fn more_speed_is_better() {
        assert!(row(Scale::Speed, 0.25, 4.0).is_met() && row(Scale::Speed, 0.1, 10.0).is_met());
        assert!(!row(Scale::Speed, 0.11, 10.0).is_met());
        assert_eq!(row(Scale::Speed, 0.25, 4.0).goal_text(), "≥ 4.00");
    }

    #[test]
    fn times_are_in_the_unit_that_suits_them() {
        assert_eq!(duration(Duration::from_nanos(999)), "999 ns");
        assert_eq!(duration(Duration::from_nanos(1_500)), "1.50 µs");
        assert_eq!(duration(Duration::from_micros(2_250)), "2.25 ms");
    }
}
