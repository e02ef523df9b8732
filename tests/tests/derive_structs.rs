//! The kinds of structs and of fields that can be derived for.

use ndarray::{
    ArcArray2, Array, Array0, Array1, Array2, Array6, ArrayBase, ArrayD, ArrayView1, ArrayViewMut1, CowArray,
    Dimension, Ix1, OwnedRepr, array,
};
use tensor_core::{ArraySpec, DType, Element, FieldKind, FieldSpec, Host, Owner, TensorInput, TensorStruct};

fn array_spec(field: FieldSpec) -> ArraySpec {
    match field.kind {
        FieldKind::Array(array) => array,
        other => panic!("{other:?}"),
    }
}

#[derive(TensorInput)]
struct Tuple(#[tensor(copy)] Array1<f32>, #[tensor(skip)] String, #[tensor(shape = [n, n])] Array2<i8>);

#[test]
fn a_tuple_struct_has_tuples_without_what_is_skipped() {
    let mut tuple = Tuple(array![1.0], "kept".to_owned(), array![[1, 2], [3, 4]]);
    let tensors: TupleTensors<'_, Host> = tuple.tensors().unwrap();
    assert_eq!(tensors.1.with(|tensor| tensor.as_ptr()), tuple.2.as_ptr());
    assert_eq!(tensors.with(|t| (t.0.sum(), t.1.sum())), (1.0, 10));
    assert_eq!(format!("{tensors:?}"), "Tuple(Owned<Host, f32>[1], Shared<Host, i8>[2, 2])");
    tuple.tensors_mut::<Host>().unwrap().with_mut(|t| t.1.fill(5));
    assert_eq!((tuple.1.as_str(), tuple.2[[1, 1]]), ("kept", 5));
    let names: Vec<&str> = Tuple::SPEC.fields.iter().map(|field| field.name).collect();
    assert_eq!(names, ["0", "2"]);
    tuple.2 = array![[1, 2]];
    assert_eq!(
        tuple.into_tensors::<Host>().unwrap_err().to_string(),
        "`Tuple.2`, axis 1: expected 1 (`n`, set by `2`, axis 0), found 2"
    );
}

#[derive(TensorInput)]
struct Copies {
    #[tensor(copy)]
    r#type: Array1<f32>,
}

#[test]
fn a_struct_of_copies_alone_is_free_at_once() {
    let mut copies = Copies { r#type: array![1.0] };
    let CopiesTensors { r#type: tensor, .. } = copies.tensors::<Host>().unwrap();
    copies.r#type[0] = 2.0;
    assert_eq!(tensor.to_array().unwrap(), array![1.0]);
    assert_eq!(Copies::SPEC.fields[0].name, "type");
    assert_eq!(copies.tensors_mut::<Host>().unwrap().with_mut(|t| t.r#type.sum().to_bits()), 2.0_f32.to_bits());
}

#[derive(TensorInput)]
struct Borrowing<'data, 'a: 'data> {
    view: ArrayView1<'data, f32>,
    writable: ArrayViewMut1<'a, f32>,
}

#[test]
fn views_are_shared_where_their_arrays_are() {
    let (read, mut written) = (array![1.0, 2.0], array![3.0]);
    let address = written.as_ptr();
    let borrowing = Borrowing { view: read.view(), writable: written.view_mut() };
    let tensors = borrowing.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.view.as_ptr(), t.writable.as_ptr())), (read.as_ptr(), address));
    let owned = borrowing.into_tensors::<Host>().unwrap();
    written.fill(0.0);
    assert_eq!(owned.writable.to_array().unwrap(), array![3.0]);
}

#[derive(TensorInput)]
struct Writable<'a> {
    view: ArrayViewMut1<'a, f32>,
    shared: ArcArray2<u8>,
    cow: CowArray<'a, i16, Ix1>,
}

