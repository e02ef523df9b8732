//! Measures all sides of a row in turn, round after round, so that other work of the machine slows all of them.

use std::time::{Duration, Instant};

/// A sample has so many runs that it takes this long.
const SAMPLE: Duration = Duration::from_micros(300);

/// How long the rounds of a row go on.
#[derive(Debug, Clone, Copy)]
pub struct Rounds {
    /// The time, for each of its sides. The numbers below bound how many rounds there are.
    pub per_side: Duration,
    /// At least so many, however long they take.
    pub fewest: usize,
    /// At most so many.
    pub enough: usize,
}

impl Default for Rounds {
    fn default() -> Self {
        Self { per_side: Duration::from_millis(1500), fewest: 21, enough: 301 }
    }
}

/// One way to do what a row is about.
pub struct Side<'a> {
    /// What the report calls it.
    pub name: &'a str,
    /// Does it that many times, and returns how long that took.
    run: Box<dyn FnMut(u32) -> Duration + 'a>,
}

impl<'a> Side<'a> {
    /// Times all of `once`, including the drop of its result.
    pub fn new<R>(name: &'a str, mut once: impl FnMut() -> R + 'a) -> Self {
        Self::timed(name, move |times| {
            let start = Instant::now();
            for _ in 0..times {
                drop(std::hint::black_box(once()));
            }
            start.elapsed()
        })
    }

    /// Times `once` alone, without the making of its argument and the drop of its result.
    pub fn only<T, R>(name: &'a str, mut before: impl FnMut() -> T + 'a, mut once: impl FnMut(T) -> R + 'a) -> Self {
        Self::timed(name, move |times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                let given = before();
                let start = Instant::now();
                let made = std::hint::black_box(once(given));
                total += start.elapsed();
                drop(made);
            }
            total
        })
    }

    /// `run` does it as many times as it is told, and says itself how long that took.
    pub fn timed(name: &'a str, run: impl FnMut(u32) -> Duration + 'a) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// How many runs make a sample.
    fn calibrated(&mut self) -> u32 {
        let start = Instant::now();
        let first = (self.run)(1);
        if start.elapsed() > SAMPLE * 10 {
            return 1;
        }
        let few = (self.run)(10).min(first * 10).as_nanos().max(1);
        u32::try_from(SAMPLE.as_nanos() * 10 / few).unwrap_or(u32::MAX).clamp(1, 10_000)
    }
}

/// The result of one side.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What the report calls it.
    pub name: String,
    /// The median time of a run.
    pub time: Duration,
    /// The time of the first side divided by the time of this side, as the median over the rounds.
    pub ratio: f64,
}

/// Runs all sides in rounds. The ratios compare the first side with each.
///
/// # Panics
///
/// If there are more than 2³² sides, or `rounds` has no round.
#[must_use]
pub fn measure(mut sides: Vec<Side<'_>>, rounds: Rounds) -> Vec<Measured> {
    let times: Vec<u32> = sides.iter_mut().map(Side::calibrated).collect();
    let mut samples: Vec<Vec<f64>> = vec![Vec::new(); sides.len()];
    let allowed = rounds.per_side * u32::try_from(sides.len()).expect("a few sides");
    let start = Instant::now();
    for round in 0..rounds.enough {
        if round >= rounds.fewest && start.elapsed() > allowed {
            break;
        }
        // Each side follows each other one equally often.
        for turn in 0..sides.len() {
            let side = (turn + round) % sides.len();
            samples[side].push((sides[side].run)(times[side]).as_secs_f64() / f64::from(times[side]));
        }
    }
    let ratio = |side: &[f64]| median(samples[0].iter().zip(side).map(|(ours, theirs)| ours / theirs).collect());
    let of = |(side, samples): (&Side<'_>, &Vec<f64>)| Measured {
        name: side.name.to_owned(),
        time: Duration::from_secs_f64(median(samples.clone())),
        ratio: ratio(samples),
    };
    sides.iter().zip(&samples).map(of).collect()
}

/// The middle one of at least one number.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
