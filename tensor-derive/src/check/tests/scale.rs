//! `scale`: its factor, and the cast beside it.

use super::{check, check_struct, read_field};

#[test]
fn a_factor_is_read() {
    for factor in [
        "1.0 / 255.0",
        "0.5",
        "-1.0",
        "2f64",
        "2.0e-3_f64",
        "SCALE",
        "self::SCALE * 2.0",
        "scale()",
        "1 as f64 / 255.0",
        "f64::from_bits(4)",
        "std::f64::consts::PI",
        "{ 0.5 }",
        "if A { 1.0 } else { 2.0 }",
        "0.5 - 0.25",
    ] {
        check(&[(
            &format!("#[tensor(copy, cast_lossy = f32, scale = {factor})]"),
            &format!("copy lossy to f32 times {factor}"),
            &[],
        )]);
    }
    // An alias of a type, which only the compiler knows.
    check(&[("#[tensor(copy, cast = Real, scale = 0.5)]", "copy to Real times 0.5", &[])]);
    let fields = check_struct(
        "struct S<'a> { #[tensor(copy, cast = f32, scale = Self::FACTOR * (Self::N as f64))] a: ArrayView1<'a, u8> }",
        &[],
    );
    assert_eq!(fields, ["a -> a (a): copy to f32 times S::FACTOR * (S::N as f64)"]);
}

/// Asserts the message about each factor, which is underlined as a whole.
#[track_caller]
fn check_factors(cases: &[(&str, &str)]) {
    for (factor, message) in cases {
        check(&[(&format!("#[tensor(copy, cast = f32, scale = {factor})]"), "copy to f32", &[(factor, message)])]);
    }
}

#[test]
fn a_factor_is_none() {
    let found = |text: &str| format!("expected a factor, found `{text}`; write one such as `scale = 1.0 / 255.0`");
    check_factors(&[
        ("\"0.5\"", "expected a factor, such as `scale = 0.5`, without quotes"),
        ("true", &found("true")),
        ("'x'", &found("'x'")),
    ]);
    let example = "expected a factor, such as `scale = 1.0 / 255.0`";
    for (value, at) in [("= [0.5]", "["), ("= ", "scale"), ("= ..", ".")] {
        check(&[(&format!("#[tensor(copy, cast = f32, scale {value})]"), "copy to f32", &[(at, example)])]);
    }
    let missing = |value: &str| format!("`scale` takes a value, such as `scale = {value}`");
    check(&[
        ("#[tensor(copy, cast = f32, scale)]", "copy to f32", &[("scale", &missing("1.0 / 255.0"))]),
        ("#[tensor(copy, cast = f32, scale(0.5))]", "copy to f32", &[("scale", &missing("0.5"))]),
        (
            "#[tensor(copy, cast = f32, scale = 0.5, scale = 0.25)]",
            "copy to f32 times 0.5",
            &[("scale", "`scale` is given twice; remove one")],
        ),
    ]);
}

#[test]
fn a_factor_is_made_of_other_numbers() {
    let write = |text: &str| format!("a factor is an `f64`; write `scale = {text}`");
    check_factors(&[
        ("2", &write("2.0")),
        ("-2", &write("-2.0")),
        ("1 / 255", &write("1.0 / 255.0")),
        ("1.0 / 255", &write("1.0 / 255.0")),
        ("0xFF * SCALE", &write("255.0 * SCALE")),
        ("(1 + 2) * scale(3)", &write("(1.0 + 2.0) * scale(3)")),
        ("0.5f32", &write("0.5")),
        ("2u8", &write("2.0")),
    ]);
}

#[test]
fn a_factor_is_zero_or_not_finite() {
    let zero = "a factor of 0 makes every value 0; remove `scale`, or write another factor";
    let not_finite = |text: &str| format!("`{text}` is no finite number; write a factor such as `scale = 1.0 / 255.0`");
    check_factors(&[
        ("0.0", zero),
        ("-0.0", zero),
        ("1.0 - (2.0 / 2.0)", zero),
        ("1.0 / 0.0", &not_finite("1.0 / 0.0")),
        ("0.0 / 0.0", &not_finite("0.0 / 0.0")),
        ("1e999", &not_finite("1e999")),
        ("f64::NAN", &not_finite("f64::NAN")),
        ("-std::f64::INFINITY", &not_finite("-std::f64::INFINITY")),
    ]);
}

