//! The axes of a `shape`, and declared dimensions.

use super::{check, check_struct, read};

#[test]
fn every_kind_of_axis_is_read() {
    check(&[
        ("#[tensor(shape = [])]", "share []", &[]),
        ("#[tensor(shape = [..])]", "share [..]", &[]),
        ("#[tensor(shape = [.., batch, 3])]", "share [.., batch, =3]", &[]),
        (
            "#[tensor(shape = [batch, B, 1_000, 3usize, N + 1, 2 * (N - 1), a::B, Self::C, { N }, n::<3>(), size_of::<(A, B)>(), \
             axes!(), if A { 1 } else { 2 }, const { match A { true => 1, false => 2 } }, _])]",
            "share [batch, =B, =1_000, =3usize, =N + 1, =2 * (N - 1), =a::B, =Self::C, ={ N }, =n::<3>(), \
             =size_of::<(A, B)>(), =axes!(), =if A { 1 } else { 2 }, =const { match A { true => 1, false => 2 } }, _]",
            &[],
        ),
    ]);
}

#[test]
fn leading_axes_come_first() {
    let first = "`..` stands for any number of leading axes, so it comes first; write `_` for each axis that it stands for here";
    check(&[
        ("#[tensor(shape = [batch, .., 3])]", "share [.., =3]", &[("..", first)]),
        ("#[tensor(shape = [batch, ...])]", "share [..]", &[("...", first)]),
        ("#[tensor(shape = [..., 3])]", "share [.., =3]", &[("...", "expected `..`, found `...`; write `..`")]),
        (
            "#[tensor(shape = [.., 3, .., 4])]",
            "share [.., =4]",
            &[("..", "`..` is given twice; keep the first, and write `_` for each axis that this one stands for")],
        ),
        ("#[tensor(shape = [..3])]", "share [.., =3]", &[("3", "expected `,` before `3`")]),
    ]);
}

#[test]
fn an_axis_is_miswritten() {
    let any = |found: &str| format!("expected an axis, found `{found}`; write `_` for any length");
    let string = |found: &str| format!("expected an axis, found a string; write `{found}` without quotes");
    check(&[
        (
            "#[tensor(shape = [-1])]",
            "share [_]",
            &[("-1", "an axis has no negative length, such as `-1`; write `_` for any length")],
        ),
        (
            "#[tensor(shape = [\"batch\", \"3\", \"_\"])]",
            "share [batch, =3, _]",
            &[("\"batch\"", &string("batch")), ("\"3\"", &string("3")), ("\"_\"", &string("_"))],
        ),
        (
            "#[tensor(shape = [\"\"], copy)]",
            "copy",
            &[("\"\"", "expected an axis, found a string; write a name such as `batch`, or `_` for any length")],
        ),
        (
            "#[tensor(shape = [None, ?, *, :])]",
            "share [_, _, _, _]",
            &[("None", &any("None")), ("?", &any("?")), ("*", &any("*")), (":", &any(":"))],
        ),
        (
            "#[tensor(shape = [1.5, 3u8])]",
            "share [_, _]",
            &[
                ("1.5", "the length of an axis is an integer, not `1.5`; write one such as `3`, or `_` for any length"),
                ("3u8", "the length of an axis is a `usize`; write `3`"),
            ],
        ),
        (
            "#[tensor(shape = [(1, 2)])]",
            "share",
            &[("(1, 2)", "expected an axis, found a tuple; remove its parentheses")],
        ),
        (
            "#[tensor(shape = [[3], @, batch])]",
            "share",
            &[
                ("[3]", "expected an axis, found `[3]`; write `3` in its place"),
                ("@", "expected an axis: a name such as `batch`, a constant expression, or `_` for any length"),
            ],
        ),
    ]);
}

#[test]
fn a_list_stands_in_place_of_axes() {
    let of = |found: &str| format!("expected an axis, found `{found}`; write `n, 2` in its place");
    let list = |found: &str| format!("expected a list of axes, such as `shape = {found}`");
    check(&[
        ("#[tensor(shape = [{ n, 2 }])]", "share", &[("{ n, 2 }", &of("{ n, 2 }"))]),
        ("#[tensor(shape = [vec![n, 2]])]", "share", &[("vec![n, 2]", &of("vec![n, 2]"))]),
        ("#[tensor(shape = [&[n, 2]])]", "share", &[("&[n, 2]", &of("&[n, 2]"))]),
        ("#[tensor(shape = [{ N + 1 }])]", "share [={ N + 1 }]", &[]),
        ("#[tensor(shape = vec![n, 2])]", "share", &[("vec", &list("[n, 2]"))]),
        ("#[tensor(shape = Dim([n, 2]))]", "share", &[("Dim", &list("[n, 2]"))]),
        ("#[tensor(shape = Ix2)]", "share", &[("Ix2", &list("[_, _]"))]),
    ]);
}

