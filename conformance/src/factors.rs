//! Tests casts with a factor, `scale`: of copies, rows and stacks.

use half::{bf16, f16};
use ndarray::{ArrayD, ArrayView, Axis, Dimension, stack};
use tensor_core::{Cast, InputError, Owned, RowSelection, Supports};

use crate::by_rank::for_some_ranks;
use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::verify_tensor;
use crate::probe::Probe;
use crate::ranks::EveryRank;
use crate::sample::Sample;
use crate::tally::Owner;

/// A factor that is no power of two.
pub(crate) const BYTE: f64 = 1.0 / 255.0;

/// A factor that changes the sign.
pub(crate) const HALF: f64 = -0.5;

/// The arrays of a struct with factors.
#[derive(Clone)]
struct Arrays<'a, D: Dimension> {
    bytes: ArrayView<'a, u8, D>,
    floats: ArrayView<'a, f64, D>,
    counts: ArrayView<'a, i64, D>,
}

/// The tensors of bytes, of floats and of counts.
type Tensors<B, T, D> = [Owned<B, T, D>; 3];

/// The struct with factors for arrays of one rank and tensors of dtype `T`.
trait Factors<T: Sample> {
    type Dim: Dimension<Larger: 'static> + 'static;

    const AXES: usize;

    fn copied<B: Supports<T, Self::Dim>>(arrays: Arrays<'_, Self::Dim>)
    -> Result<Tensors<B, T, Self::Dim>, InputError>;

    fn moved<B: Supports<T, Self::Dim>>(arrays: Arrays<'_, Self::Dim>) -> Result<Tensors<B, T, Self::Dim>, InputError>;

    fn rows<B: Supports<T, Self::Dim>>(
        arrays: Arrays<'_, Self::Dim>,
        rows: RowSelection<'_>,
    ) -> Result<Tensors<B, T, Self::Dim>, InputError>;

    fn stacked<B: Supports<T, <Self::Dim as Dimension>::Larger>>(
        arrays: Arrays<'_, Self::Dim>,
    ) -> Result<Tensors<B, T, <Self::Dim as Dimension>::Larger>, InputError>;
}

/// The struct for one rank and one dtype.
macro_rules! factors {
    ($module:ident, $to:ty, $dim:ty, $axes:literal, $shape:tt) => {
        pub(super) mod $module {
            use ndarray::{ArrayView, Dimension};
            use tensor_core::{InputError, RowSelection, Supports, TensorInput};

            use crate::factors::{Arrays, BYTE, Factors, HALF, Tensors};

            #[derive(TensorInput)]
            #[tensor(samples = batch, stack)]
            struct Scaled<'a> {
                #[tensor(copy, cast = $to, scale = BYTE, shape = $shape)]
                bytes: ArrayView<'a, u8, $dim>,
                #[tensor(copy, cast_lossy = $to, scale = BYTE, shape = $shape)]
                floats: ArrayView<'a, f64, $dim>,
                #[tensor(copy, cast_checked = $to, scale = HALF, shape = $shape)]
                counts: ArrayView<'a, i64, $dim>,
            }

            impl<'a> From<Arrays<'a, $dim>> for Scaled<'a> {
                fn from(Arrays { bytes, floats, counts }: Arrays<'a, $dim>) -> Self {
                    Self { bytes, floats, counts }
                }
            }

            pub(in crate::factors) struct Rank;

            impl Factors<$to> for Rank {
                type Dim = $dim;

                const AXES: usize = $axes;

                fn copied<B: Supports<$to, $dim>>(
                    arrays: Arrays<'_, $dim>,
                ) -> Result<Tensors<B, $to, $dim>, InputError> {
                    let tensors = Scaled::from(arrays).to_tensors::<B>()?;
                    Ok([tensors.bytes, tensors.floats, tensors.counts])
                }

                fn moved<B: Supports<$to, $dim>>(
                    arrays: Arrays<'_, $dim>,
                ) -> Result<Tensors<B, $to, $dim>, InputError> {
                    let tensors = Scaled::from(arrays).into_tensors::<B>()?;
                    Ok([tensors.bytes, tensors.floats, tensors.counts])
                }

                fn rows<B: Supports<$to, $dim>>(
                    arrays: Arrays<'_, $dim>,
                    rows: RowSelection<'_>,
                ) -> Result<Tensors<B, $to, $dim>, InputError> {
                    let input = Scaled::from(arrays);
                    let tensors = input.rows::<B>(rows)?;
                    Ok([tensors.bytes, tensors.floats, tensors.counts])
                }

                fn stacked<B: Supports<$to, <$dim as Dimension>::Larger>>(
                    arrays: Arrays<'_, $dim>,
                ) -> Result<Tensors<B, $to, <$dim as Dimension>::Larger>, InputError> {
                    let samples: [Scaled<'_>; 2] = [arrays.clone().into(), arrays.into()];
                    let tensors = Scaled::stack::<B>(&samples)?;
                    Ok([tensors.bytes, tensors.floats, tensors.counts])
                }
            }
        }
    };
}

macro_rules! ranks {
    ($($name:ident: $dim:ty, $axes:literal, $shape:tt, $permute:tt $order:tt;)*) => {
        $(mod $name {
            factors!(of_f16, half::f16, $dim, $axes, $shape);
            factors!(of_bf16, half::bf16, $dim, $axes, $shape);
            factors!(of_f32, f32, $dim, $axes, $shape);
            factors!(of_f64, f64, $dim, $axes, $shape);
        })*

        pub(crate) fn to_f16<P: EveryRank<f16>>() {
            $(every_layout::<P, f16, $name::of_f16::Rank>();)*
        }

        pub(crate) fn to_bf16<P: EveryRank<bf16>>() {
            $(every_layout::<P, bf16, $name::of_bf16::Rank>();)*
        }

        pub(crate) fn to_f32<P: EveryRank<f32>>() {
            $(every_layout::<P, f32, $name::of_f32::Rank>();)*
        }

        pub(crate) fn to_f64<P: EveryRank<f64>>() {
            $(every_layout::<P, f64, $name::of_f64::Rank>();)*
        }
    };
}
for_some_ranks!(ranks);

fn every_layout<P, T, R>()
where
    R: Factors<T>,
    P: Probe<T, R::Dim> + Probe<T, <R::Dim as Dimension>::Larger>,
    T: Sample,
    f64: Cast<T>,
    i64: Cast<T>,
{
    for layout in &layouts(Some(R::AXES)) {
        run::<P, T, R>(layout);
    }
}

fn run<P, T, R>(layout: &Layout)
where
    R: Factors<T>,
    P: Probe<T, R::Dim> + Probe<T, <R::Dim as Dimension>::Larger>,
    T: Sample,
    f64: Cast<T>,
    i64: Cast<T>,
{
    let (bytes, floats) = (layout.buffer::<u8>(), layout.buffer::<f64>());
    let mut counts = layout.buffer::<i64>();
    for count in &mut counts {
        if Cast::<T>::checked_cast(*count).is_none() {
            *count = 7;
        }
    }
    let arrays = Arrays { bytes: layout.view(&bytes), floats: layout.view(&floats), counts: layout.view(&counts) };
    #[expect(clippy::cast_precision_loss, reason = "the values that are left are those of a float")]
    let expected: [ArrayD<T>; 3] = [
        arrays.bytes.mapv(|value| (f64::from(value) * BYTE).cast()).into_dyn(),
        arrays.floats.mapv(|value| (value * BYTE).cast()).into_dyn(),
        arrays.counts.mapv(|value| (value as f64 * HALF).cast()).into_dyn(),
    ];
    let buffer = layout.buffer::<T>();
    let case = |how: &str| Case::new::<P, T, R::Dim>(layout, &layout.view(&buffer), Owner::Scaled, how);

    let copied = case("a copy with a factor");
    check::<P, T, R::Dim>(&copied, copied.expect("`to_tensors`", R::copied::<P::Backend>(arrays.clone())), &expected);
    let moved = case("a move with a factor");
    check::<P, T, R::Dim>(&moved, moved.expect("`into_tensors`", R::moved::<P::Backend>(arrays.clone())), &expected);
    let count = arrays.bytes.shape()[0];
    let start = 1.min(count);
    let picked = case("rows of a range, with a factor");
    let rows: Vec<usize> = (start..count).collect();
    let tensors = picked.expect("`rows`", R::rows::<P::Backend>(arrays.clone(), RowSelection::from(start..count)));
    check::<P, T, R::Dim>(&picked, tensors, &expected.each_ref().map(|values| values.select(Axis(0), &rows)));
    let picked = case("rows by their indices, with a factor");
    let rows: Vec<usize> = count.checked_sub(1).map_or_else(Vec::new, |last| vec![last, 0, last]);
    let tensors = picked.expect("`rows`", R::rows::<P::Backend>(arrays.clone(), RowSelection::from(&rows)));
    check::<P, T, R::Dim>(&picked, tensors, &expected.each_ref().map(|values| values.select(Axis(0), &rows)));
    let stacked = case("a stack with a factor");
    let tensors = stacked.expect("`stack`", R::stacked::<P::Backend>(arrays));
    let twice = |values: &ArrayD<T>| stack(Axis(0), &[values.view(), values.view()]).expect("arrays of one shape");
    check::<P, T, <R::Dim as Dimension>::Larger>(&stacked, tensors, &expected.each_ref().map(twice));
}

fn check<P, T, D>(case: &Case, tensors: Tensors<P::Backend, T, D>, expected: &[ArrayD<T>; 3])
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    for (tensor, expected) in tensors.into_iter().zip(expected) {
        let case = case.clone().with_tensor(expected.shape());
        if !tensor.with(|tensor| P::is_row_major(tensor)) {
            case.fail("expected a row-major tensor from a cast with a factor");
        }
        tensor.with(|tensor| verify_tensor::<P, T, D>(&case, tensor, expected));
    }
}
