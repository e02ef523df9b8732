//! Whatever outlives `with` has the array's values, and no longer its memory.

mod common;

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::thread;

use common::{Grid, address, counted, counting, forget, full, message, turn, values};
use ndarray::{Array2, ArrayView2, Ix2};
use tensor_core::{Owned, TensorInput};
use tensor_tch::Tch;
use tensor_tch::tch::nn::{self, Module};
use tensor_tch::tch::{self, Kind, Tensor};

/// A way to make an alias of a tensor of 2×2.
type Route = (&'static str, fn(&Tensor) -> Tensor);

const ROUTES: &[Route] = &[
    ("shallow_clone", Tensor::shallow_clone),
    ("view", |t| t.view([4])),
    ("narrow", |t| t.narrow(0, 0, 2)),
    ("as_strided", |t| t.as_strided([4], [1], 0)),
    ("detach", Tensor::detach),
    ("data", Tensor::data),
    ("transpose, twice", |t| t.tr().tr()),
    ("contiguous", Tensor::contiguous),
    ("to the kind it has", |t| t.to_kind(Kind::Float)),
    ("expand", |t| t.expand([2, 2], false)),
    ("set_requires_grad", |t| t.set_requires_grad(true)),
    ("a forward through nothing", |t| nn::seq().forward(t)),
    ("another tensor's data", |t| {
        let mut other = full(&[2, 2], 0.0);
        other.set_data(t);
        other
    }),
    ("another tensor's storage", |t| full(&[1], 0.0).set_source_tensor_(t)),
    ("the gradient of another tensor", |t| {
        let variable = full(&[2, 2], 2.0).set_requires_grad(true);
        (&variable * 3.0).sum(Kind::Float).backward();
        let mut gradient = variable.grad();
        gradient.set_data(t);
        variable.grad()
    }),
];

/// Lends an array, drops it when `with` has ended, and puts other values where it was, if the allocator allows.
fn outlive<R>(rows: usize, columns: usize, closure: impl FnOnce(&Tensor) -> R) -> R {
    let mut grid = Grid::new(rows, columns);
    let result = grid.tensors::<Tch>().unwrap().values.with(closure);
    grid.values.fill(f32::NAN);
    drop(grid);
    drop(Array2::from_elem((rows, columns), f32::NAN));
    result
}

#[test]
fn an_alias_that_the_closure_returns_keeps_its_values_and_can_be_written() {
    let _turn = turn();
    for (name, route) in ROUTES {
        let (mut alias, cost) = counted(|| outlive(2, 2, route));
        assert_eq!(values(&alias), [1.0, 2.0, 3.0, 4.0], "{name}");
        assert_eq!(cost, 1, "{name}");
        tch::no_grad(|| drop(alias.fill_(5.0)));
        assert_eq!(values(&alias), [5.0; 4], "{name}");
    }
}

#[test]
fn an_alias_stored_outside_keeps_its_values_while_the_array_changes() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let mut stored = Vec::new();
    for round in 0..3_u8 {
        grid.values.fill(f32::from(round));
        grid.tensors::<Tch>().unwrap().values.with(|tensor| stored.push(tensor.get(1)));
    }
    grid.values.fill(f32::NAN);
    for (round, alias) in (0..3_u8).zip(&mut stored) {
        assert_eq!(values(alias), [f32::from(round); 2]);
        drop(alias.fill_(9.0));
    }
    assert!(grid.values.iter().all(|value| value.is_nan()));
}

/// A module that keeps what it was given, as layers do that compute their own gradient.
#[derive(Debug, Default)]
struct Caching {
    input: RefCell<Option<Tensor>>,
}

impl Module for Caching {
    fn forward(&self, xs: &Tensor) -> Tensor {
        *self.input.borrow_mut() = Some(xs.shallow_clone());
        xs * 2.0
    }
}

#[test]
fn a_module_that_caches_its_input_keeps_the_values() {
    let _turn = turn();
    let module = Caching::default();
    let output = outlive(2, 2, |tensor| tensor.apply(&module));
    assert_eq!(values(&output), [2.0, 4.0, 6.0, 8.0]);
    assert_eq!(values(&module.input.take().unwrap()), [1.0, 2.0, 3.0, 4.0]);
}