#[test]
fn a_factor_stands_beside_a_cast() {
    for (ty, cast) in [
        ("Array1<u8>", "cast = f32"),
        ("Option<Array1<f64>>", "cast = f64"),
        ("Array1<half::bf16>", "cast = bf16"),
        ("Array1<i32>", "cast = f64"),
        ("Vec<i64>", "cast_lossy = f32"),
        ("Array1<T>", "cast = f32"),
        ("Pixels", "cast = f32"),
    ] {
        let message = format!("`scale` multiplies while casting; write `copy, {cast}, scale = 1.0 / 255.0`");
        let fields = check_struct(
            &format!("struct S<T> {{ #[tensor(copy, scale = 1.0 / 255.0)] a: {ty} }}"),
            &[("scale", &message)],
        );
        assert_eq!(fields, ["a -> a (a): copy"]);
    }
    check(&[
        (
            "#[tensor(share, scale = 0.5)]",
            "share",
            &[("scale", "`scale` multiplies while casting; write `copy, cast = f32, scale = 0.5` in place of `share`")],
        ),
        (
            "#[tensor(scale = 0.0)]",
            "share",
            &[
                ("0.0", "a factor of 0 makes every value 0; remove `scale`, or write another factor"),
                ("scale", "`scale` multiplies while casting; write `copy, cast = f32` beside it"),
            ],
        ),
        // The lack of `copy` is reported at the cast.
        (
            "#[tensor(cast = f32, scale = 0.5)]",
            "copy to f32 times 0.5",
            &[("cast", "a share is the array's own memory, which a `cast` can't change; write `copy, cast = f32`")],
        ),
        ("#[tensor(copy, cast = 5, scale = 0.5)]", "copy", &[("5", "expected a type, such as `cast = i64`")]),
        (
            "#[tensor(skip, scale = 0.5)] more: String, #[tensor()]",
            "share",
            &[("skip", "a skipped field becomes no tensor; remove `skip`, or everything beside it")],
        ),
    ]);
}

#[test]
fn a_factor_stands_beside_a_cast_to_a_float() {
    for (ty, line) in [("f16", "f16"), ("half::bf16", "half::bf16"), ("f32", "f32"), ("f64", "f64")] {
        let (found, messages) = read_field(&format!("#[tensor(copy, cast = {ty}, scale = 0.5)]"));
        assert_eq!((found, messages.len()), (format!("copy to {line} times 0.5"), 0));
    }
    for ty in ["i64", "u8", "bool", "Complex<f32>"] {
        let message =
            format!("`scale` multiplies floats, and `{ty}` is none; cast to one such as `f32`, or remove `scale`");
        check(&[(&format!("#[tensor(copy, cast = {ty}, scale = 0.5)]"), &format!("copy to {ty}"), &[(ty, &message)])]);
    }
}

#[test]
fn a_factor_has_no_parameters() {
    let field = "struct S<'a, T, const N: usize> { #[tensor(copy, cast = f32, scale = FACTOR)] a: ArrayView1<'a, T> }";
    let parameter = |name: &str| format!("`scale` can't use the parameter `{name}`; write a number, or a constant");
    let of_self = "`scale` can't use `Self`, since `S` has parameters; write a number, or a constant outside of `S`";
    for (factor, message) in
        [("N as f64", parameter("N").as_str()), ("factor::<T>()", &parameter("T")), ("Self::FACTOR", of_self)]
    {
        let fields = check_struct(&field.replace("FACTOR", factor), &[(factor, message)]);
        assert_eq!(fields, ["a -> a (a): copy to f32"]);
    }
}

#[test]
fn a_factor_has_other_names() {
    for name in ["factor", "multiply", "mul", "scal"] {
        let (line, messages) = read_field(&format!("#[tensor(copy, cast = f32, {name} = 0.5)]"));
        assert_eq!(line, "copy to f32 times 0.5", "{name}");
        assert!(messages[0].1.contains("did you mean `scale`?"), "{messages:?}");
    }
}
