//! `permute`, `scale`, `samples` and `whole` on every kind of field, in structs of every kind.

#![deny(warnings)]
#![warn(clippy::pedantic)]

use ndarray::{
    Array, Array0, Array1, Array2, Array3, Array4, ArrayD, ArrayView, ArrayView1, ArrayView3, Axis, Dimension, array,
};
use tensor_core::{Element, Host, TensorInput};

/// A constant that factors name.
pub mod pixels {
    /// The largest value of a pixel.
    pub const MOST: f64 = 255.0;
}

/// A function that factors call.
const fn half(value: f64) -> f64 {
    value / 2.0
}

/// A struct with all of the keys.
#[derive(TensorInput)]
#[tensor(dims(batch, height, width), samples = batch)]
pub struct Images {
    /// From height, width, channels to channels, height, width.
    #[tensor(copy, cast = f32, scale = 1.0 / 255.0, permute = [0, 3, 1, 2], shape = [batch, height, width, 3])]
    pub pixels: Array4<u8>,
    #[tensor(rank = 3, permute = [0, 2, 1], shape = [batch, _, 2])]
    points: ArrayD<f32>,
    #[tensor(permute = [0, 2, 1], shape = [batch, _, 2])]
    any: ArrayD<f32>,
    #[tensor(copy, cast_checked = f32, scale = Self::UNIT, shape = [batch])]
    weights: Array1<f64>,
    #[tensor(copy, cast_lossy = f64, scale = -half(pixels::MOST) * 2.0, shape = [batch])]
    classes: Vec<i64>,
    #[tensor(whole, permute = [1, 0])]
    palette: Array2<u8>,
    #[tensor(whole, copy)]
    mean: Array0<f32>,
    #[tensor(whole, copy, cast = f32, scale = 0.5, rank = 2, permute = [1, 0])]
    optional: Option<ArrayD<u8>>,
    points_of: Points,
    #[tensor(whole)]
    more: Box<Points>,
}

impl Images {
    const UNIT: f64 = 2.0;
}

/// A struct in it.
#[derive(TensorInput)]
#[tensor(samples = batch)]
pub struct Points {
    #[tensor(permute = [0, 2, 1], shape = [batch, 3, 4])]
    xyz: Array3<f32>,
}

/// A generic struct.
#[derive(TensorInput)]
#[tensor(samples = n)]
struct Window<'data, T: Element, D: Dimension, S, const N: usize> {
    #[tensor(shape = [n, N, 3], permute = [0, 2, 1])]
    view: ArrayView3<'data, T>,
    #[tensor(copy, cast_lossy = f32, scale = 1.0 / pixels::MOST, shape = [n])]
    values: Array1<u8>,
    #[tensor(whole)]
    whole: ArrayView<'data, T, D>,
    #[tensor(whole)]
    inner: S,
}

/// A tuple struct whose fields' factors have the names of the fields' markers.
#[derive(TensorInput)]
struct Pair(
    #[tensor(copy, cast = f32, scale = pixels::MOST, permute = [0], dtype = u8)] Array1<u8>,
    #[tensor(permute = [1, 0])] Array2<f64>,
);

/// A struct with a lifetime whose factor is a constant of its own.
#[derive(TensorInput)]
struct Borrowed<'data> {
    #[tensor(copy, cast = f32, scale = Self::UNIT)]
    values: ArrayView1<'data, u8>,
}

impl Borrowed<'_> {
    const UNIT: f64 = 0.5;
}

macro_rules! written {
    ($name:ident, $permute:expr, $axis:literal, $scale:expr) => {
        #[derive(TensorInput)]
        struct $name {
            #[tensor(permute = $permute, shape = [n, _])]
            by_list: Array2<f32>,
            #[tensor(copy, cast = f32, permute = [$axis, 0], scale = $scale, shape = [n, _])]
            by_axis: Array2<u8>,
        }
    };
}
written!(Written, [1, 0], 1, 1.0 / 2.0);

