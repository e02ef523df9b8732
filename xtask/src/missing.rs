//! What a step needs and the machine lacks, reported all at once: what it is, why it is needed, and what to install.

use std::fmt::Write as _;

/// One thing that is missing.
#[derive(Debug)]
pub(crate) struct Missing {
    /// What, in a few words.
    pub(crate) what: String,
    /// Why it is needed.
    pub(crate) why: String,
    /// What to do: who the advice is for, and the command or the advice.
    pub(crate) fixes: Vec<(&'static str, String)>,
}

/// The message for everything that is missing.
pub(crate) fn report(missing: &[Missing]) -> String {
    let mut text = match missing.len() {
        1 => "one thing is missing".to_owned(),
        count => format!("{count} things are missing"),
    };
    for Missing { what, why, fixes } in missing {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n\n  {what}\n    needed because {why}");
        let width = fixes.iter().map(|(who, _)| who.len()).max().unwrap_or(0);
        for (who, fix) in fixes {
            let _ = write!(text, "\n      {who:width$}  {fix}");
        }
    }
    text
}

/// How to install a package on the two most common families of Linux, as examples.
pub(crate) fn install(debian: &str, fedora: &str) -> Vec<(&'static str, String)> {
    vec![
        ("Debian, Ubuntu:", format!("sudo apt-get install {debian}")),
        ("Fedora:", format!("sudo dnf install {fedora}")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_missing_is_told_at_once_with_its_reason_and_its_fix() {
        let thing = |what: &str| Missing {
            what: what.to_owned(),
            why: format!("{what} is good"),
            fixes: install("apt-name", "dnf-name"),
        };
        assert_eq!(
            report(&[thing("salt"), thing("bread")]),
            "2 things are missing

  salt
    needed because salt is good
      Debian, Ubuntu:  sudo apt-get install apt-name
      Fedora:          sudo dnf install dnf-name

  bread
    needed because bread is good
      Debian, Ubuntu:  sudo apt-get install apt-name
      Fedora:          sudo dnf install dnf-name"
        );
        assert!(report(&[thing("salt")]).starts_with("one thing is missing\n"));
    }
}
