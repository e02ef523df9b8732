//! `rename`: the companions' name and the fields' in them are the user's to choose; the struct's own stay.

use ndarray::{Array1, Array2, array};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(rename = Batch)]
struct BatchOfDigitsFromTheUciArchive {
    #[tensor(rename = images, shape = [n, _])]
    images_as_floats: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [n], rename = r#type)]
    label: Array1<u8>,
    plain: Array1<u8>,
}

fn batch(labels: usize) -> BatchOfDigitsFromTheUciArchive {
    BatchOfDigitsFromTheUciArchive {
        images_as_floats: array![[1.0, 2.0]],
        label: Array1::zeros(labels),
        plain: array![3],
    }
}

#[test]
fn companions_and_their_fields_have_the_new_names() {
    let mut batch = batch(1);
    let address = batch.images_as_floats.as_ptr();
    let tensors: BatchTensors<'_, Host> = batch.tensors().unwrap();
    let _: &BatchFields<_> = &tensors;
    let BatchTensors { images, r#type, plain } = &tensors;
    assert_eq!(
        (images.with(|tensor| tensor.as_ptr()), r#type.shape(), plain.shape()),
        (address, vec![1], [1].as_slice())
    );
    let found = tensors.with(|t: BatchTensorRefs<'_, Host>| (t.images.as_ptr(), t.r#type.len()));
    assert_eq!(found, (address, 1));
    let mut tensors: BatchTensorsMut<'_, Host> = batch.tensors_mut().unwrap();
    tensors.with_mut(|t: BatchTensorRefsMut<'_, Host>| t.images.fill(9.0));
    assert_eq!(batch.images_as_floats, array![[9.0, 9.0]]);
    let owned: BatchTensorsOwned<Host> = batch.into_tensors().unwrap();
    assert_eq!(owned.images.with(|tensor| tensor.as_ptr()), address);
}

#[test]
fn reports_and_the_spec_have_the_new_names() {
    let error = batch(2).tensors::<Host>().unwrap_err();
    assert_eq!(error.to_string(), "`Batch.type`, axis 0: expected 1 (`n`, set by `images`, axis 0), found 2");
    assert_eq!((error.structure(), error.violations()[0].field.as_str()), ("Batch", "type"));
    let spec = BatchOfDigitsFromTheUciArchive::SPEC;
    let names: Vec<&str> = spec.fields.iter().map(|field| field.name).collect();
    assert_eq!((spec.name, names), ("Batch", vec!["images", "type", "plain"]));
    assert!(format!("{:?}", batch(1).tensors::<Host>().unwrap()).starts_with("Batch { images: "));
}

#[derive(TensorInput)]
struct Pair(#[tensor(shape = [n])] Array1<f32>, #[tensor(shape = [n])] Array1<f32>);

#[test]
fn in_a_tuple_struct_the_index_is_the_name_in_reports() {
    let pair = Pair(array![1.0], array![1.0, 2.0]);
    assert_eq!(
        pair.tensors::<Host>().unwrap_err().to_string(),
        "`Pair.1`, axis 0: expected 1 (`n`, set by `0`, axis 0), found 2"
    );
    let tensors = Pair(array![1.0], array![2.0]).into_tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| t.0.sum() + t.1.sum()).to_bits(), 3.0_f32.to_bits());
}

/// Two structs of one name whose companions would clash, were they not renamed.
mod two {
    use super::{Array1, TensorInput};

    #[derive(TensorInput)]
    #[tensor(rename = Left)]
    pub(crate) struct Side<const N: usize> {
        #[tensor(rename = values)]
        pub(crate) left: Array1<f32>,
    }

    #[derive(TensorInput)]
    pub(crate) struct Both {
        pub(crate) a: Side<1>,
        #[tensor(copy, rename = second)]
        pub(crate) b: Side<2>,
    }
}

#[test]
fn names_change_at_each_level() {
    let both = two::Both { a: two::Side { left: array![1.0] }, b: two::Side { left: array![2.0] } };
    let tensors = both.tensors::<Host>().unwrap();
    let second: &two::LeftTensorsOwned<Host, 2> = &tensors.second;
    assert_eq!(second.values.shape(), [1]);
    assert_eq!(tensors.with(|t| t.a.values.as_ptr()), both.a.left.as_ptr());
    assert_eq!(
        two::Both::SPEC.to_string(),
        "\
field          array  tensor  shape  owner
a.values       f32    f32     [_]    shared
second.values  f32    f32     [_]    copied
"
    );
}
