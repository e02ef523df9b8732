//! Every kind of field, as PyTorch's tensors: nested structs, lists, options, references, ranks, layouts and casts.

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};

use common::{address, counted, counting, turn, values, values_as};
use ndarray::{Array1, Array2, ArrayD, ArrayView2, Ix1, Ix2, ShapeBuilder, array, s};
use tensor_core::{RowMajor, TensorArg, TensorInput};
use tensor_tch::tch::{Kind, Tensor, no_grad};
use tensor_tch::{Owned, Shared, Tch};

#[derive(TensorInput)]
struct Points<'a> {
    #[tensor(layout = row_major, shape = [batch, 2])]
    xy: ArrayView2<'a, f32>,
    #[tensor(copy, cast_checked = i64, shape = [batch])]
    class: Vec<u64>,
}

#[derive(TensorInput)]
struct Scene<'a> {
    points: Points<'a>,
    #[tensor(copy)]
    copied: Points<'a>,
    #[tensor(rank = 2, shape = [.., batch])]
    dynamic: Option<ArrayD<f32>>,
    boxed: Box<Array1<f32>>,
    reference: &'a Array2<f32>,
    #[tensor(copy, cast_lossy = u8)]
    lossy: [f32; 3],
}

fn scene<'a>(xy: &'a Array2<f32>, reference: &'a Array2<f32>) -> Scene<'a> {
    let points = |class: &[u64]| Points { xy: xy.view(), class: class.to_vec() };
    Scene {
        points: points(&[0, 1, 2]),
        copied: points(&[3, 4, 5]),
        dynamic: Some(counting((2, 3)).into_dyn()),
        boxed: Box::new(counting(2)),
        reference,
        lossy: [300.0, -1.0, 7.5],
    }
}

fn sum_of_rows(tensor: impl TensorArg<Tch, f32, Ix2, RowMajor>) -> f64 {
    tensor.with(|tensor| {
        assert!(tensor.is_contiguous());
        tensor.sum(Kind::Double).double_value(&[])
    })
}

#[test]
fn one_closure_sees_the_tensors_of_every_level_and_nothing_is_copied() {
    let _turn = turn();
    let (xy, reference) = (counting((3, 2)), counting((2, 2)));
    let scene = scene(&xy, &reference);
    let ((), cost) = counted(|| {
        let tensors = scene.tensors::<Tch>().unwrap();
        let points: &PointsTensors<'_, Tch> = &tensors.points;
        let _: &Shared<'_, Tch, f32, Ix2, RowMajor> = &points.xy;
        let _: &Owned<Tch, i64, Ix1> = &points.class;
        assert_eq!(sum_of_rows(points.xy).to_bits(), 21.0_f64.to_bits());
        tensors.with(|t| {
            assert_eq!(address(t.points.xy), xy.as_ptr() as usize);
            assert_ne!(address(t.copied.xy), xy.as_ptr() as usize);
            assert_eq!(values(t.copied.xy), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
            assert_eq!(values_as::<i64>(t.points.class), array![0_i64, 1, 2].into_dyn());
            let dynamic: &Tensor = t.dynamic.unwrap();
            assert_eq!(address(dynamic), scene.dynamic.as_ref().unwrap().as_ptr() as usize);
            assert_eq!(dynamic.size(), [2, 3]);
            assert_eq!(address(t.boxed), scene.boxed.as_ptr() as usize);
            assert_eq!(address(t.reference), reference.as_ptr() as usize);
            assert_eq!(values_as::<u8>(t.lossy), array![255_u8, 0, 7].into_dyn());
        });
    });
    assert_eq!(cost, 0);
}

#[test]
fn into_tensors_moves_what_is_owned() {
    let _turn = turn();
    let (xy, reference) = (counting((3, 2)), counting((2, 2)));
    let scene = scene(&xy, &reference);
    let addresses = [scene.dynamic.as_ref().unwrap().as_ptr() as usize, scene.boxed.as_ptr() as usize];
    let tensors: SceneTensorsOwned<Tch> = scene.into_tensors().unwrap();
    assert_eq!(tensors.with(|t| [t.dynamic.unwrap(), t.boxed].map(address)), addresses);
    assert_eq!(tensors.points.xy.to_array().unwrap(), xy);
    assert_ne!(tensors.with(|t| address(t.reference)), reference.as_ptr() as usize);
}

#[derive(TensorInput)]
struct Inner {
    #[tensor(layout = row_major)]
    weights: Array2<f32>,
    list: Vec<f32>,
}

#[derive(TensorInput)]
struct Model {
    inner: Inner,
    bias: Option<Box<Array1<f32>>>,
}

fn model() -> Model {
    Model { inner: Inner { weights: counting((2, 2)), list: vec![1.0, 2.0] }, bias: Some(Box::new(counting(2))) }
}

#[test]
fn writes_arrive_at_every_level() {
    let _turn = turn();
    let mut model = model();
    let ((), cost) = counted(|| {
        model.tensors_mut::<Tch>().unwrap().with_mut(|t| {
            no_grad(|| {
                let _ = t.inner.weights.fill_(5.0);
                let _ = t.inner.list.g_mul_scalar_(10.0);
                let _ = t.bias.unwrap().fill_(6.0);
            });
        });
    });
    assert_eq!(cost, 0);
    assert_eq!(model.inner.weights, Array2::from_elem((2, 2), 5.0));
    assert_eq!(model.inner.list, [10.0, 20.0]);
    assert_eq!(*model.bias.unwrap(), array![6.0, 6.0]);
}

#[test]
fn aliases_that_outlive_a_closure_are_copies_at_every_level_even_if_it_panics() {
    let _turn = turn();
    let mut model = model();
    let mut aliases = Vec::new();
    let tensors = model.tensors::<Tch>().unwrap();
    let (panicked, cost) = counted(|| {
        catch_unwind(AssertUnwindSafe(|| {
            tensors.with(|t| {
                aliases.extend([t.inner.weights, t.inner.list, t.bias.unwrap()].map(Tensor::shallow_clone));
                panic_any("the closure panics");
            });
        }))
    });
    assert!(panicked.is_err());
    assert_eq!(cost, 3);
    let ended = tensors.with(|t| [t.inner.weights, t.inner.list, t.bias.unwrap()].map(address));
    assert_eq!(ended[0], model.inner.weights.as_ptr() as usize);
    model.inner.weights.fill(f32::NAN);
    model.inner.list.fill(f32::NAN);
    drop(model);
    assert_eq!(
        aliases.iter().map(values).collect::<Vec<_>>(),
        [vec![1.0, 2.0, 3.0, 4.0], vec![1.0, 2.0], vec![1.0, 2.0]]
    );
}

#[test]
fn a_panic_while_writing_keeps_what_was_written_and_frees_the_arrays() {
    let _turn = turn();
    let mut model = model();
    let mut alias = None;
    let mut tensors = model.tensors_mut::<Tch>().unwrap();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        tensors.with_mut(|t| {
            let _ = t.inner.list.fill_(3.0);
            alias = Some(t.inner.list.shallow_clone());
            panic_any("the closure panics");
        });
    }));
    assert!(panicked.is_err());
    tensors.with_mut(|t| drop(t.bias.unwrap().fill_(4.0)));
    assert_eq!(
        (model.inner.list.as_slice(), model.bias.unwrap()[0].to_bits()),
        ([3.0; 2].as_slice(), 4.0_f32.to_bits())
    );
    model.inner.list.fill(0.0);
    assert_eq!(values(&alias.unwrap()), [3.0, 3.0]);
}

