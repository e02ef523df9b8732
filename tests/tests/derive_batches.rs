//! `rows`, `stack` and `sample_count` of derived structs of every kind, and what they report.

use std::sync::Arc;

use ndarray::{
    ArcArray2, Array1, Array2, Array3, ArrayD, ArrayRef, ArrayRef1, ArrayView2, ArrayViewMut1, CowArray, Ix1, Ix2,
    array, s,
};
use tensor_core::{
    Backend, Element, Host, HostMemory, InputError, MaybeShared, Origin, Owned, Problem, RowMajor, RowSource, Samples,
    StackTensors, TensorArg, TensorArgs, TensorError, TensorInput, TensorRows,
};

mod inner {
    use ndarray::Array2;
    use tensor_core::TensorInput;

    #[derive(TensorInput)]
    #[tensor(samples = batch, stack)]
    struct Hidden {
        #[tensor(shape = [batch, _])]
        values: Array2<u8>,
    }

    /// Its field has a type that nobody else can name.
    #[derive(TensorInput)]
    #[tensor(samples = batch, stack)]
    pub(crate) struct Open {
        hidden: Hidden,
        #[tensor(skip)]
        pub(crate) name: String,
    }

    impl Open {
        pub(crate) fn new(rows: usize) -> Self {
            let values = Array2::from_shape_fn((rows, 2), |(row, column)| u8::try_from(2 * row + column).unwrap());
            Self { hidden: Hidden { values }, name: "open".to_owned() }
        }
    }
}

#[derive(TensorInput, Clone)]
#[tensor(samples = batch, stack)]
struct Points<T: Element> {
    #[tensor(shape = [batch, 2])]
    xy: Array2<T>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Option<Vec<u8>>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Batch<'a, T: Element> {
    points: Points<T>,
    #[tensor(copy)]
    more: Option<Box<Points<f64>>>,
    #[tensor(shape = [batch])]
    view: ArrayViewMut1<'a, f32>,
    #[tensor(shape = [batch])]
    reference: &'a ArrayRef1<i16>,
    #[tensor(shape = [batch])]
    mutable: &'a mut Array1<i32>,
    #[tensor(shape = [batch, _])]
    arc: ArcArray2<u8>,
    #[tensor(shape = [batch])]
    cow: CowArray<'a, bool, Ix1>,
    #[tensor(shape = [batch])]
    numbers: [u8; 3],
    #[tensor(whole)]
    whole: Points<u16>,
    #[tensor(whole, copy)]
    copied: Array3<f32>,
    #[tensor(skip)]
    skipped: &'a str,
}

fn points<T: Element>(values: [[T; 2]; 3]) -> Points<T> {
    Points { xy: Array2::from(values.to_vec()), class: Some(vec![7, 8, 9]) }
}

