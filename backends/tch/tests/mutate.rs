//! `tensors_mut`: what the closure leaves in the tensor is in the array, and nowhere else.

mod common;

use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use common::{Grid, address, counted, counting, full, message, refusal, turn, values};
use ndarray::{Array1, Array2, ArrayViewMut2, Axis, Slice, arr2, array, s};
use tensor_core::{SharedMut, TensorInput};
use tensor_tch::Tch;
use tensor_tch::tch::{self, Device, Kind, Tensor};

/// Something a closure may do to the tensor it writes.
type Route = (&'static str, fn(&mut Tensor));

#[test]
fn what_is_written_is_in_the_array_and_nothing_is_copied() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let home = grid.address();
    let ((), cost) = counted(|| {
        let mut tensors = grid.tensors_mut::<Tch>().unwrap();
        tensors.values.with_mut(|tensor| {
            assert_eq!(address(tensor), home);
            drop(tensor.get(1).fill_(7.0));
            *tensor += 1.0;
            assert_eq!(address(tensor), home);
        });
        assert_eq!(tensors.values.view(), arr2(&[[2.0, 3.0], [8.0, 8.0]]));
        tensors.with_mut(|t| drop(t.values.g_mul_(&full(&[2, 2], 10.0))));
    });
    assert_eq!(cost, 0);
    assert_eq!(grid.values, arr2(&[[20.0, 30.0], [80.0, 80.0]]));
    assert_eq!(grid.address(), home);
}

#[test]
fn a_step_of_gradient_descent_trains_the_array_itself() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let ((), cost) = counted(|| {
        grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| {
            let leaf = tensor.detach().set_requires_grad(true);
            (&leaf * &leaf).sum(Kind::Float).backward();
            tch::no_grad(|| *tensor -= leaf.grad() * 0.25);
        });
    });
    assert_eq!(cost, 0);
    assert_eq!(grid.values, arr2(&[[0.5, 1.0], [1.5, 2.0]]));
}

#[test]
fn an_escaped_alias_no_longer_writes_to_the_array() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let (mut alias, cost) = counted(|| {
        grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| {
            drop(tensor.fill_(4.0));
            tensor.get(0)
        })
    });
    assert_eq!(cost, 1);
    drop(alias.fill_(9.0));
    assert_eq!(grid.values, Array2::from_elem((2, 2), 4.0));
    grid.values.fill(f32::NAN);
    assert_eq!(values(&alias), [9.0; 2]);
}

#[test]
fn an_alias_that_escaped_by_a_panic_no_longer_writes_to_the_array() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let mut escaped = None;
    let panic = catch_unwind(AssertUnwindSafe(|| {
        grid.tensors_mut::<Tch>().unwrap().with_mut(|t| {
            drop(t.values.get(0).fill_(8.0));
            escaped = Some(mem::replace(t.values, full(&[7], 0.0)));
            panic!("in the middle");
        });
    }));
    // Not the misfit: the first panic is the one that counts.
    assert_eq!(message(&*panic.unwrap_err()), "in the middle");
    drop(escaped.unwrap().fill_(5.0));
    assert_eq!(grid.values, arr2(&[[8.0, 8.0], [3.0, 4.0]]));
}