#[test]
fn bad_input_is_reported_with_its_full_name() {
    let _turn = turn();
    let f_order = Array2::<f32>::zeros((3, 2).f());
    let backwards = counting((2, 2));
    let mut scene = scene(&f_order, &backwards);
    scene.points.class[1] = u64::MAX;
    scene.copied.class.pop();
    scene.dynamic = Some(ArrayD::zeros(vec![2, 2, 3]));
    assert_eq!(
        scene.tensors::<Tch>().unwrap_err().to_string(),
        "3 fields or axes of `Scene` can't become tensors:
  `Scene.points.xy`: expected a row-major array, found shape [3, 2] with strides [1, 3]; make it row-major before \
         (`as_standard_layout`), write `#[tensor(copy)]`, or drop `layout = row_major`
  `Scene.copied.class`, axis 0: expected 3 (`batch`, set by `points.xy`, axis 0), found 2
  `Scene.dynamic`: expected 2 axes (as declared), found 3"
    );
    scene.copied.class.push(0);
    scene.dynamic = None;
    assert_eq!(
        scene.to_tensors::<Tch>().unwrap_err().to_string(),
        "`Scene.points.class`: the value 18446744073709551615 at [1] would change in the cast from `u64` to `i64`; mend it, \
         choose a wider dtype, or write `cast_lossy`"
    );
}

#[test]
fn a_stepped_view_is_a_share_only_without_a_layout() {
    let _turn = turn();
    let whole = counting((4, 2));
    let rows = Shared::<Tch, _, _>::new(whole.slice(s![1..3, ..])).unwrap();
    assert!(rows.row_major().is_ok());
    let columns = Shared::<Tch, _, _>::new(whole.t()).unwrap();
    assert!(!columns.with(Tensor::is_contiguous) && columns.row_major().is_err());
}

#[test]
fn a_step_of_training_through_nested_shares_costs_no_copy() {
    let _turn = turn();
    let model = model();
    let (gradient, cost) = counted(|| {
        let tensors = model.tensors::<Tch>().unwrap();
        tensors.with(|t| {
            let scale = Tensor::from_slice(&[1.0_f32, 1.0]).set_requires_grad(true);
            let loss = (t.inner.weights.matmul(&(&scale * t.inner.list)) + t.bias.unwrap()).sum(Kind::Float);
            loss.backward();
            values(&scale.grad())
        })
    });
    assert_eq!((gradient, cost), (vec![4.0, 12.0], 0));
}
