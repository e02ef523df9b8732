//! `collate` of derived structs of every kind, what it pads, and what it reports.

use std::rc::Rc;

use half::f16;
use ndarray::{
    ArcArray1, Array, Array0, Array1, Array2, Array3, ArrayD, ArrayRef1, ArrayView1, ArrayViewD, ArrayViewMut1,
    CowArray, Dimension, Ix1, Ix2, array, s,
};
use tensor_core::{Element, Host, InputError, Sample, TensorInput};

fn error<S: Sample>(samples: &[S]) -> InputError {
    match S::collate(samples) {
        Ok(_) => panic!("expected an error"),
        Err(error) => error,
    }
}

/// Clips of speech: ragged along `time`.
#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Clips {
    #[tensor(shape = [batch, time, 3])]
    frames: Array3<f32>,
    #[tensor(shape = [batch])]
    lengths: Array1<i64>,
    #[tensor(shape = [batch, time])]
    mask: Array2<bool>,
    #[tensor(copy, cast = i64, shape = [batch])]
    label: Array1<u8>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Clips)]
struct Clip {
    #[tensor(pad = 0.0, lengths = lengths, mask = mask)]
    frames: Array2<f32>,
    label: u8,
}

fn clips() -> [Clip; 2] {
    [
        Clip { frames: array![[1.0, 2.0, 3.0]], label: 4 },
        Clip { frames: array![[5.0, 6.0, 7.0], [8.0, 9.0, 10.0]], label: 11 },
    ]
}

#[test]
fn ragged_samples_are_padded_with_lengths_and_mask() {
    let batch: Clips = Clip::collate(&clips()).unwrap();
    assert_eq!(batch.frames, array![[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]], [[5.0, 6.0, 7.0], [8.0, 9.0, 10.0]]]);
    assert_eq!(batch.lengths, array![1, 2]);
    assert_eq!(batch.mask, array![[true, false], [true, true]]);
    assert_eq!(batch.label, array![4, 11]);
    batch.into_tensors::<Host>().unwrap().with(|t: ClipsTensorRefs<'_, Host>| {
        assert_eq!(t.frames.shape(), [2, 2, 3]);
        assert_eq!(t.label, array![4_i64, 11].view());
    });
}

#[test]
fn samples_come_by_reference_of_any_kind() {
    let [one, two] = clips();
    let labels = |batch: Result<Clips, InputError>| batch.unwrap().label.to_vec();
    assert_eq!(labels(Clip::collate([&one, &two])), [4, 11]);
    assert_eq!(labels(Clip::collate(&[&two, &one, &two])), [11, 4, 11]);
    assert_eq!(labels(Clip::collate(&vec![Rc::new(one)])), [4]);
    assert_eq!(labels(<Clip as Sample>::collate(std::iter::once(&two))), [11]);
}

#[test]
fn what_differs_is_reported_with_sample_and_axis_for_all_fields_at_once() {
    #[derive(TensorInput)]
    struct Images {
        pixels: Array3<f32>,
        masks: Option<Array2<bool>>,
        any: ArrayD<i32>,
        label: Array1<u8>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Images)]
    struct Image {
        pixels: Array2<f32>,
        masks: Option<Array1<bool>>,
        any: ArrayD<i32>,
        label: u8,
    }

    let image = |height, has_mask: bool, rank: usize| Image {
        pixels: Array2::zeros((2, height)),
        masks: has_mask.then(|| array![true]),
        any: ArrayD::zeros(vec![1; rank]),
        label: 0,
    };
    let good = Image::collate(&[image(3, true, 2), image(3, true, 2)]).unwrap();
    assert_eq!(good.pixels.shape(), [2, 2, 3]);
    assert_eq!(good.masks, Some(array![[true], [true]]));
    assert_eq!((good.any.shape(), good.label), (&[2, 1, 1][..], array![0, 0]));
    assert_eq!(Image::collate(&[image(3, false, 0)]).unwrap().masks, None);

    assert_eq!(error::<Image>(&[]).to_string(), "`Image`: expected at least one sample, found none");
    assert_eq!(
        error(&[image(3, true, 2), image(3, true, 2), image(4, false, 1)]).to_string(),
        "3 fields or axes of `Image` can't become tensors:\
         \n  `Image.pixels`: expected length 3 of axis 1 in sample 2, as in sample 0, found 4; samples have to be of one shape, but for axes that `collate` pads\
         \n  `Image.masks`: expected a value in sample 2, as in sample 0, found `None`\
         \n  `Image.any`: expected 2 axes in sample 2, as in sample 0, found 1; samples have to be of one shape"
    );
}

