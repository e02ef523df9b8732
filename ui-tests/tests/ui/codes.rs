//! The codes of the kinds of mistakes: what each means, and the rule that each message of ours has one.

use tensor_ui_harness::Case;

/// The codes with what they mean. They are promised: a code is never taken for another kind of mistake, and goes only with a
/// new major version.
pub(crate) const CODES: &[(&str, &str)] = &[
    ("tensor-argument", "A function asks for a tensor of another backend, dtype, rank or layout than it is given."),
    ("tensor-attribute", "An attribute can't be read, is given twice, or stands where it can't."),
    ("tensor-backend", "A backend can't hold or share what it is asked to, or is none."),
    ("tensor-cast", "A cast would change a value, or has no copy to convert."),
    ("tensor-collate", "Samples can't be put together to the struct of many, or not be padded so."),
    ("tensor-crate", "The crate `tensor-core` has another name here."),
    ("tensor-dtype", "A type is no dtype, or not the dtype of the array."),
    ("tensor-field-type", "The type of a field can't become a tensor."),
    ("tensor-layout", "A layout is asked of what does not have it."),
    ("tensor-npy", "An attribute or a field can't be read from NumPy files (`#[derive(FromNpy)]` and its kin)."),
    ("tensor-ownership", "A share can't be written, moved to a device, or be a copy at once."),
    ("tensor-permute", "A permutation does not list each axis of the array once."),
    ("tensor-rank", "An array has another number of axes than is declared."),
    ("tensor-samples", "A field or an argument does not have the rows that `samples` promises."),
    ("tensor-scale", "A factor stands where values are not cast to a float, or is no constant number."),
    ("tensor-shape", "An axis of a `shape` is neither a name nor a length."),
    ("tensor-stack", "A struct can't be stacked, or something else than structs is."),
    ("tensor-struct", "A type has no derive, or can't have one."),
    (
        "tensor-threads",
        "A loader's threads would need what belongs to one thread: samples, tensors, a function or its error.",
    ),
];

/// Codes that no case can show, and the reasons.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("tensor-crate", "the crate would need another name in the manifest of the cases; the derive tests it"),
    ("tensor-npy", "the cases of `tensor-npy` show it"),
    ("tensor-threads", "the cases of `tensor-data` show it"),
];

/// The beginnings of messages that are the compiler's own, without a number or with that of a bound.
const OF_THE_COMPILER: &[&str] = &[
    "lifetime may not live long enough",
    "implementation of",
    "attribute value must be a literal",
    "cannot find macro",
    "the size for values of type",
    "the trait bound `",
    "expected `:`, found",
    "struct fields are separated by",
    "the constant `",
];

/// The code at the end of a message's first line.
pub(crate) fn code(first_line: &str) -> Option<&str> {
    let (_, code) = first_line.rsplit_once(" [")?;
    code.strip_suffix(']').filter(|code| code.starts_with("tensor-"))
}

/// The first lines of a case's messages.
pub(crate) fn first_lines(case: &Case) -> impl Iterator<Item = &str> {
    case.stderr.lines().filter(|line| line.starts_with("error"))
}

/// The messages of ours without a code, the codes that are not explained, and those that no message has.
pub(crate) fn check(cases: &[Case]) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in cases {
        for line in first_lines(case) {
            let text = line.strip_prefix("error: ").or_else(|| line.strip_prefix("error[E0277]: "));
            let is_ours = text.is_some_and(|text| OF_THE_COMPILER.iter().all(|own| !text.starts_with(own)));
            match code(line) {
                Some(code) if CODES.iter().all(|(known, _)| *known != code) => {
                    wrong.push(format!("{}: `CODES` does not explain `{code}`", case.path));
                }
                None if is_ours => wrong.push(format!("{}: no code behind {line:?}", case.path)),
                _ => {}
            }
        }
    }
    for (known, _) in CODES {
        let is_shown = cases.iter().flat_map(first_lines).any(|line| code(line) == Some(known));
        if is_shown == NOT_SHOWN.iter().any(|(listed, _)| listed == known) {
            wrong.push(format!("`{known}` is shown by no case, or is listed in `NOT_SHOWN` though one does"));
        }
    }
    wrong
}
