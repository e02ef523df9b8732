//! The casts that an attribute can ask for, each a type that says what becomes of the values: three, and each of the three
//! with a factor.

use core::marker::PhantomData;

use super::elementwise::{Elementwise, Multiplied, ScaleTarget, WithCast, WithCheck};
use crate::{Cast, CastKind, Element};

/// One of the casts that an attribute can ask for.
pub trait CastMode<From: Element, To: Element> {
    /// What a struct's description calls it.
    const KIND: CastKind;
    /// What each value is multiplied by.
    const FACTOR: Option<f64> = None;
    /// What becomes of each value.
    type Each: Elementwise<From, To>;
}

/// `cast`: the target dtype holds every value.
#[derive(Debug)]
pub struct Lossless;

/// `cast_checked`: a value that would change is an error.
#[derive(Debug)]
pub struct Checked;

/// `cast_lossy`: values change as they do by `as`.
#[derive(Debug)]
pub struct Lossy;

// The bound is not `LosslessCast`: generated code asks for that where the field is declared, and a bound here would be a
// second error about the same mistake.
impl<From: Cast<To>, To: Element> CastMode<From, To> for Lossless {
    const KIND: CastKind = CastKind::Lossless;
    type Each = WithCast;
}

impl<From: Cast<To>, To: Element> CastMode<From, To> for Checked {
    const KIND: CastKind = CastKind::Checked;
    type Each = WithCheck;
}

impl<From: Cast<To>, To: Element> CastMode<From, To> for Lossy {
    const KIND: CastKind = CastKind::Lossy;
    type Each = WithCast;
}

/// `scale`: the value is cast as `K` says, and multiplied by a factor on the way.
///
/// `FACTOR` is the factor as [`f64::to_bits`] gives it. A factor that is 0, infinite or NaN does not compile.
///
/// The product is computed as an `f64` from the value in the array and is then rounded to the target dtype. So a value that the
/// target dtype rounds or can't hold counts as it is in the array: an `f64` of 1e300 scaled by 1e-300 is an `f32` of 1. An
/// integer of 64 bits is rounded to an `f64` before it is multiplied. Of a complex value, the real part counts. `K` refuses the
/// values that it would refuse without a factor, and no product.
#[derive(Debug)]
pub struct Scaled<K, const FACTOR: u64>(PhantomData<K>);

