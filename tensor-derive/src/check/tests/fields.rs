//! The struct's kind, and the types of its fields.

use super::{check_struct, read};
use crate::check::Reason;

/// Asserts the message about each type of a field, and that another field still becomes a tensor.
#[track_caller]
fn check_types(cases: &[(&str, &str)]) {
    for (ty, message) in cases {
        let fields = check_struct(&format!("struct S<'a, T> {{ x: {ty}, y: Array1<T> }}"), &[(ty, message)]);
        assert_eq!(fields, ["y -> y (y): share"], "{ty}");
    }
}

/// The message about a type that can't become a tensor.
fn refused(ty: &str, advice: &str) -> String {
    format!("a field of type `{ty}` can't become a tensor; write `#[tensor(skip)]` on it{advice}")
}

const ARRAY: &str = ", or use an `ndarray` array such as `Array2<f32>`";

#[test]
fn types_that_are_no_arrays() {
    for (ty, advice) in [
        ("String", ARRAY),
        ("std::string::String", ARRAY),
        ("&'a str", ARRAY),
        ("f32", ", or use `Array0<f32>` for a scalar, or write `#[tensor(stack)]` above the struct to stack it"),
        ("usize", ", or use `Array0<u64>` for a scalar"),
        ("char", ", or use `Array0<u32>` for a scalar"),
        (
            "Option<f32>",
            ", or use `Array0<f32>` for a scalar, or write `#[tensor(stack)]` above the struct to stack it",
        ),
        ("(Array1<u8>, f32)", ", or make a field of each of its parts"),
        ("()", ARRAY),
        ("fn(u8) -> u8", ""),
        ("*const f32", ARRAY),
        ("&'a [f32]", ", or use `ArrayView1<'a, f32>`"),
        ("&'a mut [f32]", ", or use `ArrayViewMut1<'a, f32>`"),
        ("&'a [[u8; 3]]", ARRAY),
        ("Box<[u8]>", ", or use `Vec<u8>`"),
        ("HashMap<u8, Array1<f32>>", ARRAY),
        ("Arc<Array2<f32>>", ", or use `Array2<f32>` itself"),
        ("Rc<String>", ""),
        ("PhantomData<T>", ""),
        ("Box<dyn Fn(u8) -> u8 + 'a>", ""),
        ("Vec<String>", ", or use elements such as `f32`"),
        ("Vec<Vec<f32>>", ARRAY),
        ("[[f32; 3]; 2]", ARRAY),
        ("[(u8, u8); 3]", ", or use elements such as `f32`"),
    ] {
        check_types(&[(ty, &refused(ty, advice))]);
    }
    // No attribute makes these a field.
    for (ty, advice) in [
        ("!", "use an `ndarray` array such as `Array2<f32>`"),
        ("[f32]", "use `Vec<f32>`"),
        ("str", "use an `ndarray` array such as `Array2<f32>`"),
        ("dyn Fn(u8) + 'a", "use an `ndarray` array such as `Array2<f32>`"),
        ("ArrayRef1<f32>", "refer to it by `&'a ArrayRef1<f32>`"),
    ] {
        let message = format!("a field of type `{ty}` can't become a tensor; {advice}");
        let fields = check_struct(&format!("struct S<'a, T> {{ y: Array1<T>, x: {ty} }}"), &[(ty, &message)]);
        assert_eq!(fields, ["y -> y (y): share"], "{ty}");
    }
}

#[test]
fn a_struct_without_a_size_is_one_error() {
    // The compiler reports it, of any field but the last.
    check_struct("struct S { x: [f32], y: Array1<u8> }", &[]);
    let message = "`[f32]` has no size, and so `S` can't become tensors; use a `Box<[f32]>`";
    check_struct("struct S { x: Array1<u8>, #[tensor(skip)] y: [f32] }", &[("[f32]", message)]);
    check_struct("struct S { #[tensor(skip)] y: [f32], x: Array1<u8> }", &[]);
}

