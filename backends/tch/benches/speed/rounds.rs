//! Measures all sides of a row in turn, round after round, so that other work of the machine slows all of them.

use std::time::{Duration, Instant};

/// A sample has so many runs that it takes this long.
const SAMPLE: Duration = Duration::from_micros(300);

/// How long the rounds of a row go on, for each of its sides. The numbers below bound how many rounds there are.
const PER_SIDE: Duration = Duration::from_millis(1500);
const FEWEST: usize = 21;
const ENOUGH: usize = 301;

/// One way to do what a row is about.
pub(crate) struct Side<'a> {
    pub(crate) name: &'static str,
    /// Does it that many times, and returns how long that took.
    run: Box<dyn FnMut(u32) -> Duration + 'a>,
}

impl<'a> Side<'a> {
    /// Times all of `once`, including the drop of its result.
    pub(crate) fn new<R>(name: &'static str, mut once: impl FnMut() -> R + 'a) -> Self {
        let run = move |times| {
            let start = Instant::now();
            for _ in 0..times {
                drop(std::hint::black_box(once()));
            }
            start.elapsed()
        };
        Self { name, run: Box::new(run) }
    }

    /// Times `once` alone, without the making of its argument and the drop of its result.
    pub(crate) fn only<T, R>(
        name: &'static str,
        mut before: impl FnMut() -> T + 'a,
        mut once: impl FnMut(T) -> R + 'a,
    ) -> Self {
        let run = move |times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                let given = before();
                let start = Instant::now();
                let made = std::hint::black_box(once(given));
                total += start.elapsed();
                drop(made);
            }
            total
        };
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
pub(crate) struct Measured {
    pub(crate) name: &'static str,
    /// The median time of a run.
    pub(crate) time: Duration,
    /// The time of the first side divided by the time of this side, as the median over the rounds.
    pub(crate) ratio: f64,
}

/// Runs all sides in rounds. The ratios compare the first side with each.
pub(crate) fn measure(mut sides: Vec<Side<'_>>) -> Vec<Measured> {
    let times: Vec<u32> = sides.iter_mut().map(Side::calibrated).collect();
    let mut samples: Vec<Vec<f64>> = vec![Vec::new(); sides.len()];
    let allowed = PER_SIDE * u32::try_from(sides.len()).expect("a few sides");
    let start = Instant::now();
    for round in 0..ENOUGH {
        if round >= FEWEST && start.elapsed() > allowed {
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
        name: side.name,
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
