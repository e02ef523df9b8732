//! The values of keys: types, ranks and layouts.

use super::{check, check_struct, read};

#[test]
fn a_value_is_missing() {
    check(&[
        ("#[tensor(copy, cast)]", "copy", &[("cast", "`cast` takes a value, such as `cast = i64`")]),
        ("#[tensor(dtype = )]", "share", &[("dtype", "expected a type, such as `dtype = f32`")]),
        ("#[tensor(rank)]", "share", &[("rank", "`rank` takes a value, such as `rank = 4`")]),
        ("#[tensor(layout)]", "share row-major", &[("layout", "`layout` takes a value, such as `layout = row_major`")]),
        ("#[tensor(rename =, copy)]", "copy", &[("rename", "expected a name, such as `rename = images`")]),
    ]);
}

#[test]
fn the_equals_sign_is_another_one() {
    check(&[
        ("#[tensor(dtype: f32)]", "share", &[(":", "expected `=`, found `:`; write `=`")]),
        ("#[tensor(copy, cast i64)]", "copy to i64", &[("i64", "expected `=` before `i64`")]),
        ("#[tensor(copy, cast(i64))]", "copy to i64", &[("cast", "`cast` takes a value, such as `cast = i64`")]),
        ("#[tensor(rank(3))]", "share rank 3", &[("rank", "`rank` takes a value, such as `rank = 3`")]),
        ("#[tensor(copy, cast::<i64>)]", "copy to i64", &[("cast", "`cast` takes a value, such as `cast = i64`")]),
        ("#[tensor(rank<3>)]", "share rank 3", &[("rank", "`rank` takes a value, such as `rank = 3`")]),
        ("#[tensor(copy, cast -> i64)]", "copy to i64", &[("->", "expected `=`, found `->`; write `=`")]),
        ("#[tensor(copy, cast => i64)]", "copy to i64", &[("=>", "expected `=`, found `=>`; write `=`")]),
        ("#[tensor(rank == 3)]", "share rank 3", &[("==", "expected `=`, found `==`; write `=`")]),
        ("#[tensor(rank := 3)]", "share rank 3", &[(":=", "expected `=`, found `:=`; write `=`")]),
        ("#[tensor(copy, cast as i64)]", "copy to i64", &[("as", "expected `=`, found `as`; write `=`")]),
        ("#[tensor(layout::row_major)]", "share row-major", &[("::", "expected `=`, found `::`; write `=`")]),
        ("#[tensor(rank -> x)]", "share", &[("->", "expected `=`, found `->`; write `=`")]),
    ]);
}

#[test]
fn a_type_is_none() {
    check(&[
        (
            "#[tensor(copy, cast = \"i64\")]",
            "copy to i64",
            &[("\"i64\"", "expected a type, such as `cast = i64`, without quotes")],
        ),
        ("#[tensor(copy, cast = 5)]", "copy", &[("5", "expected a type, such as `cast = i64`")]),
        ("#[tensor(dtype = _)]", "share", &[("_", "expected a type, such as `dtype = f32`")]),
        // With the `copy` that it lacks, it is one mistake.
        (
            "#[tensor(cast = 5)]",
            "copy",
            &[("cast", "a share is the array's own memory, which a `cast` can't change; write `copy, cast = f32`")],
        ),
        (
            "#[tensor(cast<f64>)]",
            "copy to f64",
            &[("cast", "a share is the array's own memory, which a `cast` can't change; write `copy, cast = f64`")],
        ),
    ]);
}

#[test]
fn a_dtype_has_its_name_in_rust() {
    check(&[
        (
            "#[tensor(copy, cast = torch.float64)]",
            "copy to f64",
            &[("torch.float64", "expected a type, found `torch.float64`; write `cast = f64`")],
        ),
        (
            "#[tensor(dtype = \"float32\")]",
            "share",
            &[("\"float32\"", "expected a type, found `float32`; write `dtype = f32`")],
        ),
    ]);
}

#[test]
fn a_cast_is_no_value_of_copy() {
    let message = |cast| format!("`copy` takes no value; write `copy, {cast}`");
    for text in [
        "copy(f64)",
        "copy = f64",
        "copy as f64",
        "copy: f64",
        "copy -> f64",
        "copy<f64>",
        "copy[f64]",
        "copy, copy = f64",
    ] {
        let (_, messages) = read(&format!("struct S {{ #[tensor({text})] a: Array1<f32> }}"));
        super::check_messages(text, &messages, &[("copy", &message("cast = f64"))]);
    }
    let fields =
        check_struct("struct S { #[tensor(copy(u8))] a: Array1<f32> }", &[("copy", &message("cast_lossy = u8"))]);
    assert_eq!(fields, ["a -> a (a): copy lossy to u8"]);
}

#[test]
fn what_stands_behind_a_slip_in_a_value_belongs_to_it() {
    check(&[
        ("#[tensor(rank = 1 + 1, copy)]", "copy", &[("1", "expected an integer from 0 to 6, such as `rank = 4`")]),
        (
            "#[tensor(layout = row-major)]",
            "share row-major",
            &[(
                "row-major",
                "unknown layout `row-major`: the only one is `row_major`; write `layout = row_major`, or remove it for any layout",
            )],
        ),
        (
            "#[tensor(copy, cast = f32, scale = 0,5)]",
            "copy to f32",
            &[("0,5", "the decimals of a number stand behind a `.`; write `scale = 0.5`")],
        ),
        (
            "#[tensor(permute = [1 - 1, 1])]",
            "share",
            &[(
                "1 - 1",
                "expected the number of an axis, found `1 - 1`; write an integer, such as `0` for the first axis",
            )],
        ),
        (
            "#[tensor(permute = \"HWC->CHW\")]",
            "share permute [2, 0, 1]",
            &[("\"HWC->CHW\"", "expected a list of axes, such as `permute = [2, 0, 1]`")],
        ),
    ]);
}

