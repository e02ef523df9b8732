//! Writes `docs/diagnostics.md`: each mistake, its message and the code that mends it. Everything on the page comes
//! from the cases, except the headings.

use std::fmt::Write as _;

use tensor_ui_harness::{Case, Line, diff, without_expectation, without_main};

use crate::codes::{CODES, code, first_lines};
use crate::recorded;
use crate::title::{stale_titles, title};

/// The kinds of mistakes, in the order of the page: folder, heading, and what the kind's messages are about.
const KINDS: &[(&str, &str, &str)] = &[
    ("dtype", "Dtypes", "A field's `dtype` is that of its array."),
    ("cast", "Casts", "A `cast` converts what is copied, to a dtype that holds every value of the array's."),
    ("scale", "Factors", "A `scale` multiplies each value while it is cast to a float."),
    ("rank", "Ranks", "A field's `shape` lists as many axes as its array has."),
    ("shape", "Shapes", "A field's `shape` names the lengths of its axes, or says what they are."),
    ("permute", "Permutations", "A `permute` lists each axis of the array once, by its number from 0."),
    ("layout", "Layouts", "An array's memory can be shared only with what reads it as it is laid out."),
    (
        "samples",
        "Samples",
        "In a struct with `samples`, each array begins with the axis of the samples, or is `whole`. `rows` takes one argument, a range or a list: \
         `digits.rows::<Host>(0..2)`. Of two, as in `rows::<Host>(0, 2)`, the compiler has one error for their number and one for the first.",
    ),
    ("stack", "Stacks", "Structs with `stack` become one tensor for each field; a field can be a scalar of a dtype."),
    (
        "collate",
        "Samples put together",
        "A struct with `sample_of` has the fields of the struct of many, with an axis less, and says which of them are padded.",
    ),
    (
        "ownership",
        "Ownership",
        "A share can only be read, a writable share is the only one, and what is to be kept is owned.",
    ),
    ("lifetime", "Lifetimes", "A shared array stays as and where it is while a tensor reads its memory."),
    (
        "backend",
        "Backends",
        "A function takes tensors of one backend, dtype and rank; a backend has dtypes of its own.",
    ),
    ("generics", "Generics", "The parameters of a generic struct need the bounds that its fields do."),
    ("field_type", "Field types", "A field is an array of one of the dtypes, or is skipped."),
    ("used", "Mistakes in a struct that is used", "Code that uses a struct with a mistake has no further error."),
    (
        "size",
        "Structs of any size",
        "What a backend lacks is one error for each conversion, however many fields ask for it.",
    ),
    ("attribute", "Attributes", "`#[tensor(…)]` takes keys that exist, each once, with values where they are due."),
];

/// What to know of messages that are the compiler's own, and say little: the case, and the text above its message.
const EXPLAINED: &[(&str, &str)] = &[
    (
        "backend/left_open_in_two_lines",
        "Nothing in the first line says which backend the tensors are of. The compiler asks only where the type is needed: at the \
         first use of a tensor, which may be lines further on. Write the backend where the tensors are made, such as \
         `digits.tensors::<Host>()?`; or write the type of the batch, such as `let batch: DigitsTensors<'_, Host>`.",
    ),
    (
        "dtype/half_float_that_is_not_imported",
        "Rust has an unstable type of its own called `f16`, which the name means unless `half::f16` is imported. So there are two \
         errors: the compiler's, and one that says what to write.",
    ),
    ("lifetime/index_without_with", THROUGH_WITH),
    ("lifetime/len_without_with", THROUGH_WITH),
    ("lifetime/sum_without_with", THROUGH_WITH),
    (
        "lifetime/companion_behind_a_reference",
        "A companion keeps the lifetime that it was made with: unlike a reference, it can't be used as one with a shorter lifetime. \
         So a signature has a lifetime of its own for each companion. A field of type `DigitsTensors<'data, Host>` is returned as \
         `&DigitsTensors<'data, Host>`; a function of two batches takes `&DigitsTensors<'a, Host>` and `&DigitsTensors<'b, Host>`, and one of \
         what two closures of `with` are given takes `DigitsTensorRefs<'a, Host>` and `DigitsTensorRefs<'b, Host>`. A single field, \
         such as a `Shared`, can be used with a shorter lifetime.",
    ),
    (
        "ownership/shares_where_they_are_kept",
        "`DigitsTensors<'_, Host>`, `DigitsTensorsOwned<Host>` and the like are other names of `DigitsFields<Read<'_, Host>>`, \
         `DigitsFields<Own<Host>>` and so on, and the compiler shows these: `Read` is of `tensors`, `Write` of `tensors_mut`, `Own` of \
         `to_tensors` and `into_tensors`, `Rows` of `rows`, `Stacked` of `stack`, and `Lent` of the closure of `with`.",
    ),
    (
        "samples/rows_of_a_struct_without",
        "`rows` and `sample_count` are there if the struct has `samples`, and `stack` if it has `stack`. With the trait `TensorRows` in scope the \
         compiler says which trait the struct lacks.",
    ),
    (
        "attribute/derived_twice",
        "In an editor that runs the derive itself, there may be more errors: each name that the derive writes is then there twice.",
    ),
];

