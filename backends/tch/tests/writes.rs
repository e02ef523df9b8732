//! Nothing that tch offers for writing to a tensor reaches the array that is shared.

mod common;

use std::sync::Mutex;
use std::thread;

use common::{Grid, address, counted, counting, full, turn, values};
use ndarray::{Array1, ArrayView2};
use tensor_core::TensorInput;
use tensor_tch::Tch;
use tensor_tch::tch::nn::{self, ModuleT, OptimizerConfig};
use tensor_tch::tch::{self, Device, Kind, Tensor};

/// A way to write to a tensor of 4×4 through `&Tensor`.
type Writer = (&'static str, fn(&Tensor));

fn other() -> Tensor {
    full(&[4, 4], 77.0)
}

fn rows() -> Tensor {
    Tensor::from_slice(&[0_i64, 2])
}

/// A variable whose data is the share.
fn variable(store: &nn::VarStore, share: &Tensor) -> Tensor {
    let mut variable = store.root().zeros("weight", &[4, 4]);
    tch::no_grad(|| variable.set_data(share));
    variable
}

fn train(share: &Tensor, config: impl OptimizerConfig) {
    let store = nn::VarStore::new(Device::Cpu);
    let weight = variable(&store, share);
    let mut optimizer = config.build(&store, 0.25).unwrap();
    optimizer.backward_step(&(&weight * &weight).sum(Kind::Float));
}

const IN_PLACE: &[Writer] = &[
    ("shallow_clone", |t| drop(t.shallow_clone().fill_(77.0))),
    ("view", |t| drop(t.view([16]).fill_(77.0))),
    ("view of another dtype", |t| drop(t.view_dtype(Kind::Uint8).fill_(7))),
    ("reshape", |t| drop(t.reshape([2, 8]).fill_(77.0))),
    ("flatten", |t| drop(t.flatten(0, 1).fill_(77.0))),
    ("get", |t| drop(t.get(1).fill_(77.0))),
    ("narrow", |t| drop(t.narrow(0, 1, 2).fill_(77.0))),
    ("select", |t| drop(t.select(1, 2).fill_(77.0))),
    ("slice", |t| drop(t.slice(1, 0, 4, 2).fill_(77.0))),
    ("detach", |t| drop(t.detach().fill_(77.0))),
    ("data", |t| drop(t.data().fill_(77.0))),
    ("transpose", |t| drop(t.transpose(0, 1).fill_(77.0))),
    ("permute", |t| drop(t.permute([1, 0]).fill_(77.0))),
    ("unsqueeze", |t| drop(t.unsqueeze(0).fill_(77.0))),
    ("as_strided", |t| drop(t.as_strided([4], [5], 0).fill_(77.0))),
    ("split", |t| drop(t.split(2, 0).remove(1).fill_(77.0))),
    ("unbind", |t| drop(t.unbind(0).remove(3).fill_(77.0))),
    ("diagonal", |t| drop(t.diagonal(0, 0, 1).fill_(77.0))),
    ("unfold", |t| drop(t.unfold(0, 2, 2).fill_(77.0))),
    ("view_as_complex", |t| drop(t.view([4, 2, 2]).view_as_complex().fill_(77.0))),
    ("set_requires_grad", |t| tch::no_grad(|| drop(t.set_requires_grad(true).fill_(77.0)))),
    ("set_source_tensor_", |t| drop(full(&[1], 0.0).set_source_tensor_(t).fill_(77.0))),
    ("set_data of another tensor", |t| {
        let mut alias = full(&[4, 4], 0.0);
        alias.set_data(t);
        drop(alias.fill_(77.0));
    }),
    ("to the kind and the device that it has", |t| drop(t.to_kind(Kind::Float).to_device(Device::Cpu).fill_(77.0))),
    ("contiguous", |t| drop(t.contiguous().fill_(77.0))),
    ("an undropping dropout", |t| drop(t.dropout(0.0, false).fill_(77.0))),
    ("internal_reshape_alias", |t| drop(t.internal_reshape_alias([16], [1]).fill_(77.0))),
    ("the values of a sparse tensor", |t| {
        let sparse = Tensor::internal_sparse_coo_tensor_unsafe(
            &Tensor::from_slice(&[0_i64, 1, 2, 3]).view([1, 4]),
            t,
            [4, 4],
            (Kind::Float, Device::Cpu),
            true,
        );
        drop(sparse.internal_values().fill_(77.0));
    }),
    ("a nested tensor's buffer", |t| {
        let nested = t.view([16]).internal_nested_view_from_buffer(
            &Tensor::from_slice(&[4_i64, 4]).view([1, 2]),
            &Tensor::from_slice(&[4_i64, 1]).view([1, 2]),
            &Tensor::from_slice(&[0_i64]),
        );
        drop(nested.unbind(0).remove(0).fill_(77.0));
    }),
    ("a mutable pointer asked for by many threads of libtorch at once", |t| {
        drop(t.internal_test_parallel_materialize(8, false));
        drop(t.shallow_clone().fill_(77.0));
    }),
];

const IN_PLACE_FUNCTIONS: &[Writer] = &[
    ("copy_", |t| t.shallow_clone().copy_(&other())),
    ("+=", |t| {
        let mut alias = t.shallow_clone();
        alias += 1.0;
    }),
    ("zero_", |t| drop(t.shallow_clone().zero_())),
    ("sub_", |t| drop(t.shallow_clone().g_sub_(&other()))),
    ("clamp_", |t| drop(t.shallow_clone().clamp_(3.0, 4.0))),
    ("tril_", |t| drop(t.shallow_clone().tril_(-1))),
    ("normal_", |t| drop(t.shallow_clone().normal_(0.0, 1.0))),
    ("addmm_", |t| drop(t.shallow_clone().addmm_(&other(), &other()))),
    ("index_put_", |t| drop(t.shallow_clone().index_put_(&[Some(rows())], &Tensor::from(77_f32), false))),
    ("index_add_", |t| drop(t.shallow_clone().index_add_(0, &rows(), &full(&[2, 4], 1.0)))),
    ("index_copy_", |t| drop(t.shallow_clone().index_copy_(0, &rows(), &full(&[2, 4], 1.0)))),
    ("masked_fill_", |t| drop(t.shallow_clone().masked_fill_(&t.gt(3.0), 77.0))),
    ("set_", |t| drop(t.get(0).set_source_tensor_(&t.get(1)).fill_(77.0))),
    ("dropout_ of all", |t| drop(t.shallow_clone().dropout_(1.0, true))),
];

const OUT: &[Writer] = &[
    ("add_out", |t| drop(other().add_out(t, &other()))),
    ("mm_out", |t| drop(other().mm_out(t, &other()))),
    ("matmul_out", |t| drop(other().matmul_out(t, &other()))),
    ("sigmoid_out", |t| drop(other().sigmoid_out(t))),
    ("sort_values into values", |t| {
        drop(other().sort_values(t, &Tensor::zeros([4, 4], (Kind::Int64, Device::Cpu)), 0, true));
    }),
    ("cat_out", |t| drop(Tensor::cat_out(t, &[full(&[2, 4], 1.0), full(&[2, 4], 2.0)], 0))),
    ("full_out", |t| drop(Tensor::full_out(t, [4, 4], 77.0))),
    ("rand_out", |t| drop(Tensor::rand_out(t, [4, 4]))),
    ("linspace_out into a row", |t| drop(Tensor::linspace_out(&t.get(2), 50.0, 53.0, 4))),
    ("softmax_int_out", |t| drop(other().softmax_int_out(t, 0, None))),
    ("t_copy_out", |t| drop(t.t_copy_out(t))),
    ("fill_scalar_out", |t| drop(other().fill_scalar_out(t, 5.0))),
    ("avg_pool2d_out", |t| {
        drop(full(&[1, 1, 4, 4], 2.0).avg_pool2d_out(&t.view([1, 1, 4, 4]), [1, 1], [1, 1], [0, 0], false, true, None));
    }),
    ("dot_out into one element", |t| drop(other().get(0).dot_out(&t.get(0).get(0), &other().get(0)))),
];

const TRAINING: &[Writer] = &[
    ("a step of SGD", |t| train(t, nn::Sgd::default())),
    ("a step of SGD with momentum", |t| train(t, nn::sgd(0.9, 0.0, 1e-4, true))),
    ("a step of Adam", |t| train(t, nn::Adam::default())),
    ("a step of AdamW", |t| train(t, nn::AdamW::default())),
    ("a step of RMSProp", |t| train(t, nn::RmsProp::default())),
    ("a step written by hand", |t| {
        let store = nn::VarStore::new(Device::Cpu);
        let mut weight = variable(&store, t);
        (&weight * 3.0).sum(Kind::Float).backward();
        tch::no_grad(|| drop(weight.g_sub_(&weight.grad())));
    }),
    ("loading a VarStore", |t| {
        let mut bytes = Vec::new();
        let saved = nn::VarStore::new(Device::Cpu);
        drop(saved.root().ones("weight", &[4, 4]));
        saved.save_to_stream(&mut bytes).unwrap();
        let mut store = nn::VarStore::new(Device::Cpu);
        drop(variable(&store, t));
        store.load_from_stream(std::io::Cursor::new(bytes)).unwrap();
    }),
    ("copying a VarStore", |t| {
        let source = nn::VarStore::new(Device::Cpu);
        drop(source.root().ones("weight", &[4, 4]));
        let mut store = nn::VarStore::new(Device::Cpu);
        drop(variable(&store, t));
        store.copy(&source).unwrap();
    }),
    ("the running mean of a batch norm", |t| {
        let store = nn::VarStore::new(Device::Cpu);
        let mut norm = nn::batch_norm1d(store.root(), 4, nn::BatchNormConfig::default());
        norm.running_mean.set_data(&t.get(0));
        drop(norm.forward_t(&other(), true));
    }),
    ("the gradient's own memory", |t| {
        let variable = full(&[4, 4], 2.0).set_requires_grad(true);
        (&variable * 3.0).sum(Kind::Float).backward();
        variable.grad().set_data(t);
        (&variable * 3.0).sum(Kind::Float).backward();
    }),
    ("clipping of gradients", |t| {
        let store = nn::VarStore::new(Device::Cpu);
        let weight = store.root().zeros("weight", &[4, 4]);
        (&weight * 3.0).sum(Kind::Float).backward();
        weight.grad().set_data(t);
        nn::Sgd::default().build(&store, 0.1).unwrap().clip_grad_norm(0.01);
    }),
    ("zeroing of gradients", |t| {
        let mut weight = full(&[4, 4], 2.0).set_requires_grad(true);
        (&weight * 3.0).sum(Kind::Float).backward();
        weight.grad().set_data(t);
        weight.zero_grad();
    }),
];

/// Lends an array to each writer and looks at the array afterwards, and at the tensor before.
fn prove(writers: &[Writer]) {
    let _turn = turn();
    for (name, writer) in writers {
        let grid = Grid::new(4, 4);
        let tensors = grid.tensors::<Tch>().unwrap();
        let ((), cost) = counted(|| {
            tensors.values.with(|tensor| {
                writer(tensor);
                assert_ne!(
                    values(tensor),
                    values_of(&counting((4, 4)).view()),
                    "{name} wrote nothing: it proves nothing"
                );
                assert_ne!(address(tensor), grid.address(), "{name}");
            });
        });
        assert_eq!(grid.values, counting((4, 4)), "{name} wrote to the array");
        assert_eq!(cost, 1, "{name}");
        tensors.values.with(|tensor| assert_eq!(address(tensor), grid.address(), "{name}, the next time"));
    }
}

fn values_of(array: &ArrayView2<'_, f32>) -> Vec<f32> {
    array.iter().copied().collect()
}

#[test]
fn in_place_operations_on_any_alias_leave_the_array_as_it_was() {
    prove(IN_PLACE);
}

#[test]
fn in_place_functions_leave_the_array_as_it_was() {
    prove(IN_PLACE_FUNCTIONS);
}

#[test]
fn functions_with_a_share_as_their_out_leave_the_array_as_it_was() {
    prove(OUT);
}

#[test]
fn optimizers_and_modules_that_hold_a_share_leave_the_array_as_it_was() {
    prove(TRAINING);
}

/// tch reads through `data_ptr` where it could read through a constant pointer.
#[test]
fn methods_of_tch_that_ask_for_a_mutable_pointer_leave_the_array_as_it_was() {
    let _turn = turn();
    let grid = Grid::new(2, 2);
    let file = std::env::temp_dir().join(format!("tensor-tch-writes-{}.npy", std::process::id()));
    grid.tensors::<Tch>().unwrap().values.with(|tensor| {
        let mut read = vec![0.0_f32; 4];
        tensor.copy_data(&mut read, 4);
        assert_eq!(read, [1.0, 2.0, 3.0, 4.0]);
        let mut bytes = [0; 16];
        tensor.copy_data_u8(&mut bytes, 4);
        tensor.write_npy(&file).unwrap();
        let pointer = tensor.data_ptr().cast::<f32>();
        // SAFETY: the tensor has four `f32` there, and nothing else uses them meanwhile.
        unsafe { pointer.write(77.0) };
        assert_eq!(values(tensor), [77.0, 2.0, 3.0, 4.0]);
    });
    std::fs::remove_file(file).unwrap();
    assert_eq!(grid.values, counting((2, 2)));
}

#[test]
fn a_write_into_one_share_reaches_no_other_share_of_the_same_array() {
    #[derive(TensorInput)]
    struct Twice<'a> {
        first: ArrayView2<'a, f32>,
        second: ArrayView2<'a, f32>,
    }

    let _turn = turn();
    let array = counting((2, 2));
    let twice = Twice { first: array.view(), second: array.view() };
    twice.tensors::<Tch>().unwrap().with(|t| {
        drop(t.second.mul_out(t.first, t.second));
        assert_eq!(values(t.first), [1.0, 4.0, 9.0, 16.0]);
        assert_eq!(values(t.second), [1.0, 2.0, 3.0, 4.0]);
        assert_eq!(address(t.second), array.as_ptr() as usize);
    });
    assert_eq!(array, counting((2, 2)));
}