#[test]
fn an_axis_that_is_not_padded_has_to_agree() {
    let [one, mut two] = clips();
    two.frames = Array2::zeros((9, 2));
    assert_eq!(
        error(&[one, two]).to_string(),
        "`Clip.frames`: expected length 3 of axis 1 in sample 1, as in sample 0, found 2; samples have to be of one shape, but for axes that `collate` pads"
    );
}

#[test]
fn each_kind_of_field_becomes_an_array_that_owns_its_memory() {
    #[derive(TensorInput)]
    struct Many<'a> {
        scalar: Array1<f64>,
        scalars: Vec<u16>,
        vec: Array2<i8>,
        four: Array2<u32>,
        view: Array2<f32>,
        dynamic: ArrayD<f32>,
        known: Array2<f32>,
        shared: ndarray::ArcArray2<f32>,
        cow: CowArray<'a, bool, Ix2>,
        boxed: Box<Array2<f32>>,
        reference: Array2<f32>,
        written: Array2<f32>,
        by_ref: Array2<f32>,
        option: Option<Array2<f32>>,
        half: Array1<f16>,
        nothing: Array1<i64>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Many<'static>)]
    struct One<'a> {
        scalar: f64,
        scalars: u16,
        vec: Vec<i8>,
        four: [u32; 4],
        view: ArrayView1<'a, f32>,
        dynamic: ArrayView1<'a, f32>,
        known: ArrayViewD<'a, f32>,
        shared: ArcArray1<f32>,
        cow: CowArray<'a, bool, Ix1>,
        boxed: Box<Array1<f32>>,
        reference: &'a Array1<f32>,
        written: ArrayViewMut1<'a, f32>,
        by_ref: &'a ArrayRef1<f32>,
        option: Option<&'a Array1<f32>>,
        half: f16,
        nothing: Array0<i64>,
    }

    let row = Array1::from_iter((0_u8..12).map(f32::from));
    let mut written = [row.clone(), row.clone()];
    let [one, two] = &mut written;
    let sample = |written, number: u8| One {
        scalar: f64::from(number),
        scalars: number.into(),
        vec: vec![-1, number.cast_signed()],
        four: [number.into(); 4],
        view: row.slice(s![..;-2]),
        dynamic: row.slice(s![..3]),
        known: row.slice(s![..3]).into_dyn(),
        shared: row.to_shared(),
        cow: CowArray::from(array![true, false]),
        boxed: Box::new(row.clone()),
        reference: &row,
        written,
        by_ref: &row,
        option: Some(&row),
        half: f16::ONE,
        nothing: Array::from_elem((), number.into()),
    };
    let samples = [sample(one.view_mut(), 1), sample(two.view_mut(), 2)];
    let many = One::collate(&samples).unwrap();
    let twice = |row: ArrayView1<'_, f32>| ndarray::stack![ndarray::Axis(0), row, row];
    assert_eq!(many.scalar, array![1.0, 2.0]);
    assert_eq!(many.scalars, [1, 2]);
    assert_eq!(many.vec, array![[-1, 1], [-1, 2]]);
    assert_eq!(many.four, array![[1, 1, 1, 1], [2, 2, 2, 2]]);
    assert_eq!(many.view, twice(row.slice(s![..;-2])));
    assert_eq!(many.dynamic, twice(row.slice(s![..3])).into_dyn());
    assert_eq!(many.known, twice(row.slice(s![..3])));
    assert_eq!(many.cow, array![[true, false], [true, false]]);
    assert!(many.cow.is_owned());
    for array in [&many.shared.to_owned(), &*many.boxed, &many.reference, &many.written, &many.by_ref] {
        assert_eq!(*array, twice(row.view()));
    }
    assert_eq!(many.option, Some(twice(row.view())));
    assert_eq!(many.half, array![f16::ONE, f16::ONE]);
    assert_eq!(many.nothing, array![1, 2]);
    assert_eq!(many.view.as_ptr().addr() % 64, 0);
}

