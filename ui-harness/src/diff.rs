//! The difference of two short texts, line by line, and the part of a program that is compared.

use crate::checker::EXPECTED;

/// A line of a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line<'a> {
    /// In both texts.
    Both(&'a str),
    /// In the first text only.
    Before(&'a str),
    /// In the second text only.
    After(&'a str),
}

/// Compares the lines `before` with the lines `after`, with as few changed lines as possible. In each change, the lines
/// of `before` come first.
#[must_use]
pub fn diff<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<Line<'a>> {
    // `common[i][j]` is how many lines `before[i..]` and `after[j..]` have in common.
    let mut common = vec![vec![0; after.len() + 1]; before.len() + 1];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            let one_less = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if before[i] == after[j] { common[i + 1][j + 1] + 1 } else { one_less };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < before.len() || j < after.len() {
        if i < before.len() && j < after.len() && before[i] == after[j] {
            lines.push(Line::Both(before[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == after.len() || (i < before.len() && common[i + 1][j] >= common[i][j + 1]) {
            lines.push(Line::Before(before[i]));
            i += 1;
        } else {
            lines.push(Line::After(after[j]));
            j += 1;
        }
    }
    // The loop above may mix the lines of one change. This puts those of `before` first.
    for changed in lines.chunk_by_mut(|a, b| !matches!(a, Line::Both(_)) && !matches!(b, Line::Both(_))) {
        changed.sort_by_key(|line| matches!(line, Line::After(_)));
    }
    lines
}

/// How many lines were changed: a line replaced by another counts once.
pub(crate) fn changed(lines: &[Line<'_>]) -> usize {
    let changes = lines.chunk_by(|a, b| !matches!(a, Line::Both(_)) && !matches!(b, Line::Both(_)));
    changes
        .map(|lines| {
            let before = lines.iter().filter(|line| matches!(line, Line::Before(_))).count();
            let after = lines.iter().filter(|line| matches!(line, Line::After(_))).count();
            before.max(after)
        })
        .sum()
}

/// The lines of a program without its `main` and without the texts that it expects.
#[must_use]
pub fn without_main(source: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in source.lines() {
        inside |= line.starts_with("fn main(");
        if !inside {
            lines.push(without_expectation(line));
        }
        inside &= !line.ends_with('}') || line.starts_with(' ');
    }
    while lines.last() == Some(&"") {
        lines.pop();
    }
    lines
}

/// A line without the text that it expects.
#[must_use]
pub fn without_expectation(line: &str) -> &str {
    line.split_once(EXPECTED).map_or(line, |(code, _)| code.trim_end())
}

#[cfg(test)]
mod tests {
    use super::Line::{After, Before, Both};
    use super::*;

    #[test]
    fn a_difference_is_as_small_as_can_be() {
        assert_eq!(diff(&["a", "b"], &["a", "b"]), [Both("a"), Both("b")]);
        let replaced = [Both("a"), Before("b"), Before("c"), After("x"), After("y"), Both("d")];
        assert_eq!(diff(&["a", "b", "c", "d"], &["a", "x", "y", "d"]), replaced);
        assert_eq!(diff(&["a", "b"], &["b", "a"]), [Before("a"), Both("b"), After("a")]);
        assert_eq!(diff(&[], &["a"]), [After("a")]);
        assert_eq!(diff(&["a"], &[]), [Before("a")]);
    }

    #[test]
    fn a_replaced_line_counts_once() {
        assert_eq!(changed(&[Both("a"), Both("b")]), 0);
        assert_eq!(changed(&[Before("a"), After("b"), After("c")]), 2);
        assert_eq!(changed(&[Before("a"), Both("b"), After("a")]), 2);
    }

    #[test]
    fn main_and_expectations_are_left_out() {
        let source = "use a;\n\nfn main() {\n    {\n    }\n}\n\nfn f() { //~ wrong\n    g(); //~ wrong, too\n}\n";
        assert_eq!(without_main(source), ["use a;", "", "", "fn f() {", "    g();", "}"]);
        assert_eq!(without_main("fn f() {}\n\nfn main() {}\n"), ["fn f() {}"]);
    }
}
