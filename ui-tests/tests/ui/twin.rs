//! Compares a case with its twin, in which the advice of its message was followed. `tests/twins.rs` checks that the
//! twin compiles and runs.

use crate::case::Case;
use crate::checker::EXPECTED;
use crate::diff::{changed, diff, without_main};

/// The most lines outside `main` that may differ: a few lines are enough to follow the advice of a message.
const MOST_CHANGED: usize = 4;

/// Twins that may differ in more lines, and the reasons.
const MANY_CHANGES: &[(&str, &str)] = &[("attribute/several_at_once", "each of its mistakes is mended")];

/// What is wrong with the twin of a case. `case::unpaired` checks that there is a twin.
pub(crate) fn check(Case { name, source, twin, .. }: &Case) -> Vec<String> {
    let Some(twin) = twin else { return Vec::new() };
    let changed = changed(&diff(&without_main(source), &without_main(twin)));
    let mut wrong = Vec::new();
    if changed == 0 {
        wrong.push("is the case, unchanged".to_owned());
    }
    if (changed > MOST_CHANGED) != is_exception(name) {
        wrong.push(format!("{changed} lines outside `main` differ from the case, at most {MOST_CHANGED} are allowed"));
    }
    if twin.contains(EXPECTED) {
        wrong.push(format!("expects an error, by a `{EXPECTED}` comment"));
    }
    if !twin.contains("fn main() {\n") {
        wrong.push("its `main` does nothing".to_owned());
    }
    wrong.iter().map(|wrong| format!("fixed/{name}.rs: {wrong}")).collect()
}

fn is_exception(name: &str) -> bool {
    MANY_CHANGES.iter().any(|(listed, _)| *listed == name)
}

/// The exceptions for cases that do not exist.
pub(crate) fn stale_exceptions(cases: &[Case]) -> Vec<String> {
    let gone = MANY_CHANGES.iter().filter(|(name, _)| cases.iter().all(|case| case.name != *name));
    gone.map(|(name, _)| format!("`MANY_CHANGES` lists {name}, which is no case")).collect()
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

    fn checked(name: &str, twin: &str) -> Vec<String> {
        let [name, source, stderr, twin] = [name, SOURCE, "", twin].map(str::to_owned);
        check(&Case { name, source, stderr, twin: Some(twin) })
    }

    #[test]
    fn a_twin_with_a_small_change_passes() {
        assert_eq!(checked("field_type/vec", TWIN), [""; 0]);
    }

    #[test]
    fn a_twin_must_differ_but_not_much() {
        let wrong = checked("field_type/vec", &TWIN.replace("Array1", "Vec"));
        assert_eq!(wrong, ["fixed/field_type/vec.rs: is the case, unchanged"]);

        let wrong = checked("field_type/vec", &TWIN.replace("}\n\n", "}\n\nfn f() {\n    g();\n}\n\n"));
        assert_eq!(
            wrong,
            ["fixed/field_type/vec.rs: 5 lines outside `main` differ from the case, at most 4 are allowed"]
        );
    }

    #[test]
    fn an_exception_must_be_one() {
        assert_eq!(checked("attribute/several_at_once", TWIN).len(), 1);
        assert_eq!(stale_exceptions(&[]).len(), MANY_CHANGES.len());
    }

    #[test]
    fn a_twin_expects_nothing_and_does_something() {
        let wrong = checked("field_type/vec", &TWIN.replace("{\n    assert!(true);\n}", "{} //~ nothing"));
        assert_eq!(wrong.len(), 2, "{wrong:?}");
    }
}
