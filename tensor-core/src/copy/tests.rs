//! Each way through the kernels, with as few elements as it takes: small enough for Miri.

use alloc::vec::Vec;

use half::f16;
use ndarray::{Array1, ArrayView, Dimension, s};
use num_complex::Complex;

use super::elementwise::{WithCast, WithCheck};
use super::{converted, row_major, to_array};
use crate::{Cast, Element};

fn numbers<T: Element>(len: usize) -> Array1<T>
where
    u32: Cast<T>,
{
    (0..len).map(|number| u32::try_from(number).expect("a small number").cast()).collect()
}

fn check<T: Element, D: Dimension>(view: &ArrayView<'_, T, D>) {
    let expected: Vec<T> = view.iter().copied().collect();
    for copy in [row_major(view), to_array(view)] {
        let copy = copy.expect("enough memory");
        assert_eq!(copy.shape(), view.shape());
        assert_eq!(copy.as_slice().expect("row-major"), expected);
    }
}

/// Full tiles and what is left beside and below them, for a dtype.
fn transposes<T: Element>(rows: usize, columns: usize)
where
    u32: Cast<T>,
{
    let array = numbers::<T>(rows * columns).into_shape_with_order((rows, columns)).unwrap();
    check(&array.t());
    check(&array.slice(s![..;-1, ..]).t());
    check(&array.slice(s![.., ..;-1]).t());
    check(&array.slice(s![.., ..;2]).t());
}

// Under Miri it would take minutes. Smaller arrays are no tiles.
#[cfg_attr(miri, ignore)]
#[test]
fn tiles_of_each_size_of_element_are_full_or_not() {
    transposes::<Complex<f64>>(65, 17);
    transposes::<f64>(65, 33);
    transposes::<u32>(65, 65);
    transposes::<f16>(65, 129);
    transposes::<u8>(65, 257);
    transposes::<bool>(7, 5);
}

#[test]
fn channels_are_taken_apart_and_put_together() {
    for channels in 1..6 {
        let pixels = numbers::<u16>(2 * 50 * channels).into_shape_with_order((2, 50, channels)).unwrap();
        check(&pixels.view().permuted_axes([0, 2, 1]));
        check(&pixels.slice(s![.., .., ..;-1]).permuted_axes([0, 2, 1]));
        check(&pixels.slice(s![.., ..40, ..]).permuted_axes([2, 0, 1]));
        let planes = pixels.into_shape_with_order((2, channels, 50)).unwrap();
        check(&planes.view().permuted_axes([0, 2, 1]));
        check(&planes.slice(s![.., .., ..;-1]).permuted_axes([0, 2, 1]));
    }
}

#[test]
fn rows_are_stepped_repeated_and_reversed() {
    let array = numbers::<u32>(600);
    for step in [-7, -1, 1, 2, 3, 4, 5] {
        check(&array.slice(s![..;step]));
    }
    check(&array.slice(s![..40]).broadcast((3, 40)).unwrap());
    check(&array.slice(s![..40]).broadcast((3, 40)).unwrap().t());
    check(&array.slice(s![5]).broadcast((3, 40)).unwrap());
    check(&array.view().into_shape_with_order((200, 3)).unwrap().slice(s![.., ..2]));
    check(&array.view().into_shape_with_order((10, 60)).unwrap().slice(s![.., ..50]));
    check(&array.view().into_shape_with_order((3, 4, 50)).unwrap().slice(s![.., ..3, ..40]));
    check(&array.slice(s![..0]));
}

#[test]
fn casts_are_made_on_every_way() {
    let array = numbers::<f32>(65 * 65).into_shape_with_order((65, 65)).unwrap();
    for view in [array.view(), array.t(), array.slice(s![..;-1, ..;-1])] {
        let halves = converted::<WithCast, f32, f16, _>(&view).unwrap();
        assert!(halves.iter().zip(&view).all(|(half, &value)| half.to_bits() == f16::from_f32(value).to_bits()));
        let back = converted::<WithCast, f16, f32, _>(&halves.view()).unwrap();
        assert!(back.iter().zip(&halves).all(|(&value, half)| value.to_bits() == half.to_f32().to_bits()));
        let numbers = converted::<WithCheck, f32, u16, _>(&view).unwrap();
        assert!(numbers.iter().zip(&view).all(|(&number, &value)| f32::from(number).to_bits() == value.to_bits()));
        let refused = converted::<WithCheck, f32, u8, _>(&view).unwrap_err();
        let first = view.indexed_iter().find(|&(_, &value)| value > 255.0).expect("some are").0;
        assert!(alloc::format!("{refused:?}").contains(&alloc::format!("index: [{}, {}]", first.0, first.1)));
    }
}