impl<From: Cast<f64>, To: ScaleTarget, K: CastMode<From, To>, const FACTOR: u64> CastMode<From, To>
    for Scaled<K, FACTOR>
{
    const KIND: CastKind = K::KIND;
    const FACTOR: Option<f64> = Some(f64::from_bits(FACTOR));
    type Each = Multiplied<K::Each, FACTOR>;
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use half::{bf16, f16};
    use ndarray::{Array1, Array2, array, s};
    use num_complex::Complex;

    use super::*;
    use crate::copy::{RowIndices, converted, rows_to};
    use crate::{DType, TensorError};

    fn scaled<K: CastMode<From, To>, From: Element, To: Element>(values: &[From]) -> Result<Vec<To>, TensorError> {
        converted::<K::Each, From, To, _>(&values.into()).map(|array| array.iter().copied().collect())
    }

    const HALF: u64 = 0.5_f64.to_bits();
    const BYTE: u64 = (1.0_f64 / 255.0).to_bits();

    #[test]
    fn each_byte_becomes_what_a_division_of_floats_gives() {
        let bytes: Vec<u8> = (0..=255).collect();
        let floats = scaled::<Scaled<Lossless, BYTE>, u8, f32>(&bytes).unwrap();
        assert!(floats.iter().zip(&bytes).all(|(float, &byte)| float.to_bits() == (f32::from(byte) / 255.0).to_bits()));
        assert_eq!(floats.len(), 256);
    }

    #[test]
    fn bytes_times_a_factor_are_rounded_once() {
        fn check<const FACTOR: u64>() {
            let factor = f64::from_bits(FACTOR);
            let bytes: Vec<u8> = (0..=255).collect();
            let floats = scaled::<Scaled<Lossless, FACTOR>, u8, f32>(&bytes).unwrap();
            // Through 16 bits, whose values are multiplied as `f64`.
            let wide: Vec<u16> = bytes.iter().copied().map(u16::from).collect();
            let expected = scaled::<Scaled<Lossless, FACTOR>, u16, f32>(&wide).unwrap();
            for ((byte, float), expected) in bytes.iter().zip(floats).zip(expected) {
                assert_eq!(float.to_bits(), expected.to_bits(), "{byte} times {factor:?}");
            }
        }
        check::<BYTE>();
        check::<{ (-0.1_f64).to_bits() }>();
        check::<{ (1.0_f64 / 57.375).to_bits() }>();
        check::<{ 3.0_f64.to_bits() }>();
        // The parts of these are subnormal, or none.
        check::<{ 1e-38_f64.to_bits() }>();
        check::<{ 1e-44_f64.to_bits() }>();
        check::<{ 1e-300_f64.to_bits() }>();
        // Some products are infinite, or all but that of 0.
        check::<{ 1e37_f64.to_bits() }>();
        check::<{ 1e300_f64.to_bits() }>();
    }

    #[test]
    fn a_product_is_rounded_to_the_target_dtype_alone() {
        let shrink = scaled::<Scaled<Lossy, { 1e-300_f64.to_bits() }>, f64, f32>;
        assert_eq!(shrink(&[1e300, -2e300]).unwrap(), [1.0, -2.0]);
        // A cast to `f32` on the way would round to a tie, which then goes to the even neighbour.
        let little = 1.0 / 1_099_511_627_776.0; // 2^-40; `powi` has no precision that Rust promises
        let halves = scaled::<Scaled<Lossy, HALF>, f64, f16>(&[2.0 + 1.0 / 1024.0 + little]).unwrap();
        assert_eq!(halves, [f16::from_f32(1.0 + 1.0 / 1024.0)]);
        let brains = scaled::<Scaled<Lossy, HALF>, f64, bf16>(&[2.0 + 1.0 / 128.0 + little]).unwrap();
        assert_eq!(brains, [bf16::from_f32(1.0 + 1.0 / 128.0)]);
        // 2^53 + 1 is no `f64`, and half of 2^53 is 2^52.
        assert_eq!(scaled::<Scaled<Lossy, HALF>, i64, f64>(&[(1 << 53) + 1]).unwrap(), [4_503_599_627_370_496.0]);
    }

    #[test]
    fn a_factor_applies_to_every_dtype_and_special_value() {
        let floats = scaled::<Scaled<Lossless, HALF>, f32, f32>(&[f32::INFINITY, -0.0, f32::NAN, 3.0]).unwrap();
        assert_eq!(floats[0].to_bits(), f32::INFINITY.to_bits());
        assert_eq!(floats[1].to_bits(), (-0.0_f32).to_bits());
        assert!(floats[2].is_nan());
        assert_eq!(floats[3].to_bits(), 1.5_f32.to_bits());
        assert_eq!(scaled::<Scaled<Lossless, { (-2.5_f64).to_bits() }>, i8, f64>(&[3, -4]).unwrap(), [-7.5, 10.0]);
        assert_eq!(scaled::<Scaled<Lossless, HALF>, bool, f64>(&[true, false]).unwrap(), [0.5, 0.0]);
        let halves = scaled::<Scaled<Checked, HALF>, f16, bf16>(&[f16::from_f32(3.0)]).unwrap();
        assert_eq!(halves, [bf16::from_f32(1.5)]);
        assert_eq!(scaled::<Scaled<Lossy, HALF>, Complex<f32>, f32>(&[Complex::new(5.0, 7.0)]).unwrap(), [2.5]);
    }

    #[test]
    fn a_checked_cast_refuses_the_same_values_with_a_factor() {
        // Each product is an `f32`, but the value is none.
        let odd = (1 << 24) + 1;
        assert_eq!(scaled::<Scaled<Checked, HALF>, i64, f32>(&[1 << 24, -3]).unwrap(), [8_388_608.0, -1.5]);
        let mut array = Array1::<i64>::zeros(5000);
        array[4321] = odd;
        let refused =
            TensorError::Cast { index: vec![4321], value: "16777217".into(), from: DType::I64, to: DType::F32 };
        assert_eq!(scaled::<Scaled<Checked, HALF>, i64, f32>(array.as_slice().unwrap()), Err(refused.clone()));
        assert_eq!(scaled::<Checked, i64, f32>(array.as_slice().unwrap()), Err(refused));
        // The product is no `f32`, but the value is.
        assert_eq!(scaled::<Scaled<Checked, { 0.1_f64.to_bits() }>, i64, f32>(&[1]).unwrap(), [0.1]);
    }

    #[test]
    fn a_factor_applies_on_every_way() {
        type Each = <Scaled<Lossless, HALF> as CastMode<u16, f32>>::Each;
        let array = Array2::from_shape_fn((70, 70), |(i, j)| u16::try_from(i * 70 + j).unwrap());
        let half = |&value: &u16| f32::from(value) / 2.0;
        for view in [array.view(), array.t(), array.slice(s![..;-1, ..;-1])] {
            let copy = converted::<Each, u16, f32, _>(&view).unwrap();
            assert!(copy.iter().copied().eq(view.iter().map(half)));
            let rows = [69, 3, 3, 0];
            let mut to = vec![0.0; 4 * 70];
            rows_to::<Each, u16, f32, _>(&view, RowIndices::new(&rows), &mut to).unwrap();
            assert!(
                to.iter().copied().eq(rows.iter().flat_map(|&row| view.row(row).to_vec()).map(|value| half(&value)))
            );
        }
        let mut to = [0.0; 3];
        rows_to::<Each, u16, f32, _>(&array![7, 8, 9].view(), RowIndices::new(&[2, 0, 0]), &mut to).unwrap();
        assert_eq!(to.map(f32::to_bits), [4.5, 3.5, 3.5].map(f32::to_bits));
    }

    #[test]
    fn the_kind_of_a_cast_stays_with_a_factor() {
        assert_eq!(<Scaled<Lossless, HALF> as CastMode<u8, f32>>::KIND, CastKind::Lossless);
        assert_eq!(<Scaled<Checked, HALF> as CastMode<i64, f32>>::KIND, CastKind::Checked);
        assert_eq!(<Scaled<Lossy, HALF> as CastMode<i64, f32>>::KIND, CastKind::Lossy);
    }
}