/// What to know of a tensor that is used like an array.
const THROUGH_WITH: &str = "The field of a batch is not the framework's tensor, which exists only as long as a closure runs. What the \
     framework offers, such as sums, lengths, elements and loops, is reached through `with`: of the batch, for all tensors at once, or of one \
     field. Only its shape, its device and a copy of its values are there without a closure: `shape`, `device`, and `to_owned` of a share or \
     `to_array` of an `Owned`.";

/// The lines around a change that are shown with it.
const CONTEXT: usize = 1;

/// What is wrong with the page; `TRYBUILD=overwrite` writes it anew instead.
pub(crate) fn check(cases: &[Case]) -> Vec<String> {
    let mut wrong = unknown_kinds(cases);
    let gone = EXPLAINED.iter().filter(|(name, _)| cases.iter().all(|case| case.name != *name));
    wrong.extend(gone.map(|(name, _)| format!("`EXPLAINED` lists {name}, which is no case")));
    wrong.extend(stale_titles(cases));
    wrong.extend(recorded::check("docs/diagnostics.md", &page(cases)));
    wrong
}

/// The cases that no section would show, because their kind is unknown.
fn unknown_kinds(cases: &[Case]) -> Vec<String> {
    let unknown = cases.iter().filter(|case| KINDS.iter().all(|(kind, ..)| Some(*kind) != case.kind()));
    unknown.map(|case| format!("{}: `KINDS` lists no such folder", case.path)).collect()
}

