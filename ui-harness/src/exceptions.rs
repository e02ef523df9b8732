//! [`Exceptions`]: the cases for which a rule does not hold. The rules know them, and they know no rule.

use crate::case::Case;

/// Names of cases, each with the reason why a rule does not hold for it.
pub type Reasons<'a> = &'a [(&'a str, &'a str)];

/// The cases for which a rule does not hold. An exception that is not needed is an error.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exceptions<'a> {
    /// Cases that have several errors, each on a line that expects it.
    pub several_errors: Reasons<'a>,
    /// Cases in which one line has two errors.
    pub two_errors_on_a_line: Reasons<'a>,
    /// Cases whose message is longer than others.
    pub long_errors: Reasons<'a>,
    /// Twins in which more lines differ from their case.
    pub many_changes: Reasons<'a>,
}

/// Whether an exception is made for a case.
pub(crate) fn lists(exceptions: Reasons<'_>, name: &str) -> bool {
    exceptions.iter().any(|(listed, _)| *listed == name)
}

/// The exceptions of one kind for cases that do not exist.
pub(crate) fn gone(kind: &str, exceptions: Reasons<'_>, cases: &[Case]) -> Vec<String> {
    let gone = exceptions.iter().filter(|(name, _)| cases.iter().all(|case| case.name != *name));
    gone.map(|(name, _)| format!("`{kind}` lists {name}, which is no case")).collect()
}