#[test]
fn a_dynamic_array_of_another_rank_than_the_batch_says_is_an_error() {
    #[derive(TensorInput)]
    struct Grids {
        cells: Array3<f32>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Grids)]
    struct Grid {
        cells: ArrayD<f32>,
    }

    let grid = |shape: &[usize]| Grid { cells: ArrayD::zeros(shape) };
    assert_eq!(Grid::collate(&[grid(&[2, 3])]).unwrap().cells.dim(), (1, 2, 3));
    assert_eq!(error(&[grid(&[2])]).to_string(), "`Grid.cells`: expected a tensor of rank 3, found rank 2");
}

#[test]
fn arrays_of_six_axes_make_a_dynamic_one_of_seven() {
    #[derive(TensorInput)]
    struct Large {
        values: ArrayD<u8>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Large)]
    struct Small {
        values: ndarray::Array6<u8>,
    }

    let sample = Small { values: Array::ones((1, 2, 1, 2, 1, 2)) };
    assert_eq!(Small::collate([&sample, &sample]).unwrap().values.shape(), [2, 1, 2, 1, 2, 1, 2]);
}

mod nested {
    use super::*;

    #[derive(TensorInput)]
    pub(super) struct Points {
        pub(super) xy: Array3<f32>,
        pub(super) lengths: Vec<i32>,
        pub(super) centre: Array1<f32>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Points)]
    pub(super) struct PointList {
        #[tensor(pad = -1.0, lengths = lengths)]
        pub(super) xy: Array2<f32>,
        #[tensor(whole)]
        pub(super) centre: Array1<f32>,
    }
}

#[test]
fn nested_samples_make_nested_batches() {
    use nested::PointList;

    #[derive(TensorInput)]
    struct Scenes {
        near: nested::Points,
        far: Option<Box<nested::Points>>,
        weights: Array1<f32>,
        kind: Array2<u8>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Scenes)]
    struct Scene {
        near: PointList,
        far: Option<Box<PointList>>,
        #[tensor(whole)]
        weights: Array1<f32>,
        kind: [u8; 2],
        #[tensor(skip)]
        file: String,
    }

    let points = |number| PointList { xy: Array2::ones((number, 2)), centre: array![0.5, 0.5] };
    let scene = |near, far: usize| Scene {
        near: points(near),
        far: (far > 0).then(|| Box::new(points(far))),
        weights: array![1.0, 2.0, 3.0],
        kind: [7, 8],
        file: String::from("scene.ply"),
    };
    let scenes = Scene::collate(&[scene(1, 2), scene(2, 1)]).unwrap();
    assert_eq!(scenes.near.xy, array![[[1.0, 1.0], [-1.0, -1.0]], [[1.0, 1.0], [1.0, 1.0]]]);
    assert_eq!(scenes.near.lengths, [1, 2]);
    assert_eq!(scenes.near.centre, array![0.5, 0.5]);
    assert_eq!(scenes.far.as_ref().unwrap().lengths, [2, 1]);
    assert_eq!(scenes.weights, array![1.0, 2.0, 3.0]);
    assert_eq!(scenes.kind, array![[7, 8], [7, 8]]);
    assert!(Scene::collate(&[scene(1, 0)]).unwrap().far.is_none());
    let mut odd = scene(3, 0);
    odd.near.xy = Array2::ones((3, 3));
    assert_eq!(odd.file, "scene.ply");
    assert_eq!(
        error(&[scene(1, 2), odd]).to_string(),
        "2 fields or axes of `Scene` can't become tensors:\
         \n  `Scene.near.xy`: expected length 2 of axis 1 in sample 1, as in sample 0, found 3; samples have to be of one shape, but for axes that `collate` pads\
         \n  `Scene.far`: expected a value in sample 1, as in sample 0, found `None`"
    );
}

