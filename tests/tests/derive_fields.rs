//! The types that a field can have beside arrays: lists, and `Option`, `Box` and references of what can be a field.

use ndarray::{Array1, Array2, ArrayD, ArrayView1, ArrayViewMut1, CowArray, Ix1, Ix2, array};
use tensor_core::{FieldKind, Host, Owned, Problem, Shared, SharedMut, TensorInput};

#[derive(TensorInput)]
struct Lists {
    #[tensor(shape = [n])]
    list: Vec<f32>,
    #[tensor(shape = [3])]
    array: [u8; 3],
    #[tensor(copy, cast = i64, shape = [n])]
    cast: Vec<i32>,
    #[tensor(copy)]
    copied: [f64; 2],
}

fn lists() -> Lists {
    Lists { list: vec![1.0, 2.0], array: [1, 2, 3], cast: vec![7, 8], copied: [0.5, 1.5] }
}

#[test]
fn lists_are_shared_where_they_are() {
    let mut lists = lists();
    let addresses = (lists.list.as_ptr(), lists.array.as_ptr());
    let tensors = lists.tensors::<Host>().unwrap();
    let _: (&Shared<'_, Host, f32, Ix1>, &Shared<'_, Host, u8, Ix1>) = (&tensors.list, &tensors.array);
    assert_eq!(tensors.with(|t| (t.list.as_ptr(), t.array.as_ptr())), addresses);
    assert_eq!(tensors.cast.to_array().unwrap(), array![7, 8]);
    let mut tensors = lists.tensors_mut::<Host>().unwrap();
    let _: &SharedMut<'_, Host, u8, Ix1> = &tensors.array;
    tensors.with_mut(|t| {
        t.list.fill(5.0);
        t.array[1] = 9;
        t.copied.fill(0.0);
    });
    assert_eq!((lists.list.as_slice(), lists.array, lists.copied), ([5.0, 5.0].as_slice(), [1, 9, 3], [0.5, 1.5]));
}

#[test]
fn into_tensors_moves_a_list_and_copies_what_lies_in_the_struct() {
    let lists = lists();
    let address = lists.list.as_ptr();
    let tensors = lists.into_tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.list.as_ptr(), t.array.to_vec())), (address, vec![1, 2, 3]));
    let array: Array1<f32> = tensors.list.into_inner();
    assert_eq!(array.as_ptr(), address);
}

#[test]
fn the_length_of_a_list_is_checked() {
    let mut lists = lists();
    lists.cast.push(9);
    assert_eq!(
        lists.tensors::<Host>().unwrap_err().to_string(),
        "`Lists.cast`, axis 0: expected 2 (`n`, set by `list`, axis 0), found 3"
    );
    lists.cast.clear();
    lists.list.clear();
    assert!(lists.into_tensors::<Host>().is_ok(), "no elements are as many as none");
}

#[derive(TensorInput)]
struct Maybe<'a> {
    #[tensor(shape = [n, 2])]
    array: Option<Array2<f32>>,
    #[tensor(copy, cast = f64, shape = [n])]
    cast: Option<Array1<f32>>,
    #[tensor(rank = 1, layout = row_major)]
    dynamic: Option<ArrayD<u8>>,
    list: Option<Vec<i16>>,
    reference: Option<&'a Array1<u64>>,
    #[tensor(shape = [n])]
    always: Array1<i8>,
}

fn nothing<'a>(always: usize) -> Maybe<'a> {
    Maybe { array: None, cast: None, dynamic: None, list: None, reference: None, always: Array1::zeros(always) }
}

#[test]
fn nothing_becomes_nothing() {
    let mut maybe = nothing(3);
    let tensors = maybe.tensors::<Host>().unwrap();
    assert!(tensors.array.is_none() && tensors.cast.is_none() && tensors.dynamic.is_none());
    assert!(tensors.with(|t| t.array.is_none() && t.list.is_none() && t.reference.is_none() && t.always.len() == 3));
    assert!(maybe.to_tensors::<Host>().unwrap().cast.is_none());
    let maybe_tensors = maybe.into_tensors::<Host>().unwrap();
    assert!(maybe_tensors.list.is_none() && maybe_tensors.reference.is_none());
    maybe = nothing(0);
    assert_eq!(
        format!("{:?}", maybe.tensors::<Host>().unwrap()),
        "Maybe { array: None, cast: None, dynamic: None, list: None, reference: None, always: Shared<Host, i8>[0] }"
    );
}

