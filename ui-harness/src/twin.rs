//! Compares a case with its twin, in which the advice of its message was followed. That it compiles and
//! runs is a test in the package.

use crate::case::{Case, Twin, in_package};
use crate::checker::EXPECTED;
use crate::diff::{changed, diff, without_main};
use crate::exceptions::{Exceptions, gone, lists};

/// The most lines outside `main` that may differ: a few lines are enough to follow the advice of a message.
const MOST_CHANGED: usize = 4;

/// What is wrong with the twins of a case. `case::unpaired` checks that there is one.
pub(crate) fn check(case: &Case, folder: &str, exceptions: &Exceptions<'_>) -> Vec<String> {
    let may_differ = lists(exceptions.many_changes, &case.name);
    let wrong_with = |twin: &Twin| {
        let path = in_package(folder, &format!("fixed/{}.rs", twin.name));
        check_twin(&case.source, &twin.source, may_differ).into_iter().map(move |wrong| format!("{path}: {wrong}"))
    };
    case.twins.iter().flat_map(wrong_with).collect()
}

/// What is wrong with one twin of a case.
fn check_twin(source: &str, twin: &str, may_differ: bool) -> Vec<String> {
    let changed = changed(&diff(&without_main(source), &without_main(twin)));
    let mut wrong = Vec::new();
    if changed == 0 {
        wrong.push("is the case, unchanged".to_owned());
    }
    if (changed > MOST_CHANGED) != may_differ {
        wrong.push(format!("{changed} lines outside `main` differ from the case, at most {MOST_CHANGED} are allowed"));
    }
    if twin.contains(EXPECTED) {
        wrong.push(format!("expects an error, by a `{EXPECTED}` comment"));
    }
    if !twin.contains("fn main() {\n") {
        wrong.push("its `main` does nothing".to_owned());
    }
    wrong
}

/// The exceptions for cases that do not exist. [`check`] finds a twin that is listed and differs little.
pub(crate) fn stale_exceptions(cases: &[Case], exceptions: &Exceptions<'_>) -> Vec<String> {
    gone("many_changes", exceptions.many_changes, cases)
}

/// The twins that no test runs, and those that are listed and don't exist.
pub(crate) fn unlisted(cases: &[Case], folder: &str, listed: &[&str]) -> Vec<String> {
    let twins: Vec<_> = cases.iter().flat_map(|case| &case.twins).map(|twin| twin.name.as_str()).collect();
    let unlisted = twins.iter().filter(|twin| !listed.contains(twin));
    let unlisted = unlisted.map(|twin| format!("no test runs {}", in_package(folder, &format!("fixed/{twin}.rs"))));
    let gone = listed.iter().filter(|listed| !twins.contains(listed));
    unlisted.chain(gone.map(|listed| format!("`twins!` lists {listed}, which is no twin of a case"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\
struct Digits {
    labels: Vec<u8>, //~ can't become a tensor
}

fn main() {}
";
    const TWIN: &str = "\
struct Digits {
    labels: Array1<u8>,
}

fn main() {
    assert!(true);
}
";

    const LISTED: Exceptions<'_> = Exceptions {
        several_errors: &[],
        two_errors_on_a_line: &[],
        long_errors: &[],
        many_changes: &[("field_type/vec", "it is mended twice")],
    };

    fn case(twin: &str) -> Case {
        let [name, path, source, stderr] = ["field_type/vec", "cases/field_type/vec.rs", SOURCE, ""].map(str::to_owned);
        let twins = vec![Twin { name: name.clone(), source: twin.to_owned() }];
        Case { name, path, source, stderr, twins }
    }

    fn checked(twin: &str) -> Vec<String> {
        check(&case(twin), "", &Exceptions::default())
    }

    #[test]
    fn a_twin_with_a_small_change_passes() {
        assert_eq!(checked(TWIN), [""; 0]);
    }

    #[test]
    fn a_twin_must_differ_but_not_much() {
        let unchanged = TWIN.replace("Array1", "Vec");
        assert_eq!(checked(&unchanged), ["fixed/field_type/vec.rs: is the case, unchanged"]);

        let other = TWIN.replace("}\n\n", "}\n\nfn f() {\n    g();\n}\n\n");
        assert_eq!(
            check(&case(&other), "ui", &Exceptions::default()),
            ["ui/fixed/field_type/vec.rs: 5 lines outside `main` differ from the case, at most 4 are allowed"]
        );
        assert_eq!(check(&case(&other), "ui", &LISTED), [""; 0]);
    }

    #[test]
    fn each_twin_of_a_case_is_checked() {
        let mut case = case(TWIN);
        let [name, source] = ["field_type/vec_or_array", SOURCE].map(str::to_owned);
        case.twins.push(Twin { name, source });
        let wrong = check(&case, "", &Exceptions::default());
        assert_eq!(wrong.len(), 3, "{wrong:?}");
        assert!(wrong.iter().all(|wrong| wrong.starts_with("fixed/field_type/vec_or_array.rs: ")), "{wrong:?}");
    }

    #[test]
    fn an_exception_must_be_one() {
        assert_eq!(check(&case(TWIN), "", &LISTED).len(), 1);
        assert_eq!(stale_exceptions(&[case(TWIN)], &LISTED), [""; 0]);
        assert_eq!(stale_exceptions(&[], &LISTED), ["`many_changes` lists field_type/vec, which is no case"]);
    }

    #[test]
    fn a_twin_expects_nothing_and_does_something() {
        let wrong = checked(&TWIN.replace("{\n    assert!(true);\n}", "{} //~ nothing"));
        assert_eq!(wrong.len(), 2, "{wrong:?}");
    }

    #[test]
    fn every_twin_is_run() {
        assert_eq!(unlisted(&[case(TWIN)], "", &["field_type/vec"]), [""; 0]);
        let expected = ["no test runs ui/fixed/field_type/vec.rs", "`twins!` lists vec, which is no twin of a case"];
        assert_eq!(unlisted(&[case(TWIN)], "ui", &["vec"]), expected);
    }
}
