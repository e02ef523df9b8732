//! Rows of several structs end to end, against those of one struct that has all of the rows.

use std::sync::Arc;

use ndarray::{Array1, Array2, Array3, ArrayView2, Axis, Ix2, array, concatenate, s};
use tensor_core::{Host, InputError, Origin, Problem, RowSource, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Inner {
    #[tensor(copy, cast_checked = u8, shape = [batch])]
    small: Array1<i32>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Everything<'a> {
    #[tensor(shape = [batch, _])]
    viewed: ArrayView2<'a, f32>,
    #[tensor(copy, cast = f64, scale = 0.5, permute = [0, 2, 1], shape = [batch, _, _])]
    permuted: Array3<f32>,
    #[tensor(shape = [batch])]
    optional: Option<Array1<i64>>,
    #[tensor(shape = [batch])]
    referred: &'a Array1<u8>,
    inner: Box<Inner>,
    #[tensor(whole)]
    lent: Array1<f32>,
    #[tensor(whole, copy)]
    kept: Option<Array1<f32>>,
}

/// What the views refer to.
struct Arrays {
    viewed: Array2<f32>,
    referred: Array1<u8>,
}

fn arrays(rows: u8, first: u8) -> Arrays {
    let numbers = || (first..first + rows).map(f32::from);
    let viewed =
        Array2::from_shape_fn((usize::from(rows), 3), |(row, at)| numbers().nth(row).unwrap() + [0.0, 0.25, 0.5][at]);
    Arrays { viewed, referred: Array1::from_iter(first..first + rows) }
}

fn everything(arrays: &Arrays) -> Everything<'_> {
    let rows = arrays.referred.len();
    let wide = arrays.referred.mapv(f32::from).into_shape_with_order((rows, 1, 1)).unwrap();
    Everything {
        viewed: arrays.viewed.view(),
        permuted: wide.broadcast((rows, 2, 3)).unwrap().to_owned(),
        optional: Some(arrays.referred.mapv(i64::from)),
        referred: &arrays.referred,
        inner: Box::new(Inner { small: arrays.referred.mapv(i32::from) }),
        lent: array![f32::from(arrays.referred[0])],
        kept: Some(array![f32::from(arrays.referred[0]), 1.0]),
    }
}

#[test]
fn rows_of_parts_are_those_of_the_whole() {
    let parts = [arrays(3, 0), arrays(1, 3), arrays(4, 4)];
    let structs = parts.each_ref().map(everything);
    let all = Arrays {
        viewed: concatenate(Axis(0), &parts.each_ref().map(|part| part.viewed.view())).unwrap(),
        referred: concatenate(Axis(0), &parts.each_ref().map(|part| part.referred.view())).unwrap(),
    };
    let whole = everything(&all);
    let source = RowSource::join(&structs[0], &structs[1..]).unwrap();
    assert_eq!((source.sample_count(), source.structs().len()), (8, 3));
    for rows in [&[0, 1, 2][..], &[7, 0, 3, 3, 2], &[4], &[], &[2, 3, 4, 5]] {
        let (found, expected) = (source.rows::<Host>(rows).unwrap(), whole.rows::<Host>(rows).unwrap());
        found.with(|f| {
            expected.with(|e| {
                assert_eq!((f.viewed, f.permuted, f.optional), (e.viewed, e.permuted, e.optional), "{rows:?}");
                assert_eq!((f.referred, f.inner.small, f.lent), (e.referred, e.inner.small, e.lent), "{rows:?}");
                assert_eq!(f.kept, e.kept, "{rows:?}");
            });
        });
    }
    // A range of one part is shared; one that goes beyond it is gathered.
    for (rows, at) in [(0..3, Some(0)), (4..6, Some(2)), (3..4, Some(1)), (1..5, None)] {
        let batch = source.rows::<Host>(rows.clone()).unwrap();
        assert_eq!(batch.viewed.is_shared(), at.is_some(), "{rows:?}");
        let first = batch.viewed.with(|t| t.as_ptr());
        let of_part = at.map(|part: usize| {
            let start = [0, 3, 4][part];
            parts[part].viewed.slice(s![rows.start - start.., ..]).as_ptr()
        });
        assert_eq!(Some(first).filter(|_| at.is_some()), of_part, "{rows:?}");
        assert_eq!(batch.referred.with(ndarray::ArrayRef::to_vec), all.referred.slice(s![rows]).to_vec());
    }
    // What is whole is that of the first part, whichever part the rows are of, and converted once.
    let (one, other) = (source.rows::<Host>(7..8).unwrap(), source.rows::<Host>(&[0, 5]).unwrap());
    assert!(Arc::ptr_eq(one.kept.as_ref().unwrap(), other.kept.as_ref().unwrap()));
    for batch in [one, other] {
        batch.with(|t| {
            assert_eq!(t.lent, structs[0].lent);
            assert_eq!(t.kept.unwrap(), structs[0].kept.as_ref().unwrap());
        });
    }
}

