//! Measures what the derive costs to compile. The same structs are checked with our derive, with serde's derives and
//! with none, in turn and each time from scratch.

mod expansion;
mod project;
mod structs;

use std::fmt::Write as _;
use std::io;
use std::time::Duration;

use self::expansion::bytes_per_field;
use self::project::{Project, SIDES, Side};
use self::structs::{FIELDS, STRUCTS};
use crate::commands::target;
use crate::terminal::{Paint, colours};

/// Odd, so that one of the times is the median.
const ROUNDS: usize = 11;

/// Measures and prints. The reader decides what is too slow, since machines differ and so does their load.
pub(crate) fn compile() -> Result<(), String> {
    let folder = target().join("compile-cost");
    let projects = SIDES.iter().map(|side| Project::write(side, &folder)).collect::<Result<Vec<_>, _>>()?;
    for project in &projects {
        project.prepare()?;
    }
    let times = measure(&projects)?;
    print!("{}", report(&times));
    print!("{}", report_expansion(&projects));
    Ok(())
}

/// The times of each project's checks. The projects take turns, since a machine's speed changes within minutes.
fn measure(projects: &[Project]) -> Result<Vec<Vec<Duration>>, String> {
    let paint = Paint::new(colours(&io::stderr()));
    let mut times = vec![Vec::new(); projects.len()];
    for round in 1..=ROUNDS {
        eprintln!("{}", paint.dim(&format!("round {round} of {ROUNDS}")));
        let mut turns: Vec<_> = projects.iter().zip(&mut times).collect();
        // The order changes, so that no project always comes after the same other one.
        if round % 2 == 0 {
            turns.reverse();
        }
        for (project, times) in turns {
            times.push(project.check_from_scratch()?);
        }
    }
    Ok(times)
}

/// The table of times, one list for each of [`SIDES`].
fn report(times: &[Vec<Duration>]) -> String {
    let mut text = format!(
        "\n`cargo check` of {STRUCTS} structs of {FIELDS} arrays, dependencies built, all else from scratch:\n\
         the median of {ROUNDS} rounds, the fastest and the slowest\n\n"
    );
    for (side, times) in SIDES.iter().zip(times) {
        let [fastest, median, slowest] = spread(times).map(|time| time.as_secs_f64());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {:35} {median:6.2} s  ({fastest:.2} to {slowest:.2})", side.title);
    }
    let [ours, theirs] = [0, 1].map(|side| spread(&times[side])[1].as_secs_f64());
    let _ = writeln!(text, "\n  ratio of the whole checks, ours to serde's: {:.2}", ours / theirs);
    text
}

/// The shortest, the middle and the longest of at least one time.
fn spread(times: &[Duration]) -> [Duration; 3] {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    [sorted[0], sorted[sorted.len() / 2], sorted[sorted.len() - 1]]
}

/// How much code the derives write, or why that is not known.
fn report_expansion(projects: &[Project]) -> String {
    let derived = || projects.iter().filter(|project| project.side.derives.is_some());
    match derived().map(bytes_per_field).collect::<Result<Vec<_>, _>>() {
        Ok(sizes) => {
            let mut text = "\nexpansion, bytes per field (`-Zmacro-stats` of the nightly compiler):\n\n".to_owned();
            for (Project { side: Side { title, .. }, .. }, bytes) in derived().zip(sizes) {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "  {title:35} {bytes:6}");
            }
            text
        }
        Err(why) => format!("\nexpansion: not measured, {why}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(times: &[u64]) -> Vec<Duration> {
        times.iter().copied().map(Duration::from_secs).collect()
    }

    #[test]
    fn there_is_a_middle_round() {
        assert_eq!(ROUNDS % 2, 1);
    }

    #[test]
    fn the_spread_does_not_depend_on_the_order() {
        assert_eq!(spread(&seconds(&[9, 1, 4, 2, 3])).map(|time| time.as_secs()), [1, 3, 9]);
        assert_eq!(spread(&seconds(&[7])).map(|time| time.as_secs()), [7, 7, 7]);
    }

    #[test]
    fn the_report_has_every_side_and_the_ratio_of_the_medians() {
        let text = report(&[seconds(&[3, 1, 30]), seconds(&[4, 4, 4]), seconds(&[1, 1, 1])]);
        for side in &SIDES {
            assert!(text.contains(side.title), "{text}");
        }
        assert!(text.contains("3.00 s  (1.00 to 30.00)"), "{text}");
        assert!(text.ends_with("ours to serde's: 0.75\n"), "{text}");
    }
}