#[test]
fn something_is_shared_or_copied_as_it_would_be_without_an_option() {
    let numbers = array![1_u64, 2];
    let maybe = Maybe {
        array: Some(array![[1.0, 2.0]]),
        cast: Some(array![0.5]),
        dynamic: Some(array![1, 2, 3].into_dyn()),
        list: Some(vec![4]),
        reference: Some(&numbers),
        always: array![0],
    };
    let tensors = maybe.tensors::<Host>().unwrap();
    let _: &Option<Shared<'_, Host, f32, Ix2>> = &tensors.array;
    let _: &Option<Owned<Host, f64, Ix1>> = &tensors.cast;
    let array = maybe.array.as_ref().unwrap().as_ptr();
    assert_eq!(tensors.array.unwrap().with(|tensor| tensor.as_ptr()), array);
    let found = tensors.with(|t| (t.array.unwrap().as_ptr(), t.reference.unwrap().as_ptr(), t.cast.unwrap().sum()));
    assert_eq!(found, (array, numbers.as_ptr(), 0.5));
    let dynamic = maybe.dynamic.as_ref().unwrap().as_ptr();
    let list = maybe.list.as_ref().unwrap().as_ptr();
    let tensors = maybe.into_tensors::<Host>().unwrap();
    let found = tensors.with(|t| (t.array.unwrap().as_ptr(), t.dynamic.unwrap().as_ptr(), t.list.unwrap().as_ptr()));
    assert_eq!(found, (array, dynamic, list), "each was moved");
}

#[test]
fn what_is_not_there_sets_no_dimension() {
    let mut maybe = nothing(2);
    maybe.cast = Some(array![1.0, 2.0, 3.0]);
    assert_eq!(
        maybe.tensors::<Host>().unwrap_err().to_string(),
        "`Maybe.always`, axis 0: expected 3 (`n`, set by `cast`, axis 0), found 2"
    );
    maybe.cast = None;
    maybe.dynamic = Some(ArrayD::zeros(vec![1, 1]));
    let error = maybe.tensors::<Host>().unwrap_err();
    assert_eq!(error.violations()[0].problem, Problem::Rank { expected: 1, at_least: false, found: 2 });
}

#[test]
fn the_spec_has_a_question_mark() {
    assert_eq!(
        Maybe::SPEC.to_string(),
        "\
field       array  tensor  shape   owner
array?      f32    f32     [n, 2]  shared
cast?       f32    f64     [n]     copied
dynamic?    u8     u8      [_]     shared, row-major
list?       i16    i16     [_]     shared
reference?  u64    u64     [_]     shared
always      i8     i8      [n]     shared
"
    );
    assert!(Maybe::SPEC.fields.iter().take(5).all(|field| field.optional));
    assert!(matches!(Maybe::SPEC.fields[0].kind, FieldKind::Array(_)));
}

#[derive(TensorInput)]
struct Pointers<'a> {
    #[tensor(shape = [n, _])]
    boxed: Box<Array2<f32>>,
    #[tensor(copy, shape = [n])]
    read: &'a Array1<u8>,
    written: &'a mut Array1<i32>,
    #[tensor(copy, cast_checked = u8)]
    list: &'a Vec<u16>,
    nested: Box<Option<Box<Array1<f64>>>>,
}

#[test]
fn boxes_and_references_are_what_they_point_to() {
    let (read, mut written, list) = (array![1, 2], array![3, 4], vec![5, 255]);
    let address = written.as_ptr();
    let mut pointers = Pointers {
        boxed: Box::new(array![[1.0], [2.0]]),
        read: &read,
        written: &mut written,
        list: &list,
        nested: Box::new(Some(Box::new(array![0.5]))),
    };
    let boxed = pointers.boxed.as_ptr();
    let nested = pointers.nested.as_ref().as_ref().unwrap().as_ptr();
    let tensors = pointers.tensors::<Host>().unwrap();
    let _: (&Shared<'_, Host, f32, Ix2>, &Owned<Host, u8, Ix1>) = (&tensors.boxed, &tensors.read);
    let found = tensors.with(|t| (t.boxed.as_ptr(), t.written.as_ptr(), t.nested.unwrap().as_ptr()));
    assert_eq!(found, (boxed, address, nested));

    let mut tensors = pointers.tensors_mut::<Host>().unwrap();
    tensors.with_mut(|t| {
        assert_eq!((t.boxed.as_ptr(), t.written.as_ptr()), (boxed, address));
        t.boxed.fill(9.0);
        t.written.fill(8);
        t.read.fill(7);
        t.nested.unwrap().fill(6.0);
    });
    assert_eq!(*pointers.boxed, array![[9.0], [9.0]]);

    let tensors = pointers.into_tensors::<Host>().unwrap();
    let found = tensors.with(|t| (t.boxed.as_ptr(), t.nested.unwrap().as_ptr()));
    assert_eq!(found, (boxed, nested), "what a box owns is moved");
    assert_ne!(tensors.with(|t| t.written.as_ptr()), address, "what is borrowed is copied");
    assert_eq!(tensors.list.to_array().unwrap(), array![5, 255]);
    drop(tensors);
    assert_eq!((read, written), (array![1, 2], array![8, 8]));
}

#[derive(TensorInput)]
struct Readers<'a> {
    reference: &'a Array1<f32>,
    twice: &'a &'a Array1<f32>,
    view: &'a ArrayView1<'a, f32>,
    cow: &'a CowArray<'a, f32, Ix1>,
    writable: &'a ArrayViewMut1<'a, f32>,
}