#[test]
fn a_tensor_assigned_in_the_closure_ends_in_the_array() {
    let routes: &[Route] = &[
        ("assignment", |t| *t = full(&[2, 2], 5.0)),
        ("swap", |t| {
            let mut other = full(&[2, 2], 5.0);
            mem::swap(t, &mut other);
            drop(other.fill_(9.0));
        }),
        ("an expression", |t| *t = t.zeros_like() + 5.0),
        ("set_data", |t| t.set_data(&full(&[2, 2], 5.0))),
        ("set_source_tensor_", |t| drop(t.set_source_tensor_(&full(&[2, 2], 5.0)))),
        ("a tensor with a gradient", |t| *t = full(&[2, 2], 2.5).set_requires_grad(true) * 2.0),
        ("a broadcast", |t| *t = full(&[1, 1], 5.0).expand([2, 2], false)),
        ("a transpose", |t| *t = full(&[2, 2], 5.0).tr()),
        ("a tensor without memory", |t| {
            *t = Tensor::internal_efficientzerotensor([2, 2], (Kind::Float, Device::Cpu));
            *t = &*t + 5.0;
        }),
        ("a grown and shrunk one", |t| {
            *t = full(&[3, 3], 5.0);
            drop(t.resize_([2, 2]));
        }),
    ];
    let _turn = turn();
    for (name, route) in routes {
        let mut grid = Grid::new(2, 2);
        let home = grid.address();
        let ((), cost) = counted(|| grid.tensors_mut::<Tch>().unwrap().values.with_mut(route));
        assert_eq!(grid.values, Array2::from_elem((2, 2), 5.0), "{name}");
        assert_eq!(cost, 1, "{name}");
        assert_eq!(grid.address(), home, "{name}");
    }
}

#[test]
fn a_view_of_the_lent_tensor_assigned_to_it_ends_in_the_array() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| *tensor = tensor.tr());
    assert_eq!(grid.values, arr2(&[[1.0, 3.0], [2.0, 4.0]]));
    grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| drop(tensor.transpose_(0, 1)));
    assert_eq!(grid.values, counting((2, 2)));
    grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| *tensor = tensor.flip([0]));
    assert_eq!(grid.values, arr2(&[[3.0, 4.0], [1.0, 2.0]]));
}

#[test]
fn fields_that_were_swapped_end_in_each_other_s_arrays() {
    #[derive(TensorInput)]
    struct Pair {
        left: Array1<f32>,
        right: Array1<f32>,
    }

    let _turn = turn();
    let mut pair = Pair { left: array![1.0, 2.0], right: array![3.0, 4.0] };
    pair.tensors_mut::<Tch>().unwrap().with_mut(|t| mem::swap(t.left, t.right));
    assert_eq!(pair.left, array![3.0, 4.0]);
    assert_eq!(pair.right, array![1.0, 2.0]);
}

#[test]
fn a_tensor_that_does_not_fit_panics_and_says_what_was_expected_and_found() {
    let routes: &[Route] = &[
        ("found `f32` [4]", |t| *t = full(&[4], 0.0)),
        ("found `f64` [2, 2]", |t| *t = full(&[2, 2], 0.0).to_kind(Kind::Double)),
        ("found an undefined tensor", |t| *t = Tensor::new()),
        ("can't be copied", |t| *t = full(&[2, 2], 0.0).to_sparse(None, None::<&[i64]>, None)),
        ("found `f32` [1, 2]", |t| drop(t.resize_([1, 2]))),
        ("found `f32` [1, 2, 2]", |t| drop(t.unsqueeze_(0))),
    ];
    let _turn = turn();
    for (found, route) in routes {
        let mut grid = Grid::new(2, 2);
        let mut tensors = grid.tensors_mut::<Tch>().unwrap();
        let panic = catch_unwind(AssertUnwindSafe(|| tensors.values.with_mut(route))).unwrap_err();
        let text = message(&*panic);
        assert!(
            text.starts_with("the tensor lent for writing was replaced by one that does not fit its array"),
            "{text}"
        );
        assert!(text.contains("expected `f32` [2, 2]"), "{text}");
        assert!(text.contains(found), "{text}");
        assert!(text.ends_with("replace it by one of the same dtype and shape"), "{text}");
        // The share is as good as before.
        tensors.values.with_mut(|tensor| drop(tensor.fill_(6.0)));
        assert_eq!(grid.values, Array2::from_elem((2, 2), 6.0), "{found}");
    }
}