/// The loss of a small net on `input`, and the parameters it depends on.
fn loss(parameters: &[Tensor; 2], input: &Tensor) -> Tensor {
    let hidden = input.matmul(&parameters[0]).tanh() * input.sum(Kind::Float);
    (hidden.matmul(&parameters[1]) - input.narrow(1, 0, 1)).square().mean(Kind::Float)
}

fn parameters() -> [Tensor; 2] {
    let start = |sizes: [i64; 2]| {
        let count = sizes.iter().product::<i64>();
        ((Tensor::arange(count, (Kind::Float, tch::Device::Cpu)) + 1.0).view(sizes) * 1e-4).set_requires_grad(true)
    };
    [start([8, 3]), start([3, 1])]
}

#[test]
fn backward_after_the_array_is_gone_gives_the_gradients_of_an_owned_copy() {
    let _turn = turn();
    let expected = parameters();
    let copy = Grid::new(6, 8).to_tensors::<Tch>().unwrap();
    copy.values.with(|tensor| loss(&expected, tensor).backward());

    let late = parameters();
    let escaped = outlive(6, 8, |tensor| loss(&late, tensor));
    escaped.backward();
    for (late, expected) in late.iter().zip(&expected) {
        assert_eq!(values(&late.grad()), values(&expected.grad()));
        assert!(values(&late.grad()).iter().all(|value| value.abs() > 0.0));
    }
}

