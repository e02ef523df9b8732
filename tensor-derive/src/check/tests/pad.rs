//! `sample_of` on the struct, and what is said about padding on its fields.

use super::{check_messages, read};
use crate::check::{Collated, PadTo, Padding, SampleOf};
use crate::text::source_text;

/// What the field `a` becomes in a batch, as a line, and the messages. `field` is its attribute and its type.
fn read_sample(field: &str) -> (String, Vec<(String, String)>) {
    let (attribute, ty) = field.rsplit_once(' ').unwrap_or(("", field));
    let (input, messages) = read(&format!("#[tensor(sample_of = Batch)] struct S {{ {attribute} a: {ty}, b: i64 }}"));
    let line = match &input.fields[0].attributes.collated {
        Collated::Joined => "joined".to_owned(),
        Collated::First => "first".to_owned(),
        Collated::Padded(Padding { value, axes, to, lengths, mask }) => {
            let to = match to {
                PadTo::Longest => "the longest".to_owned(),
                PadTo::Length(length) => source_text(length),
                PadTo::MultipleOf(number) => format!("a multiple of {}", source_text(number)),
            };
            let name = |name: &Option<syn::Member>| name.as_ref().map_or_else(|| "-".to_owned(), source_text);
            format!("{} at {axes:?} to {to}, {}, {}", source_text(value), name(lengths), name(mask))
        }
    };
    (line, messages)
}

#[track_caller]
fn check(field: &str, expected: &str, messages: &[(&str, &str)]) {
    let (line, found) = read_sample(field);
    assert_eq!(line, expected, "{field}");
    check_messages(field, &found, messages);
}

#[test]
fn padding_is_read() {
    check("Array2<f32>", "joined", &[]);
    check("#[tensor(whole)] Array2<f32>", "first", &[]);
    check("#[tensor(pad = 0.0)] Array2<f32>", "0.0 at [0] to the longest, -, -", &[]);
    check("#[tensor(pad = 1, pad_axes = [1, 0])] Array2<u8>", "1 at [1, 0] to the longest, -, -", &[]);
    check("#[tensor(pad = -1, pad_to = 128, lengths = n)] Vec<i64>", "-1 at [0] to 128, n, -", &[]);
    check("#[tensor(pad = PAD, pad_to = Self::N, mask = r#type)] ArrayD<T>", "PAD at [0] to Self::N, -, r#type", &[]);
    check("#[tensor(pad = false, pad_to_multiple_of = 8)] Array1<bool>", "false at [0] to a multiple of 8, -, -", &[]);
    check("#[tensor(pad = b' ', lengths = 3, mask = 4)] Option<Vec<u8>>", "b' ' at [0] to the longest, 3, 4", &[]);
    check("#[tensor(pad = f16::ZERO, pad_axes = [7])] ArrayD<f16>", "f16::ZERO at [7] to the longest, -, -", &[]);
}

#[test]
fn values_are_of_the_arrays_dtype() {
    for (value, ty, instead) in [
        ("0", "f32", "0.0"),
        ("0.0", "i64", "0"),
        ("0", "bool", "false"),
        ("-1", "u8", "0"),
        ("0", "f16", "f16::ZERO"),
        ("0.0", "bf16", "bf16::ZERO"),
        ("0.0", "half::f16", "half::f16::ZERO"),
        ("0.0", "Complex<f32>", "Complex::new(0.0, 0.0)"),
        ("true", "f64", "0.0"),
        ("1u8", "i8", "0"),
    ] {
        let field = format!("#[tensor(pad = {value})] Array1<{ty}>");
        let message = format!("a field of `{ty}` is padded with a `{ty}`, found `{value}`; write `pad = {instead}`");
        check(&field, "joined", &[(value, &message)]);
    }
}

#[test]
fn padding_is_miswritten() {
    check(
        "#[tensor(pad_to = 8, lengths = n)] Array2<f32>",
        "joined",
        &[("pad_to", "`pad_to` is about padding, and this field has none; write `pad = 0.0` beside it")],
    );
    check(
        "#[tensor(pad = 0, whole)] Array2<i32>",
        "first",
        &[("pad", "a `whole` field is the same in each sample, and not padded; remove one")],
    );
    check("#[tensor(pad = 0)] i32", "joined", &[("pad", "field `a` has one value, and no axis to pad; remove `pad`")]);
    check(
        "#[tensor(pad = 0, pad_axes = [])] Array2<i32>",
        "joined",
        &[("[]", "no axis is listed; list those to pad, such as `pad_axes = [0]`, or remove `pad`")],
    );
    check(
        "#[tensor(pad = 0, pad_axes = [0, 1, 0])] Array2<i32>",
        "joined",
        &[("[0, 1, 0]", "axis 0 is listed twice; remove one")],
    );
    check(
        "#[tensor(pad = 0, pad_axes = [1])] Vec<i32>",
        "joined",
        &[("[1]", "field `a` has 1 axis, counted from 0, and no axis 1; list others")],
    );
    check(
        "#[tensor(pad = 0, pad_axes = 1)] Array2<i32>",
        "0 at [0] to the longest, -, -",
        &[("1", "expected a list of axes, such as `pad_axes = [0, 1]`")],
    );
    check(
        "#[tensor(pad = 0, pad_to = 8, pad_to_multiple_of = 8)] Array2<i32>",
        "joined",
        &[("pad_to_multiple_of", "`pad_to` says how long the field becomes already; remove one")],
    );
    for (key, value, least) in
        [("pad_to", "-1", 0), ("pad_to", "1.5", 0), ("pad_to_multiple_of", "0", 1), ("pad_to_multiple_of", "8u8", 1)]
    {
        let message = format!(
            "expected a length, which is an integer from {least} on, found `{value}`; write one such as `{key} = 128`"
        );
        check(&format!("#[tensor(pad = 0, {key} = {value})] Array2<i32>"), "joined", &[(value, &message)]);
    }
    check(
        "#[tensor(pad = 0, lengths = \"n\")] Array2<i32>",
        "0 at [0] to the longest, -, -",
        &[("\"n\"", "expected the name of a field of the batch, such as `lengths = n`, without quotes")],
    );
    check("#[tensor(pad)] Array2<i32>", "joined", &[("pad", "`pad` takes a value, such as `pad = 0.0`")]);
}

