//! `cast`, `cast_checked` and `cast_lossy` on fields: what each makes of values that the other dtype does not have.

use std::error::Error;

use half::{bf16, f16};
use ndarray::{Array1, Array2, ArrayView1, Ix1, array, s};
use num_complex::Complex;
use tensor_core::{Cast, DType, Element, Host, InputError, Owned, Problem, TensorError, TensorInput};

#[derive(TensorInput)]
struct Samples<'a> {
    #[tensor(copy, cast = i64)]
    lossless: Array1<u8>,
    #[tensor(copy, cast_checked = u8, shape = [_, 3])]
    checked: Array2<f32>,
    #[tensor(copy, cast_lossy = u8)]
    lossy: ArrayView1<'a, f32>,
}

const LOSSY: [f32; 5] = [300.0, -1.0, 7.9, f32::NAN, 5.0];

fn samples() -> Samples<'static> {
    Samples {
        lossless: array![0, 255],
        checked: array![[0.0, 1.0, 2.0], [253.0, 254.0, 255.0]],
        lossy: ArrayView1::from(&LOSSY),
    }
}

/// The error that every conversion gives.
fn error(mut samples: Samples<'_>) -> InputError {
    let error = samples.tensors::<Host>().unwrap_err();
    assert_eq!(samples.tensors_mut::<Host>().unwrap_err(), error);
    assert_eq!(samples.to_tensors::<Host>().unwrap_err(), error);
    assert_eq!(samples.into_tensors::<Host>().unwrap_err(), error);
    error
}

#[test]
fn each_conversion_gives_the_cast_values_in_tensors_of_their_own() {
    let mut samples = samples();
    let expected = (array![0_i64, 255], array![[0_u8, 1, 2], [253, 254, 255]], array![255_u8, 0, 7, 0, 5]);
    let values = |lossless: &Owned<Host, i64, _>, checked: &Owned<Host, u8, _>, lossy: &Owned<Host, u8, Ix1>| {
        (lossless.to_array().unwrap(), checked.to_array().unwrap(), lossy.to_array().unwrap())
    };
    let tensors = samples.tensors::<Host>().unwrap();
    assert_eq!(values(&tensors.lossless, &tensors.checked, &tensors.lossy), expected);
    // The array is read only, which a copy does not mind.
    let mut tensors = samples.tensors_mut::<Host>().unwrap();
    assert_eq!(values(&tensors.lossless, &tensors.checked, &tensors.lossy), expected);
    tensors.with_mut(|t| t.lossless.fill(-1));
    let tensors = samples.to_tensors::<Host>().unwrap();
    assert_eq!(values(&tensors.lossless, &tensors.checked, &tensors.lossy), expected);
    assert_eq!(samples.lossless, array![0, 255], "what was written was a copy");
    let tensors = samples.into_tensors::<Host>().unwrap();
    assert_eq!(values(&tensors.lossless, &tensors.checked, &tensors.lossy), expected);
}

#[test]
fn a_checked_cast_names_the_first_value_that_would_change() {
    let mut samples = samples();
    samples.checked[[1, 0]] = 1.5;
    samples.checked[[1, 2]] = 256.0;
    let error = error(samples);
    assert_eq!(
        error.to_string(),
        "`Samples.checked`: the value 1.5 at [1, 0] would change in the cast from `f32` to `u8`; mend it, choose a wider \
         dtype, or write `cast_lossy`"
    );
    let cast = TensorError::Cast { index: vec![1, 0], value: "1.5".to_owned(), from: DType::F32, to: DType::U8 };
    assert_eq!(error.source().and_then(|source| source.downcast_ref()), Some(&cast));
    assert_eq!(error.violations()[0].problem, Problem::Tensor(cast));
}

#[test]
fn the_index_is_that_of_the_array_whatever_its_strides() {
    let mut samples = samples();
    samples.checked = Array2::from_shape_fn((6, 3), |(row, column)| if (row, column) == (4, 2) { -1.0 } else { 1.0 });
    samples.checked.slice_collapse(s![..;2, ..]);
    samples.checked.invert_axis(ndarray::Axis(0));
    let error = error(samples);
    let [violation] = error.violations() else { panic!("{error}") };
    let Problem::Tensor(TensorError::Cast { index, value, .. }) = &violation.problem else { panic!("{violation:?}") };
    assert_eq!((index.as_slice(), value.as_str()), ([0, 2].as_slice(), "-1.0"));
}

#[test]
fn shapes_that_do_not_fit_are_reported_before_values_are_looked_at() {
    let mut samples = samples();
    samples.checked = array![[0.5]];
    assert_eq!(
        error(samples).to_string(),
        "`Samples.checked`, axis 1: expected 3 (the constant in its `shape`), found 1"
    );
}