#[test]
fn what_the_compiler_refuses_wherever_it_stands_is_left_to_it() {
    for ty in [
        "ArrayBase<f32, Ix1>",
        "&'static ArrayBase<Vec<f32>, Ix1>",
        "Option<ndarray::ArrayBase<u8, Ix1>>",
        "Option<[f32]>",
        "Vec<str>",
        "Array1<dyn Debug>",
        "[f32; N]",
        "Option<[f32; N]>",
    ] {
        let (input, messages) = read(&format!("struct S<const N: i32> {{ x: {ty}, y: Array1<u8> }}"));
        assert!(input.refused[0].ill_formed().is_some() && messages.is_empty(), "{ty}: {messages:?}");
    }
    for ty in
        ["self::ArrayBase<f32, Ix1>", "ArrayBase<OwnedRepr<f32>, Ix1>", "ArrayBase<S, Ix1>", "[f32; 3]", "[f32; K]"]
    {
        let (input, _) = read(&format!("struct S<const K: usize> {{ x: {ty} }}"));
        assert!(input.refused.is_empty(), "{ty}");
    }
}

#[test]
fn a_lifetime_is_declared_too() {
    let refused = |structure: &str, ty: &str| {
        let messages = read(&format!("struct {structure} {{ x: {ty} }}")).1;
        assert_eq!(messages.len(), 1, "{messages:?}");
        messages[0].1.rsplit_once("use a view such as ").map(|(_, advice)| advice.to_owned())
    };
    let ty = "RawArrayView<f32, Ix1>";
    assert_eq!(refused("S", ty).as_deref(), Some("`ArrayView1<'a, f32>` in a `struct S<'a>`"));
    assert_eq!(refused("S<'v>", ty).as_deref(), Some("`ArrayView1<'v, f32>`"));
    assert_eq!(refused("S<const N: usize>", ty).as_deref(), Some("`ArrayView1<'a, f32>` in a `struct S<'a, …>`"));
}

#[test]
fn a_struct_within_itself() {
    let message = "`S` holds itself here, and its tensors would have no end; write `#[tensor(skip)]` on the field";
    for ty in ["Option<Box<S<'a, T>>>", "Box<Option<Self>>", "&'a S<'a, T>"] {
        check_types(&[(ty, message)]);
    }
}

#[test]
fn elements_that_are_no_dtypes() {
    let refused = |element: &str, advice: &str| {
        format!("`{element}` is not an element type of tensors{advice}, or write `#[tensor(skip)]` on the field")
    };
    let size = ", since its size depends on the machine; use";
    check_types(&[
        ("Array2<usize>", &refused("usize", &format!("{size} `u64` (or `i64`)"))),
        ("Vec<isize>", &refused("isize", &format!("{size} `i64`"))),
        ("Option<ndarray::Array1<usize>>", &refused("usize", &format!("{size} `u64` (or `i64`)"))),
        ("[u128; 3]", &refused("u128", ", whose integers have at most 64 bits; use `u64`")),
        ("ArcArray<char, Ix2>", &refused("char", "; use `u32`, which holds every `char`")),
        ("ArrayView1<'a, String>", &refused("String", "; use one such as `f32`")),
        ("Array1<Cell<f32>>", &refused("Cell<f32>", "; use one such as `f32`")),
        ("Array1<Vec<f32>>", &refused("Vec<f32>", "; use an array with more axes, such as `Array2<f32>`")),
    ]);
}

