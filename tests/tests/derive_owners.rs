//! Who owns the memory of each tensor that a derived struct gives, and what becomes of the arrays.

use ndarray::{Array1, Array4, array};
use tensor_core::{Host, HostMemory, Owned, Shared, SharedMut, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, shape = [batch, 1, 2, 2])]
    images: Array4<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Array1<u8>,
    #[tensor(copy, shape = [batch])]
    weights: Array1<f64>,
    plain: Array1<u16>,
}

fn digits() -> Digits {
    Digits {
        images: Array4::from_shape_fn((3, 1, 2, 2), |(image, _, row, column)| {
            [0.0, 10.0, 20.0][image] + [0.0, 2.0][row] + [0.0, 1.0][column]
        }),
        labels: array![7, 0, 255],
        weights: array![0.5, -0.0, f64::INFINITY],
        plain: array![1, 2],
    }
}

#[test]
fn tensors_shares_what_is_shared_and_copies_what_is_copied() {
    let digits = digits();
    let tensors = digits.tensors::<Host>().unwrap();
    let DigitsTensors { images, labels, weights, plain } = &tensors;
    let _: (&Shared<'_, Host, f32, _>, &Owned<Host, i64, _>) = (images, labels);
    let _: (&Owned<Host, f64, _>, &Shared<'_, Host, u16, _>) = (weights, plain);
    assert_eq!(images.with(|tensor| tensor.as_ptr()), digits.images.as_ptr());
    assert_eq!(plain.with(|tensor| tensor.as_ptr()), digits.plain.as_ptr());
    assert_ne!(weights.with(|tensor| tensor.as_ptr()), digits.weights.as_ptr());
    assert_eq!(weights.to_array().unwrap(), digits.weights);
    assert_eq!(labels.to_array().unwrap(), array![7_i64, 0, 255]);
}

#[test]
fn with_lends_every_tensor_at_once() {
    let digits = digits();
    let tensors = digits.tensors::<Host>().unwrap();
    let (images, labels, weights, plain) = tensors.with(|t| {
        let DigitsTensorRefs { images, labels, weights, plain } = t;
        (images.as_ptr(), labels.to_vec(), weights.as_ptr(), plain.as_ptr())
    });
    assert_eq!((images, plain), (digits.images.as_ptr(), digits.plain.as_ptr()));
    assert_eq!(weights, tensors.weights.with(|tensor| tensor.as_ptr()));
    assert_eq!(labels, [7, 0, 255]);
}

#[test]
fn a_copy_does_not_see_the_array_change() {
    let mut digits = digits();
    let DigitsTensors { labels, weights, .. } = digits.tensors::<Host>().unwrap();
    digits.labels.fill(9);
    digits.weights.fill(9.0);
    drop(digits);
    assert_eq!(labels.to_array().unwrap(), array![7, 0, 255]);
    assert_eq!(weights.to_array().unwrap(), array![0.5, 0.0, f64::INFINITY]);
}

#[test]
fn tensors_mut_writes_shares_in_place_and_copies_nowhere() {
    let mut digits = digits();
    let addresses = (digits.images.as_ptr(), digits.plain.as_ptr());
    let mut tensors = digits.tensors_mut::<Host>().unwrap();
    let _: &SharedMut<'_, Host, f32, _> = &tensors.images;
    let written = tensors.with_mut(|t| {
        let DigitsTensorRefsMut { images, labels, weights, plain } = t;
        images.fill(1.5);
        labels.fill(-1);
        weights.fill(2.5);
        plain[0] = 100;
        (images.as_ptr(), plain.as_ptr())
    });
    assert_eq!(written, addresses);
    assert_eq!(tensors.labels.to_array().unwrap(), array![-1, -1, -1]);
    assert_eq!(TensorArg::with(&tensors.plain, ndarray::ArrayRef::to_vec), [100, 2]);
    drop(tensors);
    assert!(digits.images.iter().all(|value| value.to_bits() == 1.5_f32.to_bits()));
    assert_eq!(digits.plain, array![100, 2]);
    assert_eq!(digits.labels, array![7, 0, 255]);
    assert_eq!(digits.weights, array![0.5, 0.0, f64::INFINITY]);
}

#[test]
fn to_tensors_copies_every_field() {
    let mut digits = digits();
    let mut tensors: DigitsTensorsOwned<Host> = digits.to_tensors().unwrap();
    let expected = digits.images.clone();
    digits.images.fill(-1.0);
    assert_eq!(tensors.images.to_array().unwrap(), expected);
    assert_eq!(tensors.with(|t| t.labels.to_vec()), [7, 0, 255]);
    tensors.plain.with_mut(|tensor| tensor.fill(0));
    assert_eq!(digits.plain, array![1, 2]);
}

#[test]
fn into_tensors_moves_every_array_that_keeps_its_dtype() {
    let digits = digits();
    let addresses = (digits.images.as_ptr(), digits.weights.as_ptr(), digits.plain.as_ptr());
    let tensors = digits.into_tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.images.as_ptr(), t.weights.as_ptr(), t.plain.as_ptr())), addresses);
    assert_eq!(tensors.labels.to_array().unwrap(), array![7, 0, 255]);
    let images: Array4<f32> = tensors.images.into_inner();
    assert_eq!(images.as_ptr(), addresses.0);
}