#[test]
fn rows_of_every_kind_of_field() {
    let (mut view, reference, mut mutable) = (array![0.5, 1.5, 2.5], array![10_i16, 11, 12], array![20, 21, 22]);
    let lent = array![true, false, true];
    let batch = Batch {
        points: points([[1, 2], [3, 4], [5, 6]]),
        more: Some(Box::new(points([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))),
        view: view.view_mut(),
        reference: &reference,
        mutable: &mut mutable,
        arc: array![[1], [2], [3]].into_shared(),
        cow: CowArray::from(&lent),
        numbers: [4, 5, 6],
        whole: Points { xy: Array2::zeros((3, 2)), class: None },
        copied: Array3::ones((1, 2, 3)),
        skipped: "x",
    };
    assert_eq!(batch.skipped, "x");
    assert_eq!(batch.sample_count(), Ok(3));
    let gathered = batch.rows::<Host>(&[2, 2, 0]).unwrap();
    assert!(!gathered.points.xy.is_shared() && !gathered.numbers.is_shared());
    gathered.with(|t| {
        assert_eq!(t.points.xy, array![[5, 6], [5, 6], [1, 2]]);
        assert_eq!(t.points.class.unwrap(), array![9, 9, 7]);
        let more = t.more.unwrap();
        assert_eq!(more.xy, array![[5.0, 6.0], [5.0, 6.0], [1.0, 2.0]]);
        assert_eq!(more.class.unwrap(), array![9, 9, 7]);
        assert_eq!(t.view, array![2.5, 2.5, 0.5]);
        assert_eq!(t.reference, array![12, 12, 10]);
        assert_eq!(t.mutable, array![22, 22, 20]);
        assert_eq!(t.arc, array![[3], [3], [1]]);
        assert_eq!(t.cow, array![true, true, true]);
        assert_eq!(t.numbers, array![6, 6, 4]);
        assert_eq!(t.whole.xy.as_ptr(), batch.whole.xy.as_ptr());
        assert_eq!(t.copied.shape(), [1, 2, 3]);
    });
    let shared = batch.rows::<Host>(1..=2).unwrap();
    assert!(shared.points.xy.is_shared() && shared.cow.is_shared() && shared.mutable.is_shared());
    shared.with(|t| {
        assert_eq!(t.points.xy.as_ptr(), &raw const batch.points.xy[[1, 0]]);
        assert_eq!(t.reference.as_ptr(), &raw const reference[1]);
        assert_eq!(t.numbers.as_ptr(), &raw const batch.numbers[1]);
        assert_eq!(t.more.unwrap().xy, array![[3.0, 4.0], [5.0, 6.0]]);
    });
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Table {
    #[tensor(shape = [batch, _])]
    values: Array2<f32>,
    #[tensor(whole, copy, cast = f64, permute = [1, 0])]
    mean: Option<Array2<f32>>,
    #[tensor(whole, copy, cast = f64, permute = [1, 0])]
    deviation: Box<Array2<f32>>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Tables {
    #[tensor(copy)]
    copied: Table,
    #[tensor(whole)]
    whole: Points<u8>,
    table: Table,
}

/// A table whose values begin at `first`, with a mean unless that is 0.
fn table(first: f32) -> Table {
    let values = array![[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]] + first;
    let mean = (first != 0.0).then(|| Array2::from_elem((1, 2), first));
    Table { values, mean, deviation: Box::new(array![[first, 0.5]]) }
}

#[test]
fn a_source_copies_whole_fields_once() {
    let tables = Tables { copied: table(0.0), whole: points([[1, 2], [3, 4], [5, 6]]), table: table(10.0) };
    let source = RowSource::new(&tables).unwrap();
    assert_eq!(source.sample_count(), 3);
    assert!(std::ptr::eq(source.structs()[0], &raw const tables));
    let (first, second) = (source.rows::<Host>(&[2, 0]).unwrap(), source.rows::<Host>(1..2).unwrap());
    assert!(Arc::ptr_eq(&first.copied.deviation, &second.copied.deviation));
    assert!(Arc::ptr_eq(&first.table.deviation, &second.table.deviation));
    assert!(Arc::ptr_eq(first.table.mean.as_ref().unwrap(), second.table.mean.as_ref().unwrap()));
    assert!(Arc::ptr_eq(first.whole.class.as_ref().unwrap(), second.whole.class.as_ref().unwrap()));
    assert!(first.copied.mean.is_none() && second.table.values.is_shared());
    // What they have in common outlives the source and the other batches.
    drop((source, first));
    second.with(|t| {
        assert_eq!(t.copied.values, array![[2.0, 3.0]]);
        assert_eq!(t.table.values, array![[12.0, 13.0]]);
        assert_eq!(t.copied.deviation, array![[0.0], [0.5]]);
        assert_eq!(t.table.mean.unwrap(), array![[10.0], [10.0]]);
        assert_eq!(t.table.deviation, array![[10.0], [0.5]]);
        assert_eq!(t.whole.xy.as_ptr(), tables.whole.xy.as_ptr());
        assert_eq!(t.whole.class.unwrap(), array![7, 8, 9]);
    });
    // Without a source, each batch has copies of its own.
    let (first, second) = (tables.rows::<Host>(..).unwrap(), tables.rows::<Host>(..).unwrap());
    assert!(!Arc::ptr_eq(&first.table.deviation, &second.table.deviation));
}

#[test]
fn what_batches_have_in_common_is_an_argument() {
    fn sum(deviation: impl TensorArg<Host, f64, Ix2, RowMajor>) -> f64 {
        assert_eq!((deviation.shape(), deviation.device()), (vec![2, 1], HostMemory));
        deviation.with(ArrayRef::sum)
    }
    let table = table(4.0);
    let batch = table.rows::<Host>(1..).unwrap();
    assert_eq!(sum(&*batch.deviation).to_string(), "4.5");
    // With `TensorArg` in scope, too, `with` is that of the tensor behind the `Arc`.
    assert_eq!(batch.deviation.with(|deviation| deviation.dim()), (2, 1));
    let sizes = (&*batch.deviation, &batch.values).with(|(deviation, values)| (deviation.len(), values.len()));
    assert_eq!(sizes, (2, 4));
}

#[test]
fn a_source_says_what_is_wrong_with_the_struct_and_with_the_rows() {
    let mut tables = Tables { copied: table(0.0), whole: points([[1, 2], [3, 4], [5, 6]]), table: table(10.0) };
    let source = RowSource::new(&tables).unwrap();
    for rows in [&[3][..], &[0, 7]] {
        assert_eq!(source.rows::<Host>(rows).unwrap_err(), tables.rows::<Host>(rows).unwrap_err());
    }
    assert_eq!(source.rows::<Host>(2..9).unwrap_err(), tables.rows::<Host>(2..9).unwrap_err());
    tables.table.values = Array2::zeros((4, 2));
    let error = RowSource::new(&tables).unwrap_err();
    assert_eq!(error, tables.rows::<Host>(..1).unwrap_err());
}

#[test]
fn every_form_of_a_range_selects_as_rust_says() {
    let batch = points([[1, 2], [3, 4], [5, 6]]);
    let first = |rows: Result<PointsRows<'_, Host, i32>, InputError>| -> Vec<i32> {
        rows.unwrap().xy.with(|xy| xy.column(0).to_vec())
    };
    assert_eq!(first(batch.rows(..)), [1, 3, 5]);
    assert_eq!(first(batch.rows(1..)), [3, 5]);
    assert_eq!(first(batch.rows(3..)), []);
    assert_eq!(first(batch.rows(..2)), [1, 3]);
    assert_eq!(first(batch.rows(..=0)), [1]);
    assert_eq!(first(batch.rows(0..=2)), [1, 3, 5]);
    assert_eq!(first(batch.rows(2..2)), []);
    assert_eq!(first(batch.rows(&vec![2, 1])), [5, 3]);
    assert_eq!(first(batch.rows([1, 0].as_slice())), [3, 1]);
    assert_eq!(first(batch.rows(&[])), []);
}

fn count(samples: &impl Samples) -> usize {
    samples.sample_count().unwrap()
}

#[test]
fn the_number_of_samples_is_that_of_the_first_array_there_is() {
    #[derive(TensorInput)]
    #[tensor(samples = batch)]
    struct Optional {
        #[tensor(whole)]
        whole: Array1<f32>,
        #[tensor(shape = [batch])]
        first: Option<Array1<f32>>,
        points: Option<Points<f32>>,
    }
    let points = Points { xy: Array2::zeros((5, 2)), class: None };
    let mut optional = Optional { whole: Array1::zeros(9), first: None, points: Some(points) };
    assert_eq!(optional.sample_count(), Ok(5));
    optional.first = Some(Array1::zeros(4));
    assert_eq!(
        optional.sample_count().unwrap_err().to_string(),
        "`Optional.points.xy`, axis 0: expected 4 (`batch`, set by `first`, axis 0), found 5"
    );
    optional.points = None;
    assert_eq!(optional.sample_count(), Ok(4));
    optional.first = None;
    assert_eq!(optional.sample_count(), Ok(0));
    assert!(optional.rows::<Host>(..).unwrap().first.is_none());
    assert_eq!(
        optional.rows::<Host>(&[0]).unwrap_err().to_string(),
        "`Optional`: row 0 is asked for, and there are no rows"
    );
    assert_eq!(count(&Points { xy: Array2::<f32>::zeros((0, 2)), class: None }), 0);
}

#[test]
fn rows_that_are_not_there_name_the_field_that_says_how_many_there_are() {
    let batch = points([[1, 2], [3, 4], [5, 6]]);
    let text = |error: InputError| error.to_string();
    assert_eq!(
        text(batch.rows::<Host>(&[0, 3]).unwrap_err()),
        "`Points.xy`: row 3 is asked for, and there are 3 rows, from 0 to 2"
    );
    assert_eq!(
        text(batch.rows::<Host>(2..4).unwrap_err()),
        "`Points.xy`: rows 2..4 are asked for, and there are rows 0..3"
    );
    assert_eq!(
        text(batch.rows::<Host>(5..).unwrap_err()),
        "`Points.xy`: rows 5..5 are asked for, and there are rows 0..3"
    );
    #[expect(clippy::reversed_empty_ranges, reason = "the mistake")]
    let reversed = batch.rows::<Host>(2..1).unwrap_err();
    assert_eq!(text(reversed), "`Points.xy`: rows 2..1 are asked for, which end before they start");
    let none = Points { xy: Array2::<f32>::zeros((0, 2)), class: None };
    assert_eq!(text(none.rows::<Host>(&[0]).unwrap_err()), "`Points.xy`: row 0 is asked for, and there are no rows");
}

#[derive(TensorInput)]
#[tensor(samples = n)]
struct Other {
    #[tensor(shape = [n])]
    labels: Array1<u8>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Mixed {
    #[tensor(copy, cast_checked = u8, shape = [batch])]
    numbers: Array1<i64>,
    #[tensor(shape = [batch, 2])]
    dynamic: ArrayD<f32>,
    other: Other,
    #[tensor(whole, shape = [3])]
    whole: Array1<f32>,
}

#[test]
fn all_that_is_wrong_is_in_one_report() {
    let mut mixed = Mixed {
        numbers: array![1, 2, 300, 4],
        dynamic: ArrayD::zeros(vec![4, 2]),
        other: Other { labels: array![1, 2, 3, 4, 5] },
        whole: Array1::zeros(2),
    };
    // The name of the samples is another one in the nested struct, and they are the same rows.
    let error = mixed.rows::<Host>(..).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 fields or axes of `Mixed` can't become tensors:
  `Mixed.other.labels`, axis 0: expected 4 (the rows of `numbers`), found 5
  `Mixed.whole`, axis 0: expected 3 (the constant in its `shape`), found 2"
    );
    let origin = Origin::Rows { field: "numbers".to_owned() };
    assert_eq!(error.violations()[0].problem, Problem::Axis { axis: 0, expected: 4, origin, found: 5 });
    assert_eq!(mixed.sample_count().unwrap_err(), error);
    // Without rows, the two structs need not agree.
    assert_eq!(mixed.to_tensors::<Host>().unwrap_err().violations().len(), 1);
    mixed.dynamic = ArrayD::zeros(vec![4]);
    assert_eq!(
        mixed.rows::<Host>(0..9).unwrap_err().to_string(),
        "4 fields or axes of `Mixed` can't become tensors:
  `Mixed.numbers`: rows 0..9 are asked for, and there are rows 0..4
  `Mixed.dynamic`: expected 2 axes (as declared), found 1
  `Mixed.other.labels`, axis 0: expected 4 (the rows of `numbers`), found 5
  `Mixed.whole`, axis 0: expected 3 (the constant in its `shape`), found 2"
    );
    mixed.dynamic = ArrayD::zeros(vec![4, 2]);
    (mixed.other.labels, mixed.whole) = (array![1, 2, 3, 4], Array1::zeros(3));
    let refused = "`Mixed.numbers`: the value 300 at [2] would change in the cast from `i64` to `u8`; mend it, choose a \
                   wider dtype, or write `cast_lossy`";
    assert_eq!(mixed.rows::<Host>(1..).unwrap_err().to_string(), refused);
    assert_eq!(mixed.rows::<Host>(&[3, 2]).unwrap_err().to_string(), refused);
    assert!(mixed.rows::<Host>(..2).is_ok() && mixed.rows::<Host>(&[3, 3, 1]).is_ok());
}

#[derive(TensorInput, Clone)]
#[tensor(stack)]
struct Sample {
    image: ArrayD<u8>,
    #[tensor(shape = [n])]
    line: Array1<f32>,
    #[tensor(copy, cast_checked = u8)]
    label: i64,
    weight: Option<f32>,
    points: Option<Box<Points<i32>>>,
}

fn sample(label: i64) -> Sample {
    Sample { image: ArrayD::zeros(vec![2, 3]), line: array![0.5], label, weight: Some(1.0), points: None }
}

fn stack_error(samples: &[Sample]) -> String {
    let error = Sample::stack::<Host>(samples).unwrap_err();
    assert_eq!(Sample::stack_on::<Host>(samples, &Host::host()).unwrap_err(), error);
    error.to_string()
}

#[test]
fn samples_that_can_t_be_stacked_are_named() {
    assert_eq!(stack_error(&[]), "`Sample`: expected at least one sample, found none");
    let mut samples = vec![sample(1), sample(2), sample(3)];
    assert!(Sample::stack::<Host>(&samples).is_ok());
    assert!(Sample::stack::<Host>(samples.iter().rev().take(2)).is_ok());
    samples[2].label = 256;
    assert_eq!(
        stack_error(&samples),
        "`Sample.label`: the value 256 at [2] would change in the cast from `i64` to `u8`; mend it, choose a wider dtype, or \
         write `cast_lossy`"
    );
    samples[1].image = ArrayD::zeros(vec![2, 3, 1]);
    assert_eq!(
        stack_error(&samples),
        "`Sample.image`: expected 2 axes in sample 1, as in sample 0, found 3; samples have to be of one shape"
    );
    samples[1].image = ArrayD::zeros(vec![2, 4]);
    samples[2].line = array![0.5, 1.5];
    samples[1].weight = None;
    samples[2].points = Some(Box::new(points([[1, 2], [3, 4], [5, 6]])));
    assert_eq!(
        stack_error(&samples),
        "4 fields or axes of `Sample` can't become tensors:
  `Sample.image`: expected length 3 of axis 1 in sample 1, as in sample 0, found 4; samples have to be of one shape, but for axes that `collate` pads
  `Sample.line`: expected length 1 of axis 0 in sample 2, as in sample 0, found 2; samples have to be of one shape, but for axes that `collate` pads
  `Sample.weight`: expected a value in sample 1, as in sample 0, found `None`
  `Sample.points`: expected `None` in sample 2, as in sample 0, found a value"
    );
}

#[test]
fn the_options_of_a_stack_are_all_full_or_all_empty() {
    let mut samples = vec![sample(1), sample(2)];
    for sample in &mut samples {
        sample.weight = None;
        sample.points = Some(Box::new(points([[1, 2], [3, 4], [5, 6]])));
    }
    let stack = Sample::stack::<Host>(&samples).unwrap();
    assert!(stack.weight.is_none());
    let points = stack.points.unwrap();
    assert_eq!(points.xy.to_array().unwrap().shape(), [2, 3, 2]);
    assert_eq!(points.class.unwrap().to_array().unwrap(), array![[7, 8, 9], [7, 8, 9]]);
    samples[1].points.as_mut().unwrap().class = None;
    assert_eq!(
        stack_error(&samples),
        "`Sample.points.class`: expected a value in sample 1, as in sample 0, found `None`"
    );
}

#[test]
fn a_stack_can_be_written() {
    let mut stack = Sample::stack::<Host>(&[sample(3), sample(4)]).unwrap();
    stack.with_mut(|t| {
        t.image.fill(9);
        t.label[1] += 1;
    });
    assert_eq!(stack.label.to_array().unwrap(), array![3, 5]);
    assert_eq!(stack.image.to_array().unwrap(), ArrayD::from_elem(vec![2, 2, 3], 9));
    assert!(format!("{stack:?}").starts_with("Sample { image: Owned<Host, u8>[2, 2, 3], line: "), "{stack:?}");
}

#[derive(TensorInput)]
#[tensor(samples = batch, stack)]
struct Tuple(
    #[tensor(shape = [batch])] Array1<f32>,
    #[tensor(skip)] String,
    #[tensor(copy, permute = [0, 2, 1], cast = f64, scale = 2.0, shape = [batch, _, _])] Array3<u8>,
);

#[test]
fn a_tuple_struct_has_rows_and_stacks() {
    let tuple = || Tuple(array![1.0, 2.0], "x".to_owned(), array![[[1, 2, 3]], [[4, 5, 6]]]);
    assert_eq!(tuple().1, "x");
    let rows = tuple();
    let rows = rows.rows::<Host>(&[1]).unwrap();
    rows.with(|t| assert_eq!((t.0[0], t.1), (2.0, &*array![[[8.0], [10.0], [12.0]]])));
    let stack = Tuple::stack::<Host>(&[tuple(), tuple()]).unwrap();
    assert_eq!(stack.1.to_array().unwrap().shape(), [2, 2, 3, 1]);
    assert_eq!(stack.1.to_array().unwrap()[[1, 1, 2, 0]].to_bits(), 12.0_f64.to_bits());
    assert_eq!(
        tuple().rows::<Host>(0..3).unwrap_err().to_string(),
        "`Tuple.0`: rows 0..3 are asked for, and there are rows 0..2"
    );
}

#[test]
fn the_type_of_a_field_may_be_private() {
    let open = inner::Open::new(3);
    assert_eq!((open.name.as_str(), open.sample_count()), ("open", Ok(3)));
    assert_eq!(
        format!("{:?}", open.rows::<Host>(&[2, 0]).unwrap()),
        "Open { hidden: Hidden { values: Owned<Host, u8>[2, 2] } }"
    );
    let stack = inner::Open::stack::<Host>(&[open, inner::Open::new(3)]).unwrap();
    assert_eq!(format!("{stack:?}"), "Open { hidden: Hidden { values: Owned<Host, u8>[2, 3, 2] } }");
}

macro_rules! many {
    ($($field:ident)*) => {
        #[derive(TensorInput)]
        #[tensor(samples = n, stack)]
        struct Many {
            $(
                #[tensor(shape = [n])]
                $field: Array1<f32>,
            )*
            #[tensor(copy, cast = f64, shape = [n])]
            last: Array1<f32>,
        }

        impl Many {
            fn new(first: f32) -> Self {
                let mut next = first;
                let mut array = || {
                    next += 1.0;
                    array![next, next + 100.0]
                };
                Self { $($field: array(),)* last: array() }
            }

            fn check() {
                let many = Self::new(0.0);
                let rows = many.rows::<Host>(&[1, 0]).unwrap();
                rows.with(|t| {
                    $(assert_eq!(t.$field, array![many.$field[1], many.$field[0]]);)*
                    assert_eq!(t.last, array![many.last[1], many.last[0]].mapv(f64::from));
                });
                let shared = many.rows::<Host>(1..).unwrap();
                $(assert_eq!(shared.$field.with(|tensor| tensor.as_ptr()), &raw const many.$field[1]);)*
                let other = Self::new(50.0);
                Self::stack::<Host>([&many, &other]).unwrap().with(|t| {
                    $(assert_eq!(t.$field, ndarray::stack![ndarray::Axis(0), many.$field, other.$field]);)*
                    assert_eq!(t.last.shape(), [2, 2]);
                });
            }
        }
    };
}
many!(a b c d e f g h i j k l m n o p a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 m1 n1 o1 p1 a2);

#[test]
fn a_struct_with_many_fields_has_rows_and_stacks() {
    Many::check();
    let mut wrong = Many::new(0.0);
    (wrong.b, wrong.p1, wrong.last) = (array![1.0], array![1.0], array![1.0]);
    let fields = |error: InputError| -> Vec<String> {
        error.violations().iter().map(|violation| violation.field.clone()).collect()
    };
    assert_eq!(fields(wrong.rows::<Host>(..).unwrap_err()), ["b", "p1", "last"]);
    assert_eq!(fields(Many::stack::<Host>([&Many::new(0.0), &wrong]).unwrap_err()), ["b", "p1", "last"]);
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Views<'a> {
    #[tensor(shape = [batch, _])]
    view: ArrayView2<'a, f32>,
}

/// A function that is generic over the struct.
fn first_row<B: Backend, S: TensorRows<B>>(samples: &S) -> Result<S::Rows<'_>, InputError> {
    TensorRows::rows(samples, ..1)
}

fn stacked<B: Backend, S: StackTensors<B>>(samples: &[S]) -> Result<S::Stack, InputError> {
    StackTensors::stack(samples)
}

#[test]
fn functions_that_are_generic_over_the_struct_take_batches() {
    let whole = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let views = Views { view: whole.slice(s![..;-1, ..;2]) };
    let row: ViewsRows<'_, Host> = first_row(&views).unwrap();
    assert_eq!(row.view.with(|tensor| tensor.as_ptr()), &raw const whole[[1, 0]]);
    let stack: SampleStack<Host> = stacked(&[sample(1)]).unwrap();
    assert_eq!(stack.line.to_array().unwrap(), array![[0.5]]);
}

#[test]
fn a_tensor_of_rows_becomes_one_that_owns_its_memory() {
    let points = points([[1, 2], [3, 4], [5, 6]]);
    for (rows, is_shared) in [(points.rows::<Host>(1..).unwrap(), true), (points.rows::<Host>(&[1, 2]).unwrap(), false)]
    {
        let maybe: MaybeShared<'_, Host, i32, _> = rows.xy;
        assert_eq!((maybe.is_shared(), maybe.shape()), (is_shared, vec![2, 2]));
        let mut owned: Owned<Host, i32, _> = maybe.into_owned().unwrap();
        owned.with_mut(|tensor| tensor.fill(0));
    }
    assert_eq!(points.xy, array![[1, 2], [3, 4], [5, 6]]);
}

#[test]
fn the_source_of_an_error_is_the_one_about_the_array() {
    let error = points([[1, 2], [3, 4], [5, 6]]).rows::<Host>(&[9]).unwrap_err();
    let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<TensorError>());
    assert_eq!(source, Some(&TensorError::Row { row: 9, rows: 3 }));
}

