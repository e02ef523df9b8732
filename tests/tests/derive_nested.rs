//! Structs in structs: one companion, one report and one table for all of their arrays.

mod common;

use common::mock::{Faults, Mock};
use ndarray::{Array1, Array2, ArrayD, ArrayView2, Ix1, Ix2, array, s};
use tensor_core::{FieldKind, Host, Origin, Owned, Problem, Shared, SharedMut, TensorError, TensorInput};

#[derive(TensorInput)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Array1<u8>,
}

#[derive(TensorInput)]
struct Scene {
    #[tensor(shape = [batch])]
    id: Array1<u32>,
    points: Points,
    #[tensor(copy)]
    still: Points,
    extra: Option<Points>,
    boxed: Box<Points>,
}

fn points(batch: usize) -> Points {
    Points { xy: Array2::ones((batch, 2)), class: Array1::from_elem(batch, 7) }
}

fn scene(batch: usize) -> Scene {
    Scene {
        id: Array1::zeros(batch),
        points: points(batch),
        still: points(batch),
        extra: None,
        boxed: Box::new(points(batch)),
    }
}

#[test]
fn a_nested_struct_becomes_its_own_companion() {
    let scene = scene(3);
    let tensors = scene.tensors::<Host>().unwrap();
    let points: &PointsTensors<'_, Host> = &tensors.points;
    let _: (&Shared<'_, Host, f32, Ix2>, &Owned<Host, i64, Ix1>) = (&points.xy, &points.class);
    assert_eq!(points.with(|t| (t.xy.as_ptr(), t.class.sum())), (scene.points.xy.as_ptr(), 21));
    let boxed: &PointsTensors<'_, Host> = &tensors.boxed;
    assert_eq!(boxed.with(|t| t.xy.as_ptr()), scene.boxed.xy.as_ptr());
    assert!(tensors.extra.is_none());
}

#[test]
fn copy_on_a_nested_struct_copies_all_of_it() {
    let mut scene = scene(3);
    let SceneTensors { still, .. } = scene.tensors::<Host>().unwrap();
    let _: &PointsTensorsOwned<Host> = &still;
    let _: &Owned<Host, f32, Ix2> = &still.xy;
    scene.still.xy.fill(0.0);
    drop(scene);
    assert_eq!(still.with(|t| (t.xy.sum().to_bits(), t.class.sum())), (6.0_f32.to_bits(), 21));
}

#[test]
fn with_lends_the_tensors_of_every_level_at_once() {
    let mut scene = scene(2);
    scene.extra = Some(points(2));
    let tensors = scene.tensors::<Host>().unwrap();
    let addresses = tensors.with(|t| {
        let SceneTensorRefs { id, points, still, extra, boxed } = t;
        let PointsTensorRefs { xy, class, .. } = points;
        assert_eq!((id.len(), class.sum(), still.xy.len()), (2, 14, 4));
        (xy.as_ptr(), extra.expect("it is there").xy.as_ptr(), boxed.xy.as_ptr())
    });
    let extra = scene.extra.as_ref().unwrap().xy.as_ptr();
    assert_eq!(addresses, (scene.points.xy.as_ptr(), extra, scene.boxed.xy.as_ptr()));
}

#[test]
fn with_mut_writes_to_the_arrays_of_every_level_at_once() {
    let mut scene = scene(2);
    scene.extra = Some(points(2));
    let mut tensors = scene.tensors_mut::<Host>().unwrap();
    let _: &SharedMut<'_, Host, f32, Ix2> = &tensors.points.xy;
    tensors.with_mut(|t| {
        let SceneTensorRefsMut { id, points, still, extra, boxed } = t;
        id.fill(1);
        points.xy.fill(2.0);
        points.class.fill(-1);
        still.xy.fill(3.0);
        extra.expect("it is there").xy.fill(4.0);
        boxed.xy.fill(5.0);
    });
    tensors.points.with_mut(|t| t.xy[[0, 0]] = 20.0);
    tensors.extra.as_mut().unwrap().with_mut(|t| t.xy[[0, 0]] = 40.0);
    assert_eq!(tensors.points.with(|t| t.class.to_vec()), [-1, -1]);
    assert_eq!(scene.id, array![1, 1]);
    assert_eq!(scene.points.xy, array![[20.0, 2.0], [2.0, 2.0]]);
    assert_eq!(scene.points.class, array![7, 7], "a cast is a copy");
    assert_eq!(scene.still.xy, Array2::<f32>::ones((2, 2)), "a copy was written");
    assert_eq!(scene.extra.unwrap().xy[[0, 0]].to_bits(), 40.0_f32.to_bits());
    assert_eq!(scene.boxed.xy, array![[5.0, 5.0], [5.0, 5.0]]);
}

#[test]
fn into_tensors_moves_the_arrays_of_every_level() {
    let mut scene = scene(2);
    scene.extra = Some(points(2));
    let extra = scene.extra.as_ref().unwrap().xy.as_ptr();
    let addresses = (scene.points.xy.as_ptr(), scene.still.xy.as_ptr(), extra, scene.boxed.xy.as_ptr());
    let mut tensors: SceneTensorsOwned<Host> = scene.into_tensors().unwrap();
    let found = tensors.with_mut(|t| {
        (
            t.points.xy.as_ptr(),
            t.still.xy.as_ptr(),
            t.extra.map(|extra| extra.xy.as_ptr()).unwrap(),
            t.boxed.xy.as_ptr(),
        )
    });
    assert_eq!(found, addresses);
}

#[test]
fn to_tensors_copies_the_arrays_of_every_level() {
    let scene = scene(2);
    let tensors: SceneTensorsOwned<Host> = scene.to_tensors().unwrap();
    assert_ne!(tensors.with(|t| t.points.xy.as_ptr()), scene.points.xy.as_ptr());
    assert_eq!(tensors.points.xy.to_array().unwrap(), scene.points.xy);
    assert_eq!(tensors.boxed.class.to_array().unwrap(), array![7, 7]);
}

#[test]
fn dimensions_are_one_length_throughout_and_reports_have_full_names() {
    let mut scene = scene(2);
    scene.points.class = array![1, 2, 3];
    scene.still.xy = Array2::ones((2, 5));
    scene.extra = Some(points(4));
    scene.boxed.xy = Array2::ones((9, 2));
    let error = scene.tensors::<Host>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "5 fields or axes of `Scene` can't become tensors:
  `Scene.points.class`, axis 0: expected 2 (`batch`, set by `id`, axis 0), found 3
  `Scene.still.xy`, axis 1: expected 2 (the constant in its `shape`), found 5
  `Scene.extra.xy`, axis 0: expected 2 (`batch`, set by `id`, axis 0), found 4
  `Scene.extra.class`, axis 0: expected 2 (`batch`, set by `id`, axis 0), found 4
  `Scene.boxed.xy`, axis 0: expected 2 (`batch`, set by `id`, axis 0), found 9"
    );
    assert_eq!(error.violations()[0].field, "points.class");
    assert_eq!(scene.tensors_mut::<Host>().unwrap_err(), error);
    assert_eq!(scene.to_tensors::<Host>().unwrap_err(), error);
    assert_eq!(scene.into_tensors::<Host>().unwrap_err(), error);
}

