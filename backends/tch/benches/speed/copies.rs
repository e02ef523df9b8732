//! Copies without a cast, one way and the other.

use std::ptr;

use ndarray::{Array1, Array2, Array4, ArrayD};
use tch::{Device, Tensor};
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_core::{Element, pool};
use tensor_tch::{Owned, Shared, Tch};

/// The array's values, owned by a tensor.
fn copied<T: Element, D: ndarray::Dimension>(view: ndarray::ArrayView<'_, T, D>) -> Owned<Tch, T, D> {
    Owned::copy_from(view, &Device::Cpu).expect("enough memory")
}

/// Row-major arrays, small and large.
pub(crate) fn row_major(bench: &mut Bench) {
    for bytes in [64, 256, 1 << 10, 4 << 10] {
        let (array, theirs) = arrays(bytes);
        bench.row(
            &format!("copy {}", size(bytes)),
            Side::new("copy", || copied(array.view())),
            vec![Against::goal(1.0, Side::new("tch `Tensor::try_from`", || Tensor::try_from(&theirs)))],
        );
    }
    for bytes in [1 << 20, 16 << 20, 64 << 20, 256 << 20] {
        let what = format!("copy {}", size(bytes));
        if !bench.wants(&what) {
            continue;
        }
        let (array, theirs) = arrays(bytes);
        let mut warm = array.to_vec();
        let theirs = Side::new("tch `Tensor::try_from`", || Tensor::try_from(&theirs));
        let memcpy = Side::new("memcpy into warm memory", || {
            warm.copy_from_slice(array.as_slice().expect("row-major"));
        });
        let against = if bytes == 64 << 20 {
            let of_ndarray = Side::new("ndarray `to_owned`", || array.to_owned());
            vec![Against::goal(1.0 / 3.0, theirs), Against::goal(1.0 / 0.75, memcpy), Against::goal(1.0, of_ndarray)]
        } else {
            vec![Against::goal(1.0, theirs), Against::scale(memcpy)]
        };
        bench.row(&what, Side::new("copy", || copied(array.view())), against);
    }
    let what = "copy 64 MiB, nothing kept";
    if bench.wants(what) {
        let (array, theirs) = arrays(64 << 20);
        let mut warm = array.to_vec();
        pool::set_limit(0);
        bench.row(
            what,
            Side::new("copy", || copied(array.view())),
            vec![
                Against::goal(1.0 / 3.0, Side::new("tch `Tensor::try_from`", || Tensor::try_from(&theirs))),
                Against::scale(Side::new("memcpy into warm memory", || {
                    warm.copy_from_slice(array.as_slice().expect("row-major"));
                })),
                Against::goal(
                    1.1,
                    Side::new("memcpy into fresh memory, advised alike", || {
                        let mut fresh = tensor_core::uninit::<f32, _>(array.raw_dim()).expect("enough memory");
                        // SAFETY: both have the shape of `array`, are row-major, and do not overlap.
                        unsafe { ptr::copy_nonoverlapping(array.as_ptr(), fresh.as_mut_ptr().cast(), array.len()) };
                        fresh
                    }),
                ),
            ],
        );
        pool::set_limit(pool::DEFAULT_LIMIT);
    }
}

/// Copies that change the order.
pub(crate) fn transposed(bench: &mut Bench) {
    let square = Array2::from_shape_fn((4096, 4096), |(row, column)| (row * 31 + column) as f32);
    let mut warm = vec![0.0; square.len()];
    bench.row(
        "transpose 4096×4096 f32",
        Side::new("copy", || copied(square.t())),
        vec![
            Against::goal(1.0, contiguous("lent, `t().contiguous()`", &square, &[1, 0])),
            Against::goal(
                1.0,
                Side::new("ndarray `as_standard_layout`", || square.t().as_standard_layout().into_owned()),
            ),
            Against::goal(
                1.0,
                Side::new("crate `transpose` into warm memory", || {
                    transpose::transpose(square.as_slice().expect("row-major"), &mut warm, 4096, 4096);
                }),
            ),
        ],
    );
    drop(square);
    images::<u8>(bench, "NHWC→NCHW 64×224×224×3 u8");
    images::<f32>(bench, "NHWC→NCHW 64×224×224×3 f32");
}

fn images<T: Element>(bench: &mut Bench, what: &str) {
    if !bench.wants(what) {
        return;
    }
    let images = Array4::from_elem((64, 224, 224, 3), T::default());
    bench.row(
        what,
        Side::new("copy", || copied(images.view().permuted_axes([0, 3, 1, 2]))),
        vec![
            Against::goal(1.0, contiguous("lent, `permute().contiguous()`", &images, &[0, 3, 1, 2])),
            Against::goal(
                1.0,
                Side::new("ndarray `as_standard_layout`", || {
                    images.view().permuted_axes([0, 3, 1, 2]).as_standard_layout().into_owned()
                }),
            ),
        ],
    );
}

/// libtorch's own copy of the array that is lent to it.
fn contiguous<'a, T: Element, D: ndarray::Dimension + 'static>(
    name: &'static str,
    array: &'a ndarray::Array<T, D>,
    axes: &'a [i64],
) -> Side<'a> {
    Side::new(name, move || {
        let shared = Shared::<Tch, T, D>::new(array.view()).expect("an array without gaps");
        shared.with(|tensor| tensor.permute(axes).contiguous())
    })
}

/// Tensors to arrays.
pub(crate) fn back(bench: &mut Bench) {
    for bytes in [4 << 10, 1 << 20, 64 << 20] {
        let (array, _) = arrays(bytes);
        let tensor = copied(array.view());
        let goal = if bytes == 64 << 20 { 0.5 } else { 1.0 };
        bench.row(
            &format!("to_array {}", size(bytes)),
            Side::new("to_array", || tensor.to_array().expect("enough memory")),
            vec![Against::goal(
                goal,
                Side::new("tch `TryInto<ArrayD>`", || {
                    let array: ndarray_of_tch::ArrayD<f32> = tensor.as_ref().try_into().expect("enough memory");
                    array
                }),
            )],
        );
    }
}

/// The same values in two arrays: one of our ndarray, and one of the older ndarray that tch converts.
fn arrays(bytes: usize) -> (Array1<f32>, ndarray_of_tch::Array1<f32>) {
    let len = bytes / size_of::<f32>();
    let values = || (0..len).map(|value| value as f32);
    (values().collect(), values().collect())
}

pub(crate) fn size(bytes: usize) -> String {
    match bytes.ilog2() {
        0..10 => format!("{bytes} B"),
        10..20 => format!("{} KiB", bytes >> 10),
        20..30 => format!("{} MiB", bytes >> 20),
        _ => format!("{} GiB", bytes >> 30),
    }
}

/// An array of this many bytes whose values nobody reads, so that its pages may not exist.
pub(crate) fn untouched(bytes: usize) -> ArrayD<f32> {
    ArrayD::zeros(vec![bytes / size_of::<f32>()])
}
