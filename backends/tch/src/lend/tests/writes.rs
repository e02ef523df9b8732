//! Writing to a tensor lent for reading never reaches the lent memory.

use std::borrow::Borrow;
use std::ptr::NonNull;

use tch::nn::OptimizerConfig;
use tch::{Device, Kind, Tensor};

use super::{address, counting, read, turn, values, write};
use crate::lend::{ReadGuard, copies};
use crate::scalar::ScalarType;
use crate::view::View;

/// A way to write to a 4×4 tensor through `&Tensor`.
type Writer = (&'static str, fn(&Tensor));

fn other() -> Tensor {
    Tensor::full([4, 4], 77.0, (Kind::Float, Device::Cpu))
}

fn index() -> Tensor {
    Tensor::from_slice(&[0i64, 2])
}

fn zero_index() -> Tensor {
    Tensor::zeros([4, 4], (Kind::Int64, Device::Cpu))
}

const WRITERS: &[Writer] = &[
    ("fill_ on a shallow clone", |t| drop(t.shallow_clone().fill_(77.0))),
    ("fill_ on a view", |t| drop(t.view([16]).fill_(77.0))),
    ("fill_ on a row", |t| drop(t.get(1).fill_(77.0))),
    ("fill_ on narrow", |t| drop(t.narrow(0, 1, 2).fill_(77.0))),
    ("fill_ on select", |t| drop(t.select(1, 2).fill_(77.0))),
    ("fill_ on detach", |t| drop(t.detach().fill_(77.0))),
    ("fill_ on a transpose", |t| drop(t.tr().fill_(77.0))),
    ("fill_ on as_strided", |t| drop(t.as_strided([3], [5], 1).fill_(77.0))),
    ("fill_ on another dtype's view", |t| drop(t.view_dtype(Kind::Uint8).fill_(7))),
    ("fill_ on a diagonal", |t| drop(t.diagonal(0, 0, 1).fill_(77.0))),
    ("fill_ on unfold", |t| drop(t.unfold(0, 2, 2).fill_(77.0))),
    ("fill_ on alias", |t| drop(t.alias().fill_(77.0))),
    ("fill_ on a chunk", |t| drop(t.chunk(2, 0).remove(0).fill_(77.0))),
    ("zero_", |t| drop(t.shallow_clone().zero_())),
    ("copy_", |t| t.shallow_clone().copy_(&other())),
    ("add_", |t| drop(t.shallow_clone().g_add_(&other()))),
    ("addmm_", |t| drop(t.shallow_clone().addmm_(&other(), &other()))),
    ("addcmul_", |t| drop(t.shallow_clone().addcmul_(&other(), &other()))),
    ("lerp_", |t| drop(t.shallow_clone().lerp_(&other(), 0.5))),
    ("clamp_", |t| drop(t.shallow_clone().clamp_(3.0, 4.0))),
    ("tril_", |t| drop(t.shallow_clone().tril_(-1))),
    ("cumsum_", |t| drop(t.shallow_clone().cumsum_(0, None))),
    ("normal_", |t| drop(t.shallow_clone().normal_(0.0, 1.0))),
    ("uniform_", |t| drop(t.shallow_clone().uniform_(0.0, 1.0))),
    ("random_", |t| drop(t.shallow_clone().random_())),
    ("geometric_", |t| drop(t.shallow_clone().geometric_(0.5))),
    ("fill_diagonal_", |t| drop(t.shallow_clone().fill_diagonal_(77.0, false))),
    ("masked_fill_", |t| drop(t.shallow_clone().masked_fill_(&t.gt(3.0), 77.0))),
    ("masked_scatter_", |t| drop(t.shallow_clone().masked_scatter_(&t.gt(3.0), &other()))),
    ("index_put_", |t| drop(t.shallow_clone().index_put_(&[Some(index())], &Tensor::from(77f32), false))),
    ("index_put_ accumulating", |t| drop(t.shallow_clone().index_put_(&[Some(index())], &Tensor::from(77f32), true))),
    ("index_add_", |t| drop(t.shallow_clone().index_add_(0, &index(), &other().narrow(0, 0, 2)))),
    ("index_copy_", |t| drop(t.shallow_clone().index_copy_(0, &index(), &other().narrow(0, 0, 2)))),
    ("index_fill_", |t| drop(t.shallow_clone().index_fill_(0, &index(), 77.0))),
    ("put_", |t| drop(t.shallow_clone().put_(&index(), &Tensor::from_slice(&[77f32, 78.0]), false))),
    ("scatter_add_", |t| drop(t.shallow_clone().scatter_add_(0, &zero_index(), &other()))),
    ("add_out", |t| drop(other().add_out(t, &other()))),
    ("mm_out", |t| drop(other().mm_out(t, &other()))),
    ("addmm_out", |t| drop(other().addmm_out(t, &other(), &other()))),
    ("baddbmm_out", |t| {
        let batch = other().view([1, 4, 4]);
        drop(batch.baddbmm_out(&t.view([1, 4, 4]), &batch, &batch));
    }),
    ("sigmoid_out", |t| drop(other().sigmoid_out(t))),
    ("cat_out", |t| drop(Tensor::cat_out(t, &[other().narrow(0, 0, 2), other().narrow(0, 0, 2)], 0))),
    ("stack_out", |t| drop(Tensor::stack_out(t, &[other().get(0), other().get(0), other().get(0), other().get(0)], 0))),
    ("gather_out", |t| drop(other().gather_out(t, 0, &zero_index(), false))),
    ("linalg_inv_out", |t| drop(Tensor::linalg_inv_out(t, &(Tensor::eye(4, (Kind::Float, Device::Cpu)) * 2.0)))),
    ("topk values", |t| drop(other().topk_values(t, &zero_index(), 4, 1, true, true))),
    ("avg_pool2d_out", |t| {
        let image = other().view([1, 1, 4, 4]);
        drop(image.avg_pool2d_out(&t.view([1, 1, 4, 4]), [1, 1], [1, 1], [0, 0], false, true, None));
    }),
    ("upsample_bilinear2d_out", |t| {
        let image = other().view([1, 1, 4, 4]);
        drop(image.upsample_bilinear2d_out(&t.view([1, 1, 4, 4]), [4, 4], false, None, None));
    }),
    ("full_out", |t| drop(Tensor::full_out(t, [4, 4], 77.0))),
    ("eye_out", |t| drop(Tensor::eye_out(t, 4))),
    ("rand_out", |t| drop(Tensor::rand_out(t, [4, 4]))),
    ("running statistics of batch_norm", |t| {
        let (mean, var) = (t.get(0), t.get(1));
        drop(other().batch_norm(None, None, Some(&mean), Some(&var), true, 0.5, 1e-5, false));
    }),
    ("updated statistics of batch_norm", |t| {
        drop(other().batch_norm_update_stats(Some(&t.get(0)), Some(&t.get(1)), 0.5));
    }),
    ("running range of fake quantisation", |t| {
        let on = Tensor::from_slice(&[1i32]);
        let (low, high, scale) = (t.get(0).narrow(0, 0, 1), t.get(0).narrow(0, 1, 1), t.get(0).narrow(0, 2, 1));
        let zero = Tensor::from_slice(&[0i32]);
        drop(
            other()
                .fused_moving_avg_obs_fake_quant(&on, &on, &low, &high, &scale, &zero, 0.1, 0, 255, -1, false, false),
        );
    }),
    ("mm_out of bf16", |t| {
        let half = other().to_kind(Kind::BFloat16);
        drop(half.mm_out(&t.view_dtype(Kind::BFloat16), &Tensor::cat(&[&half, &half], 1)));
    }),
    ("mv_out", |t| drop(other().mv_out(&t.get(0), &other().get(0)))),
    ("fft_fft_out", |t| {
        let complex = Tensor::complex(&other().narrow(1, 0, 2), &other().narrow(1, 0, 2));
        drop(complex.fft_fft_out(&t.view([4, 2, 2]).view_as_complex(), None, 1, "backward"));
    }),
    ("linalg_cholesky_out", |t| drop((Tensor::eye(4, (Kind::Float, Device::Cpu)) * 4.0).linalg_cholesky_out(t, false))),
    ("linalg_solve_out", |t| {
        drop(Tensor::linalg_solve_out(t, &Tensor::eye(4, (Kind::Float, Device::Cpu)), &other(), true));
    }),
    ("svd into singular values", |t| {
        let (left, right) = (other(), other());
        drop(other().svd_u(&left, &t.get(0), &right, true, true));
    }),
    ("renorm_", |t| drop(t.shallow_clone().renorm_(2.0, 0, 0.5))),
    ("embedding_renorm_", |t| drop(t.shallow_clone().embedding_renorm_(&index(), 0.1, 2.0))),
    ("a pointer from data_ptr", |t| {
        // SAFETY: the tensor has sixteen `f32` there, its own by now.
        unsafe { t.data_ptr().cast::<f32>().write(77.0) };
    }),
    ("a step of SGD", |t| {
        let vars = tch::nn::VarStore::new(Device::Cpu);
        let mut weight = vars.root().zeros("weight", &[4, 4]);
        tch::no_grad(|| weight.set_data(t));
        let mut optimizer = tch::nn::Sgd::default().build(&vars, 0.25).unwrap();
        optimizer.backward_step(&(&weight * &weight).sum(Kind::Float));
    }),
];

#[test]
fn no_route_of_writing_that_tch_offers_reaches_memory_lent_for_reading() {
    let _turn = turn();
    for (name, writer) in WRITERS {
        let mut memory = counting(16);
        let home = memory.as_ptr() as usize;
        let before = copies();
        read(&mut memory, &[4, 4], |tensor| {
            writer(tensor);
            assert_ne!(values(tensor), counting(16), "{name} wrote nothing, so it proves nothing");
            assert_ne!(address(tensor), home, "{name}");
        });
        assert_eq!(memory, counting(16), "{name} wrote to the lent memory");
        let after = copies();
        assert_eq!((after.count - before.count, after.bytes - before.bytes), (1, 64), "{name}");
    }
}

#[test]
fn a_second_write_costs_no_second_copy() {
    let _turn = turn();
    let mut memory = counting(4);
    let before = copies();
    let escaped = read(&mut memory, &[4], |tensor| {
        drop(tensor.shallow_clone().fill_(5.0));
        drop(tensor.get(1).fill_(6.0));
        tensor.shallow_clone()
    });
    assert_eq!(copies().count - before.count, 1);
    assert_eq!(values(&escaped), [5.0, 6.0, 5.0, 5.0]);
    assert_eq!(memory, counting(4));
}

#[test]
fn set_data_on_an_alias_changes_the_tensor_and_not_the_memory() {
    let _turn = turn();
    let mut memory = counting(4);
    read(&mut memory, &[4], |tensor| {
        tensor.shallow_clone().set_data(&Tensor::zeros([4], (Kind::Float, Device::Cpu)));
        assert_eq!(values(tensor), [0.0; 4]);
        drop(tensor.shallow_clone().fill_(9.0));
    });
    assert_eq!(memory, counting(4));
}

#[test]
fn resizing_a_lent_tensor_never_reaches_beyond_its_memory() {
    let _turn = turn();
    let mut memory = counting(8);
    let grow = |tensor: &Tensor| {
        let mut other = Tensor::zeros([4], (Kind::Float, Device::Cpu));
        drop(other.set_source_tensor_storage_offset_(tensor, 0, [8], [1]).fill_(9.0));
        drop(tensor.narrow(0, 2, 2).resize_([6]).fill_(9.0));
        drop(tensor.shallow_clone().resize_([8]).fill_(9.0));
        drop(tensor.shallow_clone().resize_([4]));
    };
    read(&mut memory[..4], &[4], |tensor| {
        assert!(tensor.f_as_strided([8], [1], 0).is_err());
        grow(tensor);
        drop(tensor.shallow_clone().fill_(9.0));
        grow(tensor);
    });
    assert_eq!(memory, counting(8));
    write(&mut memory[..4], &[4], ScalarType::F32, |tensor| grow(tensor));
    assert_eq!(memory, [9.0, 9.0, 9.0, 9.0, 5.0, 6.0, 7.0, 8.0]);
}

#[test]
fn libtorch_makes_no_lazy_clone_of_a_lent_tensor() {
    let _turn = turn();
    let mut memory = counting(4);
    read(&mut memory, &[4], |tensor| {
        assert!(tensor.f_internal_lazy_clone().is_err());
        drop(tensor.shallow_clone().fill_(9.0));
        assert!(tensor.f_internal_lazy_clone().is_err());
    });
    write(&mut memory, &[4], ScalarType::F32, |tensor| assert!(tensor.f_internal_lazy_clone().is_err()));
    assert_eq!(memory, counting(4));
}

#[test]
fn a_copy_of_a_view_with_gaps_keeps_every_element_in_its_place() {
    let _turn = turn();
    let mut memory = counting(24);
    let data = NonNull::from(&mut memory[..]).cast();
    // Axes out of order, gaps in two of them, one broadcast, one of length 1.
    let view = View::new(data, &[2, 3, 1, 2, 2], &[2, 6, 50, 0, 1], ScalarType::F32).unwrap();
    // SAFETY: the offsets stay within `memory`, which outlives the guard.
    let guard = unsafe { ReadGuard::new(&view) }.unwrap();
    let before = values(guard.borrow());
    let alias = Borrow::<Tensor>::borrow(&guard).shallow_clone();
    drop(guard);
    memory.fill(f32::NAN);
    assert_eq!(values(&alias), before);
}