#[test]
fn references_to_anything_are_read() {
    let (values, mut written) = (array![1.0, 2.0], array![3.0]);
    let (view, cow, writable) = (values.view(), CowArray::from(&values), written.view_mut());
    let readers = Readers { reference: &values, twice: &&values, view: &view, cow: &cow, writable: &writable };
    let tensors = readers.tensors::<Host>().unwrap();
    tensors.with(|t| {
        for tensor in [t.reference, t.twice, t.view, t.cow] {
            assert_eq!(tensor.as_ptr(), values.as_ptr());
        }
        assert_eq!(t.writable.as_ptr(), writable.as_ptr());
    });
    assert_eq!(readers.into_tensors::<Host>().unwrap().view.to_array().unwrap(), values);
}

#[derive(TensorInput)]
struct Generic<'a, T: tensor_core::Element, D, const N: usize>
where
    D: ndarray::Dimension,
{
    #[tensor(shape = [N])]
    list: Option<Vec<T>>,
    array: [T; N],
    boxed: Box<ndarray::Array<T, D>>,
    reference: &'a ndarray::Array<T, D>,
}

#[test]
fn the_parts_of_a_field_may_be_generic() {
    let array = array![[1_u8, 2]];
    let generic =
        Generic { list: Some(vec![1, 2, 3]), array: [4, 5, 6], boxed: Box::new(array.clone()), reference: &array };
    let tensors = generic.tensors::<Host>().unwrap();
    let _: &Shared<'_, Host, u8, Ix2> = &tensors.boxed;
    assert_eq!(tensors.with(|t| (t.list.unwrap().sum(), t.array.sum(), t.reference.as_ptr())), (6, 15, array.as_ptr()));
    let long = Generic { list: Some(vec![1, 2]), ..generic };
    assert_eq!(
        long.tensors::<Host>().unwrap_err().to_string(),
        "`Generic.list`, axis 0: expected 3 (the constant `N` in its `shape`), found 2"
    );
}

/// Fields called like dtypes, and nearly like them.
#[derive(TensorInput)]
struct CalledLikeDtypes {
    #[tensor(dtype = f64)]
    f32: Array1<f64>,
    #[tensor(dtype = f32)]
    f32_: Array1<f32>,
}

#[test]
fn a_field_may_be_called_like_a_dtype() {
    let fields = CalledLikeDtypes { f32: array![1.0], f32_: array![2.0] };
    assert_eq!(fields.tensors::<Host>().unwrap().with(|t| (t.f32.sum(), t.f32_.sum())), (1.0, 2.0));
}

#[test]
fn options_in_options_keep_which_of_them_is_none() {
    #[derive(TensorInput)]
    #[tensor(samples = n, stack)]
    #[allow(clippy::option_option, reason = "it is what the test is about")]
    struct Doubly {
        #[tensor(shape = [n])]
        values: Option<Option<Array1<f32>>>,
        #[tensor(copy, cast = f64, shape = [n])]
        boxed: Option<Box<Option<Array1<f32>>>>,
    }

    #[allow(clippy::option_option, reason = "it is what the test is about")]
    let doubly = |values: Option<Option<Array1<f32>>>| Doubly { boxed: values.clone().map(Box::new), values };
    let both = doubly(Some(Some(array![1.0, 2.0])));
    assert_eq!(both.tensors::<Host>().unwrap().with(|t| t.values.unwrap().unwrap()[1].to_bits()), 2.0_f32.to_bits());
    assert_eq!(both.rows::<Host>(1..2).unwrap().with(|t| t.boxed.unwrap().unwrap().len()), 1);
    assert_eq!(Doubly::stack::<Host>([&both, &both]).unwrap().with(|t| t.values.unwrap().unwrap().shape()[0]), 2);
    assert!(both.into_tensors::<Host>().unwrap().boxed.unwrap().is_some());

    assert!(doubly(Some(None)).to_tensors::<Host>().unwrap().values.is_some_and(|inner| inner.is_none()));
    assert!(doubly(None).to_tensors::<Host>().unwrap().values.is_none());
    assert!(Doubly::SPEC.fields[0].optional);
}
