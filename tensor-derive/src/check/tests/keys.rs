//! Keys: which there are, how they are misspelt and misplaced, and how a list goes on behind a mistake.

use super::{check, check_struct, read, read_field};

const KEYS: &str = "`share`, `copy`, `cast`, `cast_checked`, `cast_lossy`, `dtype`, `shape`, `rank`, `permute`, `layout`, `scale`, `whole`, `pad`, `pad_axes`, `pad_to`, `pad_to_multiple_of`, `lengths`, `mask`, `skip`, `rename`";

#[test]
fn every_key_is_read() {
    check(&[
        ("", "share", &[]),
        ("#[tensor()]", "share", &[]),
        ("#[tensor(share,)]", "share", &[]),
        ("#[tensor(copy)]", "copy", &[]),
        ("#[tensor(copy, cast = i64)]", "copy to i64", &[]),
        ("#[tensor(copy, cast_checked = i64)]", "copy checked to i64", &[]),
        ("#[tensor(copy, cast_lossy = half::f16)]", "copy lossy to half::f16", &[]),
        ("#[tensor(dtype = f32)]", "share dtype f32", &[]),
        ("#[tensor(rank = 4)] #[tensor(layout = row_major)]", "share row-major rank 4", &[]),
        ("#[tensor(shape = [batch, 3, _])]", "share [batch, =3, _]", &[]),
        ("#[tensor(rename = images)]", "data -> images (images): share", &[]),
    ]);
}

#[test]
fn an_unknown_key_is_read_as_what_it_is_near_to() {
    for (attribute, line, key, meant) in [
        ("#[tensor(copi)]", "copy", "copi", "copy"),
        ("#[tensor(clone = true)]", "copy", "clone", "copy"),
        ("#[tensor(copy, csat = i64)]", "copy to i64", "csat", "cast"),
        ("#[tensor(copy, cast_check = i64)]", "copy checked to i64", "cast_check", "cast_checked"),
        ("#[tensor(type = f32)]", "share dtype f32", "type", "dtype"),
        // What follows tells a `shape` from a `share`.
        ("#[tensor(shae = [batch])]", "share [batch]", "shae", "shape"),
        ("#[tensor(shae)]", "share", "shae", "share"),
        ("#[tensor(dims = [batch])]", "share [batch]", "dims", "shape"),
        ("#[tensor(ndim = 3)]", "share rank 3", "ndim", "rank"),
    ] {
        let message = format!("unknown key `{key}`, did you mean `{meant}`? the keys are {KEYS}");
        check(&[(attribute, line, &[(key, &message)])]);
    }
    let message = format!("unknown key `banana`: the keys are {KEYS}");
    check(&[("#[tensor(banana = 7, copy)]", "copy", &[("banana", &message)])]);
}

#[test]
fn what_is_no_key_hides_nothing() {
    let expected = |found| format!("expected a key, found `{found}`; write one of {KEYS}");
    check(&[(
        "#[tensor(5, , (x), \"copy\", cast = i64)]",
        "copy to i64",
        &[
            ("5", &expected("5")),
            (",", "expected a key, found `,`; remove it"),
            ("(", &expected("(x)")),
            ("\"copy\"", "expected a key, found a string; write `copy` without quotes"),
        ],
    )]);
}

#[test]
fn a_comma_is_missed() {
    check(&[
        ("#[tensor(copy cast = i64)]", "copy to i64", &[("cast", "expected `,` before `cast`")]),
        ("#[tensor(copy; cast = i64)]", "copy to i64", &[(";", "expected `,`, found `;`")]),
        (
            "#[tensor(copy, cast = i64 as f32, rank = 2)]",
            "copy to i64 rank 2",
            &[("as f32", "expected `,` or the end of the list, found `as f32`; remove it")],
        ),
    ]);
}

#[test]
fn a_key_comes_once() {
    check(&[
        ("#[tensor(copy, copy)]", "copy", &[("copy", "`copy` is given twice; remove one")]),
        (
            "#[tensor(dtype = f32)] #[tensor(dtype = f64)]",
            "share dtype f32",
            &[("dtype", "`dtype` is given twice; remove one")],
        ),
        // Which cast is meant is not known, and so not whether it has to keep every value.
        (
            "#[tensor(copy, cast = i64, cast = i32)]",
            "copy lossy to i64",
            &[("cast", "`cast` is given twice; remove one")],
        ),
        (
            "#[tensor(copy, cast = i64, cast_lossy = i32)]",
            "copy lossy to i64",
            &[("cast_lossy", "a field has one cast; remove `cast_lossy`, or `cast`")],
        ),
    ]);
}