#[derive(TensorInput)]
struct Pairs {
    #[tensor(copy, cast_checked = i64)]
    float: Array1<f64>,
    #[tensor(copy, cast_checked = bool)]
    byte: Array1<u8>,
    #[tensor(copy, cast_lossy = f16)]
    half: Array1<f32>,
    #[tensor(copy, cast_lossy = bf16)]
    brain: Array1<i64>,
    #[tensor(copy, cast = Complex<f64>)]
    complex: Array1<f32>,
    #[tensor(copy, cast_checked = f32)]
    real: Array1<Complex<f32>>,
    #[tensor(copy, cast = f64, dtype = f32)]
    asserted: Array1<f32>,
}

fn pairs() -> Pairs {
    Pairs {
        float: array![-3.0, 9_007_199_254_740_992.0],
        byte: array![0, 1],
        half: array![65_504.0, 65_520.0],
        brain: array![1, 256, 257],
        complex: array![1.5],
        real: array![Complex::new(2.5, -0.0)],
        asserted: array![0.5],
    }
}

#[test]
fn every_pair_of_dtypes_goes_with_one_of_them() {
    let tensors = pairs().to_tensors::<Host>().unwrap();
    assert_eq!(tensors.float.to_array().unwrap(), array![-3, 9_007_199_254_740_992]);
    assert_eq!(tensors.byte.to_array().unwrap(), array![false, true]);
    assert_eq!(tensors.half.to_array().unwrap(), array![f16::MAX, f16::INFINITY]);
    let brain = Array1::from_vec(vec![1.0, 256.0, 256.0]).mapv(bf16::from_f32);
    assert_eq!(tensors.brain.to_array().unwrap(), brain);
    assert_eq!(tensors.complex.to_array().unwrap(), array![Complex::new(1.5, 0.0)]);
    assert_eq!(tensors.real.to_array().unwrap(), array![2.5]);
    assert_eq!(tensors.asserted.to_array().unwrap(), array![0.5]);
}

#[test]
fn values_print_as_their_dtype_does() {
    let refusal = |pairs: Pairs| pairs.into_tensors::<Host>().unwrap_err().to_string();
    let begins = |text: &str, start: &str| assert!(text.starts_with(start), "{text}");
    let nan = refusal(Pairs { float: array![f64::NAN], ..pairs() });
    begins(&nan, "`Pairs.float`: the value NaN at [0] would change in the cast from `f64` to `i64`");
    let two = refusal(Pairs { byte: array![0, 2], ..pairs() });
    begins(&two, "`Pairs.byte`: the value 2 at [1] would change in the cast from `u8` to `bool`");
    let complex = refusal(Pairs { real: array![Complex::new(1.0, 1.0)], ..pairs() });
    begins(
        &complex,
        "`Pairs.real`: the value Complex { re: 1.0, im: 1.0 } at [0] would change in the cast from `Complex<f32>` to `f32`",
    );
}

#[test]
fn the_spec_has_the_kind_of_cast() {
    assert_eq!(
        Samples::SPEC.to_string(),
        "\
field     array  tensor        shape   owner
lossless  u8     i64           [_]     copied
checked   f32    u8 (checked)  [_, 3]  copied
lossy     f32    u8 (lossy)    [_]     copied
"
    );
}

#[test]
fn the_dtype_of_a_cast_may_be_a_parameter_that_no_array_has() {
    #[derive(TensorInput)]
    struct Signal<T: Cast<U>, U: Element> {
        #[tensor(copy, cast_lossy = U)]
        volts: Array1<T>,
        #[tensor(skip)]
        _offset: U,
    }

    let signal = Signal { volts: array![0.5_f64, 300.0], _offset: 0_u8 };
    let tensors = signal.tensors::<Host>().unwrap();
    tensors.volts.with(|volts| assert_eq!(volts.as_slice().unwrap(), [0_u8, 255]));
}

/// An array by another name, so that only the compiler knows what `Row<T>` is.
type Row<T> = Array1<T>;

#[derive(TensorInput)]
struct Renamed<T: Element + Cast<f64>> {
    #[tensor(copy, cast_lossy = f64, dtype = T)]
    row: Row<T>,
}

#[test]
fn a_parameter_behind_an_alias_is_known_to_be_a_dtype() {
    let renamed = Renamed { row: array![1_u8, 2] };
    assert_eq!(renamed.tensors::<Host>().unwrap().row.to_array().unwrap(), array![1.0, 2.0]);
}

#[test]
fn a_cast_may_be_to_a_parameter_that_no_array_has() {
    use std::marker::PhantomData;

    #[derive(TensorInput)]
    struct Tagged<T> {
        #[tensor(copy, cast = T)]
        classes: Array1<u8>,
        #[tensor(skip)]
        tag: PhantomData<T>,
    }

    let tagged = Tagged::<i64> { classes: array![1, 255], tag: PhantomData };
    assert_eq!(tagged.tensors::<Host>().unwrap().classes.to_array().unwrap(), array![1_i64, 255]);
    let _ = tagged.tag;
}