#[test]
fn storages_with_other_owners_are_written_without_them() {
    let (mut array, lent) = (array![1.0, 2.0], array![7_i16, 8]);
    let other = ArcArray2::<u8>::zeros((1, 2));
    let mut writable = Writable { view: array.view_mut(), shared: other.clone(), cow: CowArray::from(&lent) };
    let tensors = writable.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.shared.as_ptr(), t.cow.as_ptr())), (other.as_ptr(), lent.as_ptr()));
    writable.tensors_mut::<Host>().unwrap().with_mut(|t| {
        t.view.fill(5.0);
        t.shared.fill(6);
        t.cow.fill(9);
    });
    assert_eq!((writable.shared[[0, 0]], writable.cow[0]), (6, 9));
    assert_eq!(other, array![[0, 0]]);
    let address = writable.shared.as_ptr();
    let owned = writable.into_tensors::<Host>().unwrap();
    assert_eq!(owned.with(|t| t.shared.as_ptr()), address, "its only owner by now");
    assert_eq!(array, array![5.0, 5.0]);
    assert_eq!(lent, array![7, 8]);
}

#[derive(TensorInput)]
struct Generic<T: Element, D, const N: usize>
where
    D: Dimension,
{
    any: Array<T, D>,
    #[tensor(copy, shape = [N, 2])]
    fixed: Array2<T>,
    #[tensor(skip)]
    label: Option<T>,
}

#[test]
fn generic_structs_have_the_dtype_and_rank_of_their_arguments() {
    let generic = Generic::<i32, _, 3> { any: array![[[1, 2]]], fixed: Array2::ones((3, 2)), label: Some(1) };
    let tensors = generic.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.any.as_ptr(), t.fixed.sum())), (generic.any.as_ptr(), 6));
    let any = array_spec(Generic::<i32, ndarray::Ix3, 3>::SPEC.fields[0]);
    assert_eq!((any.array, any.rank), (DType::I32, Some(3)));
    assert_eq!(array_spec(Generic::<f32, ndarray::IxDyn, 3>::SPEC.fields[0]).rank, None);
    assert_eq!(generic.label, Some(1));
    let wrong = Generic::<i32, _, 4> { any: generic.any, fixed: generic.fixed, label: None };
    assert_eq!(
        wrong.tensors::<Host>().unwrap_err().to_string(),
        "`Generic.fixed`, axis 0: expected 4 (the constant `N` in its `shape`), found 3"
    );
}

type Alias<T> = ArrayBase<OwnedRepr<T>, Ix1>;

#[derive(TensorInput)]
struct Ranks {
    #[tensor(shape = [])]
    scalar: Array0<f64>,
    #[tensor(dtype = bool, shape = [_, 2, _, 1, n, n])]
    six: Array6<bool>,
    #[tensor(shape = [_, 2, n])]
    dynamic: ArrayD<u64>,
    alias: Alias<u32>,
}

#[test]
fn every_rank_and_alias_will_do() {
    let ranks = Ranks {
        scalar: ndarray::arr0(2.5),
        six: Array6::default((9, 2, 0, 1, 3, 3)),
        dynamic: ArrayD::zeros(vec![1, 2, 3]),
        alias: array![1],
    };
    let tensors = ranks.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.scalar.as_ptr(), t.dynamic.len())), (ranks.scalar.as_ptr(), 6));
    assert_eq!(tensors.six.shape(), [9, 2, 0, 1, 3, 3]);
    assert_eq!(tensors.alias.shape(), [1]);
}

mod outer {
    use super::{Array1, TensorInput};

    #[derive(TensorInput)]
    pub(crate) struct Visible {
        pub(crate) public: Array1<f32>,
        #[tensor(copy)]
        private: Array1<f32>,
    }

    impl Visible {
        pub(crate) fn new() -> Self {
            Self { public: Array1::zeros(1), private: Array1::zeros(1) }
        }
    }

    pub(crate) fn private(tensors: &VisibleTensorsOwned<tensor_core::Host>) -> f32 {
        tensors.private.with(ndarray::ArrayRef::sum)
    }
}