/// Structs that everybody can name, with fields that nobody else can.
pub mod visibility {
    use super::*;

    /// Many.
    #[derive(TensorInput)]
    pub struct Outers {
        pub(super) inner: Inners,
        pub(super) label: Array1<u8>,
    }

    /// One.
    #[derive(TensorInput)]
    #[tensor(sample_of = Outers)]
    pub struct Outer {
        pub(super) inner: Inner,
        pub(super) label: u8,
    }

    /// Many within many.
    #[derive(TensorInput)]
    pub struct Inners {
        pub(super) x: Array1<f32>,
        values: Values,
    }

    /// One within one.
    #[derive(TensorInput)]
    #[tensor(sample_of = Inners)]
    pub struct Inner {
        pub(super) x: f32,
        values: Value,
    }

    #[derive(TensorInput)]
    struct Values(Array2<f32>);

    #[derive(TensorInput)]
    #[tensor(sample_of = Values)]
    struct Value(Array1<f32>);

    pub(super) fn outer(x: f32) -> Outer {
        Outer { inner: Inner { x, values: Value(array![x, x]) }, label: 1 }
    }

    pub(super) fn values(outers: &Outers) -> &Array2<f32> {
        &outers.inner.values.0
    }
}

#[test]
fn fields_may_be_less_visible_than_the_struct() {
    let outers = visibility::Outer::collate(&[visibility::outer(1.0), visibility::outer(2.0)]).unwrap();
    assert_eq!(outers.inner.x, array![1.0, 2.0]);
    assert_eq!(visibility::values(&outers), array![[1.0, 1.0], [2.0, 2.0]]);
    assert_eq!(outers.label, array![1, 1]);
}

#[test]
fn tuple_structs_are_put_together_by_place() {
    #[derive(TensorInput)]
    struct Pairs(Array2<f32>, Array1<i64>, Array1<u8>);

    #[derive(TensorInput)]
    #[tensor(sample_of = Pairs)]
    struct Pair(#[tensor(pad = 9.0, lengths = 2)] Vec<f32>, #[tensor(skip)] &'static str, i64);

    let pairs = Pair::collate(&[Pair(vec![1.0], "one", 1), Pair(vec![2.0, 3.0], "two", 2)]).unwrap();
    assert_eq!((pairs.0, pairs.1, pairs.2), (array![[1.0, 9.0], [2.0, 3.0]], array![1, 2], array![1, 2]));
    assert_eq!(Pair(vec![], "none", 0).1, "none");
}

#[test]
fn generic_structs_are_put_together() {
    #[derive(TensorInput)]
    #[tensor(samples = batch)]
    struct Digits<T, const N: usize> {
        #[tensor(shape = [batch, N])]
        pixels: Array2<T>,
        #[tensor(shape = [batch])]
        label: Array1<i64>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Digits<T, N>, stack)]
    struct Digit<'a, T: Element, const N: usize> {
        pixels: &'a [T; N],
        label: i64,
    }

    fn batch<T: Element, const N: usize>(digits: &[Digit<'_, T, N>]) -> Digits<T, N> {
        Digit::collate(digits).unwrap()
    }

    let (one, two) = ([1_u8, 2, 3], [4, 5, 6]);
    let digits = [Digit { pixels: &one, label: 7 }, Digit { pixels: &two, label: 8 }];
    let all = batch(&digits);
    assert_eq!((all.pixels, all.label), (array![[1, 2, 3], [4, 5, 6]], array![7, 8]));
    Digit::stack::<Host>(&digits).unwrap().with(|t| assert_eq!(t.label, array![7, 8].view()));
}

