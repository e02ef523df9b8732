//! Copies with a cast on the way.

use half::{bf16, f16};
use ndarray::{Array1, Array4, Ix1, Ix4};
use tch::{Kind, Tensor};
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_core::{Cast, Element, TensorInput};
use tensor_tch::{Shared, Tch};

/// Elements: 16 Mi.
const LEN: usize = 16 << 20;

/// A row for each cast.
macro_rules! casts {
    ($bench:ident: $($what:literal, $from:ty => $to:ty, $kind:ident, $value:expr;)*) => {
        $(
            if $bench.wants($what) {
                #[derive(TensorInput)]
                struct Input {
                    #[tensor(copy, cast_lossy = $to)]
                    values: Array1<$from>,
                }
                let input = Input { values: (0..LEN).map($value).collect() };
                let ours = Side::new("copy, cast_lossy", || input.tensors::<Tch>().expect("enough memory"));
                let older = (0..LEN).map($value).collect();
                $bench.row($what, ours, against::<$from, $to>(&input.values, &older, Kind::$kind));
            }
        )*
    };
}

pub(crate) fn all(bench: &mut Bench) {
    casts! { bench:
        "cast u8→f32, 16 Mi", u8 => f32, Float, |i| i as u8;
        "cast u8→i64, 16 Mi", u8 => i64, Int64, |i| i as u8;
        "cast f64→f32, 16 Mi", f64 => f32, Float, |i| i as f64 * 0.37;
        "cast f32→bf16, 16 Mi", f32 => bf16, BFloat16, |i| i as f32 * 0.37;
        "cast f32→f16, 16 Mi", f32 => f16, Half, |i| i as f32 * 0.0037;
        "cast i64→i32, 16 Mi", i64 => i32, Int, |i| i as i64;
    }
    fused(bench);
}

/// The sides to compare with: libtorch's own cast, and a cast by ndarray's `mapv`.
fn against<'a, T: Cast<U>, U: Element + tch::kind::Element>(
    array: &'a Array1<T>,
    older: &'a ndarray_of_tch::Array1<T>,
    kind: Kind,
) -> Vec<Against<'a>> {
    let lent = move || {
        let shared = Shared::<Tch, T, Ix1>::new(array.view()).expect("an array without gaps");
        shared.with(|tensor| tensor.to_kind(kind))
    };
    let mapped = || Tensor::try_from(&older.mapv(|value| -> U { value.cast() })).expect("enough memory");
    vec![
        Against::goal(1.0, Side::new("lent, `to_kind`", lent)),
        Against::goal(1.0 / 3.0, Side::new("`mapv`, then `Tensor::try_from`", mapped)),
    ]
}

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, permute = [0, 3, 1, 2])]
    nchw: Array4<u8>,
}

/// Bytes with the channels last to floats with the channels first.
fn fused(bench: &mut Bench) {
    let what = "NHWC u8→NCHW f32 64×224×224×3";
    if !bench.wants(what) {
        return;
    }
    let value = |(n, h, w, c)| (n + h * 3 + w * 7 + c) as u8;
    let images = Images { nchw: Array4::from_shape_fn((64, 224, 224, 3), value) };
    bench.row(
        what,
        Side::new("copy, cast, permute", || images.tensors::<Tch>().expect("enough memory")),
        vec![
            Against::goal(
                1.0 / 1.5,
                Side::new("`permute().to_kind().contiguous()`", || {
                    let shared = Shared::<Tch, u8, Ix4>::new(images.nchw.view()).expect("an array without gaps");
                    shared.with(|tensor| tensor.permute([0, 3, 1, 2]).to_kind(Kind::Float).contiguous())
                }),
            ),
            Against::goal(
                1.0 / 1.5,
                Side::new("`permute().contiguous().to_kind()`", || {
                    let shared = Shared::<Tch, u8, Ix4>::new(images.nchw.view()).expect("an array without gaps");
                    shared.with(|tensor| tensor.permute([0, 3, 1, 2]).contiguous().to_kind(Kind::Float))
                }),
            ),
        ],
    );
}