#[test]
fn a_keyword_is_no_name() {
    let keyword = "`type` is a keyword; write `r#type`, or another name";
    check(&[
        ("#[tensor(shape = [type, 2])]", "share [r#type, =2]", &[("type", keyword)]),
        ("#[tensor(shape = [self])]", "share [_]", &[("self", "`self` can't be the name of an axis; choose another")]),
    ]);
    for (declared, name) in [("dims(type)", "type"), ("samples = type", "type")] {
        let text = format!("#[tensor({declared})] struct S {{ #[tensor(shape = [{name}])] a: Array1<f32> }}");
        check_struct(&text, &[("type", keyword)]);
    }
}

#[test]
fn a_name_that_is_declared_in_upper_case_is_one_mistake() {
    let message = "the name of a dimension is lower-case, and upper-case ones are constants; write `batch` for `Batch`";
    for declared in ["dims(Batch)", "samples = Batch"] {
        let text = format!("#[tensor({declared})] struct S {{ #[tensor(shape = [Batch])] a: Array1<f32> }}");
        check_struct(&text, &[("Batch", message)]);
    }
}

#[test]
fn axes_are_separated_by_commas() {
    check(&[
        (
            "#[tensor(shape = [batch 3 _])]",
            "share [batch, =3, _]",
            &[("3", "expected `,` before `3`"), ("_", "expected `,` before `_`")],
        ),
        ("#[tensor(shape = [batch; 3])]", "share [batch, =3]", &[(";", "expected `,`, found `;`")]),
        (
            "#[tensor(shape = [batch,, 3])]",
            "share",
            &[(",", "expected an axis, found `,`; remove it, or write `_` for any length")],
        ),
        (
            "#[tensor(shape = [batch = 3, rows: 4])]",
            "share [batch, rows]",
            &[
                ("= 3", "an axis is either a name or a length; remove `= 3`"),
                (": 4", "an axis is either a name or a length; remove `: 4`"),
            ],
        ),
    ]);
}

#[test]
fn a_shape_is_no_list() {
    let list = |text: &str| format!("expected a list of axes, such as `shape = {text}`");
    check(&[
        ("#[tensor(shape = batch, copy)]", "copy", &[("batch", &list("[batch]"))]),
        ("#[tensor(shape = (batch, 3))]", "share", &[("(", &list("[batch, 3]"))]),
        ("#[tensor(shape = \"[batch, 3]\")]", "share", &[("\"[batch, 3]\"", &list("[batch, 3]"))]),
        ("#[tensor(shape = )]", "share", &[("shape", &list("[batch, 3, _]"))]),
        ("#[tensor(shape)]", "share", &[("shape", "`shape` takes a value, such as `shape = [batch, 3, _]`")]),
        (
            "#[tensor(shape(batch, 3))]",
            "share [batch, =3]",
            &[("shape", "`shape` takes a value, such as `shape = [batch, 3]`")],
        ),
        ("#[tensor(shape [batch])]", "share [batch]", &[("[", "expected `=` before `[batch]`")]),
    ]);
}

#[test]
fn dimensions_are_declared() {
    check_struct("#[tensor(dims(batch))] struct S { #[tensor(shape = [batch, _, N, 3])] a: Array4<f32> }", &[]);
    let declared = "the declared ones are `batch`, `classes`";
    let fields = check_struct(
        "#[tensor(dims(batch, classes))] struct S { #[tensor(shape = [bacth, rows, classes])] a: Array3<f32> }",
        &[
            ("bacth", &format!("dimension `bacth` is not declared, did you mean `batch`? {declared}")),
            (
                "rows",
                &format!(
                    "dimension `rows` is not declared: {declared}; write one of them, or `dims(batch, classes, rows)`"
                ),
            ),
        ],
    );
    assert_eq!(fields, ["a -> a (a): share [bacth, rows, classes]"]);
    check_struct(
        "#[tensor(dims())] struct S { #[tensor(shape = [n])] a: Array1<f32> }",
        &[("n", "dimension `n` is not declared; write `dims(n)`")],
    );
    // An axis that can't be read hides no name, nor does a misplaced `..`.
    let text = "#[tensor(dims(n))] struct S { #[tensor(shape = [rows, .., @])] a: Array1<f32> }";
    let (_, messages) = read(text);
    let found: Vec<_> = messages.iter().map(|(at, _)| at.as_str()).collect();
    assert_eq!(found, ["..", "@", "rows"]);
}