/// The whole page.
fn page(cases: &[Case]) -> String {
    let of_kind = |kind: &str| cases.iter().filter(move |case| case.kind() == Some(kind)).collect::<Vec<_>>();
    let kinds: Vec<_> =
        KINDS.iter().map(|kind| (kind, of_kind(kind.0))).filter(|(_, cases)| !cases.is_empty()).collect();
    let mut page = "\
<!-- Written by `cargo xtask ui --bless` from the programs in ui-tests/; to change it, change them. -->

# What does not compile, and what to write instead

![The compiler names the field's dtype and the one that was declared, and says what to write](compile-error.svg)

Each mistake is a program in [`ui-tests/cases`](../ui-tests/cases) with the compiler's message beside it, and each way out
is the same program mended, in [`ui-tests/fixed`](../ui-tests/fixed). Both are tested: the message to the letter, the mended
program by running it.

The kind of a mistake has a code, in brackets at the end of the message's first line. The codes are part of the public interface,
as versions count it: a message may change its words, and keeps its code. The compiler's own messages have none but the compiler's.

"
    .to_owned();
    page.push_str(&codes(cases));
    for ((_, heading, _), cases) in &kinds {
        writeln!(page, "- [{heading}](#{}) ({})", heading.to_lowercase().replace(' ', "-"), cases.len()).unwrap();
    }
    for ((_, heading, about), cases) in &kinds {
        write!(page, "\n## {heading}\n\n{about}\n").unwrap();
        for case in cases {
            page.push_str(&section(case));
        }
    }
    page
}

/// The table of the codes, each with a case that shows it.
fn codes(cases: &[Case]) -> String {
    let mut table = "| code | what is wrong | an example, and the way out |\n|---|---|---|\n".to_owned();
    for (known, meaning) in CODES {
        let shows = |case: &&&Case| first_lines(case).all(|line| code(line) == Some(known));
        let (of_this_kind, others): (Vec<_>, Vec<_>) =
            cases.iter().partition(|case| case.kind().is_some_and(|kind| known.ends_with(&kind.replace('_', "-"))));
        let example = of_this_kind.iter().chain(&others).find(shows).map_or_else(String::new, |case| {
            let title = title(&case.name);
            format!("[{title}](#{})", title.to_lowercase().replace(' ', "-").replace('`', ""))
        });
        writeln!(table, "| `{known}` | {meaning} | {example} |").unwrap();
    }
    table.push('\n');
    table
}

/// A case's section.
fn section(Case { name, source, stderr, twins, .. }: &Case) -> String {
    let message: Vec<_> = stderr.trim_end().lines().map(without_expectation).collect();
    let message = message.join("\n").replace("$WORKSPACE/", "");
    let mut section = format!("\n### {}\n", title(name));
    if let Some((_, text)) = EXPLAINED.iter().find(|(listed, _)| listed == name) {
        write!(section, "\n{text}\n").unwrap();
    }
    write!(section, "\n```text\n{message}\n```\n").unwrap();
    for twin in twins {
        let fix = fix(&diff(&without_main(source), &without_main(&twin.source)));
        write!(section, "\n```diff\n{fix}```\n").unwrap();
    }
    section
}

/// The changes, with a few lines around each. `@@` separates changes that are far apart.
fn fix(lines: &[Line<'_>]) -> String {
    let is_change = |line: &Line| !matches!(line, Line::Both(_));
    let near = |i: usize| lines[i.saturating_sub(CONTEXT)..(i + CONTEXT + 1).min(lines.len())].iter().any(is_change);
    let shown: Vec<(usize, &Line)> = lines.iter().enumerate().filter(|(i, _)| near(*i)).collect();
    let hunks = shown.chunk_by(|(before, _), (after, _)| before + 1 == *after);
    hunks.map(hunk).collect::<Vec<_>>().join("@@\n")
}

/// Lines that follow each other, without blank ones at the ends.
fn hunk(lines: &[(usize, &Line<'_>)]) -> String {
    let blank = |it: &&(usize, &Line)| *it.1 == Line::Both("");
    let from = lines.iter().take_while(blank).count();
    let to = lines.len() - lines.iter().rev().take_while(blank).count();
    let mut hunk = String::new();
    for (_, line) in &lines[from..to] {
        let (mark, code) = match line {
            Line::Both(code) => (' ', code),
            Line::Before(code) => ('-', code),
            Line::After(code) => ('+', code),
        };
        writeln!(hunk, "{}", format!("{mark}{code}").trim_end()).unwrap();
    }
    hunk
}

#[cfg(test)]
mod tests {
    use tensor_ui_harness::Twin;

    use super::*;
    use crate::SUITE;

    fn case() -> Case {
        Case {
            name: "field_type/wrong_vec".to_owned(),
            path: "cases/field_type/wrong_vec.rs".to_owned(),
            source: "use a;\n\nstruct S {\n    x: Vec<u8>, //~ wrong\n}\n\nfn main() {}\n".to_owned(),
            stderr: "error: wrong\n --> $WORKSPACE/x.rs:4:8\n4 |     x: Vec<u8>, //~ wrong\n  |        ^^^^^^^\n"
                .to_owned(),
            twins: vec![Twin {
                name: "field_type/wrong_vec".to_owned(),
                source: "use b;\n\nstruct S {\n    x: A<u8>,\n}\n\nfn main() {\n    f();\n}\n".to_owned(),
            }],
        }
    }

    #[test]
    fn a_section_is_title_message_and_fix() {
        let expected = "
### Wrong vec

```text
error: wrong
 --> x.rs:4:8
4 |     x: Vec<u8>,
  |        ^^^^^^^
```

```diff
-use a;
+use b;

 struct S {
-    x: Vec<u8>,
+    x: A<u8>,
 }
```
";
        assert_eq!(section(&case()), expected);
    }

    #[test]
    fn far_changes_are_set_apart() {
        let lines = [Line::After("a"), Line::Both("b"), Line::Both("c"), Line::Both("d"), Line::Before("e")];
        assert_eq!(fix(&lines), "+a\n b\n@@\n d\n-e\n");
    }

    #[test]
    fn the_page_lists_its_kinds_and_names_no_folder_of_this_machine() {
        let short = page(&[case()]);
        assert!(short.contains("\n- [Field types](#field-types) (1)\n"), "{short}");
        assert!(!short.contains("## Casts"), "{short}");
        let whole = page(&SUITE.cases());
        let workspace = env!("CARGO_MANIFEST_DIR").strip_suffix("/ui-tests").unwrap_or(env!("CARGO_MANIFEST_DIR"));
        assert!(!whole.contains(workspace) && !whole.contains("$WORKSPACE") && !whole.contains("//~"));
    }

    #[test]
    fn an_unknown_kind_is_found() {
        let unknown = Case { name: "weather/rain".to_owned(), path: "cases/weather/rain.rs".to_owned(), ..case() };
        assert_eq!(unknown_kinds(&[case(), unknown]), ["cases/weather/rain.rs: `KINDS` lists no such folder"]);
    }
}