#[test]
fn a_number_of_axes_can_be_a_parameter() {
    #[derive(TensorInput)]
    struct Volumes<T, D> {
        values: Array<T, D>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Volumes<i32, D::Larger>)]
    struct Volume<D: Dimension> {
        #[tensor(pad = 0)]
        values: Array<i32, D>,
    }

    let volumes = Volume::collate(&[Volume { values: array![1] }, Volume { values: array![1, 2] }]).unwrap();
    assert_eq!(volumes.values, array![[1, 0], [1, 2]]);
}

mod padding {
    //! Each way to pad, and the property that all of them have.

    use proptest::prelude::*;

    use super::*;

    const UNKNOWN: i64 = -7;

    #[derive(TensorInput)]
    struct Texts {
        tokens: Array2<i64>,
        length: Array1<u8>,
    }

    macro_rules! texts {
        ($($name:ident { $($said:tt)* })*) => {
            $(
                #[derive(TensorInput)]
                #[tensor(sample_of = Texts)]
                struct $name {
                    #[tensor($($said)*)]
                    tokens: Vec<i64>,
                }
            )*
        };
    }
    texts! {
        Longest { pad = -1, lengths = length }
        Fixed { pad = UNKNOWN, pad_to = 4, lengths = length }
        Multiple { pad = Self::PAD, pad_to_multiple_of = Self::MULTIPLE, lengths = length }
    }

    impl Multiple {
        const PAD: i64 = i64::MAX;
        const MULTIPLE: usize = 8;
    }

    #[test]
    fn samples_become_as_long_as_is_asked() {
        let long = Longest::collate(&[Longest { tokens: vec![1] }, Longest { tokens: vec![2, 3] }]).unwrap();
        assert_eq!((long.tokens, long.length), (array![[1, -1], [2, 3]], array![1, 2]));
        let fixed = Fixed::collate(&[Fixed { tokens: vec![] }, Fixed { tokens: vec![1, 2, 3, 4] }]).unwrap();
        assert_eq!((fixed.tokens, fixed.length), (array![[-7, -7, -7, -7], [1, 2, 3, 4]], array![0, 4]));
        for (length, padded) in [(0, 0), (1, 8), (8, 8), (9, 16)] {
            let multiple = Multiple::collate(&[Multiple { tokens: vec![1; length] }]).unwrap();
            assert_eq!((multiple.tokens.dim(), usize::from(multiple.length[0])), ((1, padded), length));
            assert!(multiple.tokens.iter().skip(length).all(|&token| token == i64::MAX));
        }
    }

    #[test]
    fn a_sample_that_is_too_long_is_named() {
        let error = error(&[Fixed { tokens: vec![0; 4] }, Fixed { tokens: vec![0; 5] }]);
        assert_eq!(
            error.to_string(),
            "`Fixed.tokens`: expected at most length 4 of axis 0 in sample 1, as `pad_to` says, found 5; shorten the sample, or choose \
             a larger `pad_to`"
        );
    }

    #[test]
    fn a_length_that_the_dtype_can_t_hold_is_named() {
        let texts = [Longest { tokens: vec![0; 255] }, Longest { tokens: vec![0; 256] }];
        assert_eq!(Longest::collate(&texts[..1]).unwrap().length, array![255]);
        assert_eq!(
            error(&texts).to_string(),
            "`Longest.tokens`: the length 256 of sample 1 is too large for the dtype of the lengths, `u8`; use one such as `i64`"
        );
    }

