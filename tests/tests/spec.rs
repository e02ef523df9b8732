//! `StructSpec::check` reports every violation, each with what was expected, why, and what was found; and the spec prints.

use std::error::Error;

use tensor_core::{
    ArraySpec, CastKind, DType, DimSpec, FieldKind, FieldSpec, InputError, Origin, Owner, Problem, StructSpec,
};

const fn array(rank: Option<usize>) -> ArraySpec {
    ArraySpec::new(DType::F32, rank)
}

const fn field(name: &'static str, rank: Option<usize>, dims: Option<&'static [DimSpec]>) -> FieldSpec {
    FieldSpec::new(name, FieldKind::Array(ArraySpec { dims, ..array(rank) }))
}

const SPEC: StructSpec = StructSpec {
    name: "Scan",
    samples: None,
    fields: &[
        field(
            "images",
            Some(4),
            Some(&[
                DimSpec::Named("batch"),
                DimSpec::Constant { len: 1, text: "1" },
                DimSpec::Constant { len: 8, text: "SIDE" },
                DimSpec::Constant { len: 8, text: "SIDE" },
            ]),
        ),
        field("free", Some(3), None),
        field("labels", None, Some(&[DimSpec::Named("batch"), DimSpec::Any])),
        FieldSpec::new(
            "square",
            FieldKind::Array(ArraySpec { tensor: DType::F64, owner: Owner::Copied, ..array(None) }),
        )
        .shape(false, &[SIZE, SIZE]),
        field("anything", None, None),
    ],
};

const SIZE: DimSpec = DimSpec::Named("size");

fn check(images: &[usize], labels: &[usize], square: &[usize]) -> Result<(), InputError> {
    SPEC.check(&[Some(images), Some(&[0, 7, 9]), Some(labels), Some(square), Some(&[])])
}

fn text(error: &InputError) -> String {
    error.to_string()
}

#[test]
fn shapes_that_fit_pass() {
    assert_eq!(check(&[5, 1, 8, 8], &[5, 77], &[3, 3]), Ok(()));
    assert_eq!(check(&[0, 1, 8, 8], &[0, 0], &[0, 0]), Ok(()));
}

#[test]
fn each_array_has_one_shape() {
    let shape: Option<&[usize]> = Some(&[5, 1, 8, 9]);
    for found in [0, 4, 6] {
        let error = SPEC.check(&vec![shape; found]).unwrap_err();
        assert_eq!(text(&error), format!("`Scan`: expected 5 shapes, one for each array, found {found}"));
        assert_eq!(error.violations()[0].problem, Problem::Shapes { expected: 5, found });
    }
    assert_eq!(SPEC.check(&[None; 5]), Ok(()));
}

#[test]
fn one_violation_is_one_line_that_names_the_constant() {
    let error = check(&[5, 1, 8, 9], &[5, 1], &[3, 3]).unwrap_err();
    assert_eq!(text(&error), "`Scan.images`, axis 3: expected 8 (the constant `SIDE` in its `shape`), found 9");

    let error = check(&[5, 3, 8, 8], &[5, 1], &[3, 3]).unwrap_err();
    assert_eq!(text(&error), "`Scan.images`, axis 1: expected 1 (the constant in its `shape`), found 3");
}

#[test]
fn a_dimension_is_set_by_the_first_axis_that_has_it() {
    let error = check(&[5, 1, 8, 8], &[6, 1], &[3, 3]).unwrap_err();
    assert_eq!(text(&error), "`Scan.labels`, axis 0: expected 5 (`batch`, set by `images`, axis 0), found 6");

    let error = check(&[5, 1, 8, 8], &[5, 1], &[3, 4]).unwrap_err();
    assert_eq!(text(&error), "`Scan.square`, axis 1: expected 3 (`size`, set by `square`, axis 0), found 4");
}

#[test]
fn another_rank_is_one_violation_whose_axes_set_nothing() {
    let error = check(&[5, 1, 8], &[6, 1], &[3, 3]).unwrap_err();
    assert_eq!(text(&error), "`Scan.images`: expected 4 axes (as declared), found 3");
}

