//! The names of fields and companions.

use super::{check, check_struct};

#[test]
fn a_name_is_miswritten() {
    check(&[
        ("#[tensor(rename = r#type)]", "data -> r#type (type): share", &[]),
        (
            "#[tensor(rename = \"images\")]",
            "data -> images (images): share",
            &[("\"images\"", "expected a name, such as `rename = images`, without quotes")],
        ),
        (
            "#[tensor(rename = type)]",
            "data -> r#type (type): share",
            &[("type", "`type` is a keyword; write `r#type`")],
        ),
        ("#[tensor(rename = Self)]", "share", &[("Self", "`Self` can't be the name of a field; choose another")]),
        ("#[tensor(rename = _)]", "share", &[("_", "expected a name, such as `rename = images`")]),
        ("#[tensor(rename = 4)]", "share", &[("4", "expected a name, such as `rename = images`")]),
    ]);
}

#[test]
fn fields_swap_names() {
    let fields =
        check_struct("struct S { #[tensor(rename = b)] a: Array1<f32>, #[tensor(rename = a)] b: Array1<f32> }", &[]);
    assert_eq!(fields, ["a -> b (b): share", "b -> a (a): share"]);
}

#[test]
fn two_fields_have_one_name() {
    let message = |name: &str| format!("`{name}` is the name of another field; choose one that no other field has");
    let fields =
        check_struct("struct S { #[tensor(rename = b)] a: Array1<f32>, b: Array1<f32> }", &[("b", &message("b"))]);
    assert_eq!(fields, ["a -> a (a): share", "b -> b (b): share"]);
    let fields = check_struct(
        "struct S { #[tensor(rename = x)] a: Array1<f32>, #[tensor(rename = r#x)] b: Array1<f32> }",
        &[("r#x", &message("x"))],
    );
    assert_eq!(fields, ["a -> x (x): share", "b -> b (b): share"]);
    // The first one's own name is taken when it gets it back.
    let fields = check_struct(
        "struct S { #[tensor(rename = b)] a: Array1<f32>, b: Array1<f32>, #[tensor(rename = a)] c: Array1<f32> }",
        &[("b", &message("b"))],
    );
    assert_eq!(fields, ["a -> a (a): share", "b -> b (b): share", "c -> c (c): share"]);
}

#[test]
fn a_field_of_a_tuple_struct_keeps_its_index() {
    let text = "struct S(pub Array1<f32>, #[tensor(skip)] String, Array1<f32>);";
    assert_eq!(check_struct(text, &[]), ["0 -> 0 (0): share", "2 -> 1 (2): share"]);
    let message =
        "the fields of a tuple struct have no names; remove `rename`, or declare the field as `left: …` in braces";
    let fields = check_struct("struct S(#[tensor(rename = left)] Array1<f32>);", &[("left", message)]);
    assert_eq!(fields, ["0 -> 0 (0): share"]);
}

#[test]
fn raw_names_are_raw_where_code_says_them() {
    assert_eq!(check_struct("struct S { r#fn: Array1<f32> }", &[]), ["r#fn -> r#fn (fn): share"]);
}

#[test]
fn a_name_that_two_fields_have_is_the_compilers_to_report() {
    let fields = check_struct("struct S { a: Array1<f32>, a: Array2<u8>, b: Array1<u8> }", &[]);
    assert_eq!(fields, ["a -> a (a): share", "b -> b (b): share"]);
}

#[test]
fn a_packed_struct_has_no_tensors() {
    let message = "the fields of a packed struct can't be borrowed, and so not be shared; remove `packed`";
    for repr in ["packed", "C, packed(2)"] {
        let fields = check_struct(&format!("#[repr({repr})] struct S {{ a: Array1<f32> }}"), &[("packed", message)]);
        assert_eq!(fields.len(), 0);
    }
}