#[test]
fn companions_are_as_visible_as_the_struct_and_its_fields() {
    let tensors: outer::VisibleTensorsOwned<Host> = outer::Visible::new().into_tensors().unwrap();
    assert_eq!(tensors.with(|t| t.public.len()), 1);
    assert_eq!(outer::private(&tensors).to_bits(), 0);
}

#[derive(TensorInput)]
struct Awkward {
    // Names that generated code could use for itself.
    tensor: Array1<u8>,
    device: Array1<u8>,
    report: Array1<u8>,
    f: Array1<u8>,
    t: Array1<u8>,
    data: Array1<u8>,
    r#self_: Array1<u8>,
}

#[test]
fn field_names_do_not_clash_with_generated_ones() {
    let one = |value| array![value];
    let mut awkward =
        Awkward { tensor: one(1), device: one(2), report: one(3), f: one(4), t: one(5), data: one(6), self_: one(7) };
    awkward.tensors_mut::<Host>().unwrap().with_mut(|t| t.data.fill(60));
    let sum = awkward
        .tensors::<Host>()
        .unwrap()
        .with(|t| t.tensor[0] + t.device[0] + t.report[0] + t.f[0] + t.t[0] + t.data[0] + t.self_[0]);
    assert_eq!(sum, 82);
    assert!(Awkward::SPEC.fields.iter().all(|field| array_spec(*field).owner == Owner::Shared));
    assert_eq!(<Awkward as TensorStruct>::SPEC, Awkward::SPEC);
}

/// Fields that are called like types, like a parameter and like names in the generated code.
#[derive(TensorInput)]
#[allow(non_snake_case)]
struct Borrowed<T: Element> {
    #[tensor(shape = [_])]
    T: Array1<T>,
    #[tensor(shape = [_], dtype = f32)]
    f32: Array1<f32>,
    #[tensor(shape = [_])]
    Array1: Array1<i32>,
    #[tensor(shape = [_])]
    r#type: Array1<i32>,
    #[tensor(shape = [_])]
    __p: Array1<i32>,
    #[tensor(shape = [_])]
    Backend: Array1<i32>,
}

#[test]
fn a_field_may_be_called_like_anything_in_scope() {
    let zeros = || Array1::<i32>::zeros(1);
    let input = Borrowed {
        T: Array1::from_vec(vec![true]),
        f32: Array1::zeros(1),
        Array1: zeros(),
        r#type: zeros(),
        __p: zeros(),
        Backend: zeros(),
    };
    let tensors = input.tensors::<tensor_core::Host>().unwrap();
    assert!(tensors.T.with(|array| array[0]));
    assert_eq!(tensors.__p.shape(), tensors.Backend.shape());
}

const WIDTH: usize = 2;

#[derive(TensorInput)]
#[deprecated]
#[allow(dead_code)]
struct Old {
    volts: Array1<f32>,
}

/// A field names the struct itself.
#[derive(TensorInput)]
struct Row {
    values: [f32; Self::WIDTH],
}

impl Row {
    const WIDTH: usize = WIDTH;
}

#[test]
fn a_field_may_name_the_struct_itself() {
    let row = Row { values: [1.0, 2.0] };
    assert_eq!(row.tensors::<Host>().unwrap().values.shape(), [WIDTH]);
}

macro_rules! of_type {
    ($name:ident, $ty:ty, $elem:ty) => {
        #[derive(TensorInput)]
        struct $name {
            #[tensor(shape = [_, _], dtype = f32)]
            values: $ty,
            list: Vec<$elem>,
        }
    };
}
of_type!(Made, Array2<f32>, u8);

#[test]
fn types_may_come_out_of_a_macro() {
    fn in_general<B: tensor_core::Shares<f32, ndarray::Ix2> + tensor_core::Shares<u8, ndarray::Ix1>>(
        made: &Made,
    ) -> bool {
        made.tensors::<B>().is_ok()
    }

    assert!(in_general::<Host>(&Made { values: Array2::zeros((1, 2)), list: vec![1] }));
}