    #[derive(TensorInput)]
    struct Boxes {
        corners: ArrayD<f32>,
        dense: Option<Array3<bool>>,
        lengths: Option<Array1<i64>>,
        mask: ArrayD<bool>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Boxes)]
    struct BoxList<'a> {
        #[tensor(pad = -1.0, pad_axes = [0, 1])]
        corners: ArrayViewD<'a, f32>,
        #[tensor(pad = true, pad_axes = [1], mask = mask)]
        dense: Option<&'a Array2<bool>>,
        lengths: Option<i64>,
    }

    #[test]
    fn any_axes_can_be_padded_and_others_agree() {
        let dense = [array![[false], [false]], array![[false, false], [false, false]]];
        let corners = [array![[1.0, 2.0]], array![[1.0], [2.0], [3.0]]];
        let samples = [0, 1].map(|index| BoxList {
            corners: corners[index].view().into_dyn(),
            dense: Some(&dense[index]),
            lengths: None,
        });
        let boxes = BoxList::collate(&samples).unwrap();
        let expected = array![[[1.0, 2.0], [-1.0, -1.0], [-1.0, -1.0]], [[1.0, -1.0], [2.0, -1.0], [3.0, -1.0]]];
        assert_eq!(boxes.corners, expected.into_dyn());
        assert_eq!(boxes.dense, Some(array![[[false, true], [false, true]], [[false, false], [false, false]]]));
        assert_eq!(boxes.mask, array![[true, false], [true, true]].into_dyn());
        assert_eq!(boxes.lengths, None);
        let other = Array2::from_elem((3, 1), false);
        let [first, second] = samples;
        assert_eq!(
            error(&[first, BoxList { dense: Some(&other), ..second }]).to_string(),
            "`BoxList.dense`: expected length 2 of axis 0 in sample 1, as in sample 0, found 3; samples have to be of one shape, but for axes that `collate` pads"
        );
    }

    #[test]
    fn samples_without_a_value_have_no_length() {
        let corners = array![[1.0]].into_dyn();
        let sample = BoxList { corners: corners.view(), dense: None, lengths: Some(5) };
        let boxes = BoxList::collate([&sample, &sample]).unwrap();
        assert_eq!((boxes.dense, boxes.mask.shape()), (None, &[2, 0][..]));
        assert_eq!(boxes.lengths, Some(array![5, 5]));
    }

    #[test]
    fn an_axis_that_an_array_has_not_is_an_error() {
        let row = array![1.0].into_dyn();
        let sample = BoxList { corners: row.view(), dense: None, lengths: None };
        assert_eq!(
            error(&[sample]).to_string(),
            "`BoxList.corners`: axis 1 is to be padded, and sample 0 has 1 axis, counted from 0"
        );
        let point = ArrayD::zeros(vec![]);
        let sample = BoxList { corners: point.view(), dense: None, lengths: None };
        assert_eq!(
            error(&[sample]).to_string(),
            "`BoxList.corners`: axis 0 is to be padded, and sample 0 has 0 axes, counted from 0"
        );
    }

    #[test]
    fn lengths_that_no_memory_can_hold_are_an_error() {
        #[derive(TensorInput)]
        struct Larges {
            values: Array3<u8>,
        }

        #[derive(TensorInput)]
        #[tensor(sample_of = Larges)]
        struct Large<'a> {
            #[tensor(pad = 0, pad_axes = [0, 1], pad_to_multiple_of = 1 << 62)]
            values: ndarray::ArrayView2<'a, u8>,
        }

        #[derive(TensorInput)]
        #[tensor(sample_of = Larges)]
        struct Same<'a> {
            values: ndarray::ArrayView2<'a, u8>,
        }

        let one = array![[1]];
        let message = error(&[Large { values: one.view() }]).to_string();
        assert!(message.starts_with("`Large.values`: ") && message.contains("memory"), "{message}");
        let wide = one.broadcast((1 << 30, 1 << 32)).unwrap();
        let message = error(&[Same { values: wide }, Same { values: wide }, Same { values: wide }]).to_string();
        assert!(message.starts_with("`Same.values`: ") && message.contains("memory"), "{message}");
        let flat = Array2::<u8>::zeros((0, 3));
        let empty = Same::collate(&[Same { values: flat.view() }]).unwrap();
        assert_eq!(empty.values.dim(), (1, 0, 3));
    }

    #[derive(TensorInput)]
    struct Grids {
        rows: Array3<i16>,
        both: Array3<i16>,
        fixed: Array3<i16>,
        multiple: Array3<i16>,
        lengths: Array1<u32>,
        mask: Array2<bool>,
        number: Array1<u64>,
    }

    #[derive(TensorInput)]
    #[tensor(sample_of = Grids)]
    struct Grid<'a> {
        #[tensor(pad = -1, lengths = lengths, mask = mask)]
        rows: ndarray::ArrayView2<'a, i16>,
        #[tensor(pad = -1, pad_axes = [1, 0])]
        both: ndarray::ArrayView2<'a, i16>,
        #[tensor(pad = -1, pad_axes = [0, 1], pad_to = 20)]
        fixed: ndarray::ArrayView2<'a, i16>,
        #[tensor(pad = -1, pad_axes = [1], pad_to_multiple_of = 4)]
        multiple: ndarray::ArrayView2<'a, i16>,
        number: u64,
    }

    /// A batch of the shape `(samples, height, width)`, value by value.
    fn reference(samples: &[ndarray::ArrayView2<'_, i16>], height: usize, width: usize) -> Array3<i16> {
        Array3::from_shape_fn((samples.len(), height, width), |(sample, row, column)| {
            samples[sample].get((row, column)).copied().unwrap_or(-1)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

        #[test]
        fn a_batch_has_the_values_of_the_reference(
            shapes in prop::collection::vec((0..20_usize, 0..20_usize, 0..4_u8), 1..9),
            (height, width) in (0..20_usize, 0..20_usize),
        ) {
            let all = Array2::from_shape_fn((40, 40), |(row, column)| i16::try_from(row * 40 + column).unwrap());
            // Of each layout: row-major, column-major, backwards, with gaps.
            let part = |height: usize, width: usize, layout: u8| match layout {
                0 => all.slice(s![..height, ..width]),
                1 => all.slice(s![..width, ..height]).reversed_axes(),
                2 => all.slice(s![..height; -1, ..width; -1]),
                _ => all.slice(s![..2 * height; 2, ..2 * width; 2]),
            };
            let parts = |shape: &dyn Fn(usize, usize) -> (usize, usize)| -> Vec<_> {
                shapes.iter().map(|&(h, w, layout)| { let (h, w) = shape(h, w); part(h, w, layout) }).collect()
            };
            let (rows, both, multiple) = (parts(&|h, _| (h, width)), parts(&|h, w| (h, w)), parts(&|_, w| (height, w)));
            let number = |sample: usize| u64::try_from(sample).unwrap();
            let samples: Vec<_> = (0..shapes.len())
                .map(|sample| Grid {
                    rows: rows[sample],
                    both: both[sample],
                    fixed: both[sample],
                    multiple: multiple[sample],
                    number: number(sample),
                })
                .collect();
            let grids = Grid::collate(&samples).unwrap();
            let highest = shapes.iter().map(|shape| shape.0).max().unwrap();
            let widest = shapes.iter().map(|shape| shape.1).max().unwrap();
            prop_assert_eq!(grids.rows, reference(&rows, highest, width));
            prop_assert_eq!(grids.both, reference(&both, highest, widest));
            prop_assert_eq!(grids.fixed, reference(&both, 20, 20));
            prop_assert_eq!(grids.multiple, reference(&multiple, height, widest.next_multiple_of(4)));
            prop_assert!(grids.lengths.iter().zip(&shapes).all(|(&length, shape)| length as usize == shape.0));
            for ((sample, row), &is_value) in grids.mask.indexed_iter() {
                prop_assert_eq!(is_value, row < shapes[sample].0);
            }
            prop_assert_eq!(grids.mask.dim(), (shapes.len(), highest));
            prop_assert_eq!(grids.number, Array1::from_iter((0..shapes.len()).map(number)));
        }
    }
}
