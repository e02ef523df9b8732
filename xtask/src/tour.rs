//! The guided tour of code that does not compile, with the compiler's messages as the UI tests keep them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::terminal::Paint;

const CASES: &str = "ui-tests/cases";

/// What is shown: a case below `ui-tests/cases`, and what its author tried.
const TOUR: [(&str, &str); 5] = [
    ("dtype/wrong_dtype", "You declare that a field holds one dtype, but its array holds another."),
    ("lifetime/array_changed_while_lent", "You change an array while a tensor is looking at its memory."),
    ("lifetime/drop_array_while_lent", "You drop an array while a tensor is looking at its memory."),
    ("ownership/write_through_share", "You write through a tensor that was lent for reading."),
    ("backend/wrong_rank_for_api", "You pass a tensor of one rank to a function that takes another."),
];

/// The text of the tour.
pub(crate) fn guide(root: &Path, paint: Paint) -> Result<String, String> {
    let mut text = paint.bold("What would not have compiled, in the compiler's own words");
    text.push('\n');
    for (number, (case, tried)) in (1..).zip(TOUR) {
        let path = root.join(CASES).join(case);
        let read = |extension: &str| {
            let file = path.with_extension(extension);
            fs::read_to_string(&file).map_err(|error| format!("the tour cannot show `{}`: {error}", file.display()))
        };
        let shown = show(case, &read("rs")?, &read("stderr")?, paint)?;
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{}\n\n{shown}", paint.bold(&format!("{number}. {tried}")));
    }
    Ok(text)
}

/// One case: the line at fault, then what the compiler says of it.
fn show(case: &str, source: &str, stderr: &str, paint: Paint) -> Result<String, String> {
    let number = line_at_fault(stderr, case)
        .ok_or_else(|| format!("the tour cannot show `{case}`: its .stderr points to no line of its .rs"))?;
    let line = source.lines().nth(number - 1).ok_or_else(|| {
        format!("the tour cannot show `{case}`: its .stderr points to line {number}, its .rs is shorter")
    })?;
    let mut text = format!(
        "   {}\n\n       {}\n\n",
        paint.dim(&format!("{CASES}/{case}.rs:{number}")),
        paint.cyan(code(line).trim())
    );
    for line in stderr.trim_end().lines() {
        let _ = writeln!(text, "{}", format!("   {}", coloured(code(line), paint)).trim_end());
    }
    Ok(text)
}

/// A line without the comment that states the expected message.
fn code(line: &str) -> &str {
    line.split_once(" //~").map_or(line, |(code, _)| code)
}

/// The line number in the first ` --> file:line:column` that points into the case itself.
fn line_at_fault(stderr: &str, case: &str) -> Option<usize> {
    let file = format!("{}.rs", case.rsplit('/').next()?);
    stderr.lines().find_map(|line| {
        let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':').skip(1);
        let number = parts.next()?;
        let path = parts.next()?;
        (path.rsplit('/').next()? == file).then(|| number.parse().ok().filter(|&number| number > 0))?
    })
}

/// Colours a line as the compiler does: the message stands out, the margin and the place step back.
fn coloured(line: &str, paint: Paint) -> String {
    let is_error = line.starts_with("error");
    if let Some((label, message)) = line.split_once(": ").filter(|_| is_error) {
        return format!("{}{}", paint.red(label), paint.bold(&format!(": {message}")));
    }
    if let Some((label, message)) = line.split_once(": ").filter(|&(label, _)| label == "note" || label == "help") {
        return format!("{}: {message}", paint.bold(label));
    }
    if line.trim_start().starts_with("--> ") {
        return paint.blue(line);
    }
    let margin = line.len() - line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).len();
    let (margin, rest) = line.split_at(margin);
    match rest.strip_prefix('|') {
        Some(code) if code.contains('^') => format!("{}{}", paint.blue(&format!("{margin}|")), paint.red(code)),
        Some(code) => format!("{}{code}", paint.blue(&format!("{margin}|"))),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::root;

    const SOURCE: &str = "struct Digits {\n    images: Array3<f64>, //~ field `images` has dtype\n}\n";
    const STDERR: &str = "\
error[E0277]: field `images` has dtype `f64`, but `f32` was declared
 --> cases/dtype/wrong_dtype.rs:2:13
  |
2 |     images: Array3<f64>, //~ field `images` has dtype
  |             ^^^^^^^^^^^ expected `f32`
";

    #[test]
    fn every_case_of_the_tour_exists() {
        if let Err(error) = guide(&root(), Paint::new(false)) {
            panic!("{error}");
        }
    }

    #[test]
    fn a_case_shows_the_line_at_fault_and_what_the_compiler_says() {
        let text = show("dtype/wrong_dtype", SOURCE, STDERR, Paint::new(false)).unwrap();
        assert_eq!(
            text,
            "   ui-tests/cases/dtype/wrong_dtype.rs:2

       images: Array3<f64>,

   error[E0277]: field `images` has dtype `f64`, but `f32` was declared
    --> cases/dtype/wrong_dtype.rs:2:13
     |
   2 |     images: Array3<f64>,
     |             ^^^^^^^^^^^ expected `f32`
"
        );
    }

    #[test]
    fn colour_adds_nothing_but_escapes() {
        let coloured = show("dtype/wrong_dtype", SOURCE, STDERR, Paint::new(true)).unwrap();
        assert!(coloured.contains("\x1b["));
        let mut plain = String::new();
        let mut rest = coloured.as_str();
        while let Some((before, after)) = rest.split_once("\x1b[") {
            plain.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        plain.push_str(rest);
        assert_eq!(plain, show("dtype/wrong_dtype", SOURCE, STDERR, Paint::new(false)).unwrap());
    }

    #[test]
    fn a_place_in_another_file_is_passed_over() {
        let stderr = "error: x\n --> $WORKSPACE/tensor-core/src/lib.rs:90:1\n --> cases/a/b.rs:7:3\n";
        assert_eq!(line_at_fault(stderr, "a/b"), Some(7));
        assert_eq!(line_at_fault("error: x\n", "a/b"), None);
        assert_eq!(line_at_fault(" --> cases/a/b.rs:0:3\n", "a/b"), None);
    }

    #[test]
    fn a_case_whose_files_disagree_is_an_error() {
        let error = show("dtype/wrong_dtype", "one line", STDERR, Paint::new(false)).unwrap_err();
        assert!(error.contains("points to line 2"), "{error}");
    }

    #[test]
    fn a_missing_case_is_named() {
        let error = guide(Path::new("/nowhere"), Paint::new(false)).unwrap_err();
        assert!(error.contains("dtype/wrong_dtype.rs"), "{error}");
    }
}