/// The second misfit is found while the first one's panic unwinds.
#[test]
fn two_tensors_that_do_not_fit_are_one_panic_and_no_abort() {
    #[derive(TensorInput)]
    struct Pair {
        left: Array1<f32>,
        right: Array1<f32>,
    }

    let _turn = turn();
    let mut pair = Pair { left: array![1.0, 2.0], right: array![3.0, 4.0] };
    let panic = catch_unwind(AssertUnwindSafe(|| {
        pair.tensors_mut::<Tch>().unwrap().with_mut(|t| {
            *t.left = full(&[3], 0.0);
            *t.right = full(&[3], 0.0);
        });
    }));
    let panic = panic.unwrap_err();
    let text = message(&*panic);
    assert!(text.starts_with("`Pair.right`: ") && text.contains("found `f32` [3]"), "{text}");
    assert_eq!([&pair.left, &pair.right], [&array![1.0, 2.0], &array![3.0, 4.0]]);
}

#[test]
fn a_tensor_that_does_not_fit_panics_even_in_a_drop_while_another_panic_unwinds() {
    /// Replaces a tensor when it is dropped, and keeps the message of the panic.
    struct Last<'l>(&'l mut String);

    impl Drop for Last<'_> {
        fn drop(&mut self) {
            let mut grid = Grid::new(2, 2);
            let mut tensors = grid.tensors_mut::<Tch>().unwrap();
            tensors.with_mut(|t| *t.values = full(&[2, 2], 8.0));
            let panic = catch_unwind(AssertUnwindSafe(|| tensors.with_mut(|t| *t.values = full(&[3], 0.0))));
            message(&*panic.unwrap_err()).clone_into(self.0);
            assert_eq!(grid.values, Array2::from_elem((2, 2), 8.0));
        }
    }

    let _turn = turn();
    let mut text = String::new();
    let first = catch_unwind(AssertUnwindSafe(|| {
        let _last = Last(&mut text);
        panic!("the first panic");
    }));
    assert_eq!(message(&*first.unwrap_err()), "the first panic");
    assert!(text.starts_with("`Grid.values`: the tensor lent for writing was replaced"), "{text}");
}

#[derive(TensorInput)]
struct Mask {
    mask: Array1<bool>,
}

/// The bytes as they are: comparing `bool`s would assume that they are valid.
fn bytes(mask: &Array1<bool>) -> Vec<u8> {
    // SAFETY: any `bool`, and whatever else may be in its byte, is a `u8`.
    mask.iter().map(|value| unsafe { std::ptr::from_ref(value).cast::<u8>().read() }).collect()
}

#[test]
fn bools_are_valid_again_whatever_bytes_were_written() {
    let _turn = turn();
    let mut mask = Mask { mask: array![false, true, false, true] };
    mask.tensors_mut::<Tch>().unwrap().mask.with_mut(|tensor| {
        drop(tensor.view_dtype(Kind::Uint8).narrow(0, 1, 2).fill_(7));
    });
    assert_eq!(bytes(&mask.mask), [0, 1, 1, 1]);

    let sevens = || Tensor::full([4], 7, (Kind::Uint8, Device::Cpu)).view_dtype(Kind::Bool);
    mask.tensors_mut::<Tch>().unwrap().mask.with_mut(|tensor| *tensor = sevens());
    assert_eq!(bytes(&mask.mask), [1; 4]);

    let mut escaped = None;
    let panic = catch_unwind(AssertUnwindSafe(|| {
        mask.tensors_mut::<Tch>().unwrap().mask.with_mut(|tensor| {
            drop(tensor.view_dtype(Kind::Uint8).fill_(200));
            escaped = Some(tensor.shallow_clone());
            *tensor = Tensor::new();
            panic!("in the middle");
        });
    }));
    assert!(panic.is_err());
    assert_eq!(bytes(&mask.mask), [1; 4]);
    drop(escaped.unwrap().view_dtype(Kind::Uint8).fill_(9));
    assert_eq!(bytes(&mask.mask), [1; 4]);

    let owned = tensor_core::Owned::<Tch, bool, ndarray::Ix1>::try_from(sevens()).unwrap();
    assert_eq!(bytes(&owned.to_array().unwrap()), [1; 4]);
}

