//! `permute`: its list, and the attributes that it has to agree with.

use super::{check, check_struct};

#[test]
fn a_permutation_is_read() {
    check(&[
        ("#[tensor(permute = [0, 3, 1, 2])]", "share permute [0, 3, 1, 2]", &[]),
        ("#[tensor(permute = [1, 0,])]", "share permute [1, 0]", &[]),
        ("#[tensor(permute = [0])]", "share permute [0]", &[]),
        ("#[tensor(permute = [0, 1, 2])]", "share permute [0, 1, 2]", &[]),
        ("#[tensor(copy, permute = [5, 4, 3, 2, 1, 0usize])]", "copy permute [5, 4, 3, 2, 1, 0]", &[]),
        ("#[tensor(copy, cast = f32, permute = [1, 0])]", "copy to f32 permute [1, 0]", &[]),
    ]);
}

#[test]
fn a_permutation_is_no_list() {
    let list = |text: &str| format!("expected a list of axes, such as `permute = {text}`");
    check(&[
        ("#[tensor(permute = 3)]", "share", &[("3", &list("[0, 3, 1, 2]"))]),
        ("#[tensor(permute = (1, 0))]", "share", &[("(", &list("[1, 0]"))]),
        ("#[tensor(permute = \"[1, 0]\", copy)]", "copy", &[("\"[1, 0]\"", &list("[0, 3, 1, 2]"))]),
        ("#[tensor(permute = \"1, 0\")]", "share", &[("\"1, 0\"", &list("[1, 0]"))]),
        ("#[tensor(permute = )]", "share", &[("permute", &list("[0, 3, 1, 2]"))]),
        ("#[tensor(permute)]", "share", &[("permute", "`permute` takes a value, such as `permute = [0, 3, 1, 2]`")]),
        (
            "#[tensor(permute(1, 0))]",
            "share permute [1, 0]",
            &[("permute", "`permute` takes a value, such as `permute = [1, 0]`")],
        ),
        ("#[tensor(permute [1, 0])]", "share permute [1, 0]", &[("[", "expected `=` before `[1, 0]`")]),
    ]);
}

#[test]
fn an_axis_is_no_number() {
    let number = |found: &str| {
        format!("expected the number of an axis, found `{found}`; write an integer, such as `0` for the first axis")
    };
    check(&[
        (
            "#[tensor(permute = [batch, 1.0, N + 1])]",
            "share",
            &[("batch", &number("batch")), ("1.0", &number("1.0")), ("N + 1", &number("N + 1"))],
        ),
        (
            "#[tensor(permute = [\"1\", \"x\"])]",
            "share",
            &[
                ("\"1\"", "expected the number of an axis, found a string; write `1` without quotes"),
                ("\"x\"", &number("\"x\"")),
            ],
        ),
        ("#[tensor(permute = [1,, 0])]", "share", &[(",", "expected the number of an axis, found `,`; remove it")]),
        ("#[tensor(permute = [1 0])]", "share permute [1, 0]", &[("0", "expected `,` before `0`")]),
        ("#[tensor(permute = [1; 0])]", "share permute [1, 0]", &[(";", "expected `,`, found `;`")]),
    ]);
}

#[test]
fn axes_are_named() {
    let text = "an axis is given by its number in the array, counted from 0, and not by a name;";
    let such = |list: &str| format!("{text} list numbers, such as `permute = {list}`");
    check(&[
        ("#[tensor(permute = [n, c, h, w])]", "share", &[("[n, c, h, w]", &such("[0, 3, 1, 2]"))]),
        ("#[tensor(permute = [c, h, w,])]", "share", &[("[c, h, w,]", &such("[2, 0, 1]"))]),
        ("#[tensor(permute = [w, h])]", "share", &[("[w, h]", &such("[1, 0]"))]),
        ("#[tensor(shape = [h, w], permute = [w, c])]", "share [h, w]", &[("[w, c]", &such("[1, 0]"))]),
        ("#[tensor(shape = [h, w], permute = [w, w])]", "share [h, w]", &[("[w, w]", &such("[1, 0]"))]),
        (
            "#[tensor(shape = [h, w, c], permute = [c, w, h])]",
            "share [h, w, c] permute [2, 1, 0]",
            &[("[c, w, h]", &format!("{text} write `permute = [2, 1, 0]`"))],
        ),
    ]);
}

#[test]
fn axes_are_counted_otherwise() {
    check(&[
        (
            "#[tensor(permute = [1, 4, 2, 3])]",
            "share permute [0, 3, 1, 2]",
            &[("[1, 4, 2, 3]", "axes are counted from 0; write `permute = [0, 3, 1, 2]`")],
        ),
        (
            "#[tensor(permute = [0, -1, 1])]",
            "share permute [0, 2, 1]",
            &[("-1", "axes are counted from 0; write `2` for `-1`")],
        ),
        (
            "#[tensor(permute = [-0, -3, 1])]",
            "share",
            &[
                ("-0", "axes are counted from 0; write one of 0, 1, 2"),
                ("-3", "axes are counted from 0; write `0` for `-3`"),
            ],
        ),
        ("#[tensor(permute = [0, -4])]", "share", &[("-4", "axes are counted from 0; write one of 0, 1")]),
    ]);
}