fn main() {
    let mut images = Images {
        pixels: Array4::from_elem((2, 4, 5, 3), 255),
        points: Array::zeros(vec![2, 7, 2]),
        any: Array::zeros(vec![2, 7, 2]),
        weights: array![1.0, 2.0],
        classes: vec![1, 2],
        palette: Array2::zeros((16, 3)),
        mean: Array0::zeros(()),
        optional: Some(Array::ones(vec![2, 3])),
        points_of: Points { xyz: Array3::zeros((2, 3, 4)) },
        more: Box::new(Points { xyz: Array3::zeros((9, 3, 4)) }),
    };
    images.more.xyz = Array3::zeros((2, 3, 4));
    {
        let tensors = images.tensors::<Host>().unwrap();
        tensors.with(|t| {
            assert_eq!(t.pixels.shape(), [2, 3, 4, 5]);
            assert!(t.pixels.iter().all(|value| (*value - 1.0).abs() < 1e-6));
            assert_eq!(t.points.len_of(Axis(1)), 2);
            assert_eq!(t.any.shape(), [2, 2, 7]);
            assert_eq!(t.weights.to_vec(), [2.0, 4.0]);
            assert_eq!(t.classes.to_vec(), [-255.0, -510.0]);
            assert_eq!(t.palette.shape(), [3, 16]);
            assert_eq!(t.optional.unwrap().shape(), [3, 2]);
            assert_eq!(t.points_of.xyz.shape(), [2, 4, 3]);
            assert_eq!(t.more.xyz.shape(), [2, 4, 3]);
        });
    }
    {
        let rows = images.rows::<Host>(1..).unwrap();
        assert_eq!((rows.pixels.shape(), rows.points_of.xyz.shape()), (vec![1, 3, 4, 5], vec![1, 4, 3]));
        rows.with(|t: ImagesTensorRefs<'_, Host>| {
            assert_eq!((t.palette.shape(), t.more.xyz.shape()), (&[3, 16][..], &[2, 4, 3][..]))
        });
    }
    images.tensors_mut::<Host>().unwrap().with_mut(|t| t.palette[[2, 15]] = 7);
    assert_eq!(images.palette[[15, 2]], 7);
    assert_eq!(images.to_tensors::<Host>().unwrap().pixels.shape(), [2, 3, 4, 5]);
    assert_eq!(images.into_tensors::<Host>().unwrap().pixels.shape(), [2, 3, 4, 5]);

    let (view, whole) = (Array3::<f32>::zeros((5, 2, 3)), Array1::<f32>::zeros(9));
    let window: Window<'_, _, _, _, 2> = Window {
        view: view.view(),
        values: Array1::from_elem(5, 255),
        whole: whole.view(),
        inner: Points { xyz: Array3::zeros((5, 3, 4)) },
    };
    let tensors = window.tensors::<Host>().unwrap();
    assert_eq!(tensors.view.shape(), [5, 3, 2]);
    tensors.with(|t| assert!(t.values.iter().all(|value| (*value - 1.0).abs() < 1e-6)));
    assert_eq!(tensors.inner.xyz.shape(), [5, 4, 3]);
    let rows = window.rows::<Host>(&[4, 0]).unwrap();
    assert_eq!((rows.view.shape(), rows.values.shape()), (vec![2, 3, 2], vec![2]));
    assert_eq!((rows.whole.shape(), rows.inner.xyz.shape()), (vec![9], vec![5, 4, 3]));
    assert_eq!(window.sample_count().unwrap(), 5);

    let pair = Pair(array![1, 2], Array2::zeros((2, 3)));
    let tensors = pair.tensors::<Host>().unwrap();
    tensors.with(|t| assert_eq!((t.0.to_vec(), t.1.shape()), (vec![255.0, 510.0], &[3, 2][..])));

    let values = array![2, 4];
    let borrowed = Borrowed { values: values.view() };
    borrowed.tensors::<Host>().unwrap().with(|t| assert_eq!(t.values.to_vec(), [1.0, 2.0]));

    let written = Written { by_list: Array2::zeros((2, 3)), by_axis: Array2::from_elem((2, 3), 4) };
    written.tensors::<Host>().unwrap().with(|t| {
        assert_eq!((t.by_list.shape(), t.by_axis.shape()), (&[3, 2][..], &[3, 2][..]));
        assert_eq!(t.by_axis.to_owned(), Array2::from_elem((3, 2), 2.0));
    });
}
