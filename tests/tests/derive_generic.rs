//! Arrays whose storage is a parameter, references to what is one, and structs whose arguments say whether they are fields.

use ndarray::{
    Array1, Array2, ArrayBase, ArrayRef, ArrayRef2, ArrayRefD, ArrayView2, Data, DataMut, Dimension, Ix2, RawData,
    array, s,
};
use tensor_core::{Element, Host, Storage, TensorInput};

#[derive(TensorInput)]
struct Any<S: Data<Elem = f32>, D: Dimension> {
    values: ArrayBase<S, D>,
}

#[derive(TensorInput)]
struct Raw<S: RawData, D> {
    values: ArrayBase<S, D>,
}

#[derive(TensorInput)]
struct Behind<'a, S: Data<Elem = f32>, D: Dimension> {
    shared: &'a ArrayBase<S, D>,
    #[tensor(copy)]
    copied: &'a ArrayBase<S, D>,
    #[tensor(copy, cast = f64)]
    cast: &'a ArrayBase<S, D>,
    optional: Option<&'a ArrayBase<S, D>>,
    boxed: Box<ArrayBase<S, D>>,
}

#[derive(TensorInput)]
struct BehindMut<'a, S: DataMut<Elem = f32>, D: Dimension> {
    values: &'a mut ArrayBase<S, D>,
}

/// The element type is a parameter that no field names.
#[derive(TensorInput)]
struct OfElements<'a, T: Element, S: Data<Elem = T>, D>
where
    D: Dimension,
{
    values: &'a ArrayBase<S, D>,
}

#[derive(TensorInput)]
struct Anything<'a, X, Y> {
    shared: &'a X,
    #[tensor(copy)]
    copied: &'a X,
    optional: Option<&'a Y>,
    #[tensor(copy)]
    owned: Y,
}

#[derive(TensorInput)]
struct Channel<T> {
    #[tensor(shape = [n])]
    volts: Array1<T>,
}

#[derive(TensorInput)]
struct Recording<T, X> {
    left: Channel<T>,
    #[tensor(copy)]
    right: Option<Box<Channel<T>>>,
    #[tensor(shape = [n])]
    seconds: Array1<f64>,
    more: X,
}

/// Casts of what the storage or the alias holds.
#[derive(TensorInput)]
struct Cast<'a, S: Data, R: RawData, D: Dimension> {
    #[tensor(copy, cast_lossy = f32)]
    lossy: ArrayBase<S, D>,
    #[tensor(copy, cast = f64)]
    lossless: &'a ArrayBase<R, D>,
}

type Matrix<T> = Array2<T>;
type Row<const N: usize> = [f32; N];

/// Arrays by other names.
#[derive(TensorInput)]
struct Aliases<T: Element, const N: usize> {
    #[tensor(shape = [n, 2])]
    matrix: Matrix<T>,
    #[tensor(copy, cast_lossy = f32, shape = [n, _])]
    cast: Matrix<i64>,
    #[tensor(dtype = f32)]
    row: Row<N>,
}

#[derive(TensorInput)]
struct References<'a, T, D> {
    fixed: &'a ArrayRef2<f32>,
    open: &'a ArrayRef<T, D>,
    #[tensor(copy, cast = f64)]
    optional: Option<&'a ArrayRef2<f32>>,
    dynamic: &'a ArrayRefD<u8>,
    #[tensor(layout = row_major)]
    packed: &'a ArrayRef<i64, Ix2>,
}

#[derive(TensorInput)]
struct ReferenceMut<'a> {
    values: &'a mut ArrayRef2<f32>,
}

fn matrix() -> Array2<f32> {
    array![[1.0, 2.0], [3.0, 4.0]]
}

fn sum<S: Storage<Elem = f32>>(any: &Any<S, Ix2>) -> f32 {
    any.tensors::<Host>().unwrap().with(|t| t.values.sum())
}

/// Of a reference that is shorter than the storage.
fn sum_of_lent<S: Storage<Elem = f32>>(values: &ArrayBase<S, Ix2>) -> f32 {
    OfElements { values }.tensors::<Host>().unwrap().with(|t| t.values.sum())
}

#[test]
fn the_storage_is_a_parameter() {
    let matrix = matrix();
    assert!((sum(&Any { values: matrix.view() }) - 10.0).abs() < 1e-6);
    assert!((sum(&Any { values: matrix.to_shared() }) - 10.0).abs() < 1e-6);
    assert!((sum_of_lent(&matrix.view()) - 10.0).abs() < 1e-6);
    let raw = Raw { values: matrix.view() };
    assert_eq!(raw.tensors::<Host>().unwrap().with(|t| t.values.as_ptr()), matrix.as_ptr());
    assert_eq!(raw.into_tensors::<Host>().unwrap().values.to_array().unwrap(), matrix);
}

#[test]
fn the_storage_behind_a_reference_is_a_parameter() {
    let matrix = matrix();
    let view = matrix.view();
    let behind = Behind { shared: &view, copied: &view, cast: &view, optional: Some(&view), boxed: Box::new(view) };
    let tensors = behind.tensors::<Host>().unwrap();
    assert_eq!(
        format!("{tensors:?}"),
        "Behind { shared: Shared<Host, f32>[2, 2], copied: Owned<Host, f32>[2, 2], cast: Owned<Host, f64>[2, 2], \
         optional: Some(Shared<Host, f32>[2, 2]), boxed: Shared<Host, f32>[2, 2] }"
    );
    tensors.with(|t| {
        assert_eq!(t.shared.as_ptr(), matrix.as_ptr());
        assert_ne!(t.copied.as_ptr(), matrix.as_ptr());
        assert_eq!(t.cast.sum().to_bits(), 10.0_f64.to_bits());
        assert_eq!(t.optional.unwrap().as_ptr(), matrix.as_ptr());
    });
    assert_eq!(behind.into_tensors::<Host>().unwrap().shared.to_array().unwrap(), matrix);
    let mut written = matrix.clone();
    let mut behind = BehindMut { values: &mut written };
    behind.tensors_mut::<Host>().unwrap().with_mut(|t| t.values.fill(9.0));
    assert_eq!(written, Array2::from_elem((2, 2), 9.0));
}

