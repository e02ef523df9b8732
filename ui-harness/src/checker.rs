//! Compares a case with the compiler's messages beside it. How the compiler prints a message belongs in `message`.

use crate::case::Case;
use crate::exceptions::{Exceptions, gone, lists};
use crate::message::{Message, Place, messages};

/// The marker before the text that a case expects on a line.
pub const EXPECTED: &str = "//~";

/// The most lines that a message may have, unless the borrow checker writes it.
const LONGEST: usize = 14;

/// What is wrong with a case and the messages beside it.
pub(crate) fn check(case: &Case, exceptions: &Exceptions<'_>) -> Vec<String> {
    let Case { name, path, source, stderr, .. } = case;
    let messages = messages(stderr);
    let expected: Vec<usize> =
        (1..).zip(source.lines()).filter(|(_, code)| code.contains(EXPECTED)).map(|it| it.0).collect();
    let mut found: Vec<usize> = messages.iter().map(|message| message.place().map_or(0, |place| place.line)).collect();
    if lists(exceptions.two_errors_on_a_line, name) {
        found.dedup();
    }

    let mut wrong = Vec::new();
    let several = lists(exceptions.several_errors, name);
    if expected.is_empty() || (expected.len() > 1) != several {
        wrong.push(format!("has {} `{EXPECTED}` comments", expected.len()));
    }
    if found != expected {
        wrong.push(format!("errors at lines {found:?}, expected at {expected:?}"));
    }
    let may_be_long = lists(exceptions.long_errors, name);
    wrong.extend(messages.iter().flat_map(|message| check_message(case, may_be_long, message)));
    wrong.iter().map(|wrong| format!("{path}: {wrong}")).collect()
}

/// What is wrong with one message of a case.
fn check_message(Case { path, source, .. }: &Case, may_be_long: bool, message: &Message<'_>) -> Vec<String> {
    let text = message.text();
    let mut wrong = Vec::new();
    if text.contains("__") {
        wrong.push(format!("names what generated code calls its own: {text}"));
    }
    if is_long(message) && !may_be_long {
        wrong.push(format!("{} lines, at most {LONGEST} are allowed: {text}", message.length()));
    }
    let Some(Place { file, line, .. }) = message.place() else {
        wrong.push(format!("an error without a place: {text}"));
        return wrong;
    };
    if file != path {
        wrong.push(format!("an error at {file}, which is not the user's: {text}"));
        return wrong;
    }
    let line_of_code = source.lines().nth(line - 1).unwrap_or_default();
    let (code, told) = line_of_code.split_once(EXPECTED).unwrap_or((line_of_code, ""));
    if told.trim().is_empty() || !text.contains(told.trim()) {
        wrong.push(format!("line {line} does not expect: {text}"));
    }
    if text.contains("_::") {
        wrong.push(format!("a path into generated code: {text}"));
    }
    if code.contains("#[derive") {
        wrong.push(format!("an error at the derive: {text}"));
    }
    match message.underlined(source) {
        Some(token) if !token.trim().is_empty() && code.contains(&token) => {}
        Some(token) => wrong.push(format!("`{token}` is underlined, which is no code of line {line}: {text}")),
        None => wrong.push(format!("nothing is underlined on line {line}: {text}")),
    }
    wrong
}

/// Whether a message has more lines than are allowed.
fn is_long(message: &Message<'_>) -> bool {
    message.length() > LONGEST && !message.is_of_the_borrow_checker()
}