#[test]
fn a_type_is_certainly_no_dtype() {
    check(&[(
        "#[tensor(dtype = usize, copy, cast = String)]",
        "copy",
        &[
            (
                "usize",
                "`usize` is not an element type of tensors, since its size depends on the machine; use `u64` (or `i64`)",
            ),
            (
                "String",
                "`String` is not an element type of tensors: the dtypes are `bool`, `u8` to `u64`, `i8` to `i64`, `f16`, \
                 `bf16`, `f32`, `f64`, `Complex<f32>` and `Complex<f64>`",
            ),
        ],
    )]);
}

#[test]
fn a_dtype_is_another_one_than_the_arrays() {
    let one = |text: &str, message: &str| {
        let found = check_struct(&format!("struct S {{ {text} }}"), &[("f32", message)]);
        assert!(!found[0].contains("dtype"), "{found:?}");
    };
    one(
        "#[tensor(dtype = f32)] a: Array1<num_complex::Complex<f64>>",
        "field `a` has dtype `num_complex::Complex<f64>`, but `f32` was declared; write `dtype = num_complex::Complex<f64>`, or use \
         an array of `f32`",
    );
    one(
        "#[tensor(copy, dtype = f32, cast = f32)] a: Option<Array1<u8>>",
        "`dtype` is the array's, before the cast, and field `a` has `u8`; write `dtype = u8`, or remove it",
    );
    // The compiler reports it.
    check_struct("struct S { #[tensor(dtype = f32)] a: Array1<u8>, #[tensor(dtype = half::f16)] b: Array1<f16> }", &[]);
}

#[test]
fn a_type_is_a_module_or_a_macro() {
    check(&[
        (
            "#[tensor(dtype = std::f32, copy, cast = core::u8)]",
            "copy",
            &[
                ("std::f32", "`std::f32` is not an element type of tensors, but a module; write `f32`"),
                ("core::u8", "`core::u8` is not an element type of tensors, but a module; write `u8`"),
            ],
        ),
        ("#[tensor(dtype = std::primitive::f32)]", "share dtype std::primitive::f32", &[]),
        (
            "#[tensor(dtype = a::m!())]",
            "share",
            &[("a::m!()", "expected a type, found a macro; write the type that `a::m!` stands for")],
        ),
    ]);
}

#[test]
fn a_rank_is_none() {
    let integer = "expected an integer from 0 to 6, such as `rank = 4`";
    let static_ranks = "`ndarray` has types for 0 to 6 axes; remove `rank = 7`, and the rank stays dynamic";
    check(&[
        ("#[tensor(rank = \"4\")]", "share rank 4", &[("\"4\"", &format!("{integer}, without quotes"))]),
        ("#[tensor(rank = 7)]", "share", &[("7", static_ranks)]),
        ("#[tensor(rank = \"7\")]", "share", &[("\"7\"", static_ranks)]),
        ("#[tensor(rank = -1, copy)]", "copy", &[("-", integer)]),
        ("#[tensor(rank = N)]", "share", &[("N", integer)]),
    ]);
}

#[test]
fn a_rank_and_a_shape_agree() {
    check(&[
        ("#[tensor(rank = 3, shape = [a, _, 3])]", "share rank 3 [a, _, =3]", &[]),
        ("#[tensor(rank = 3, shape = [.., a, 3])]", "share rank 3 [.., a, =3]", &[]),
        (
            "#[tensor(rank = 4, shape = [a, _, 3])]",
            "share rank 4",
            &[("4", "`rank` is 4, but `shape` lists 3 axes; write `rank = 3`, or change `shape`")],
        ),
        (
            "#[tensor(rank = 0, shape = [.., a])]",
            "share rank 0",
            &[("0", "`rank` is 0, but `shape` lists at least 1 axis; write `rank = 1`, or change `shape`")],
        ),
        (
            "#[tensor(rank = 1, shape = [_, _, _, _, _, _, _])]",
            "share rank 1",
            &[("1", "`rank` is 1, but `shape` lists 7 axes; list fewer axes")],
        ),
    ]);
}

#[test]
fn a_layout_is_another_one() {
    let unknown = "unknown layout `column_major`: the only one is `row_major`; write `layout = row_major`, or remove it for any layout";
    check(&[
        ("#[tensor(layout = column_major)]", "share row-major", &[("column_major", unknown)]),
        ("#[tensor(layout = \"column_major\")]", "share row-major", &[("\"column_major\"", unknown)]),
        (
            "#[tensor(layout = \"row_major\")]",
            "share row-major",
            &[("\"row_major\"", "expected a layout, such as `layout = row_major`, without quotes")],
        ),
        ("#[tensor(layout = 5)]", "share row-major", &[("5", "expected a layout, such as `layout = row_major`")]),
    ]);
}