#[test]
fn a_field_of_the_batch_is_filled_once() {
    let message = |name: &str| {
        format!("`{name}` is filled from another field of the sample already; name another field of the batch")
    };
    check("#[tensor(pad = 0, lengths = b)] Array2<i32>", "0 at [0] to the longest, -, -", &[("b", &message("b"))]);
    check(
        "#[tensor(pad = 0, lengths = n, mask = n)] Array2<i32>",
        "0 at [0] to the longest, n, -",
        &[("n", &message("n"))],
    );
}

#[test]
fn padding_is_for_samples() {
    let (_, messages) = read("struct S { #[tensor(lengths = n, pad = 0)] a: Array1<i64> }");
    let message = "`pad` is for the fields of one sample; write `#[tensor(sample_of = Batch)]` above `struct`, with the struct of many \
                   samples, or remove `pad`";
    check_messages("pad", &messages, &[("pad", message)]);
    // A call of `collate` is no second error.
    let (input, _) = read("struct S { #[tensor(pad = 0)] a: Array1<i64> }");
    assert!(matches!(input.sample_of, Some(SampleOf::Unread)));
    let (_, messages) = read("struct S { #[tensor(skip, pad = 0)] a: Array1<i64>, b: Array1<u8> }");
    let message = "a skipped field becomes no tensor; remove `skip`, or everything beside it";
    check_messages("skip", &messages, &[("skip", message)]);
}

#[test]
fn the_struct_of_many_is_another_one() {
    let message = "`S` is one sample, and not the struct of many; name that one, whose fields have an axis more: `sample_of = Ss`";
    for name in ["S", "Self"] {
        let (input, found) = read(&format!("#[tensor(sample_of = {name})] struct S {{ a: Array1<f32> }}"));
        check_messages(name, &found, &[(name, message)]);
        assert!(matches!(input.sample_of, Some(SampleOf::Unread)));
    }
    // The one of many has another argument, and may be another one of the name.
    for text in [
        "#[tensor(sample_of = S<D::Larger>)] struct S<D> { a: Array<f32, D> }",
        "#[tensor(sample_of = many::S)] struct S { a: Array1<f32> }",
    ] {
        assert_eq!(read(text).1, [], "{text}");
    }
}

#[test]
fn the_struct_of_many_is_read() {
    let batch = |attribute: &str, messages: &[(&str, &str)]| {
        let (input, found) = read(&format!("#[tensor({attribute})] struct S {{ a: Array1<f32>, b: f32 }}"));
        check_messages(attribute, &found, messages);
        match input.sample_of {
            Some(SampleOf::Batch(batch)) => source_text(&batch),
            Some(SampleOf::Unread) => "unread".to_owned(),
            None => "none".to_owned(),
        }
    };
    assert_eq!(batch("sample_of = crate::Digits<T, 3>, stack", &[]), "crate::Digits<T, 3>");
    assert_eq!(batch("stack", &[]), "none");
    let example = "expected the struct of many samples, such as `sample_of = Digits`";
    assert_eq!(batch("sample_of = \"Digits\"", &[("\"Digits\"", &format!("{example}, without quotes"))]), "Digits");
    assert_eq!(batch("sample_of = [Digits]", &[("[", example)]), "unread");
    assert_eq!(
        batch("sample_of", &[("sample_of", "`sample_of` takes a value, such as `sample_of = Digits`")]),
        "unread"
    );
    let (input, messages) = read("struct S { #[tensor(sample_of = Batch)] a: Array1<f32>, b: Array1<f32> }");
    let message =
        "`sample_of` belongs on the struct; write `#[tensor(sample_of = Batch)]` above `struct`, and not here";
    check_messages("on a field", &messages, &[("sample_of", message)]);
    assert!(matches!(input.sample_of, Some(SampleOf::Unread)));
}