#[test]
fn bools_between_the_elements_are_valid_again_as_well() {
    let _turn = turn();
    let mut mask = Mask { mask: array![false, true, false, true, false].slice_move(s![..;2]) };
    mask.tensors_mut::<Tch>().unwrap().mask.with_mut(|tensor| {
        drop(tensor.as_strided([5], [1], 0).view_dtype(Kind::Uint8).fill_(3));
    });
    assert_eq!(bytes(&mask.mask), [1; 3]);
    let (all, _) = mask.mask.into_raw_vec_and_offset();
    assert_eq!(bytes(&Array1::from(all)), [1; 5]);
}

#[test]
fn an_owned_array_with_gaps_is_written_where_it_is() {
    let _turn = turn();
    let mut moved = Grid { values: counting((4, 6)).slice_move(s![1..;2, ..;3]) };
    let mut collapsed = counting((4, 6));
    collapsed.slice_collapse(s![1..;2, ..;3]);
    let mut collapsed = Grid { values: collapsed };
    for grid in [&mut moved, &mut collapsed] {
        let home = grid.address();
        let ((), cost) = counted(|| {
            grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| {
                assert_eq!((address(tensor), tensor.size(), tensor.stride()), (home, vec![2, 2], vec![12, 3]));
                drop(tensor.fill_(0.0));
            });
        });
        assert_eq!(cost, 0);
        assert_eq!(grid.values, Array2::<f32>::zeros((2, 2)));
        let (memory, _) = mem::take(&mut grid.values).into_raw_vec_and_offset();
        let mut expected = counting(24).to_vec();
        for element in [6, 9, 18, 21] {
            expected[element] = 0.0;
        }
        assert_eq!(memory, expected);
    }
}

/// A matrix that is somebody else's.
#[derive(TensorInput)]
struct Lent<'a> {
    values: ArrayViewMut2<'a, f32>,
}

#[test]
fn a_mutable_view_with_gaps_is_refused_and_the_error_names_the_field() {
    let _turn = turn();
    let mut array = counting((3, 4));
    let mut lent = Lent { values: array.slice_mut(s![.., 1..3]) };
    assert_eq!(
        refusal(lent.tensors_mut::<Tch>()),
        "`Lent.values`: a view of shape [3, 2] and strides [4, 1] has gaps, and PyTorch could reach the memory between its \
         elements, which may be lent to somebody else; share the whole array and slice the tensor, \
         write `#[tensor(copy)]`, or call `to_tensors`"
    );
    let mut lent = Lent { values: array.slice_mut(s![.., ..;2]) };
    assert!(refusal(lent.tensors_mut::<Tch>()).starts_with("`Lent.values`: a view of shape [3, 2] and strides [4, 2]"));
    let halves = array.multi_slice_mut((s![.., ..2], s![.., 2..]));
    for half in <[_; 2]>::from(halves) {
        assert!(refusal(Lent { values: half }.tensors_mut::<Tch>()).contains("has gaps"));
    }
}

#[test]
fn the_neighbour_of_a_mutable_view_is_out_of_reach() {
    let _turn = turn();
    let mut array = counting((4, 4));
    let (top, bottom) = array.view_mut().split_at(Axis(0), 2);
    let mut top = Lent { values: top };
    let mut bottom = Lent { values: bottom };
    let mut top = top.tensors_mut::<Tch>().unwrap();
    let mut bottom = bottom.tensors_mut::<Tch>().unwrap();
    top.values.with_mut(|tensor| {
        assert!(tensor.f_as_strided([12], [1], 0).is_err());
        assert!(tensor.f_as_strided([1], [1], 8).is_err());
        assert!(tensor.f_as_strided_([3, 4], [4, 1], 0).is_err());
        drop(tensor.fill_(0.0));
    });
    bottom.values.with_mut(|tensor| assert_eq!(values(tensor), values_from(9.0)));
    assert_eq!(array.slice_axis(Axis(0), Slice::from(2..)), counting((4, 4)).slice(s![2.., ..]));
}

