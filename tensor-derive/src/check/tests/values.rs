//! The values of keys: types, ranks and layouts.

use super::check;

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
        (
            "#[tensor(cast = 5)]",
            "copy",
            &[
                ("5", "expected a type, such as `cast = i64`"),
                ("cast", "a share is the array's own memory, which a `cast` can't change; write `copy` beside it"),
            ],
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
