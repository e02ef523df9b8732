//! What a `shape` can say: names, constants of every kind, `_` and `..`; and the declared names of `dims(…)`.

use ndarray::{Array0, Array1, Array2, Array3, ArrayD, IxDyn, array};
use tensor_core::{ArraySpec, DimSpec, FieldKind, Host, Problem, StructSpec, TensorInput};

const SIDE: usize = 4;

mod sizes {
    pub(crate) const CHANNELS: usize = 3;

    pub(crate) struct Grid;

    impl Grid {
        pub(crate) const CELLS: usize = 2;
    }

    pub(crate) const fn double(of: usize) -> usize {
        2 * of
    }
}

#[derive(TensorInput)]
struct Constants {
    #[tensor(shape = [SIDE, SIDE + 1])]
    arithmetic: Array2<f32>,
    #[tensor(shape = [sizes::CHANNELS, sizes::Grid::CELLS, sizes::double(SIDE)])]
    paths: Array3<f32>,
    #[tensor(shape = [{ let two = 2; two * SIDE }, (1 << 2), usize::MIN])]
    blocks: Array3<f32>,
    #[tensor(shape = [if SIDE > 2 { 1 } else { 2 }, 7])]
    branches: Array2<f32>,
    #[tensor(shape = [size_of::<u64>(), b'a' as usize])]
    casts: Array2<f32>,
}

fn constants() -> Constants {
    Constants {
        arithmetic: Array2::zeros((4, 5)),
        paths: Array3::zeros((3, 2, 8)),
        blocks: Array3::zeros((8, 4, 0)),
        branches: Array2::zeros((1, 7)),
        casts: Array2::zeros((8, 97)),
    }
}

fn spec(spec: &StructSpec, field: usize) -> ArraySpec {
    match spec.fields[field].kind {
        FieldKind::Array(array) => array,
        other => panic!("{other:?}"),
    }
}

#[test]
fn any_constant_expression_is_a_length() {
    assert!(constants().tensors::<Host>().is_ok());
    let lengths = (0..5).flat_map(|field| spec(&Constants::SPEC, field).dims.unwrap()).map(|dim| match dim {
        DimSpec::Constant { len, .. } => *len,
        other => panic!("{other:?}"),
    });
    assert!(lengths.eq([4, 5, 3, 2, 8, 8, 4, 0, 1, 7, 8, 97]));
}

#[test]
fn a_constant_is_named_as_it_is_written() {
    let wrong = Constants {
        arithmetic: Array2::zeros((4, 4)),
        paths: Array3::zeros((1, 1, 1)),
        branches: Array2::zeros((1, 6)),
        ..constants()
    };
    assert_eq!(
        wrong.tensors::<Host>().unwrap_err().to_string(),
        "5 fields or axes of `Constants` can't become tensors:
  `Constants.arithmetic`, axis 1: expected 5 (the constant `SIDE + 1` in its `shape`), found 4
  `Constants.paths`, axis 0: expected 3 (the constant `sizes::CHANNELS` in its `shape`), found 1
  `Constants.paths`, axis 1: expected 2 (the constant `sizes::Grid::CELLS` in its `shape`), found 1
  `Constants.paths`, axis 2: expected 8 (the constant `sizes::double(SIDE)` in its `shape`), found 1
  `Constants.branches`, axis 1: expected 7 (the constant in its `shape`), found 6"
    );
}

#[derive(TensorInput)]
struct Leading {
    #[tensor(shape = [n])]
    first: Array1<u8>,
    #[tensor(shape = [.., n, 2])]
    dynamic: ArrayD<f32>,
    #[tensor(shape = [.., n])]
    fixed: Array3<f32>,
    #[tensor(shape = [..])]
    any: ArrayD<f32>,
    #[tensor(shape = [.., _])]
    some: Array2<f32>,
    #[tensor(shape = [..])]
    scalar: Array0<f32>,
}

fn leading(dynamic: &[usize], fixed: [usize; 3]) -> Leading {
    Leading {
        first: array![1, 2, 3],
        dynamic: ArrayD::zeros(IxDyn(dynamic)),
        fixed: Array3::zeros(fixed),
        any: ArrayD::zeros(IxDyn(&[])),
        some: Array2::zeros((0, 9)),
        scalar: ndarray::arr0(0.0),
    }
}

#[test]
fn any_number_of_axes_may_come_first() {
    for dynamic in [[3, 2].as_slice(), &[5, 3, 2], &[0, 3, 2], &[1, 1, 1, 1, 1, 1, 3, 2]] {
        assert!(leading(dynamic, [7, 8, 3]).tensors::<Host>().is_ok(), "{dynamic:?}");
    }
}

#[test]
fn the_listed_axes_are_the_last_ones() {
    let error = leading(&[3, 2, 5, 2], [3, 3, 4]).tensors::<Host>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 fields or axes of `Leading` can't become tensors:
  `Leading.dynamic`, axis 2: expected 3 (`n`, set by `first`, axis 0), found 5
  `Leading.fixed`, axis 2: expected 3 (`n`, set by `first`, axis 0), found 4"
    );
}

