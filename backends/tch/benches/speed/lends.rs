//! Conversions that copy nothing: lending and moving.

use ndarray::{Array1, IxDyn};
use tch::{Device, Kind, Tensor};
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_core::TensorInput;
use tensor_tch::{Owned, Shared, Tch};

use crate::copies::{size, untouched};

/// A tensor over the array's memory, made and dropped.
pub(crate) fn lend(bench: &mut Bench) {
    for bytes in [1 << 10, 64 << 10, 1 << 20, 64 << 20, 1 << 30] {
        let array = untouched(bytes);
        let len = i64::try_from(array.len()).expect("a length");
        bench.row(
            &format!("lend {}", size(bytes)),
            Side::new("share", || {
                let shared = Shared::<Tch, f32, IxDyn>::new(array.view()).expect("an array without gaps");
                shared.with(Tensor::as_ptr)
            }),
            vec![Against::goal(
                2.0,
                Side::new("tch `from_blob`", || {
                    // SAFETY: `len` elements of `array`, which outlives the tensor and is not written.
                    let tensor =
                        unsafe { Tensor::from_blob(array.as_ptr().cast(), &[len], &[1], Kind::Float, Device::Cpu) };
                    tensor.as_ptr()
                }),
            )],
        );
    }
}

/// A tensor that takes over an array's memory, against a tensor that takes over less memory.
pub(crate) fn moved(bench: &mut Bench) {
    let adopt = |array| Owned::<Tch, f32, IxDyn>::adopt(array, &Device::Cpu).expect("enough memory");
    for bytes in [64 << 20, 1 << 30] {
        bench.row(
            &format!("move {}", size(bytes)),
            Side::only("adopt", move || untouched(bytes), adopt),
            vec![Against::goal(1.2, Side::only("the same of 1 MiB", || untouched(1 << 20), adopt))],
        );
    }
}

#[derive(TensorInput)]
struct Eight {
    a: Array1<f32>,
    b: Array1<f32>,
    c: Array1<f32>,
    d: Array1<f32>,
    e: Array1<f32>,
    f: Array1<f32>,
    g: Array1<f32>,
    h: Array1<f32>,
}

/// A struct of shares, against the same shares made by hand.
#[allow(clippy::many_single_char_names, reason = "eight fields of which nothing need be known")]
pub(crate) fn eight(bench: &mut Bench) {
    let field = || Array1::zeros(1024);
    let eight =
        Eight { a: field(), b: field(), c: field(), d: field(), e: field(), f: field(), g: field(), h: field() };
    let share = |array| Shared::<Tch, f32, ndarray::Ix1>::new(array).expect("an array without gaps");
    bench.row(
        "8 shared fields, `tensors()`",
        Side::new("tensors", || eight.tensors::<Tch>().expect("arrays without gaps")),
        vec![Against::goal(
            1.2,
            Side::new("`Shared::new` of each", || {
                let Eight { a, b, c, d, e, f, g, h } = &eight;
                [a, b, c, d, e, f, g, h].map(|array| share(array.view()))
            }),
        )],
    );
    let sum = |tensors: [&Tensor; 8]| tensors.map(|tensor| tensor.as_ptr().addr()).into_iter().max();
    bench.row(
        "8 shared fields, `tensors()` and `with`",
        Side::new("tensors, with", || {
            let tensors = eight.tensors::<Tch>().expect("arrays without gaps");
            tensors.with(|t| sum([t.a, t.b, t.c, t.d, t.e, t.f, t.g, t.h]))
        }),
        vec![
            Against::goal(
                1.2,
                Side::new("`Shared::new` and `with` of each", || {
                    let Eight { a, b, c, d, e, f, g, h } = &eight;
                    let [a, b, c, d, e, f, g, h] = [a, b, c, d, e, f, g, h].map(|array| share(array.view()));
                    a.with(|a| {
                        b.with(|b| {
                            c.with(|c| {
                                d.with(|d| {
                                    e.with(|e| f.with(|f| g.with(|g| h.with(|h| sum([a, b, c, d, e, f, g, h])))))
                                })
                            })
                        })
                    })
                }),
            ),
            Against::scale(Side::new("tch `from_blob` of each", || {
                let Eight { a, b, c, d, e, f, g, h } = &eight;
                let tensors = [a, b, c, d, e, f, g, h].map(|array| {
                    // SAFETY: the elements of `array`, which outlives the tensor and is not written.
                    unsafe { Tensor::from_blob(array.as_ptr().cast(), &[1024], &[1], Kind::Float, Device::Cpu) }
                });
                sum(tensors.each_ref())
            })),
        ],
    );
}
