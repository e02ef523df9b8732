//! [`Concrete`]: what the suite tests with structs that name their dtype: scalars as fields, and factors.

use half::{bf16, f16};
use ndarray::{ArrayD, Ix1, IxDyn, arr0};
use num_complex::Complex;
use tensor_core::Cast;

use crate::case::Case;
use crate::factors;
use crate::layout::Layout;
use crate::owning::verify;
use crate::probe::Probe;
use crate::ranks::EveryRank;
use crate::sample::Sample;
use crate::tally::{Family, Owner};

/// A dtype for which the suite has structs of its own: every [`Element`](tensor_core::Element).
pub trait Concrete: Sample {
    /// Whether a cast to this dtype can have a factor.
    const SCALES: bool = false;

    /// Tests stacks of structs of scalars.
    fn scalars<P: Probe<Self, Ix1>>();

    /// Tests casts to this dtype with a factor, if there are such casts.
    fn factors<P: EveryRank<Self>>() {}
}

/// The numbers of structs that are stacked.
const NUMBERS: [usize; 3] = [1, 2, 40];

macro_rules! scalars {
    ($($ty:ty, $module:ident;)*) => {
        $(
            mod $module {
                use tensor_core::TensorInput;

                #[allow(unused_imports, reason = "most of the dtypes are primitive")]
                use super::{Complex, bf16, f16};

                #[derive(TensorInput)]
                #[tensor(stack)]
                pub(super) struct Scalars {
                    pub(super) plain: $ty,
                    #[tensor(copy, cast_lossy = $ty)]
                    pub(super) lossy: f64,
                    #[tensor(copy, cast_checked = $ty)]
                    pub(super) checked: u8,
                    #[tensor(copy, cast = $ty)]
                    pub(super) lossless: bool,
                }
            }
        )*
    };
}
scalars! {
    bool, of_bool;
    u8, of_u8;
    u16, of_u16;
    u32, of_u32;
    u64, of_u64;
    i8, of_i8;
    i16, of_i16;
    i32, of_i32;
    i64, of_i64;
    f16, of_f16;
    bf16, of_bf16;
    f32, of_f32;
    f64, of_f64;
    Complex<f32>, of_complex64;
    Complex<f64>, of_complex128;
}

macro_rules! concrete {
    ($($ty:ty, $module:ident $(, $factors:ident)?;)*) => {
        $(impl Concrete for $ty {
            $(
                const SCALES: bool = true;

                fn factors<P: EveryRank<Self>>() {
                    factors::$factors::<P>();
                }
            )?

            fn scalars<P: Probe<Self, Ix1>>() {
                for number in NUMBERS {
                    let samples: Vec<_> = (0..number)
                        .map(|index| $module::Scalars {
                            plain: Self::sample(index),
                            lossy: f64::sample(index),
                            checked: u8::from(bool::sample(index)),
                            lossless: bool::sample(index + 1),
                        })
                        .collect();
                    let expected = [
                        ("the scalar", samples.iter().map(|sample| sample.plain).collect::<Vec<Self>>()),
                        ("the lossy cast", samples.iter().map(|sample| sample.lossy.cast()).collect()),
                        ("the checked cast", samples.iter().map(|sample| sample.checked.cast()).collect()),
                        ("the lossless cast", samples.iter().map(|sample| sample.lossless.cast()).collect()),
                    ];
                    let layout = Layout::row_major(&[]).named(Family::RowMajor, "a scalar");
                    let zero = arr0(Self::sample(0));
                    let case = Case::new::<P, Self, _>(&layout, &zero, Owner::Stack, format!("a stack of {number} scalars"));
                    let case = case.with_tensor(&[number]);
                    let tensors = case.expect("`stack`", $module::Scalars::stack::<P::Backend>(&samples));
                    let tensors = [tensors.plain, tensors.lossy, tensors.checked, tensors.lossless];
                    for ((what, values), tensor) in expected.into_iter().zip(tensors) {
                        let expected = ArrayD::from_shape_vec(IxDyn(&[number]), values).expect("as many values");
                        case.same_values(what, &tensor.with(|tensor| P::values(tensor)), &expected);
                        verify::<P, Self, Ix1>(&case, &tensor, &expected);
                    }
                }
            }
        })*
    };
}
concrete! {
    bool, of_bool;
    u8, of_u8;
    u16, of_u16;
    u32, of_u32;
    u64, of_u64;
    i8, of_i8;
    i16, of_i16;
    i32, of_i32;
    i64, of_i64;
    f16, of_f16, to_f16;
    bf16, of_bf16, to_bf16;
    f32, of_f32, to_f32;
    f64, of_f64, to_f64;
    Complex<f32>, of_complex64;
    Complex<f64>, of_complex128;
}
