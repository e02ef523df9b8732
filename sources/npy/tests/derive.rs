//! `#[derive(FromNpy)]` works in a module where none of the usual names are in scope.

mod common;

use common::{array, npz};
use ndarray::{Array2, Ix1, Ix2};
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, Loader, MappedArray, Name, Source};

#[no_implicit_prelude]
mod bare {
    pub(super) mod elsewhere {
        pub(crate) use ::tensor_npy as npy;
    }

    #[derive(::tensor_core::TensorInput, ::tensor_npy::FromNpy)]
    #[npy(crate = elsewhere::npy)]
    pub(super) struct Raw<'a, T, D: ::ndarray::Dimension + 'static, const N: usize>
    where
        T: ::tensor_npy::NpyElement,
    {
        pub(super) r#type: ::ndarray::Array<T, D>,
        pub(super) fixed: [T; N],
        #[tensor(rename = other)]
        pub(super) shared: ::std::option::Option<::ndarray::ArcArray<T, D>>,
        #[npy(skip)]
        pub(super) made: ::std::vec::Vec<u8>,
        #[tensor(skip)]
        pub(super) none: ::std::option::Option<&'a str>,
    }
}

/// A struct whose names could clash with those in the generated code.
#[allow(dead_code, non_camel_case_types, non_upper_case_globals, reason = "their being in scope is what matters")]
mod crowded {
    struct name;
    static loader: u8 = 0;

    #[derive(tensor_core::TensorInput, tensor_npy::FromNpy)]
    pub(super) struct Crowded<__S: tensor_npy::NpyElement> {
        pub(super) name: Vec<__S>,
        pub(super) loader: __S_,
    }

    pub(super) type __S_ = [u8; 1];
}

#[test]
fn names_in_scope_are_left_to_their_owners() {
    let files =
        npz(&[("name.npy", &array("|u1", "(2,)", &[1, 2])), ("loader.npy", &array("|u1", "(1,)", &[7]))], false);
    let read: crowded::Crowded<u8> = tensor_npy::from_bytes(&files).unwrap();
    assert_eq!((read.name, read.loader), (vec![1, 2], [7]));
}

#[test]
fn generics_raw_names_and_skipped_fields_are_taken() {
    let one = array("|u1", "(1,)", &[7]);
    let files = npz(&[("type.npy", &one), ("fixed.npy", &array("|u1", "(2,)", &[1, 2])), ("shared.npy", &one)], false);
    let raw: bare::Raw<'_, u8, Ix1, 2> = tensor_npy::from_bytes(&files).unwrap();
    assert_eq!((raw.r#type[0], raw.fixed), (7, [1, 2]));
    assert_eq!(raw.shared.map(|shared| shared[0]), Some(7));
    assert!(raw.made.is_empty() && raw.none.is_none());
}

#[test]
fn shapes_are_compared_field_by_field_past_those_that_are_not_in_the_file() {
    #[derive(TensorInput, FromNpy, Debug)]
    struct Batch {
        #[npy(skip)]
        #[tensor(shape = [3])]
        made: Vec<u8>,
        absent: Option<Vec<u8>>,
        #[tensor(shape = [batch], rename = left)]
        a: Vec<u8>,
        #[tensor(shape = [batch])]
        b: Vec<u8>,
    }
    let files = npz(&[("a.npy", &array("|u1", "(1,)", &[7])), ("b.npy", &array("|u1", "(2,)", &[1, 2]))], false);
    let error = tensor_npy::from_bytes::<Batch>(&files).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Batch.b`, axis 0: expected 1 (`batch`, set by `left`, axis 0), found 2 (in the bytes)"
    );
    let files = npz(&[("a.npy", &array("<u2", "(1,)", &[7, 0])), ("b.npy", &array("|u1", "(2,)", &[1, 2]))], false);
    let error = tensor_npy::from_bytes::<Batch>(&files).unwrap_err();
    let fields: Vec<&str> = error.violations().iter().map(|violation| violation.field.as_str()).collect();
    assert_eq!(fields, ["left", "b"]);
}

/// Checks one type and loads another, as a derived implementation never does.
#[derive(TensorInput, Debug)]
struct Fickle<A>
where
    A: tensor_core::ArrayField<Elem = f64, Dim = Ix2>,
{
    #[tensor(skip)]
    skipped: std::marker::PhantomData<A>,
    one: [u8; 1],
}

impl<S: Source, A> FromNpy<S> for Fickle<A>
where
    A: FromNpy<S> + tensor_core::ArrayField<Elem = f64, Dim = Ix2>,
{
    fn is_there(_: Name, _: &mut Loader<'_, S>) -> bool {
        true
    }

    fn check(_: Name, loader: &mut Loader<'_, S>) {
        <[u8; 1]>::check(Name::new("one", "one"), loader);
    }

    fn load(_: Name, loader: &mut Loader<'_, S>) -> Option<Self> {
        A::load(Name::new("one", "one"), loader)?;
        None
    }
}

#[test]
fn an_implementation_that_reads_what_it_did_not_look_at_is_refused() {
    let files = npz(&[("one.npy", &array("|u1", "(1,)", &[7]))], false);
    let error = tensor_npy::from_bytes::<Fickle<Array2<f64>>>(&files).unwrap_err();
    assert_eq!(error.violations().len(), 2, "{error}");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x.npz"), files).unwrap();
    // SAFETY: the file is this test's own.
    let mapped = unsafe { tensor_npy::map::<Fickle<MappedArray<f64, Ix2>>>(folder.path().join("x.npz")) };
    assert!(mapped.unwrap_err().violations().len() >= 2);
}