#[test]
fn too_few_axes_are_a_violation() {
    let error = leading(&[2], [1, 1, 3]).tensors::<Host>().unwrap_err();
    assert_eq!(error.to_string(), "`Leading.dynamic`: expected 2 or more axes (as declared), found 1");
    assert_eq!(error.violations()[0].problem, Problem::Rank { expected: 2, at_least: true, found: 1 });
    assert_eq!(leading(&[2], [1, 1, 3]).into_tensors::<Host>().unwrap_err(), error);
}

#[test]
fn leading_axes_print_as_two_dots() {
    assert_eq!(
        Leading::SPEC.to_string(),
        "\
field    array  tensor  shape       owner
first    u8     u8      [n]         shared
dynamic  f32    f32     [.., n, 2]  shared
fixed    f32    f32     [.., n]     shared
any      f32    f32     [..]        shared
some     f32    f32     [.., _]     shared
scalar   f32    f32     [..]        shared
"
    );
}

#[derive(TensorInput)]
struct Sized<const ROWS: usize, const COLUMNS: usize> {
    #[tensor(shape = [ROWS, COLUMNS])]
    matrix: Array2<f32>,
    #[tensor(copy, cast = f64, shape = [COLUMNS])]
    weights: Array1<f32>,
}

#[test]
fn const_parameters_are_lengths() {
    let sized = Sized::<2, 3> { matrix: Array2::zeros((2, 3)), weights: Array1::zeros(3) };
    let address = sized.matrix.as_ptr();
    assert_eq!(sized.tensors::<Host>().unwrap().with(|t| t.matrix.as_ptr()), address);
    let other = Sized::<3, 3> { matrix: sized.matrix, weights: sized.weights };
    assert_eq!(
        other.into_tensors::<Host>().unwrap_err().to_string(),
        "`Sized.matrix`, axis 0: expected 3 (the constant `ROWS` in its `shape`), found 2"
    );
    assert_eq!(spec(&Sized::<5, 6>::SPEC, 1).dims, Some([DimSpec::Constant { len: 6, text: "COLUMNS" }].as_slice()));
}

#[derive(TensorInput)]
struct OnlyInShape<T: tensor_core::Element, const N: usize> {
    #[tensor(shape = [N, _])]
    values: Array2<T>,
}

#[test]
fn a_const_parameter_need_not_be_in_any_type() {
    let shaped = OnlyInShape::<u8, 1> { values: array![[1, 2]] };
    assert_eq!(shaped.tensors::<Host>().unwrap().with(|t| t.values.sum()), 3);
    assert!(OnlyInShape::<u8, 2> { values: array![[1]] }.tensors::<Host>().is_err());
}

struct Associated;

impl Associated {
    const N: usize = 2;
}

trait HasLength {
    const LENGTH: usize;
}

impl HasLength for Associated {
    const LENGTH: usize = 3;
}

#[derive(TensorInput)]
struct ByTrait {
    #[tensor(shape = [Associated::N, <Associated as HasLength>::LENGTH])]
    values: Array2<f32>,
}

#[test]
fn associated_constants_are_lengths() {
    assert!(ByTrait { values: Array2::zeros((2, 3)) }.tensors::<Host>().is_ok());
    assert_eq!(
        ByTrait { values: Array2::zeros((2, 2)) }.tensors::<Host>().unwrap_err().to_string(),
        "`ByTrait.values`, axis 1: expected 3 (the constant `<Associated as HasLength>::LENGTH` in its `shape`), found 2"
    );
}

#[derive(TensorInput)]
#[tensor(dims(batch, classes, unused))]
struct Declared {
    #[tensor(shape = [batch, classes])]
    scores: Array2<f32>,
    #[tensor(shape = [batch])]
    label: Array1<u8>,
}

#[test]
fn declared_dimensions_get_their_lengths_from_the_arrays() {
    let declared = Declared { scores: Array2::zeros((4, 10)), label: Array1::zeros(4) };
    assert!(declared.tensors::<Host>().is_ok());
    let wrong = Declared { label: Array1::zeros(5), ..declared };
    assert_eq!(
        wrong.tensors::<Host>().unwrap_err().to_string(),
        "`Declared.label`, axis 0: expected 4 (`batch`, set by `scores`, axis 0), found 5"
    );
}

#[derive(TensorInput)]
struct Names {
    #[tensor(shape = [r#type, n_1, _private])]
    raw: Array3<f32>,
    #[tensor(shape = [n_1, n_1])]
    square: Array2<f32>,
}

#[test]
fn any_lower_case_name_is_a_dimension() {
    let names = Names { raw: Array3::zeros((1, 2, 3)), square: Array2::zeros((2, 2)) };
    assert!(names.tensors::<Host>().is_ok());
    let dims = spec(&Names::SPEC, 0).dims.unwrap();
    assert_eq!(dims, [DimSpec::Named("type"), DimSpec::Named("n_1"), DimSpec::Named("_private")]);
}