#[test]
fn what_a_reference_refers_to_is_a_parameter() {
    let matrix = matrix();
    let view = matrix.view();
    let anything = Anything { shared: &matrix, copied: &matrix, optional: Some(&view), owned: view };
    let tensors = anything.tensors::<Host>().unwrap();
    tensors.with(|t| {
        assert_eq!(t.shared.as_ptr(), matrix.as_ptr());
        assert_ne!(t.copied.as_ptr(), matrix.as_ptr());
        assert_eq!(t.optional.unwrap().as_ptr(), matrix.as_ptr());
        assert_ne!(t.owned.as_ptr(), matrix.as_ptr());
    });
}

#[test]
fn a_struct_with_a_parameter_needs_no_bound_on_it() {
    let recording = |left: Vec<i16>| Recording {
        left: Channel { volts: left.into() },
        right: Some(Box::new(Channel { volts: array![4, 5, 6] })),
        seconds: array![0.0, 0.5, 1.0],
        more: vec![1_u8],
    };
    let good = recording(vec![1, 2, 3]);
    let tensors = good.tensors::<Host>().unwrap();
    tensors.with(|t| {
        assert_eq!(t.left.volts.as_ptr(), good.left.volts.as_ptr());
        assert_eq!(t.right.unwrap().volts.sum(), 15);
        assert_eq!(t.more.sum(), 1);
    });
    // Its arrays' lengths have the names of the others'.
    let error = recording(vec![1, 2]).tensors::<Host>().unwrap_err();
    assert!(error.to_string().contains("`Recording.seconds`"), "{error}");
    assert_eq!(good.into_tensors::<Host>().unwrap().left.volts.to_array().unwrap(), array![1, 2, 3]);
}

#[test]
fn what_a_storage_holds_is_cast() {
    let (bytes, numbers) = (array![1_u8, 2], array![3_i32]);
    let tensors = Cast { lossy: bytes.view(), lossless: &numbers }.to_tensors::<Host>().unwrap();
    assert_eq!(tensors.lossy.to_array().unwrap(), array![1.0, 2.0]);
    assert_eq!(tensors.lossless.to_array().unwrap(), array![3.0]);
}

#[test]
fn an_alias_of_an_array_has_its_dtype_and_its_axes() {
    let aliases = Aliases { matrix: matrix(), cast: array![[3], [4]], row: [1.0; 3] };
    aliases.tensors::<Host>().unwrap().with(|t| {
        assert_eq!((t.matrix.shape(), t.row.len()), (&[2, 2][..], 3));
        assert_eq!(t.cast, array![[3.0], [4.0]]);
    });
    let wrong = Aliases { matrix: Array2::<u8>::zeros((2, 3)), cast: array![[3], [4]], row: [1.0; 3] };
    assert!(wrong.tensors::<Host>().unwrap_err().to_string().contains("`Aliases.matrix`"));
}

#[test]
fn a_reference_to_any_array_is_a_field() {
    let matrix = matrix();
    let (bytes, packed) = (array![1_u8, 2].into_dyn(), array![[1_i64]]);
    let slice: ArrayView2<'_, f32> = matrix.slice(s![.., 1..]);
    let references =
        References { fixed: &slice, open: &matrix, optional: Some(&matrix), dynamic: &bytes, packed: &packed };
    references.tensors::<Host>().unwrap().with(|t| {
        assert_eq!(t.fixed.as_ptr(), slice.as_ptr());
        assert_eq!(t.open.as_ptr(), matrix.as_ptr());
        assert_eq!(t.optional.unwrap().sum().to_bits(), 10.0_f64.to_bits());
        assert_eq!(t.dynamic.shape(), [2]);
        assert_eq!(t.packed.sum(), 1);
    });
    assert_eq!(references.into_tensors::<Host>().unwrap().fixed.to_array().unwrap(), slice);
    let mut written = matrix.clone();
    let mut slice = written.slice_mut(s![.., 1..]);
    let mut reference = ReferenceMut { values: &mut slice };
    reference.tensors_mut::<Host>().unwrap().with_mut(|t| t.values.fill(9.0));
    assert_eq!(written, array![[1.0, 9.0], [3.0, 9.0]]);
}

#[test]
fn the_aliases_have_the_defaults_of_the_parameters() {
    #[derive(TensorInput)]
    struct Signal<T: Element = f32, const N: usize = 2> {
        volts: Array1<T>,
        last: [T; N],
    }

    fn shapes(tensors: &SignalTensors<'_, Host>) -> [usize; 2] {
        tensors.with(|t: SignalTensorRefs<'_, Host>| [t.volts.len(), t.last.len()])
    }

    let signal: Signal = Signal { volts: array![1.0, 2.0, 3.0], last: [4.0, 5.0] };
    assert_eq!(shapes(&signal.tensors().unwrap()), [3, 2]);
    let owned: SignalTensorsOwned<Host, i64> = Signal { volts: array![1_i64], last: [2, 3] }.into_tensors().unwrap();
    assert_eq!(owned.with(|t| t.last[1]), 3);
}
