//! `samples` on the struct and `whole` on its fields.

use super::{check, check_messages, check_struct, read};

/// Asserts the messages about the field `a` of a struct with samples. `field` is its attribute and its type.
#[track_caller]
fn check_field(field: &str, messages: &[(&str, &str)]) {
    let (attribute, ty) = field.rsplit_once(' ').unwrap();
    let attribute = attribute.trim_end();
    check_struct(
        &format!(
            "#[tensor(samples = batch)] struct S<T, D> {{ {attribute} a: {ty}, #[tensor(shape = [batch])] b: Array1<f32> }}"
        ),
        messages,
    );
}

#[test]
fn the_samples_are_read() {
    let (input, messages) = read(
        "#[tensor(dims(batch, n), samples = batch)] struct S { #[tensor(shape = [batch, n])] a: Array2<f32>, \
         #[tensor(whole, shape = [n, batch])] b: Array2<u8>, #[tensor(whole)] c: ArrayD<u8>, d: Inner, e: Option<Inner>, \
         #[tensor(skip)] f: String }",
    );
    assert_eq!(messages, []);
    assert_eq!(input.samples.unwrap(), "batch");
    let whole: Vec<_> = input.fields.iter().map(|field| field.attributes.whole).collect();
    assert_eq!(whole, [false, true, true, false, false]);
    assert!(read("struct S { a: Array1<f32> }").0.samples.is_none());
}

#[test]
fn the_samples_are_miswritten() {
    let messages = |attribute: &str, expected: Option<&str>, messages: &[(&str, &str)]| {
        let (input, found) =
            read(&format!("#[tensor({attribute})] struct S {{ #[tensor(shape = [batch])] a: Array1<f32> }}"));
        check_messages(attribute, &found, messages);
        assert_eq!(input.samples.map(|samples| samples.to_string()).as_deref(), expected, "{attribute}");
    };
    let name = "expected a name, such as `samples = batch`";
    // The struct has samples all the same, so that code which takes rows of it is no further error.
    messages("samples = 5", Some("samples"), &[("5", name)]);
    messages("samples = [batch]", Some("samples"), &[("[", name)]);
    messages("samples = \"batch\"", Some("batch"), &[("\"batch\"", &format!("{name}, without quotes"))]);
    messages("samples", Some("samples"), &[("samples", "`samples` takes a value, such as `samples = batch`")]);
    messages("samples(batch)", Some("batch"), &[("samples", "`samples` takes a value, such as `samples = batch`")]);
    messages(
        "samples = Batch",
        Some("batch"),
        &[(
            "Batch",
            "the name of a dimension is lower-case, and upper-case ones are constants; write `batch` for `Batch`",
        )],
    );
    messages("samples = batch, samples = n", Some("batch"), &[("samples", "`samples` is given twice; remove one")]);
    let keys = "the keys are `crate`, `rename`, `dims`, `samples`, `sample_of`, `stack`";
    for key in ["sample", "batch", "samplse"] {
        let message = format!("unknown key `{key}`, did you mean `samples`? {keys}");
        messages(&format!("{key} = batch"), Some("batch"), &[(key, &message)]);
    }
}

#[test]
fn the_samples_are_declared() {
    let declared = "dimension `bacth` is not declared, did you mean `batch`? the declared ones are `batch`";
    let (_, found) = read(
        "#[tensor(dims(batch), samples = bacth)] struct S { #[tensor(shape = [batch])] a: Array1<f32>, #[tensor(whole)] b: Inner }",
    );
    check_messages("", &found, &[("bacth", declared)]);
}

#[test]
fn the_keys_stand_on_their_own_levels() {
    check(&[(
        "#[tensor(samples = batch)]",
        "share",
        &[(
            "samples",
            "`samples` belongs on the struct; write `#[tensor(samples = batch)]` above `struct`, and not here",
        )],
    )]);
    check_struct(
        "#[tensor(whole)] struct S { a: Array1<f32> }",
        &[("whole", "`whole` belongs on a field; write `#[tensor(whole)]` above each field that it is for")],
    );
}