fn error(parts: [&Everything<'_>; 2]) -> InputError {
    RowSource::join(parts[0], [parts[1]]).unwrap_err()
}

#[test]
fn parts_that_do_not_fit_the_first_are_refused() {
    let (one, other) = (arrays(2, 0), arrays(3, 2));
    let good = everything(&one);
    let narrow = Arrays { viewed: other.viewed.slice(s![.., ..2]).to_owned(), ..arrays(3, 2) };
    let mut bad = everything(&narrow);
    bad.permuted = Array3::zeros((3, 2, 4));
    bad.optional = None;
    let found = error([&good, &bad]);
    assert_eq!(found.part(), Some(1));
    let axis = |axis, expected, found| Problem::Axis { axis, expected, origin: Origin::FirstPart, found };
    let missing = Problem::Optional { is_missing: true };
    let expected = [("viewed", axis(1, 3, 2)), ("permuted", axis(2, 3, 4)), ("optional", missing)];
    assert!(found.violations().iter().map(|violation| (&*violation.field, violation.problem.clone())).eq(expected));
    assert_eq!(
        found.to_string(),
        "struct 1 of those joined: 3 fields or axes of `Everything` can't become tensors:\n  \
         `Everything.viewed`, axis 1: expected 3 (as in struct 0), found 2\n  \
         `Everything.permuted`, axis 2: expected 3 (as in struct 0), found 4\n  \
         `Everything.optional`: expected a value, as in struct 0, found `None`"
    );
    // The first struct has none, and the second one has.
    let mut without = everything(&one);
    without.optional = None;
    let found = error([&without, &everything(&other)]);
    let missing = Problem::Optional { is_missing: false };
    assert_eq!(found.violations().iter().map(|found| found.problem.clone()).collect::<Vec<_>>(), [missing]);
    // What is wrong with a struct by itself is said of that struct.
    let mut unequal = everything(&other);
    unequal.inner.small = array![1];
    for (parts, part) in [([&good, &unequal], 1), ([&unequal, &good], 0)] {
        let found = error(parts);
        assert_eq!(found.part(), Some(part));
        assert!(found.to_string().contains("`Everything.inner.small`, axis 0: expected 3"), "{found}");
    }
    // Whole arrays may differ.
    let mut longer = everything(&other);
    longer.lent = array![1.0, 2.0, 3.0];
    longer.kept = None;
    assert!(RowSource::join(&good, [&longer]).is_ok());
}

#[test]
fn a_row_is_named_by_its_number_among_all() {
    let (one, other) = (arrays(2, 0), arrays(3, 2));
    let (good, mut bad) = (everything(&one), everything(&other));
    bad.inner.small[1] = 300;
    let source = RowSource::join(&good, [&bad]).unwrap();
    let text = |rows: &[usize]| source.rows::<Host>(rows).unwrap_err().to_string();
    assert!(text(&[0, 3]).contains("`Everything.inner.small`: the value 300 at [3]"), "{}", text(&[0, 3]));
    let in_one_part = source.rows::<Host>(3..5).unwrap_err().to_string();
    assert!(in_one_part.contains("`Everything.inner.small`: the value 300 at [3]"), "{in_one_part}");
    assert_eq!(text(&[0, 5]), "`Everything.viewed`: row 5 is asked for, and there are 5 rows, from 0 to 4");
    assert!(source.rows::<Host>(4..6).is_err());
    #[expect(clippy::reversed_empty_ranges, reason = "it is refused")]
    let reversed = 3..2;
    assert!(source.rows::<Host>(reversed).is_err());
}

#[derive(TensorInput)]
#[tensor(samples = row)]
struct Table {
    #[tensor(shape = [row, _])]
    values: Array2<f32>,
}

#[test]
fn parts_without_rows_and_of_any_layout_are_joined() {
    let columns = Array2::from_shape_fn((3, 2), |(row, column)| [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]][row][column]);
    let tables = [
        Table { values: Array2::zeros((0, 2)) },
        Table { values: columns.t().to_owned().reversed_axes() },
        Table { values: Array2::zeros((0, 2)) },
        Table { values: columns.slice(s![..;-1, ..]).to_owned() },
    ];
    let source = RowSource::join(&tables[0], &tables[1..]).unwrap();
    let rows = source.rows::<Host>(&[5, 0, 3, 1]).unwrap();
    let expected = array![[0.0, 1.0], [0.0, 1.0], [4.0, 5.0], [2.0, 3.0]];
    rows.with(|t| assert_eq!(t.values, expected));
    assert_eq!(source.rows::<Host>(..).unwrap().values.shape(), [6, 2]);
    let none = RowSource::join(&tables[0], [&tables[2]]).unwrap();
    assert_eq!(none.rows::<Host>(..).unwrap().values.shape(), [0, 2]);
    assert!(none.rows::<Host>(&[0]).is_err());
    let rows: tensor_core::MaybeShared<'_, Host, f32, Ix2> = none.rows(&[]).unwrap().values;
    assert_eq!(rows.shape(), [0, 2]);
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Weighed {
    #[tensor(shape = [batch])]
    value: Array1<f32>,
    #[tensor(whole)]
    lent: Option<Array1<f32>>,
    #[tensor(whole, copy)]
    copied: Option<Array1<f32>>,
}

#[test]
fn what_is_whole_is_that_of_the_first_struct_also_if_others_have_none() {
    let with = Weighed { value: array![1.0], lent: Some(array![5.0]), copied: Some(array![6.0]) };
    let without = Weighed { value: array![2.0, 3.0], lent: None, copied: None };
    for (first, second, expected) in [(&with, &without, true), (&without, &with, false)] {
        let source = RowSource::join(first, [second]).unwrap();
        let rows = source.rows::<Host>(..).unwrap();
        assert_eq!((rows.lent.is_some(), rows.copied.is_some()), (expected, expected));
        let rows = source.to_rows::<Host>(&[2, 0]).unwrap();
        assert_eq!((rows.lent.is_some(), rows.copied.is_some()), (expected, expected));
        rows.with(|t| assert_eq!(t.value.to_vec(), if expected { [3.0, 1.0] } else { [1.0, 2.0] }));
    }
}
