//! The derive's code finds what it needs without a prelude, and among names that hide what it needs.

#![no_implicit_prelude]

/// Names that hide those of the standard library and of core.
mod hiding {
    #![allow(dead_code, reason = "only the names matter")]

    pub(crate) mod std {}
    pub(crate) mod core {}
    pub(crate) mod ndarray {}
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct PhantomData;
    pub(crate) struct Shared;
    pub(crate) struct Owned;
    pub(crate) struct InputError;
    pub(crate) struct StructSpec;
    pub(crate) trait FnOnce {}
    pub(crate) trait Backend {}
    pub(crate) trait Element {}
    pub(crate) trait TensorInput {}
    /// Methods of every type, with the names that generated code calls.
    pub(crate) trait Everywhere {
        fn shape(&self) {}
        fn copy(&self) {}
        fn share(&self) {}
        fn convert(&self) {}
        fn is_clean(&self) {}
        fn field(&self) {}
        fn finish(&self) {}
        #[expect(clippy::wrong_self_convention, reason = "by value, it is found before `Option`'s own")]
        fn as_ref(self) -> Self
        where
            Self: ::std::marker::Sized,
        {
            self
        }
        fn adopt(self)
        where
            Self: ::std::marker::Sized,
        {
        }
    }
    impl<T> Everywhere for T {}
}

#[allow(unused_imports, reason = "that they hide is what is tested")]
use hiding::*;

#[derive(::tensor_core::TensorInput)]
struct Hygienic<'data, B: ::tensor_core::Element, const N: ::std::primitive::usize> {
    #[tensor(share, shape = [batch, N])]
    shared: ::ndarray::Array2<B>,
    #[tensor(copy, cast = f64, dtype = f32, shape = [batch])]
    copied: ::ndarray::ArrayView1<'data, f32>,
    #[tensor(skip)]
    skipped: &'data ::std::primitive::str,
}

#[derive(::tensor_core::TensorInput)]
struct Tuple(#[tensor(copy)] ::ndarray::Array1<bool>);

#[derive(::tensor_core::TensorInput)]
struct Texts {
    tokens: ::ndarray::Array2<i64>,
    lengths: ::std::vec::Vec<u8>,
    mask: ::ndarray::Array2<bool>,
    names: ::ndarray::Array1<bool>,
}

#[derive(::tensor_core::TensorInput)]
#[tensor(sample_of = Texts)]
struct Text<'data> {
    #[tensor(pad = -1, pad_to_multiple_of = 2, lengths = lengths, mask = mask)]
    tokens: &'data ::ndarray::Array1<i64>,
    #[tensor(whole)]
    names: ::ndarray::Array1<bool>,
}

#[test]
fn samples_are_put_together_where_names_are_hidden() {
    use ::std::{assert, assert_eq};

    let tokens = ::ndarray::Array1::ones(1);
    let texts = Text::collate(&[Text { tokens: &tokens, names: ::ndarray::Array1::default(2) }]).unwrap();
    assert_eq!((texts.tokens.sum(), texts.lengths.len(), texts.mask.len(), texts.names.len()), (0, 1, 2, 2));
    assert!(texts.tokens.is_standard_layout());
}

#[test]
fn every_method_works_where_names_are_hidden() {
    use ::std::{assert, assert_eq};

    let floats = [1.0_f32, 2.0];
    let mut input = Hygienic::<'_, u8, 3> {
        shared: ::ndarray::Array2::zeros((2, 3)),
        copied: ::std::convert::From::from(&floats),
        skipped: "kept",
    };
    let address = input.shared.as_ptr();
    assert_eq!(input.tensors::<::tensor_core::Host>().unwrap().with(|t| t.shared.as_ptr()), address);
    input.tensors_mut::<::tensor_core::Host>().unwrap().with_mut(|t| t.shared.fill(4));
    assert_eq!(input.to_tensors::<::tensor_core::Host>().unwrap().with(|t| t.shared.sum()), 24);
    assert_eq!(input.skipped, "kept");
    let owned = input.into_tensors::<::tensor_core::Host>().unwrap();
    assert_eq!(owned.with(|t| (t.shared.as_ptr(), t.copied.len())), (address, 2));
    assert!(Tuple(::ndarray::Array1::default(2)).tensors::<::tensor_core::Host>().is_ok());
}