#[test]
fn writes_by_several_threads_at_once_leave_the_array_as_it_was() {
    let _turn = turn();
    let grid = Grid::new(64, 64);
    let tensors = grid.tensors::<Tch>().unwrap();
    let ((), cost) = counted(|| {
        tensors.values.with(|tensor| {
            let rows: Vec<_> = (0..64).map(|row| Mutex::new(tensor.get(row))).collect();
            thread::scope(|scope| {
                for row in &rows {
                    scope.spawn(|| drop(row.lock().unwrap().fill_(77.0)));
                }
            });
            assert_eq!(values(tensor), [77.0; 64 * 64]);
        });
    });
    assert_eq!(cost, 1);
    assert_eq!(grid.values, counting((64, 64)));
}

#[test]
fn shares_used_by_several_threads_at_once_are_independent() {
    let _turn = turn();
    let grid = Grid::new(8, 8);
    let tensors = grid.tensors::<Tch>().unwrap();
    thread::scope(|scope| {
        for thread in 0..8_u8 {
            let share = &tensors.values;
            scope.spawn(move || {
                share.with(|tensor| {
                    drop(tensor.shallow_clone().fill_(f64::from(thread)));
                    assert_eq!(values(tensor), [f32::from(thread); 64]);
                });
            });
        }
    });
    assert_eq!(grid.values, counting((8, 8)));
}