#[test]
fn types_that_may_become_tensors() {
    for ty in [
        "Array2<f32>",
        "ndarray::ArrayD<bf16>",
        "ArrayBase<OwnedRepr<f32>, Ix2>",
        "ArrayView1<'a, Complex<f32>>",
        "Vec<T>",
        "Vec<Inner>",
        "[u8; 4]",
        "Option<Array1<f32>>",
        "Box<Array1<f32>>",
        "&'a Array1<f32>",
        "(Array1<f32>)",
        "Inner",
        "Option<Inner<'a>>",
        "<Inner as Trait>::Out",
        "my_array!(f32)",
        // The user's own types, whatever they are called.
        "Cell",
        "Cell<'a>",
        "self::String",
        "T",
    ] {
        let fields = check_struct(&format!("struct S<'a, T> {{ x: {ty} }}"), &[]);
        assert_eq!(fields, ["x -> x (x): share"], "{ty}");
    }
    assert_eq!(check_struct("struct S<String> { x: String }", &[]).len(), 1);
}

#[test]
fn what_the_compiler_refuses_gets_no_second_message() {
    for ty in ["_", "impl Trait"] {
        let fields = check_struct(&format!("struct S {{ x: {ty}, y: Array1<u8> }}"), &[]);
        assert_eq!(fields, ["y -> y (y): share"]);
    }
    for ty in ["&Array1<f32>", "Option<&Array1<f32>>", "&[f32]"] {
        let (input, messages) = read(&format!("struct S {{ x: {ty}, y: Array1<u8> }}"));
        assert!(matches!(input.refused[0].reason, Reason::Invalid) && messages.is_empty(), "{ty}");
    }
    for ty in ["ArrayView1<f32>", "Option<ArrayView1<f32>>", "CowArray<f32, Ix1>"] {
        let (input, messages) = read(&format!("struct S<T> {{ x: {ty}, y: Array1<T> }}"));
        assert!(matches!(input.refused[0].reason, Reason::Invalid) && messages.is_empty(), "{ty}");
        // It may be a type of the user's, which the compiler knows.
        assert_eq!(check_struct(&format!("struct S {{ x: {ty} }}"), &[]), ["x -> x (x): share"]);
    }
}

#[test]
fn a_struct_has_a_field_that_becomes_a_tensor() {
    let none = "`S` has no field that becomes a tensor; give it an `ndarray` array";
    for text in ["struct S;", "struct S();", "struct S {}", "struct S { #[tensor(skip)] a: String }"] {
        check_struct(text, &[("S", none)]);
    }
    // One mistake, one message.
    check_struct("struct S { a: String }", &[("String", &refused("String", ARRAY))]);
}

#[test]
fn only_structs_are_described() {
    let message =
        |kind: &str| format!("`TensorInput` describes a struct, and `S` is {kind}; put the arrays into a struct");
    check_struct("enum S { A }", &[("enum", &message("an enum"))]);
    check_struct("union S { a: f32 }", &[("union", &message("a union"))]);
}

#[test]
fn every_mistake_of_a_struct_is_reported() {
    let (_, messages) = read(
        "#[tensor(renam = X)] struct S { #[tensor(copi, cast = \"i64\")] a: Array1<u8>, #[tensor(shape = [-1], rank = 2)] b: \
         ArrayD<f32>, #[tensor(layout = c)] c: String }",
    );
    let found: Vec<_> = messages.iter().map(|(at, _)| at.as_str()).collect();
    assert_eq!(found, ["renam", "copi", "\"i64\"", "-1", "2", "c", "String"]);
}

#[test]
fn a_struct_has_as_many_fields_as_core_can_take_apart() {
    let wide = |number: usize| {
        let fields: Vec<_> = (0..number).map(|index| format!("x{index}: Array1<f32>")).collect();
        read(&format!("struct Wide {{ {} }}", fields.join(", ")))
    };
    let (input, messages) = wide(128);
    assert!(input.refused.is_empty() && messages.is_empty());
    let (input, messages) = wide(129);
    assert_eq!(input.refused.len(), 1);
    let message =
        "at most 128 fields become tensors, and `Wide` has 129; put some into a struct of their own, as a field";
    assert_eq!(messages, [("Wide".to_owned(), message.to_owned())]);
}
