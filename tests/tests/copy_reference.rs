//! Copies and casts of arrays that lie in memory in any way, against a loop over their indices.

use half::{bf16, f16};
use ndarray::{Array1, ArrayViewD, Axis, IxDyn, Slice};
use num_complex::Complex;
use proptest::collection::vec;
use proptest::prelude::*;
use tensor_core::{Cast, Element, Host, Problem, TensorError, TensorInput, Violation, row_major, to_array};

mod common;

use common::exact::Exact;

/// How one axis of a view is cut from that of a larger array.
#[derive(Clone, Copy, Debug)]
struct Cut {
    /// The length it has in the view.
    len: usize,
    /// How many indices are left out at either end.
    before: usize,
    after: usize,
    step: isize,
    /// Whether the larger array has one index, which the view repeats.
    broadcast: bool,
}

/// A view of an array: its axes from the outermost in memory, and in which order the view has them.
#[derive(Clone, Debug)]
struct Plan {
    cuts: Vec<(Cut, usize)>,
}

const ELEMENTS: usize = 10_000;

fn plans() -> impl Strategy<Value = Plan> {
    let len = prop_oneof![4 => 2_usize..5, 4 => 1_usize..140, 1 => Just(1), 1 => Just(0)];
    let step = prop_oneof![4 => Just(1_isize), 2 => Just(-1), 1 => 2_isize..6, 1 => -5_isize..-1];
    let cut = (len, 0_usize..3, 0_usize..3, step, prop::bool::weighted(0.1));
    let cut = cut.prop_map(|(len, before, after, step, broadcast)| Cut { len, before, after, step, broadcast });
    vec((cut, any::<u32>()), 0..8).prop_map(|mut cuts| {
        // No more elements than can be compared in a moment.
        let mut elements = 1;
        for (cut, _) in &mut cuts {
            cut.len = cut.len.min(ELEMENTS / elements);
            elements *= cut.len.max(1);
        }
        let mut places: Vec<usize> = (0..cuts.len()).collect();
        places.sort_by_key(|&axis| cuts[axis].1);
        Plan { cuts: cuts.iter().map(|&(cut, _)| cut).zip(places).collect() }
    })
}

impl Plan {
    /// How long an axis of the larger array is.
    fn whole(cut: &Cut) -> usize {
        let reach = cut.len.saturating_sub(1) * cut.step.unsigned_abs() + cut.len.min(1);
        if cut.broadcast { 1 } else { cut.before + reach + cut.after }
    }

    /// The memory of the larger array.
    fn memory<T>(&self, value: impl Fn(usize) -> T) -> Array1<T> {
        (0..self.cuts.iter().map(|(cut, _)| Self::whole(cut)).product()).map(value).collect()
    }