fn values_from(first: f32) -> Vec<f32> {
    (0..8_u8).map(|step| first + f32::from(step)).collect()
}

#[test]
fn the_two_halves_of_an_array_can_be_written_by_two_threads() {
    let _turn = turn();
    let mut array = Array2::<f32>::zeros((4, 4));
    let (top, bottom) = array.view_mut().split_at(Axis(0), 2);
    thread::scope(|scope| {
        for (half, value) in [(top, 1.0), (bottom, 2.0)] {
            scope.spawn(move || {
                SharedMut::<Tch, _, _>::new(half).unwrap().with_mut(|tensor| drop(tensor.fill_(value)));
            });
        }
    });
    assert_eq!(array.sum_axis(Axis(1)), array![4.0, 4.0, 8.0, 8.0]);
}

#[test]
fn the_other_owner_of_an_arc_array_stays_as_it_was() {
    #[derive(TensorInput)]
    struct Counted {
        values: ndarray::ArcArray2<f32>,
    }

    let _turn = turn();
    let other = counting((2, 2)).into_shared();
    let mut counted = Counted { values: other.clone() };
    counted.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| drop(tensor.fill_(9.0)));
    assert_eq!(counted.values, Array2::from_elem((2, 2), 9.0));
    assert_eq!(other, counting((2, 2)));
}

#[test]
fn a_read_of_a_writable_share_sees_what_was_written_and_can_t_write() {
    use tensor_core::TensorArg;

    fn spoil(tensor: impl TensorArg<Tch, f32, ndarray::Ix2>) -> Vec<f32> {
        tensor.with(|tensor| {
            let before = values(tensor);
            drop(tensor.shallow_clone().fill_(77.0));
            before
        })
    }

    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let mut tensors = grid.tensors_mut::<Tch>().unwrap();
    SharedMut::with_mut(&mut tensors.values, |tensor| *tensor += 1.0);
    assert_eq!(spoil(&tensors.values), [2.0, 3.0, 4.0, 5.0]);
    assert_eq!(grid.values, counting((2, 2)) + 1.0);
}

#[test]
fn a_tensor_that_is_grown_does_not_reach_the_array_s_neighbour() {
    let _turn = turn();
    let mut array = counting((4, 2));
    let (top, _) = array.view_mut().split_at(Axis(0), 2);
    let panic = catch_unwind(AssertUnwindSafe(|| {
        SharedMut::<Tch, _, _>::new(top).unwrap().with_mut(|tensor| {
            let _ = tensor.f_resize_([4, 2]);
            drop(tensor.fill_(99.0));
        });
    }));
    assert!(message(&*panic.unwrap_err()).contains("expected `f32` [2, 2], found `f32` [4, 2]"));
    assert_eq!(array, counting((4, 2)));
}

#[test]
fn a_tensor_that_is_grown_and_shrunk_again_ends_in_the_array() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let home = grid.address();
    grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| {
        drop(tensor.resize_([3, 3]).fill_(5.0).resize_([2, 2]));
        assert_ne!(address(tensor), home);
    });
    assert_eq!(grid.values, Array2::from_elem((2, 2), 5.0));
}

#[test]
fn an_alias_of_a_tensor_that_was_replaced_keeps_its_values() {
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    let old = grid.tensors_mut::<Tch>().unwrap().values.with_mut(|tensor| mem::replace(tensor, full(&[2, 2], 5.0)));
    assert_eq!(values(&old), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(grid.values, Array2::from_elem((2, 2), 5.0));
}