/// Attempts to reach beyond the array are refused, with and without a write before.
#[test]
fn a_share_can_t_be_grown_over_its_array_s_neighbours() {
    let _turn = turn();
    let memory: Array1<f32> = counting(12);
    let (_, right) = memory.view().split_at(ndarray::Axis(0), 4);
    let (share, _) = right.split_at(ndarray::Axis(0), 4);
    let share = tensor_core::Shared::<Tch, _, _>::new(share).unwrap();
    for write_first in [false, true] {
        share.with(|tensor| {
            if write_first {
                drop(tensor.shallow_clone().fill_(5.0));
            }
            assert!(tensor.f_as_strided([5], [1], 0).is_err());
            assert!(tensor.f_as_strided([4], [1], 1).is_err());
            assert!(tensor.f_as_strided([2], [-1], 0).is_err());
        });
    }
    assert_eq!(memory, counting(12));
}

/// Where libtorch can't grow a tensor's memory, it says so only after it has set the sizes, and the tensor is read beyond
/// its end from then on. So a share can be grown, into memory of its own.
#[test]
fn a_share_that_is_grown_has_memory_of_its_own() {
    /// A way to make a tensor of 8 elements of a share of 4.
    type Grow = (&'static str, fn(&Tensor) -> Tensor);

    const GROWN: &[Grow] = &[
        ("resize_", |t| t.shallow_clone().resize_([8])),
        ("resize_ of an alias", |t| t.narrow(0, 0, 2).resize_([8])),
        ("resize_as_", |t| t.shallow_clone().resize_as_(&full(&[8], 0.0))),
        ("set_source_tensor_storage_offset_", |t| full(&[1], 0.0).set_source_tensor_storage_offset_(t, 0, [8], [1])),
        ("a function's out", |t| full(&[8], 5.0).neg_out(&t.narrow(0, 0, 0))),
    ];

    let _turn = turn();
    let memory: Array1<f32> = counting(12);
    let share = tensor_core::Shared::<Tch, _, _>::new(memory.slice(ndarray::s![4..8])).unwrap();
    let home = memory.as_slice().unwrap().as_ptr_range();
    for (name, grow) in GROWN {
        for write_first in [false, true] {
            let mut grown = share.with(|tensor| {
                if write_first {
                    drop(tensor.shallow_clone().fill_(5.0));
                }
                let grown = grow(tensor);
                assert_eq!(grown.size(), [8], "{name}");
                assert!(!home.contains(&tensor_tch::const_data_ptr(&grown).cast()), "{name}");
                grown
            });
            drop(grown.fill_(77.0));
            assert_eq!(values(&grown), [77.0; 8], "{name}");
            assert_eq!(memory, counting(12), "{name}");
        }
    }
}