    /// Calls `check` with the view of the memory.
    fn view<T: Clone>(&self, memory: &Array1<T>, check: impl FnOnce(&ArrayViewD<'_, T>)) {
        let lens: Vec<usize> = self.cuts.iter().map(|(cut, _)| Self::whole(cut)).collect();
        let mut view = memory.view().into_shape_with_order(IxDyn(&lens)).expect("as many elements");
        for (axis, (cut, _)) in self.cuts.iter().enumerate().filter(|(_, (cut, _))| !cut.broadcast) {
            view.slice_axis_inplace(Axis(axis), Slice::from(cut.before..lens[axis] - cut.after));
            view.slice_axis_inplace(Axis(axis), Slice::new(0, None, cut.step));
        }
        let lens: Vec<usize> = self.cuts.iter().map(|(cut, _)| cut.len).collect();
        let places: Vec<usize> = self.cuts.iter().map(|&(_, place)| place).collect();
        let view = view.broadcast(IxDyn(&lens)).expect("each axis is as long, or of length 1");
        check(&view.permuted_axes(IxDyn(&places)));
    }
}

/// The values of the view, each found by its index, in row-major order.
fn by_index<T: Copy, U>(view: &ArrayViewD<'_, T>, convert: impl Fn(T) -> U) -> Vec<U> {
    (0..view.len()).map(|position| convert(view[IxDyn(&index_of(position, view.shape()))])).collect()
}

/// The memory of the values, bit by bit.
fn bits<T: Element>(values: &[T]) -> &[u8] {
    // SAFETY: all bytes of a dtype are part of its value.
    unsafe { std::slice::from_raw_parts(values.as_ptr().cast(), size_of_val(values)) }
}

/// Values of all kinds, the edges among them.
fn memory<T: Exact + Copy>(plan: &Plan) -> Array1<T> {
    let samples = T::samples();
    // A stride that has no divisor in common with the number of samples, so that neighbours are of different kinds.
    plan.memory(|position| samples[position * 7919 % samples.len()])
}

fn copies<T: Element + Exact>(plan: &Plan) {
    plan.view(&memory::<T>(plan), |view| {
        for copy in [row_major(view), to_array(view)] {
            let copy = copy.expect("enough memory");
            assert_eq!(copy.shape(), view.shape());
            assert_eq!(bits(copy.as_slice().expect("row-major")), bits(&by_index(view, |value| value)), "{view:?}");
        }
    });
}

/// For each pair: a struct with that cast, and a function that checks it.
macro_rules! casts {
    ($($lossy:ident, $checked:ident: $from:ty => $to:ty;)*) => {
        $(
            fn $lossy(plan: &Plan) {
                #[derive(TensorInput)]
                struct Input<'a> {
                    #[tensor(copy, cast_lossy = $to)]
                    values: ArrayViewD<'a, $from>,
                }
                plan.view(&memory(plan), |view| {
                    let tensors = Input { values: view.view() }.to_tensors::<Host>().expect("enough memory");
                    let expected = by_index(view, |value: $from| -> $to { value.cast() });
                    let copy = tensors.values.into_inner();
                    assert_eq!(copy.shape(), view.shape());
                    assert_eq!(bits(copy.as_slice().expect("row-major")), bits(&expected), "{view:?}");
                });
            }

            fn $checked(plan: &Plan) {
                #[derive(TensorInput)]
                struct Input<'a> {
                    #[tensor(copy, cast_checked = $to)]
                    values: ArrayViewD<'a, $from>,
                }
                plan.view(&memory(plan), |view| {
                    let expected = by_index(view, |value: $from| -> Option<$to> { value.checked_cast() });
                    let refused = expected.iter().position(Option::is_none);
                    match (Input { values: view.view() }.to_tensors::<Host>(), refused) {
                        (Ok(tensors), None) => {
                            let expected: Vec<$to> = expected.into_iter().flatten().collect();
                            let copy = tensors.values.into_inner();
                            assert_eq!(bits(copy.as_slice().expect("row-major")), bits(&expected), "{view:?}");
                        }
                        (Err(error), Some(position)) => {
                            let [Violation { problem: Problem::Tensor(TensorError::Cast { index, .. }), .. }] =
                                error.violations()
                            else {
                                panic!("expected a refused value, found {error}");
                            };
                            assert_eq!(index, &index_of(position, view.shape()), "{view:?}");
                        }
                        (made, refused) => panic!("expected {refused:?} to be refused, found {made:?}"),
                    }
                });
            }
        )*
    };
}

casts! {
    u8_to_f32, checked_u8_to_f32: u8 => f32;
    u8_to_i64, checked_u8_to_i64: u8 => i64;
    i64_to_i32, checked_i64_to_i32: i64 => i32;
    f64_to_f32, checked_f64_to_f32: f64 => f32;
    f32_to_f16, checked_f32_to_f16: f32 => f16;
    f16_to_f32, checked_f16_to_f32: f16 => f32;
    f32_to_bf16, checked_f32_to_bf16: f32 => bf16;
    i16_to_u8, checked_i16_to_u8: i16 => u8;
    bool_to_complex, checked_bool_to_complex: bool => Complex<f64>;
    complex_to_f32, checked_complex_to_f32: Complex<f32> => f32;
}

fn index_of(mut position: usize, shape: &[usize]) -> Vec<usize> {
    let mut index = vec![0; shape.len()];
    for axis in (0..shape.len()).rev() {
        index[axis] = position % shape[axis];
        position /= shape[axis];
    }
    index
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_copy_has_the_values_by_index(plan in plans()) {
        copies::<bool>(&plan);
        copies::<u8>(&plan);
        copies::<f16>(&plan);
        copies::<f32>(&plan);
        copies::<u64>(&plan);
        copies::<Complex<f64>>(&plan);
    }

    #[test]
    fn a_lossy_cast_is_that_of_each_value(plan in plans()) {
        for check in [
            u8_to_f32,
            u8_to_i64,
            i64_to_i32,
            f64_to_f32,
            f32_to_f16,
            f16_to_f32,
            f32_to_bf16,
            i16_to_u8,
            bool_to_complex,
            complex_to_f32,
        ] {
            check(&plan);
        }
    }

    #[test]
    fn a_checked_cast_is_that_of_each_value_or_names_the_first_that_has_none(plan in plans()) {
        for check in [
            checked_u8_to_f32,
            checked_u8_to_i64,
            checked_i64_to_i32,
            checked_f64_to_f32,
            checked_f32_to_f16,
            checked_f16_to_f32,
            checked_f32_to_bf16,
            checked_i16_to_u8,
            checked_bool_to_complex,
            checked_complex_to_f32,
        ] {
            check(&plan);
        }
    }
}