#[test]
fn all_violations_are_reported_in_the_order_of_the_fields() {
    let error = check(&[5, 2, 8, 7], &[4, 1], &[2, 3, 4]).unwrap_err();
    assert_eq!(
        text(&error),
        "4 fields or axes of `Scan` can't become tensors:
  `Scan.images`, axis 1: expected 1 (the constant in its `shape`), found 2
  `Scan.images`, axis 3: expected 8 (the constant `SIDE` in its `shape`), found 7
  `Scan.labels`, axis 0: expected 5 (`batch`, set by `images`, axis 0), found 4
  `Scan.square`: expected 2 axes (as declared), found 3"
    );
}

#[test]
fn violations_are_values() {
    let error = check(&[5, 1, 8, 8], &[6, 1], &[3]).unwrap_err();
    assert_eq!(error.structure(), "Scan");
    let [labels, square] = error.violations() else { panic!("{error:?}") };
    let origin = Origin::Dimension { name: "batch", field: "images".to_owned(), axis: 0 };
    assert_eq!(labels.field, "labels");
    assert_eq!(labels.problem, Problem::Axis { axis: 0, expected: 5, origin, found: 6 });
    assert_eq!(square.field, "square");
    assert_eq!(square.problem, Problem::Rank { expected: 2, at_least: false, found: 1 });
    assert!(error.source().is_none(), "a shape that does not fit has no further cause");
}

#[test]
fn the_spec_prints_as_a_table() {
    assert_eq!(
        SPEC.to_string(),
        "\
field     array  tensor  shape                   owner
images    f32    f32     [batch, 1, SIDE, SIDE]  shared
free      f32    f32     [_, _, _]               shared
labels    f32    f32     [batch, _]              shared
square    f32    f64     [size, size]            copied
anything  f32    f32     [..]                    shared
"
    );
}

const TREE: StructSpec = StructSpec {
    name: "Tree",
    samples: None,
    fields: &[
        field("root", Some(1), Some(&[SIZE])),
        FieldSpec::new("scan", FieldKind::Struct { spec: &SPEC, copied: true }),
        FieldSpec::new("last", FieldKind::Array(array(None).cast(DType::I64, CastKind::Checked)))
            .shape(true, &[SIZE, DimSpec::Any])
            .optional(true),
    ],
};

/// A `Tree` whose scan fits.
fn check_tree(root: usize, last: Option<&[usize]>) -> Result<(), InputError> {
    TREE.check(&[Some(&[root]), Some(&[5, 1, 8, 8]), Some(&[0, 0, 0]), Some(&[5, 0]), Some(&[3, 3]), Some(&[]), last])
}

#[test]
fn what_is_not_there_passes() {
    assert_eq!(check_tree(3, None), Ok(()));
    assert_eq!(check_tree(3, Some(&[9, 9, 3, 7])), Ok(()));
    assert_eq!(check_tree(3, Some(&[3, 7])), Ok(()));
}

#[test]
fn the_arrays_of_a_nested_struct_share_its_dimensions_and_have_full_names() {
    let error = check_tree(4, None).unwrap_err();
    assert_eq!(
        text(&error),
        "2 fields or axes of `Tree` can't become tensors:
  `Tree.scan.square`, axis 0: expected 4 (`size`, set by `root`, axis 0), found 3
  `Tree.scan.square`, axis 1: expected 4 (`size`, set by `root`, axis 0), found 3"
    );
    assert_eq!(error.structure(), "Tree");
    assert_eq!(error.violations()[1].field, "scan.square");
}

#[test]
fn leading_axes_come_before_those_that_are_listed() {
    let error = check_tree(3, Some(&[3, 2, 7])).unwrap_err();
    assert_eq!(text(&error), "`Tree.last`, axis 1: expected 3 (`size`, set by `root`, axis 0), found 2");
    let error = check_tree(3, Some(&[3])).unwrap_err();
    assert_eq!(text(&error), "`Tree.last`: expected 2 or more axes (as declared), found 1");
    assert_eq!(error.violations()[0].problem, Problem::Rank { expected: 2, at_least: true, found: 1 });
}