#[test]
fn each_axis_stands_once() {
    let rule = "each of 0, 1, 2, 3 stands once, and";
    check(&[
        (
            "#[tensor(permute = [0, 3, 1, 3])]",
            "share",
            &[("3", &format!("`permute` lists axis 3 twice; {rule} 2 is missing"))],
        ),
        (
            "#[tensor(permute = [0, 4, 1, 2])]",
            "share",
            &[("4", &format!("`permute` lists 4 axes, and 4 is none of them; {rule} 3 is missing"))],
        ),
        (
            "#[tensor(permute = [0, 0, 9, 2])]",
            "share",
            &[
                ("0", &format!("`permute` lists axis 0 twice; {rule} 1, 3 are missing")),
                ("9", &format!("`permute` lists 4 axes, and 9 is none of them; {rule} 1, 3 are missing")),
            ],
        ),
        (
            "#[tensor(permute = [99999999999999999999])]",
            "share",
            &[(
                "99999999999999999999",
                "`permute` lists 1 axis, and 99999999999999999999 is none of them; write `0`, the only axis of such an array",
            )],
        ),
        (
            "#[tensor(permute = [])]",
            "share",
            &[("[]", "`permute` lists no axis; list each axis of the array once, or remove `permute`")],
        ),
        (
            "#[tensor(permute = [6, 5, 4, 3, 2, 1, 0])]",
            "share",
            &[("[6, 5, 4, 3, 2, 1, 0]", "`permute` lists 7 axes, and at most 6 can be permuted; remove `permute`")],
        ),
        (
            "#[tensor(permute = [1, 0], permute = [0, 1])]",
            "share permute [1, 0]",
            &[("permute", "`permute` is given twice; remove one")],
        ),
    ]);
}

#[test]
fn a_permutation_agrees_with_rank_and_shape() {
    check(&[
        ("#[tensor(permute = [1, 0], rank = 2, shape = [n, 3])]", "share rank 2 [n, =3] permute [1, 0]", &[]),
        ("#[tensor(permute = [2, 1, 0], shape = [.., n])]", "share [.., n] permute [2, 1, 0]", &[]),
        (
            "#[tensor(permute = [1, 0], rank = 3)]",
            "share rank 3",
            &[("[1, 0]", "`permute` lists 2 axes, but `rank` is 3; write `rank = 2`, or change `permute`")],
        ),
        (
            "#[tensor(permute = [0], shape = [n, 3])]",
            "share",
            &[("[0]", "`permute` lists 1 axis, but `shape` lists 2; list 1 axis in `shape`, or change `permute`")],
        ),
        (
            "#[tensor(permute = [1, 0], shape = [.., a, b, c])]",
            "share",
            &[(
                "[1, 0]",
                "`permute` lists 2 axes, but `shape` lists at least 3; list 2 axes in `shape`, or change `permute`",
            )],
        ),
        // The rank and the shape are at odds, which is one mistake.
        (
            "#[tensor(permute = [1, 0], rank = 3, shape = [n, 3])]",
            "share rank 3 permute [1, 0]",
            &[("3", "`rank` is 3, but `shape` lists 2 axes; write `rank = 2`, or change `shape`")],
        ),
    ]);
}

#[test]
fn a_permuted_share_is_not_row_major() {
    let message = |place: &str| {
        format!("a permuted share is not row-major; write `copy` in place of {place}, or remove `layout`")
    };
    check(&[
        ("#[tensor(permute = [1, 0], layout = row_major)]", "share row-major", &[("layout", &message("`layout`"))]),
        (
            "#[tensor(share, permute = [1, 0], layout = row_major)]",
            "share row-major",
            &[("layout", &message("`share` and `layout`"))],
        ),
        ("#[tensor(permute = [0, 1], layout = row_major)]", "share row-major permute [0, 1]", &[]),
    ]);
}

#[test]
fn a_skipped_field_is_not_permuted() {
    check_struct(
        "struct S { #[tensor(skip, permute = [1, 0])] a: Array2<f32> }",
        &[("skip", "a skipped field becomes no tensor; remove `skip`, or everything beside it")],
    );
}

#[test]
fn a_permutation_has_other_names() {
    for name in ["transpose", "perm", "permuted_axes", "permut"] {
        let (line, messages) = super::read_field(&format!("#[tensor({name} = [1, 0])]"));
        assert_eq!(line, "share permute [1, 0]", "{name}");
        assert!(messages[0].1.contains("did you mean `permute`?"), "{messages:?}");
    }
    check_struct(
        "#[tensor(permute = [1, 0])] struct S { a: Array2<f32> }",
        &[(
            "permute",
            "`permute` belongs on a field; write `#[tensor(permute = [1, 0])]` above each field that it is for",
        )],
    );
}