#[test]
fn an_attribute_is_a_list() {
    let message = "expected a list, such as `#[tensor(share)]` or `#[tensor(copy, cast = i64)]`";
    check(&[
        ("#[tensor]", "share", &[("tensor", message)]),
        ("#[tensor = \"copy\"]", "copy", &[("tensor = \"copy\"", message)]),
    ]);
    check_struct(
        "#[tensor] struct S { a: Array1<f32> }",
        &[("tensor", "expected a list, such as `#[tensor(dims(batch))]`")],
    );
}

#[test]
fn flags_take_no_value() {
    check(&[
        ("#[tensor(copy = true)]", "copy", &[("copy", "`copy` takes no value; write `copy` alone")]),
        ("#[tensor(copy = false)]", "share", &[("copy", "`copy` takes no value; remove `copy`")]),
        (
            "#[tensor(copy = false, cast = i64)]",
            "copy to i64",
            &[("copy", "`copy` takes no value, and a cast needs it; write `copy` alone")],
        ),
        ("#[tensor(share = false)]", "copy", &[("share", "`share` takes no value; write `copy` in its place")]),
        ("#[tensor(share = false, copy)]", "copy", &[("share", "`share` takes no value; remove `share`")]),
        ("#[tensor(copy(cast = i64))]", "copy to i64", &[("copy", "`copy` takes no list; write `copy, cast = i64`")]),
    ]);
}

#[test]
fn keys_of_the_struct_and_of_a_field_are_told_apart() {
    check(&[
        (
            "#[tensor(dims(batch))]",
            "share",
            &[("dims", "`dims` belongs on the struct; write `#[tensor(dims(batch))]` above `struct`, and not here")],
        ),
        (
            "#[tensor(crate = foo::bar, copy)]",
            "copy",
            &[(
                "crate",
                "`crate` belongs on the struct; write `#[tensor(crate = foo::bar)]` above `struct`, and not here",
            )],
        ),
    ]);
    let fields = check_struct(
        "#[tensor(copy, cast = i64)] struct S { a: Array3<f32>, #[tensor(share)] b: Array1<f32> }",
        &[(
            "copy",
            "`copy` and `cast` belong on a field; write `#[tensor(copy, cast = i64)]` above each field that they are for",
        )],
    );
    // As it is meant.
    assert_eq!(fields, ["a -> a (a): copy", "b -> b (b): share"]);
}

#[test]
fn owners_that_contradict_each_other() {
    let share = "a share is the array's own memory, which a";
    check(&[
        ("#[tensor(share, copy)]", "copy", &[("copy", "a field is either `share` or `copy`; remove one")]),
        (
            "#[tensor(cast = i64)]",
            "copy to i64",
            &[("cast", &format!("{share} `cast` can't change; write `copy, cast = i64`"))],
        ),
        (
            "#[tensor(share, cast_lossy = u8)]",
            "copy lossy to u8",
            &[(
                "cast_lossy",
                &format!("{share} `cast_lossy` can't change; write `copy, cast_lossy = u8` in place of `share`"),
            )],
        ),
        (
            "#[tensor(copy, layout = row_major)]",
            "copy",
            &[("layout", "a copy is row-major in any case; remove `layout`")],
        ),
    ]);
}

#[test]
fn a_skipped_field_has_no_other_key_and_any_type() {
    let fields = check_struct("struct S { #[tensor(skip)] a: String, b: Array1<f32> }", &[]);
    assert_eq!(fields, ["b -> b (b): share"]);
    check_struct(
        "struct S { #[tensor(skip, copy)] a: Array1<f32> }",
        &[("skip", "a skipped field becomes no tensor; remove `skip`, or everything beside it")],
    );
}

#[test]
fn the_container_is_read() {
    let (input, messages) = read("#[tensor(crate = a::b, rename = Foo, dims(n, m))] struct r#type { a: Array1<f32> }");
    assert!(messages.is_empty());
    assert_eq!(input.krate.to_string(), "a :: b");
    assert_eq!(input.base, "Foo");
    let (input, _) = read("struct r#type(Array1<f32>);");
    assert_eq!(input.krate.to_string(), ":: tensor_core");
    assert_eq!(input.base, "type");
    assert_eq!(input.ident, "r#type");
    assert_eq!(input.style, super::super::Style::Tuple);
}