#[test]
fn a_tree_prints_as_one_table() {
    assert_eq!(
        TREE.to_string(),
        "\
field          array  tensor         shape                   owner
root           f32    f32            [size]                  shared
scan.images    f32    f32            [batch, 1, SIDE, SIDE]  copied
scan.free      f32    f32            [_, _, _]               copied
scan.labels    f32    f32            [batch, _]              copied
scan.square    f32    f64            [size, size]            copied
scan.anything  f32    f32            [..]                    copied
last?          f32    i64 (checked)  [.., size, _]           shared
"
    );
}

const IMAGES: StructSpec = StructSpec {
    name: "Images",
    samples: Some("batch"),
    fields: &[
        FieldSpec::new(
            "pixels",
            FieldKind::Array(
                ArraySpec::new(DType::U8, Some(4))
                    .cast(DType::F32, CastKind::Lossless)
                    .scale(1.0 / 255.0)
                    .permute(&[0, 3, 1, 2])
                    .copied(),
            ),
        )
        .shape(false, &[DimSpec::Named("batch"), DimSpec::Named("height"), DimSpec::Named("width"), RGB]),
        FieldSpec::new(
            "depth",
            FieldKind::Array(ArraySpec::new(DType::F64, None).cast(DType::F16, CastKind::Checked).scale(-0.5).copied()),
        )
        .shape(true, &[DimSpec::Any]),
        FieldSpec::new("palette", FieldKind::Array(array(Some(2)))).whole(),
        FieldSpec::new("any", FieldKind::Array(array(None).permute(&[1, 0]))),
        FieldSpec::new("free", FieldKind::Struct { spec: &FREE, copied: false }).whole(),
    ],
};

const RGB: DimSpec = DimSpec::Constant { len: 3, text: "3" };

const FREE: StructSpec =
    StructSpec { name: "Free", samples: None, fields: &[field("bias", Some(1), None), field("mean", Some(0), None)] };

#[test]
fn what_becomes_of_axes_values_and_samples_is_in_the_table() {
    assert_eq!(
        IMAGES.to_string(),
        "\
field      array  tensor                     shape                                               owner
pixels     u8     f32 × 0.00392156862745098  [batch, height, width, 3] permuted by [0, 3, 1, 2]  copied
depth      f64    f16 (checked) × -0.5       [.., _]                                             copied
palette    f32    f32                        [_, _]                                              shared, whole
any        f32    f32                        [_, _] permuted by [1, 0]                           shared
free.bias  f32    f32                        [_]                                                 shared, whole
free.mean  f32    f32                        []                                                  shared, whole
"
    );
}

#[test]
fn the_axes_of_a_permuted_array_are_checked_as_they_are_in_the_array() {
    let check = |pixels: &[usize], any: &[usize]| IMAGES.check(&[Some(pixels), None, None, Some(any), None, None]);
    assert_eq!(check(&[2, 8, 9, 3], &[4, 5]), Ok(()));
    let error = check(&[2, 3, 8, 9], &[4]).unwrap_err();
    assert_eq!(
        text(&error),
        "2 fields or axes of `Images` can't become tensors:
  `Images.pixels`, axis 3: expected 3 (the constant in its `shape`), found 9
  `Images.any`: expected 2 axes (as declared), found 1"
    );
}

#[test]
fn a_factor_and_a_permutation_are_part_of_a_description() {
    let plain = ArraySpec::new(DType::U8, Some(2)).cast(DType::F32, CastKind::Lossless);
    assert_eq!(plain.scale(0.5), plain.scale(0.5));
    assert_ne!(plain.scale(0.5), plain.scale(0.25));
    assert_ne!(plain.scale(0.5), plain);
    // A description equals itself, whatever its factor is.
    assert_eq!(plain.scale(f64::NAN), plain.scale(f64::NAN));
    assert_eq!(plain.permute(&[1, 0]), plain.permute(&[1, 0]));
    assert_ne!(plain.permute(&[1, 0]), plain.permute(&[0, 1]));
    assert_ne!(plain.permute(&[0, 1]), plain);
    let field = FieldSpec::new("pixels", FieldKind::Array(plain));
    assert_ne!(field, field.whole());
}