#[test]
fn the_struct_alone_names_its_dimensions_by_itself() {
    let mut points = points(2);
    points.class = array![1];
    assert_eq!(
        points.tensors::<Host>().unwrap_err().to_string(),
        "`Points.class`, axis 0: expected 2 (`batch`, set by `xy`, axis 0), found 1"
    );
}

#[test]
fn the_table_shows_every_array() {
    assert_eq!(
        Scene::SPEC.to_string(),
        "\
field         array  tensor  shape       owner
id            u32    u32     [batch]     shared
points.xy     f32    f32     [batch, 2]  shared
points.class  u8     i64     [batch]     copied
still.xy      f32    f32     [batch, 2]  copied
still.class   u8     i64     [batch]     copied
extra.xy      f32    f32     [batch, 2]  shared
extra.class   u8     i64     [batch]     copied
boxed.xy      f32    f32     [batch, 2]  shared
boxed.class   u8     i64     [batch]     copied
"
    );
    let [_, points, still, extra, _] = Scene::SPEC.fields else { panic!("{:?}", Scene::SPEC) };
    assert_eq!(points.kind, FieldKind::Struct { spec: &Points::SPEC, copied: false });
    assert_eq!(still.kind, FieldKind::Struct { spec: &Points::SPEC, copied: true });
    assert!(extra.optional && !points.optional);
}

#[test]
fn companions_print_what_they_hold() {
    let scene = scene(1);
    assert_eq!(
        format!("{:?}", scene.tensors::<Host>().unwrap()),
        "Scene { id: Shared<Host, u32>[1], points: Points { xy: Shared<Host, f32>[1, 2], class: Owned<Host, \
         i64>[1] }, still: Points { xy: Owned<Host, f32>[1, 2], class: Owned<Host, i64>[1] }, extra: None, boxed: \
         Points { xy: Shared<Host, f32>[1, 2], class: Owned<Host, i64>[1] } }"
    );
}

#[derive(TensorInput)]
struct Leaf<'a> {
    #[tensor(shape = [n, _])]
    values: ArrayView2<'a, f32>,
    #[tensor(rank = 1, shape = [n])]
    weights: ArrayD<f64>,
}

#[derive(TensorInput)]
struct Branch<'a, 'r> {
    leaf: &'r Leaf<'a>,
    #[tensor(copy)]
    copied: &'r Leaf<'a>,
}

