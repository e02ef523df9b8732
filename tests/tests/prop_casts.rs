//! Random values in random layouts, cast while they are copied, against Rust's own conversions element by element.

use std::fmt::Debug;

use ndarray::{ArrayD, ArrayView, ArrayViewD, Dimension};
use proptest::collection::vec;
use proptest::prelude::*;
use tensor_core::{Host, Problem, TensorError, TensorInput};
use tensor_tests::{Recipe, recipe};

/// A recipe and as many values as it needs.
fn filled<T: Debug + Clone>(value: impl Strategy<Value = T> + Clone) -> impl Strategy<Value = (Recipe, Vec<T>)> {
    recipe().prop_flat_map(move |recipe| {
        let values = vec(value.clone(), recipe.memory());
        (Just(recipe), values)
    })
}

fn view<'a, T>(recipe: &Recipe, memory: &'a [T]) -> ArrayViewD<'a, T> {
    recipe.array(|shape| ArrayView::from_shape(shape, memory).expect("memory made for it"))
}

/// The values that the reference says, row-major, converted one by one.
fn expected<T: Copy, U>(recipe: &Recipe, memory: &[T], convert: impl Fn(T) -> U) -> ArrayD<U> {
    let reference = recipe.reference();
    let values = reference.positions().iter().map(|&position| convert(memory[position])).collect();
    ArrayD::from_shape_vec(reference.shape(), values).expect("as many values as elements")
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) }
}

macro_rules! lossy {
    ($($name:ident: $from:ty => $to:ty, $value:expr;)*) => {
        $(
            #[test]
            fn $name() {
                #[derive(TensorInput)]
                struct Cast<'a> {
                    #[tensor(copy, cast_lossy = $to)]
                    values: ArrayViewD<'a, $from>,
                }

                proptest!(config(), |((recipe, memory) in filled($value))| {
                    let cast = Cast { values: view(&recipe, &memory) };
                    let tensors = cast.tensors::<Host>()?;
                    #[allow(
                        clippy::cast_lossless,
                        clippy::cast_possible_truncation,
                        clippy::cast_possible_wrap,
                        clippy::cast_precision_loss,
                        clippy::cast_sign_loss,
                        reason = "`as` is what is promised"
                    )]
                    let expected = expected(&recipe, &memory, |value| value as $to);
                    tensors.values.with(|found| {
                        prop_assert_eq!(found.shape(), expected.shape());
                        let bits = |array: &ndarray::ArrayRef<$to, _>| -> Vec<Vec<u8>> {
                            array.iter().map(|value| value.to_ne_bytes().to_vec()).collect()
                        };
                        prop_assert_eq!(bits(found), bits(&expected));
                        Ok(())
                    })?;
                });
            }
        )*
    };
}

lossy! {
    u8_to_f32: u8 => f32, any::<u8>();
    u8_to_i64: u8 => i64, any::<u8>();
    i64_to_i32: i64 => i32, any::<i64>();
    i16_to_u8: i16 => u8, any::<i16>();
    u64_to_f64: u64 => f64, any::<u64>();
    i64_to_f32: i64 => f32, any::<i64>();
    f64_to_f32: f64 => f32, proptest::num::f64::NORMAL | proptest::num::f64::ZERO | proptest::num::f64::INFINITE;
    f32_to_i64: f32 => i64, proptest::num::f32::ANY;
    f64_to_u8: f64 => u8, prop_oneof![-300.0..300.0_f64, proptest::num::f64::ANY];
}

macro_rules! checked {
    ($($name:ident: $from:ty => $to:ty, $value:expr, $convert:expr;)*) => {
        $(
            #[test]
            fn $name() {
                #[derive(TensorInput)]
                struct Cast<'a> {
                    #[tensor(copy, cast_checked = $to)]
                    values: ArrayViewD<'a, $from>,
                }

                proptest!(config(), |((recipe, memory) in filled($value))| {
                    let expected: ArrayD<Option<$to>> = expected(&recipe, &memory, $convert);
                    let failing = expected.indexed_iter().find(|(_, value)| value.is_none()).map(|(index, _)| index);
                    let cast = Cast { values: view(&recipe, &memory) };
                    match (cast.tensors::<Host>(), failing) {
                        (Ok(tensors), None) => tensors.values.with(|found| {
                            prop_assert_eq!(found, &expected.mapv(|value| value.expect("none fails")));
                            Ok(())
                        })?,
                        (Err(error), Some(failing)) => {
                            let [violation] = error.violations() else { panic!("one field, one violation: {error}") };
                            let Problem::Tensor(TensorError::Cast { index, .. }) = &violation.problem else {
                                panic!("a cast fails: {error}")
                            };
                            prop_assert_eq!(index, failing.slice());
                        }
                        (found, failing) => {
                            prop_assert!(false, "expected a failure at {failing:?}, found {found:?}");
                        }
                    }
                });
            }
        )*
    };
}

checked! {
    i64_to_i32_if_it_fits: i64 => i32, prop_oneof![20 => -9_i64..9, 1 => any::<i64>()], |value| value.try_into().ok();
    u64_to_i64_if_it_fits: u64 => i64, prop_oneof![20 => 0_u64..9, 1 => any::<u64>()], |value| value.try_into().ok();
    i16_to_u8_if_it_fits: i16 => u8, prop_oneof![20 => 0_i16..9, 1 => any::<i16>()], |value| value.try_into().ok();
    i32_to_bool_if_0_or_1: i32 => bool, prop_oneof![20 => 0..2, 1 => any::<i32>()], |value| match value {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    };
    f32_to_u8_if_whole: f32 => u8, prop_oneof![20 => (0_u8..9).prop_map(f32::from), 1 => proptest::num::f32::ANY],
        |value| (0..=255).find(|&byte| f32::from(byte).partial_cmp(&value) == Some(std::cmp::Ordering::Equal));
}
