//! Reads what the compiler printed: one error, where it points, and how long it is.

/// The codes of the borrow checker's errors, whose texts and lengths are not ours.
const BORROW_CHECKER: &[&str] =
    &["E0373", "E0382", "E0499", "E0502", "E0505", "E0506", "E0507", "E0515", "E0521", "E0596", "E0597", "E0716"];

/// The one error of the borrow checker that has no code.
const BORROW_CHECKER_WITHOUT_CODE: &str = "error: lifetime may not live long enough";

/// An error as the compiler printed it.
pub(crate) struct Message<'a> {
    lines: Vec<&'a str>,
}

/// Where an error points.
#[derive(Debug, PartialEq)]
pub(crate) struct Place<'a> {
    pub(crate) file: &'a str,
    /// From 1, as is the column.
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The errors in what the compiler printed.
pub(crate) fn messages(stderr: &str) -> Vec<Message<'_>> {
    let mut messages: Vec<Message> = Vec::new();
    for line in stderr.lines() {
        if line.starts_with("error") {
            messages.push(Message { lines: vec![line] });
        } else if let Some(message) = messages.last_mut() {
            message.lines.push(line);
        }
    }
    messages
}

impl<'a> Message<'a> {
    /// What is wrong, behind `error[…]: `.
    pub(crate) fn text(&self) -> &'a str {
        self.lines[0].split_once(": ").map_or(self.lines[0], |(_, text)| text)
    }

    /// How many lines it has that are not blank.
    pub(crate) fn length(&self) -> usize {
        self.lines.iter().filter(|line| !line.trim().is_empty()).count()
    }

    /// Whether the borrow checker wrote it.
    pub(crate) fn is_of_the_borrow_checker(&self) -> bool {
        let code = self.lines[0].strip_prefix("error[").and_then(|rest| rest.split(']').next());
        code.map_or(self.lines[0] == BORROW_CHECKER_WITHOUT_CODE, |code| BORROW_CHECKER.contains(&code))
    }

    /// Where it points: the first ` --> `.
    pub(crate) fn place(&self) -> Option<Place<'a>> {
        let place = self.lines.iter().find_map(|line| line.trim_start().strip_prefix("--> "))?;
        let [column, line, file] = place.rsplitn(3, ':').collect::<Vec<_>>()[..] else { return None };
        Some(Place { file, line: line.parse().ok()?, column: column.parse().ok()? })
    }

    /// The source text that it underlines as the mistake, which is on one line.
    pub(crate) fn underlined(&self, source: &str) -> Option<String> {
        let Place { line, column, .. } = self.place()?;
        let numbered = |text: &str| text.split_once('|').is_some_and(|(number, _)| number.trim() == line.to_string());
        let shown = self.lines.iter().position(|text| numbered(text))?;
        // After the bar and a space, the columns are those of the source.
        let (margin, marks) = self.lines.get(shown + 1)?.split_once("| ")?;
        let marks: String = marks.chars().skip(column - 1).take_while(|mark| "^-".contains(*mark)).collect();
        let found = margin.trim().is_empty() && marks.contains('^');
        found.then(|| {
            source.lines().nth(line - 1).unwrap_or_default().chars().skip(column - 1).take(marks.len()).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "let a = 1;\nlet b: Small = cast(a);\n";
    const STDERR: &str = "\
error[E0277]: `Small` is: too small
 --> cases/x/y.rs:2:8
  |
1 | let a = 1;
  |     - given here
2 | let b: Small = cast(a);
  |        ^^^^^   ------- for this
  |        |
  |        too small

error: lifetime may not live long enough
 --> src/lib.rs
  |
";

    #[test]
    fn errors_are_told_apart() {
        let [first, second] = &messages(STDERR)[..] else { panic!("two errors") };
        assert_eq!((first.text(), first.length()), ("`Small` is: too small", 9));
        assert_eq!((second.text(), second.length()), ("lifetime may not live long enough", 3));
        assert_eq!(first.place(), Some(Place { file: "cases/x/y.rs", line: 2, column: 8 }));
        assert_eq!(second.place(), None);
        assert!(messages("warning: unused\n").is_empty());
    }

    #[test]
    fn the_borrow_checker_is_known_by_its_codes() {
        let borrow = |first| messages(first)[0].is_of_the_borrow_checker();
        assert!(borrow("error[E0502]: cannot borrow"));
        assert!(borrow("error: lifetime may not live long enough"));
        assert!(!borrow("error[E0277]: `Cell<f32>` cannot be shared between threads safely"));
        assert!(!borrow("error: unknown key, whose lifetime may not live long enough"));
    }

    #[test]
    fn what_is_underlined_is_read_from_the_source() {
        let underlined = |stderr: &str| messages(stderr)[0].underlined(SOURCE);
        assert_eq!(underlined(STDERR).as_deref(), Some("Small"));
        let part = STDERR.replace("^^^^^   -------", "---^^   -------");
        assert_eq!(underlined(&part).as_deref(), Some("Small"), "a part with a label of its own");
        assert_eq!(underlined(&STDERR.replace("^^^^^  ", "       ")), None, "nothing underlined");
        assert_eq!(underlined(&STDERR.replace("^^^^^   -------", "-----   ^^^^^^^")), None, "another place underlined");
        assert_eq!(underlined(&STDERR.replace("2:8", "7:8")), None, "a line that is not shown");
        assert_eq!(underlined("error: of nobody"), None);
    }
}