#[test]
fn backward_after_the_array_was_changed_gives_the_gradients_of_what_was_lent() {
    let _turn = turn();
    let weight = full(&[2, 2], 1.0).set_requires_grad(true);
    let mut grid = Grid::new(2, 2);
    let loss = grid.tensors::<Tch>().unwrap().values.with(|tensor| (&weight * tensor).sum(Kind::Float));
    grid.values.fill(100.0);
    loss.backward();
    assert_eq!(values(&weight.grad()), [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn a_share_that_requires_grad_gets_its_gradient_within_and_after_with() {
    let _turn = turn();
    let (alias, loss) = outlive(2, 2, |tensor| {
        let leaf = tensor.set_requires_grad(true);
        let loss = (&leaf * &leaf).sum(Kind::Float);
        (leaf, loss)
    });
    loss.backward();
    assert_eq!(values(&alias.grad()), [2.0, 4.0, 6.0, 8.0]);
}

#[test]
fn what_a_panic_left_outside_keeps_its_values() {
    let _turn = turn();
    let mut escaped = None;
    let mut grid = Grid::new(2, 2);
    let panic = catch_unwind(AssertUnwindSafe(|| {
        grid.tensors::<Tch>().unwrap().with(|t| {
            escaped = Some(t.values.get(1));
            panic!("in the middle");
        })
    }));
    assert_eq!(message(&*panic.unwrap_err()), "in the middle");
    grid.values.fill(f32::NAN);
    drop(grid);
    let mut escaped = escaped.unwrap();
    assert_eq!(values(&escaped), [3.0, 4.0]);
    drop(escaped.fill_(5.0));
}

#[test]
fn an_alias_carried_by_the_panic_itself_keeps_its_values() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        grid.tensors::<Tch>().unwrap().values.with(|tensor| panic_any(tensor.shallow_clone()));
    }));
    grid.values.fill(f32::NAN);
    let panic = outcome.unwrap_err();
    assert_eq!(values(panic.downcast_ref::<Tensor>().unwrap()), [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn an_alias_of_an_inner_with_is_right_in_the_outer_one_and_after_it() {
    let _turn = turn();
    let grid = Grid::new(2, 2);
    let tensors = grid.tensors::<Tch>().unwrap();
    let (inner, outer) = tensors.values.with(|outer| {
        let mut inner = tensors.values.with(|inner| {
            assert_eq!(address(inner), address(outer));
            inner.shallow_clone()
        });
        drop(inner.fill_(9.0));
        assert_eq!(values(outer), [1.0, 2.0, 3.0, 4.0]);
        (inner, outer.shallow_clone())
    });
    assert_eq!(grid.values, counting((2, 2)));
    drop(grid);
    assert_eq!(values(&inner), [9.0; 4]);
    assert_eq!(values(&outer), [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn two_views_of_one_array_lent_at_once_escape_apart() {
    #[derive(TensorInput)]
    struct Twice<'a> {
        first: ArrayView2<'a, f32>,
        second: ArrayView2<'a, f32>,
    }

    let _turn = turn();
    let array = counting((2, 2));
    let twice = Twice { first: array.view(), second: array.view() };
    let ((mut first, second), cost) = counted(|| {
        twice.tensors::<Tch>().unwrap().with(|t| {
            assert_eq!(address(t.first), address(t.second));
            (t.first.shallow_clone(), t.second.shallow_clone())
        })
    });
    assert_eq!(cost, 2);
    drop(first.fill_(9.0));
    assert_eq!(array, counting((2, 2)));
    drop(array);
    assert_eq!(values(&second), [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn forgetting_the_tensors_leaves_nothing_that_sees_the_array() {
    #[derive(TensorInput)]
    struct Mixed {
        shared: Array2<f32>,
        #[tensor(copy)]
        copied: Array2<f32>,
    }

    let _turn = turn();
    let mut mixed = Mixed { shared: counting((2, 2)), copied: counting((2, 2)) };
    let (mut alias, cost) = counted(|| {
        let tensors = mixed.tensors::<Tch>().unwrap();
        let alias = tensors.with(|t| t.shared + t.copied);
        forget(tensors);
        forget(mixed.tensors_mut::<Tch>().unwrap());
        alias
    });
    assert_eq!(cost, 0);
    mixed.shared.fill(f32::NAN);
    mixed.copied.fill(f32::NAN);
    drop(mixed);
    drop(alias.g_add_(&full(&[2, 2], 1.0)));
    assert_eq!(values(&alias), [3.0, 5.0, 7.0, 9.0]);
}

/// A forgotten alias is one that nobody sees; libtorch does not know that.
#[test]
fn forgetting_an_alias_leaves_nothing_that_sees_the_array() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let (alias, cost) = counted(|| {
        grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| {
            forget(tensor.shallow_clone());
            tensor.shallow_clone()
        })
    });
    assert_eq!(cost, 1);
    assert_ne!(address(&alias), grid.address());
    grid.values.fill(f32::NAN);
    assert_eq!(values(&alias), [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn an_alias_given_a_type_by_owned_keeps_its_values() {
    let _turn = turn();
    let mut owned = outlive(2, 2, |tensor| Owned::<Tch, f32, Ix2>::try_from(tensor.shallow_clone()).unwrap());
    assert_eq!(owned.to_array().unwrap(), counting((2, 2)));
    owned.with_mut(|tensor| drop(tensor.fill_(5.0)));
    assert_eq!(owned.to_array().unwrap(), Array2::from_elem((2, 2), 5.0));
}

#[test]
fn an_alias_sent_to_another_thread_keeps_its_values_when_the_thread_ends_last() {
    let _turn = turn();
    let (send, receive) = std::sync::mpsc::channel::<Tensor>();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let reader = thread::spawn(move || {
        let alias = receive.recv().unwrap();
        wait.recv().unwrap();
        values(&alias)
    });
    outlive(2, 2, |tensor| send.send(tensor.shallow_clone()).unwrap());
    go.send(()).unwrap();
    assert_eq!(reader.join().unwrap(), [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn an_alias_of_a_nested_or_sparse_tensor_keeps_its_values() {
    let _turn = turn();
    let sparse = outlive(1, 2, |tensor| {
        let indices = Tensor::from_slice(&[0_i64, 3]).view([1, 2]);
        let options = (Kind::Float, tch::Device::Cpu);
        Tensor::internal_sparse_coo_tensor_unsafe(&indices, &tensor.view([2]), [4], options, true)
    });
    assert_eq!(values(&sparse.to_dense(None, false)), [1.0, 0.0, 0.0, 2.0]);
    let nested = outlive(2, 2, |tensor| {
        tensor.view([4]).internal_nested_view_from_buffer(
            &Tensor::from_slice(&[2_i64, 2]).view([1, 2]),
            &Tensor::from_slice(&[2_i64, 1]).view([1, 2]),
            &Tensor::from_slice(&[0_i64]),
        )
    });
    assert_eq!(values(&nested.unbind(0).remove(0)), [1.0, 2.0, 3.0, 4.0]);
}
