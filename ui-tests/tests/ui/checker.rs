//! Compares a case with the compiler's messages beside it. How the compiler prints a message belongs in `message`.

use crate::case::Case;
use crate::message::{Message, Place, messages};

/// The marker before the text that a case expects on a line.
pub(crate) const EXPECTED: &str = "//~";

/// The most lines that a message may have, unless the borrow checker writes it.
const LONGEST: usize = 14;

/// Cases that may have several errors, each on a line that expects it, and the reasons.
const SEVERAL_ERRORS: &[(&str, &str)] = &[
    (
        "attribute/beside_an_underived_struct",
        "a bad attribute and a field that the compiler refuses are reported together",
    ),
    ("attribute/several_at_once", "bad attributes are reported together"),
    ("attribute/several_on_the_struct", "bad attributes of the struct and of its fields are reported together"),
    ("attribute/several_with_companions", "code that uses the companions of a bad struct adds no error"),
    ("cast/several_casts", "bad casts are reported together"),
    ("field_type/several_fields", "fields that can't become tensors are reported together"),
    ("shape/several_axes", "bad shapes and ranks are reported together"),
];

/// Cases in which a line has two errors, and the reasons.
const TWO_ERRORS_ON_A_LINE: &[(&str, &str)] = &[(
    "dtype/half_float_that_is_not_imported",
    "the compiler says in an error of its own that its type `f16` is unstable, and not which type is meant",
)];

/// Cases whose message may be longer than others, and the reasons.
const LONG_ERRORS: &[(&str, &str)] = &[
    (
        "backend/method_without_derive_of_the_trait",
        "of a method of a trait that is in scope, the compiler shows each bound of the impl, and where it is from",
    ),
    ("backend/underived_struct_for_api", OF_A_FUNCTION),
    ("backend/cannot_be_row_major_for_api", OF_A_FUNCTION),
    ("backend/cannot_write_in_place_for_api", OF_A_FUNCTION),
    ("backend/no_backend_for_api", OF_A_FUNCTION),
    ("samples/missing_dtype_for_api", OF_A_FUNCTION),
    ("samples/none_for_api", OF_A_FUNCTION),
    ("stack/missing_dtype_for_api", OF_A_FUNCTION),
    ("stack/none_for_api", OF_A_FUNCTION),
    ("stack/of_values", OF_A_FUNCTION),
    ("backend/cannot_share", SHOWS_THE_FIELD),
    ("backend/cannot_write_in_place", SHOWS_THE_FIELD),
    ("backend/missing_dtype", SHOWS_THE_FIELD),
    ("backend/missing_dtype_into_tensors", SHOWS_THE_FIELD),
    ("backend/missing_dtype_to_tensors", SHOWS_THE_FIELD),
    ("backend/no_backend", SHOWS_THE_FIELD),
    ("backend/no_backend_of_tensors_mut", SHOWS_THE_FIELD),
    ("samples/missing_dtype", SHOWS_THE_FIELD),
    ("stack/missing_dtype", SHOWS_THE_FIELD),
];

const SHOWS_THE_FIELD: &str =
    "what a backend lacks is shown at the derive and at the field: 16 lines, two of them for the field";

const OF_A_FUNCTION: &str = "of any bound of a function the compiler shows the call, the struct and the bound: 15 lines and more without a word of ours";

/// What is wrong with a case and the messages beside it.
pub(crate) fn check(Case { name, source, stderr, .. }: &Case) -> Vec<String> {
    let messages = messages(stderr);
    let expected: Vec<usize> =
        (1..).zip(source.lines()).filter(|(_, code)| code.contains(EXPECTED)).map(|it| it.0).collect();
    let mut found: Vec<usize> = messages.iter().map(|message| message.place().map_or(0, |place| place.line)).collect();
    if TWO_ERRORS_ON_A_LINE.iter().any(|(listed, _)| listed == name) {
        found.dedup();
    }

    let mut wrong = Vec::new();
    let several = SEVERAL_ERRORS.iter().any(|(listed, _)| listed == name);
    if expected.is_empty() || (expected.len() > 1) != several {
        wrong.push(format!("has {} `{EXPECTED}` comments", expected.len()));
    }
    if found != expected {
        wrong.push(format!("errors at lines {found:?}, expected at {expected:?}"));
    }
    wrong.extend(messages.iter().flat_map(|message| check_message(name, source, message)));
    wrong.iter().map(|wrong| format!("cases/{name}.rs: {wrong}")).collect()
}

/// What is wrong with one message of a case.
fn check_message(name: &str, source: &str, message: &Message) -> Vec<String> {
    let text = message.text();
    let mut wrong = Vec::new();
    if text.contains("__") {
        wrong.push(format!("names what generated code calls its own: {text}"));
    }
    let too_long = message.length() > LONGEST && !message.is_of_the_borrow_checker();
    if too_long && !LONG_ERRORS.iter().any(|(listed, _)| *listed == name) {
        wrong.push(format!("{} lines, at most {LONGEST} are allowed: {text}", message.length()));
    }
    let Some(Place { file, line, .. }) = message.place() else {
        wrong.push(format!("an error without a place: {text}"));
        return wrong;
    };
    if file != format!("cases/{name}.rs") {
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

/// The exceptions for cases that do not exist.
pub(crate) fn stale_exceptions(cases: &[Case]) -> Vec<String> {
    let gone = SEVERAL_ERRORS.iter().filter(|(name, _)| cases.iter().all(|case| case.name != *name));
    gone.map(|(name, _)| format!("`SEVERAL_ERRORS` lists {name}, which is no case")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn checked(source: &str, stderr: &str) -> Vec<String> {
        let [name, source, stderr] = ["field_type/vec", source, stderr].map(str::to_owned);
        check(&Case { name, source, stderr, twin: None })
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
    fn an_exception_without_a_case_is_found() {
        assert_eq!(stale_exceptions(&[]).len(), SEVERAL_ERRORS.len());
    }
}