#[test]
fn a_whole_field_stands_beside_samples() {
    check(&[(
        "#[tensor(whole)]",
        "share",
        &[(
            "whole",
            "`whole` is for structs with `#[tensor(samples = batch)]`; write that above `struct`, or remove `whole`",
        )],
    )]);
    // The samples are there, though their name could not be read.
    check_struct(
        "#[tensor(samples = 5)] struct S { #[tensor(whole)] a: Array1<f32>, b: Array1<f32> }",
        &[("5", "expected a name, such as `samples = batch`")],
    );
    check_field("#[tensor(whole = true)] Array1<f32>", &[("whole", "`whole` takes no value; write `whole` alone")]);
    check_field("#[tensor(whole, whole)] Array1<f32>", &[("whole", "`whole` is given twice; remove one")]);
    check_field(
        "#[tensor(whole, skip)] Array1<f32>",
        &[("skip", "a skipped field becomes no tensor; remove `skip`, or everything beside it")],
    );
}

#[test]
fn some_field_has_samples() {
    let message = "every field is `whole`, so there are no samples; remove `samples` and each `whole`";
    let (input, messages) =
        read("#[tensor(samples = batch)] struct S { #[tensor(whole)] a: Array1<f32>, #[tensor(skip)] b: String }");
    check_messages("", &messages, &[("samples", message)]);
    // The struct has `rows`, so that code which calls it is no further error.
    assert!(input.samples.is_some() && input.fields[0].attributes.whole);
    // The field that is refused may be the one with the samples.
    let (_, messages) = read("#[tensor(samples = batch)] struct S { #[tensor(whole)] a: Array1<f32>, b: Vec<String> }");
    assert_eq!(messages.len(), 1, "{messages:?}");
}

#[test]
fn a_field_does_not_say_where_its_samples_are() {
    let write = |shape: &str| {
        format!(
            "field `a` does not say that it begins with `batch`; write `shape = {shape}`, or `whole` if it does not"
        )
    };
    for (field, at, shape) in [
        (" Array1<f32>", "Array1<f32>", "[batch]"),
        (" Array4<f32>", "Array4<f32>", "[batch, _, _, _]"),
        (" Option<Array2<T>>", "Option<Array2<T>>", "[batch, _]"),
        (" Vec<u8>", "Vec<u8>", "[batch]"),
        (" ArrayBase<T,Ix3>", "ArrayBase<T,Ix3>", "[batch, _, _]"),
        ("#[tensor(rank = 3)] ArrayD<f32>", "ArrayD<f32>", "[batch, _, _]"),
        ("#[tensor(permute = [0, 2, 1])] ArrayD<f32>", "ArrayD<f32>", "[batch, _, _]"),
        // A cast tells that it is an array.
        ("#[tensor(copy, cast = f32, rank = 2)] Alias", "Alias", "[batch, _]"),
    ] {
        check_field(field, &[(at, &write(shape))]);
    }
    let unknown = "field `a` does not say that it begins with `batch`; write `shape = [batch, _]`, with a `_` for each further \
                   axis, or `whole` if it does not";
    check_field(" ArrayD<f32>", &[("ArrayD<f32>", unknown)]);
    check_field(" Array<f32,D>", &[("Array<f32,D>", unknown)]);
    check_field("#[tensor(dtype = f32)] Alias", &[("Alias", unknown)]);
    let none = "field `a` has no axis, and so no samples; write `whole`";
    check_field(" Array0<f32>", &[("Array0<f32>", none)]);
    check_field("#[tensor(rank = 0)] ArrayD<f32>", &[("ArrayD<f32>", none)]);
    check_field("#[tensor(shape = [])] Array0<f32>", &[("[]", none)]);
    check_field("#[tensor(shape = [..])] Array0<f32>", &[("[..]", none)]);
    // Structs may have samples of their own.
    check_field(" Inner", &[]);
    check_field(" T", &[]);
    check_field("#[tensor(copy)] Option<Box<Inner>>", &[]);
}