#[derive(TensorInput)]
struct Tree<'a, 'r> {
    branch: Option<Box<Branch<'a, 'r>>>,
    #[tensor(shape = [n])]
    root: Array1<i8>,
}

#[test]
fn references_and_levels_beneath_levels_will_do() {
    let values = Array2::<f32>::zeros((3, 4));
    let leaf = Leaf { values: values.view(), weights: Array1::zeros(3).into_dyn() };
    let tree = Tree { branch: Some(Box::new(Branch { leaf: &leaf, copied: &leaf })), root: Array1::zeros(3) };
    let tensors = tree.tensors::<Host>().unwrap();
    let (shared, copied) = tensors.with(|t| {
        let branch = t.branch.unwrap();
        (branch.leaf.values.as_ptr(), branch.copied.values.as_ptr())
    });
    assert_eq!(shared, values.as_ptr());
    assert_ne!(copied, values.as_ptr());
    assert!(Tree { branch: None, ..tree }.into_tensors::<Host>().unwrap().branch.is_none());
}

#[test]
fn the_origin_of_a_dimension_is_named_through_all_levels() {
    let values = Array2::<f32>::zeros((3, 4));
    let leaf = Leaf { values: values.view(), weights: Array1::zeros(2).into_dyn() };
    let tree = Tree { branch: Some(Box::new(Branch { leaf: &leaf, copied: &leaf })), root: Array1::zeros(4) };
    let error = tree.tensors::<Host>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "3 fields or axes of `Tree` can't become tensors:
  `Tree.branch.leaf.weights`, axis 0: expected 3 (`n`, set by `branch.leaf.values`, axis 0), found 2
  `Tree.branch.copied.weights`, axis 0: expected 3 (`n`, set by `branch.leaf.values`, axis 0), found 2
  `Tree.root`, axis 0: expected 3 (`n`, set by `branch.leaf.values`, axis 0), found 4"
    );
    let origin = Origin::Dimension { name: "n", field: "branch.leaf.values".to_owned(), axis: 0 };
    assert_eq!(error.violations()[2].problem, Problem::Axis { axis: 0, expected: 3, origin, found: 4 });
    assert_eq!(error.structure(), "Tree");
}

/// Refuses gaps and negative strides.
struct Strict;

impl Faults for Strict {}

#[test]
fn what_the_backend_refuses_in_a_nested_struct_has_its_full_name() {
    let whole = Array2::<f32>::zeros((3, 8));
    let leaf = Leaf { values: whole.slice(s![.., ..4]), weights: Array1::zeros(3).into_dyn() };
    let tree = Tree { branch: Some(Box::new(Branch { leaf: &leaf, copied: &leaf })), root: Array1::zeros(3) };
    let error = tree.tensors::<Mock<Strict>>().unwrap_err();
    let [violation] = error.violations() else { panic!("{error}") };
    assert_eq!(violation.field, "branch.leaf.values");
    assert!(matches!(violation.problem, Problem::Tensor(TensorError::Gaps { .. })), "{error}");
    assert!(tree.to_tensors::<Mock<Strict>>().is_ok());
}

#[derive(TensorInput)]
struct Pair(Points, #[tensor(skip)] &'static str, #[tensor(copy)] Points);

#[test]
fn a_tuple_struct_has_structs_by_their_places() {
    let pair = Pair(points(1), "kept", points(2));
    assert_eq!(
        pair.tensors::<Host>().unwrap_err().to_string(),
        "2 fields or axes of `Pair` can't become tensors:
  `Pair.2.xy`, axis 0: expected 1 (`batch`, set by `0.xy`, axis 0), found 2
  `Pair.2.class`, axis 0: expected 1 (`batch`, set by `0.xy`, axis 0), found 2"
    );
    let pair = Pair(points(1), pair.1, points(1));
    let tensors = pair.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.0.xy.as_ptr(), t.1.class.sum())), (pair.0.xy.as_ptr(), 7));
}

/// A struct of any number of axes and any dtype, in one that says which.
#[derive(TensorInput)]
struct Inner<T, D: ndarray::Dimension> {
    values: ndarray::Array<T, D>,
}

#[derive(TensorInput)]
struct Outer {
    flat: Inner<f32, Ix1>,
    square: Inner<u8, Ix2>,
}

#[test]
fn a_nested_struct_may_be_generic() {
    let outer = Outer { flat: Inner { values: array![1.0] }, square: Inner { values: array![[1, 2]] } };
    let tensors = outer.tensors::<Host>().unwrap();
    let _: (&Shared<'_, Host, f32, Ix1>, &Shared<'_, Host, u8, Ix2>) = (&tensors.flat.values, &tensors.square.values);
    assert_eq!(tensors.with(|t| t.square.values.sum()), 3);
}