#[test]
fn a_declaration_is_miswritten() {
    let field = "struct S { #[tensor(shape = [n, rows, x, h])] a: Array4<f32> }";
    check_struct(
        &format!("#[tensor(dims(n, n, Rows, \"x\", h = 3, 5, self))] {field}"),
        &[
            ("n", "`n` is declared twice; remove one"),
            (
                "Rows",
                "the name of a dimension is lower-case, and upper-case ones are constants; write `rows` for `Rows`",
            ),
            ("\"x\"", "expected a name, found a string; write `x` without quotes"),
            ("= 3", "a dimension is declared by its name, and gets its length from the arrays; remove `= 3`"),
            ("5", "expected the name of a dimension, such as `batch`"),
            ("self", "`self` can't be the name of a dimension; choose one such as `batch`"),
        ],
    );
    let list = |names: &str| format!("`dims` takes a list in parentheses, such as `dims({names})`");
    let field = "struct S { #[tensor(shape = [n])] a: Array1<f32> }";
    check_struct(&format!("#[tensor(dims = [n])] {field}"), &[("dims", &list("n"))]);
    check_struct(&format!("#[tensor(dims = n)] {field}"), &[("dims", &list("n"))]);
    check_struct(&format!("#[tensor(dims = \"n, m\")] {field}"), &[("dims", &list("n, m"))]);
    check_struct("#[tensor(dims)] struct S { a: Array1<f32> }", &[("dims", &list("batch, classes"))]);
}

#[test]
fn dims_that_can_not_be_read_declare_nothing() {
    check_struct(
        "#[tensor(dims)] struct S { #[tensor(shape = [n])] a: Array1<f32> }",
        &[("dims", "`dims` takes a list in parentheses, such as `dims(batch, classes)`")],
    );
}

#[test]
fn a_dimension_stands_alone() {
    let check = |axis: &str, line: &str, message: &str| {
        let text = format!("#[tensor(dims(n))] struct S {{ #[tensor(shape = [{axis}])] a: ArrayD<f32> }}");
        assert_eq!(check_struct(&text, &[(axis, message)]), [format!("a -> a (a): share{line}")]);
    };
    check("(n)", " [n]", "a dimension stands alone; write `n` for `(n)`");
    check("n as usize", " [n]", "a dimension stands alone; write `n` for `n as usize`");
    for axis in ["n + 1", "n * n", "n.pow(2)", "size(n)"] {
        let message = format!(
            "only the arrays tell the length of `n`, so that `{axis}` can't be computed; write `_`, or a name of its own"
        );
        check(axis, "", &message);
    }
    // These are other things of that name.
    for axis in ["n(2)", "n::LEN", "SELF.n", "{ let n = 2; n }"] {
        check_struct(&format!("#[tensor(dims(n))] struct S {{ #[tensor(shape = [{axis}])] a: ArrayD<f32> }}"), &[]);
    }
}

#[test]
fn what_is_no_list_of_axes_is_shown_as_one() {
    let message = |instead: &str| format!("expected a list of axes, such as `shape = {instead}`");
    for (value, at, instead) in [("batch x 3", "batch", "[batch, 3]"), ("n -> m", "n", "[batch, 3, _]")] {
        check(&[(&format!("#[tensor(shape = {value})]"), "share", &[(at, &message(instead))])]);
    }
    check(&[
        ("#[tensor(shape = [batch x 3])]", "share [batch, =3]", &[("x", "expected `,`, found `x`")]),
        ("#[tensor(shape = [n][2])]", "share", &[("[2]", "expected one list of axes; write `shape = [n, 2]`")]),
        (
            "#[tensor(shape = [1..3])]",
            "share",
            &[("1..3", "expected an axis, found the range `1..3`; write its length, or `_` for any length")],
        ),
        (
            "#[tensor(shape = [Ix2])]",
            "share",
            &[("Ix2", "expected an axis, found the type `Ix2`; write `shape = [_, _]`")],
        ),
    ]);
    check_struct(
        "struct S { #[tensor(shape = [SHAPE])] a: Array2<f32> }",
        &[(
            "SHAPE",
            "field `a` has 2 axes, and `shape` lists 1; write `shape = [SHAPE[0], SHAPE[1]]` if `SHAPE` lists the lengths, or \
             `shape = [SHAPE, _]`",
        )],
    );
}