#[test]
fn a_shape_begins_with_another_axis() {
    let expected = |found: &str, advice: &str| {
        format!("expected `batch` in front, the axis of the samples, found `{found}`; {advice}")
    };
    let write = |shape: &str| format!("write `shape = {shape}`, or `whole`");
    for (attribute, ty, at, found, shape) in [
        ("[rows, 3]", "Array2<f32>", "rows", "rows", "[batch, 3]"),
        ("[N + 1, n]", "Array2<f32>", "N + 1", "N + 1", "[batch, n]"),
        ("[_, 3]", "Array2<f32>", "[_, 3]", "_", "[batch, 3]"),
        ("[3]", "ArrayD<f32>", "3", "3", "[batch]"),
        ("[.., 3]", "Array4<f32>", "[.., 3]", "..", "[batch, _, _, 3]"),
        ("[.., 3]", "Array2<f32>", "[.., 3]", "..", "[batch, 3]"),
        ("[.., 3]", "Array1<f32>", "[.., 3]", "..", "[batch]"),
        ("[.., batch, 3]", "Array2<f32>", "[.., batch, 3]", "..", "[batch, 3]"),
        ("[.., batch, 3]", "ArrayD<f32>", "[.., batch, 3]", "..", "[batch, 3]"),
        ("[.., 3]", "ArrayD<f32>", "[.., 3]", "..", "[batch, 3]"),
        ("[..]", "Array2<f32>", "[..]", "..", "[batch, _]"),
        ("[.., 3]", "Alias", "[.., 3]", "..", "[batch, 3]"),
    ] {
        check_field(&format!("#[tensor(shape = {attribute})] {ty}"), &[(at, &expected(found, &write(shape)))]);
    }
    let behind = expected("3", "use an array whose first axis is `batch`, or write `whole`");
    check_field("#[tensor(shape = [3, batch])] Array2<f32>", &[("3", &behind)]);
    check_field(
        "#[tensor(shape = [batch, .., 3])] Array3<f32>",
        &[(
            "..",
            "`..` stands for any number of leading axes, so it comes first; write `_` for each axis that it stands for here",
        )],
    );
    // A shape that could not be read is one mistake.
    let (_, messages) = read("#[tensor(samples = batch)] struct S { #[tensor(shape = [@])] a: Array1<f32> }");
    assert_eq!(messages.len(), 1, "{messages:?}");
}

#[test]
fn a_scalar_among_samples_is_to_be_an_array_of_them() {
    for (ty, array) in [("f32", "Array1<f32>"), ("f16", "Array1<half::f16>"), ("i64", "Array1<i64>")] {
        let message = format!(
            "a field of type `{ty}` can't become a tensor; write `#[tensor(skip)]` on it, or use `{array}`, with one value for each sample"
        );
        check_struct(
            &format!("#[tensor(samples = batch)] struct S {{ #[tensor(shape = [batch])] a: Array1<f32>, y: {ty} }}"),
            &[(ty, &message)],
        );
    }
}

#[test]
fn one_sample_has_no_samples() {
    let message = "a struct with `sample_of` is one sample, whose fields have no axis `batch`; remove `samples`, which is for the struct of many";
    check_struct(
        "#[tensor(samples = batch, sample_of = Many)] struct S { #[tensor(shape = [8])] a: Array1<f32>, b: u8 }",
        &[("samples", message)],
    );
    // A sample may have samples of its own.
    check_struct(
        "#[tensor(samples = frame, sample_of = Clips)] struct Clip { #[tensor(shape = [frame, 8])] a: Array2<f32>, #[tensor(skip)] b: u8 }",
        &[],
    );
}
