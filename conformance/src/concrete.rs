//! [`Concrete`]: what the suite tests with structs that name their dtype: scalars as fields, and factors.

use ndarray::{ArrayD, Ix1, IxDyn, arr0};
use tensor_core::{Cast, for_each_dtype};

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

/// A struct of scalars for each dtype, in a module of the dtype's name.
mod structs {
    macro_rules! scalars {
        ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
            $(
                pub(super) mod $name {
                    use tensor_core::TensorInput;

                    #[derive(TensorInput)]
                    #[tensor(stack)]
                    pub(crate) struct Scalars {
                        pub(crate) plain: $ty,
                        #[tensor(copy, cast_lossy = $ty)]
                        pub(crate) lossy: ::core::primitive::f64,
                        #[tensor(copy, cast_checked = $ty)]
                        pub(crate) checked: ::core::primitive::u8,
                        #[tensor(copy, cast = $ty)]
                        pub(crate) lossless: ::core::primitive::bool,
                    }
                }
            )*
        };
    }
    tensor_core::for_each_dtype!(scalars);
}

/// What is different for the dtypes that a cast with a factor can go to.
macro_rules! factors {
    (f16) => { factors!(@to to_f16); };
    (bf16) => { factors!(@to to_bf16); };
    (f32) => { factors!(@to to_f32); };
    (f64) => { factors!(@to to_f64); };
    (@to $factors:ident) => {
        const SCALES: bool = true;

        fn factors<P: EveryRank<Self>>() {
            factors::$factors::<P>();
        }
    };
    ($other:ident) => {};
}

macro_rules! concrete {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        $(impl Concrete for $ty {
            factors!($name);

            fn scalars<P: Probe<Self, Ix1>>() {
                for number in NUMBERS {
                    let samples: Vec<_> = (0..number)
                        .map(|index| structs::$name::Scalars {
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
                    let tensors = case.expect("`stack`", structs::$name::Scalars::stack::<P::Backend>(&samples));
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
for_each_dtype!(concrete);