#[test]
fn the_container_is_miswritten() {
    let (input, messages) =
        read("#[tensor(renam = Foo, crate = \"a::b\", zzz, crate = 5)] struct S { a: Array1<f32> }");
    assert_eq!((input.base.to_string().as_str(), input.krate.to_string().as_str()), ("Foo", "a :: b"));
    let keys = "the keys are `crate`, `rename`, `dims`, `samples`, `sample_of`, `stack`";
    super::check_messages(
        "",
        &messages,
        &[
            ("renam", &format!("unknown key `renam`, did you mean `rename`? {keys}")),
            ("\"a::b\"", "expected a path, such as `crate = a::b`, without quotes"),
            ("zzz", &format!("unknown key `zzz`: {keys}")),
            ("5", "expected a path, such as `crate = ::tensor_core`"),
            ("crate", "`crate` is given twice; remove one"),
        ],
    );
}

#[test]
fn the_type_of_a_field_with_an_unknown_key_is_not_judged() {
    let message = format!("unknown key `banana`: the keys are {KEYS}");
    check_struct("struct S { #[tensor(banana)] a: String, b: Array1<f32> }", &[("banana", &message)]);
    check_struct(
        "struct S { #[tensor(skip = false)] a: String, b: Array1<f32> }",
        &[("skip", "`skip` takes no value; write `skip` alone")],
    );
}

#[test]
fn an_unknown_key_is_suggested_with_a_value_where_its_own_is_none() {
    for (attribute, line, key, meant) in [
        ("#[tensor(row_major)]", "share row-major", "row_major", "layout = row_major"),
        ("#[tensor(memory_format = contiguous)]", "share row-major", "memory_format", "layout = row_major"),
        ("#[tensor(axes(batch))]", "share [batch]", "axes", "shape = [batch]"),
        ("#[tensor(ndims = 2)]", "share rank 2", "ndims", "rank"),
        ("#[tensor(copy, cast_to = f64)]", "copy to f64", "cast_to", "cast"),
    ] {
        check(&[(
            attribute,
            line,
            &[(key, &format!("unknown key `{key}`, did you mean `{meant}`? the keys are {KEYS}"))],
        )]);
    }
}

#[test]
fn a_key_that_is_refused_lacks_no_comma() {
    check(&[
        ("#[tensor(share copy)]", "copy", &[("copy", "a field is either `share` or `copy`; remove one")]),
        ("#[tensor(copy copy)]", "copy", &[("copy", "`copy` is given twice; remove one")]),
        ("#[tensor(copy & cast = f64)]", "copy to f64", &[("&", "expected `,`, found `&`")]),
    ]);
}

#[test]
fn an_entry_in_the_wrong_place_is_shown_as_it_is_right_there() {
    let on_the_struct = |entry: &str| read(&format!("#[tensor({entry})] struct S {{ a: Array1<u8> }}")).1;
    for (entry, instead) in [
        ("cast = f32", "copy, cast = f32"),
        ("scale = 0.5", "copy, cast = f32, scale = 0.5"),
        ("shape(batch)", "shape = [batch]"),
        ("rank", "rank = 4"),
    ] {
        let message = &on_the_struct(entry)[0].1;
        assert!(message.contains(&format!("write `#[tensor({instead})]` above each field")), "{message}");
    }
    check(&[(
        "#[tensor(samples)]",
        "share",
        &[(
            "samples",
            "`samples` belongs on the struct; write `#[tensor(samples = batch)]` above `struct`, and not here",
        )],
    )]);
}

#[test]
fn what_a_guessed_key_gets_wrong_is_not_reported() {
    let (line, messages) = read_field("#[tensor(rnk = 9)]");
    assert_eq!((line.as_str(), messages.len()), ("share", 1));
}

#[test]
fn a_key_of_the_struct_counts_where_it_stands_on_a_field() {
    let on_field = |key: &str| {
        let (input, messages) = super::read(&format!("struct S {{ #[tensor({key})] a: Array1<f32> }}"));
        assert_eq!(messages.len(), 1, "{messages:?}");
        input
    };
    assert!(on_field("stack").stacks);
    assert!(on_field("samples = batch").samples.is_some());
    assert_eq!(on_field("crate = a::b").krate.to_string(), "a :: b");
}

#[test]
fn a_scalar_that_needs_stack_gives_the_struct_the_method() {
    assert!(super::read("struct S { a: Array1<f32>, b: i64 }").0.stacks);
    assert!(!super::read("struct S { a: Array1<f32>, b: String }").0.stacks);
}
