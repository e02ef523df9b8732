//! How much code a derive writes, as the nightly compiler counts it.

use super::project::{Project, silent};
use super::structs::{FIELDS, STRUCTS};
use crate::commands::{nightly, nightly_host};

/// The number of bytes per field that macros wrote into the crate, or why it is not known.
pub(super) fn bytes_per_field(project: &Project) -> Result<usize, String> {
    if nightly_host().is_none() {
        return Err("since there is no nightly toolchain (rustup toolchain install nightly --profile minimal)".into());
    }
    let mut command = nightly("cargo");
    command.args(["rustc", "--profile", "check", "--", "-Zmacro-stats"]);
    // The compiler counts only what it compiles.
    project.forget()?;
    let said = silent(&mut project.here(command))?;
    let bytes = bytes(&said).ok_or_else(|| "since the nightly compiler told nothing of macros".to_owned())?;
    Ok(bytes / (STRUCTS * FIELDS))
}

/// The sum of the column `Bytes`, whose rows are `macro-stats name uses lines average bytes average`; a long name
/// stands on a line of its own before its numbers.
fn bytes(said: &str) -> Option<usize> {
    let rows = said.lines().filter_map(|line| {
        let mut words = line.strip_prefix("macro-stats ")?.split_whitespace().rev();
        let mut number = || words.next().map(|word| word.replace('_', "")).filter(|word| is_number(word));
        let [_, bytes, _, _, _] = [number()?, number()?, number()?, number()?, number()?];
        bytes.parse::<usize>().ok()
    });
    rows.fold(None, |sum, bytes| Some(sum.unwrap_or(0) + bytes))
}

fn is_number(word: &str) -> bool {
    word.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "\
    Checking cost v0.0.0 (/tmp/cost)
macro-stats ===================================================================================
macro-stats MACRO EXPANSION STATS: cost
macro-stats Macro Name                         Uses      Lines  Avg Lines      Bytes  Avg Bytes
macro-stats -----------------------------------------------------------------------------------
macro-stats #[derive(Deserialize)]                2        324      162.0     17_904    8_952.0
macro-stats #[derive(Serialize)]                  2         48       24.0      2_096    1_048.0
macro-stats _serde::__require_serde_not_serde_core!
macro-stats                                       4          4        1.0          5        1.2
macro-stats ===================================================================================
    Finished `dev` profile [unoptimized + debuginfo] target(s) in 10.71s
";

    #[test]
    fn the_bytes_of_all_macros_are_added_up() {
        assert_eq!(bytes(SAID), Some(17_904 + 2_096 + 5));
    }

    #[test]
    fn without_statistics_there_is_no_sum() {
        assert_eq!(bytes("    Finished `dev` profile\n"), None);
        assert_eq!(bytes(&SAID.replace("macro-stats ", "warning: ")), None);
    }
}