#[test]
fn a_refused_value_is_named_by_its_index_in_the_array_whatever_the_order_of_the_axes() {
    #[derive(TensorInput)]
    #[tensor(samples = n, stack)]
    struct Turned {
        #[tensor(copy, cast_checked = u8, permute = [0, 2, 3, 1], shape = [n, 2, 3, 4])]
        values: ndarray::Array4<i64>,
    }

    let mut values = ndarray::Array4::zeros((5, 2, 3, 4));
    values[[4, 1, 2, 3]] = 300;
    let turned = Turned { values };
    let ok = Turned { values: ndarray::Array4::zeros((5, 2, 3, 4)) };
    for (error, index) in [
        (turned.tensors::<Host>().unwrap_err(), "[4, 1, 2, 3]"),
        (turned.rows::<Host>(2..).unwrap_err(), "[4, 1, 2, 3]"),
        (turned.rows::<Host>(&[0, 4]).unwrap_err(), "[4, 1, 2, 3]"),
        (Turned::stack::<Host>([&ok, &turned]).unwrap_err(), "[1, 4, 1, 2, 3]"),
        (turned.into_tensors::<Host>().unwrap_err(), "[4, 1, 2, 3]"),
    ] {
        let expected = format!("`Turned.values`: the value 300 at {index} would change");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}