/// The exceptions that are not needed. [`check`] finds a case that is listed as having several errors and has one.
pub(crate) fn stale_exceptions(cases: &[Case], exceptions: &Exceptions<'_>) -> Vec<String> {
    let mut stale = gone("several_errors", exceptions.several_errors, cases);
    stale.extend(gone("two_errors_on_a_line", exceptions.two_errors_on_a_line, cases));
    stale.extend(gone("long_errors", exceptions.long_errors, cases));
    let short = cases.iter().filter(|case| !messages(&case.stderr).iter().any(is_long));
    let short = short.filter(|case| lists(exceptions.long_errors, &case.name));
    stale.extend(short.map(|case| format!("`long_errors` lists {}, whose errors are not long", case.name)));
    stale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exceptions::Reasons;

    const SOURCE: &str = "\
#[derive(TensorInput)]
struct Digits {
    labels: Vec<u8>, //~ can't become a tensor
}
";
    const STDERR: &str = "\
error[E0277]: a field of type `Vec<u8>` can't become a tensor
 --> cases/field_type/vec.rs:3:13
  |
3 |     labels: Vec<u8>, //~ can't become a tensor
  |             ^^^^^^^ not an array
";

    fn case(source: &str, stderr: &str) -> Case {
        let [name, path, source, stderr] =
            ["field_type/vec", "cases/field_type/vec.rs", source, stderr].map(str::to_owned);
        Case { name, path, source, stderr, twins: Vec::new() }
    }

    fn checked(source: &str, stderr: &str) -> Vec<String> {
        check(&case(source, stderr), &Exceptions::default())
    }

    #[track_caller]
    fn assert_wrong(source: &str, stderr: &str, expected: &[&str]) {
        let wrong = checked(source, stderr);
        assert_eq!(wrong.len(), expected.len(), "{wrong:#?}");
        for (wrong, expected) in wrong.iter().zip(expected) {
            assert!(wrong.starts_with("cases/field_type/vec.rs: "), "{wrong}");
            assert!(wrong.contains(expected), "{wrong:?} says nothing of {expected:?}");
        }
    }

    #[test]
    fn a_good_case_passes() {
        assert_eq!(checked(SOURCE, STDERR), [""; 0]);
    }

    #[test]
    fn the_number_of_errors_is_held() {
        assert_wrong(SOURCE, "", &["errors at lines [], expected at [3]"]);
        assert_wrong(SOURCE, &format!("{STDERR}\n{STDERR}"), &["errors at lines [3, 3], expected at [3]"]);
        let twice = SOURCE.replace("struct Digits {", "struct Digits { //~ can't");
        assert_wrong(&twice, STDERR, &["has 2 `//~` comments", "errors at lines [3], expected at [2, 3]"]);
        let never = SOURCE.replace("//~", "//");
        assert_wrong(&never, STDERR, &["has 0 `//~` comments", "expected at []", "does not expect"]);
    }

    #[test]
    fn generated_code_is_not_named() {
        let stderr = STDERR.replace("a field of", "`_::Digits::labels` of");
        assert_wrong(SOURCE, &stderr, &["a path into generated code"]);
    }

    #[test]
    fn the_text_is_held() {
        assert_wrong(&SOURCE.replace("can't become", "is"), STDERR, &["line 3 does not expect: a field of type"]);
        assert_wrong(&SOURCE.replace("can't become a tensor", ""), STDERR, &["line 3 does not expect"]);
    }

    #[test]
    fn names_of_generated_code_are_refused() {
        let stderr = STDERR.replace("a tensor", "a tensor of `__fields::labels`");
        assert_wrong(SOURCE, &stderr, &["names what generated code calls its own"]);
    }

    #[test]
    fn the_place_is_held() {
        let elsewhere = STDERR.replace("cases/field_type/vec.rs", "src/lib.rs");
        assert_wrong(SOURCE, &elsewhere, &["an error at src/lib.rs, which is not the user's"]);
        let other_line = STDERR.replace("3:13", "2:8").replace("3 |     labels: Vec<u8>,", "2 | struct Digits {");
        assert_wrong(SOURCE, &other_line, &["errors at lines [2]", "line 2 does not expect", "nothing is underlined"]);
        let nowhere = "error: a field of type `Vec<u8>` can't become a tensor\n";
        assert_wrong(SOURCE, nowhere, &["errors at lines [0]", "an error without a place"]);
    }

    #[test]
    fn the_derive_is_no_users_token() {
        let source = SOURCE.replace(" //~ can't become a tensor", "");
        let source = source.replace("#[derive(TensorInput)]", "#[derive(TensorInput)] //~ tensor");
        let stderr = "\
error: not a tensor
 --> cases/field_type/vec.rs:1:10
  |
1 | #[derive(TensorInput)] //~ tensor
  |          ^^^^^^^^^^^
";
        assert_wrong(&source, stderr, &["an error at the derive: not a tensor"]);
    }

    #[test]
    fn what_is_underlined_is_held() {
        assert_wrong(SOURCE, &STDERR.replace('^', " "), &["nothing is underlined on line 3"]);
        let comment = STDERR.replace("^^^^^^^", "^^^^^^^^^^^^^").replace("3:13", "3:22");
        let comment = comment.replace("|             ", "|                      ");
        assert_wrong(SOURCE, &comment, &["underlined, which is no code of line 3"]);
    }

    #[test]
    fn the_length_is_held_except_for_the_borrow_checker() {
        let long = format!("{STDERR}{}", "  = note: more\n\n".repeat(LONGEST - 4));
        assert_wrong(SOURCE, &long, &["15 lines, at most 14 are allowed: a field of type"]);
        assert_eq!(checked(SOURCE, &long.replace("E0277", "E0502")), [""; 0]);
        let longest = format!("{STDERR}{}", "  = note: more\n\n".repeat(LONGEST - 5));
        assert_eq!(checked(SOURCE, &longest), [""; 0]);
    }

    #[test]
    fn an_exception_lifts_its_rule_and_must_be_needed() {
        let listed: Reasons<'_> = &[("field_type/vec", "it is large")];
        let long = format!("{STDERR}{}", "  = note: more\n\n".repeat(LONGEST - 4));
        let may_be_long = Exceptions { long_errors: listed, ..Exceptions::default() };
        assert_eq!(check(&case(SOURCE, &long), &may_be_long), [""; 0]);
        assert_eq!(stale_exceptions(&[case(SOURCE, &long)], &may_be_long), [""; 0]);
        let stale = stale_exceptions(&[case(SOURCE, STDERR)], &may_be_long);
        assert_eq!(stale, ["`long_errors` lists field_type/vec, whose errors are not long"]);
        assert_eq!(stale_exceptions(&[], &may_be_long), ["`long_errors` lists field_type/vec, which is no case"]);

        let may_be_several = Exceptions { several_errors: listed, ..Exceptions::default() };
        let once = check(&case(SOURCE, STDERR), &may_be_several);
        assert_eq!(once, ["cases/field_type/vec.rs: has 1 `//~` comments"]);
        let gone = stale_exceptions(&[], &may_be_several);
        assert_eq!(gone, ["`several_errors` lists field_type/vec, which is no case"]);
    }
}