#[test]
fn each_method_has_a_twin_that_takes_a_device() {
    let mut digits = digits();
    let device = &HostMemory;
    assert_eq!(digits.tensors_on::<Host>(device).unwrap().with(|t| t.plain.to_vec()), [1, 2]);
    digits.tensors_mut_on::<Host>(device).unwrap().with_mut(|t| t.plain.fill(3));
    assert_eq!(digits.to_tensors_on::<Host>(device).unwrap().with(|t| t.plain.to_vec()), [3, 3]);
    assert_eq!(digits.into_tensors_on::<Host>(device).unwrap().with(|t| t.plain.to_vec()), [3, 3]);
}

#[test]
fn an_array_of_another_order_keeps_it_in_a_share_and_loses_it_in_a_copy() {
    let mut digits = digits();
    digits.images.swap_axes(2, 3);
    digits.images.invert_axis(ndarray::Axis(0));
    let shared = digits.tensors::<Host>().unwrap();
    assert_eq!(shared.with(|t| t.images.strides().to_vec()), digits.images.strides());
    assert_eq!(shared.with(|t| t.images.to_owned()), digits.images);
    let copied = digits.to_tensors::<Host>().unwrap();
    assert_eq!(copied.with(|t| t.images.strides().to_vec()), [4, 4, 2, 1]);
    assert_eq!(copied.images.to_array().unwrap(), digits.images);
}

#[test]
fn companions_print_owners_dtypes_and_shapes() {
    let mut digits = digits();
    assert_eq!(
        format!("{:?}", digits.tensors::<Host>().unwrap()),
        "Digits { images: Shared<Host, f32>[3, 1, 2, 2], labels: Owned<Host, i64>[3], weights: Owned<Host, f64>[3], \
         plain: Shared<Host, u16>[2] }"
    );
    assert_eq!(
        format!("{:?}", digits.tensors_mut::<Host>().unwrap()),
        "Digits { images: SharedMut<Host, f32>[3, 1, 2, 2], labels: Owned<Host, i64>[3], weights: Owned<Host, \
         f64>[3], plain: SharedMut<Host, u16>[2] }"
    );
    assert_eq!(
        format!("{:?}", digits.into_tensors::<Host>().unwrap()),
        "Digits { images: Owned<Host, f32>[3, 1, 2, 2], labels: Owned<Host, i64>[3], weights: Owned<Host, \
         f64>[3], plain: Owned<Host, u16>[2] }"
    );
}

#[test]
fn the_spec_describes_the_fields() {
    assert_eq!(
        Digits::SPEC.to_string(),
        "\
field    array  tensor  shape             owner
images   f32    f32     [batch, 1, 2, 2]  shared
labels   u8     i64     [batch]           copied
weights  f64    f64     [batch]           copied
plain    u16    u16     [_]               shared
"
    );
}

#[test]
fn a_copied_field_that_is_moved_out_of_the_companion_borrows_nothing() {
    #[derive(TensorInput)]
    struct Labels {
        #[tensor(copy)]
        labels: Array1<f32>,
    }

    let mut labels = Labels { labels: array![1.0, 2.0] };
    let copied = labels.tensors::<Host>().unwrap().labels;
    labels.labels.fill(7.0);
    assert_eq!(copied.to_array().unwrap(), array![1.0, 2.0]);
}
