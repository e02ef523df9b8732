//! The traits that `#[derive(TensorInput)]` implements, for functions that are generic over the struct.
//!
//! A derived struct has inherent methods of the same names, generic over the backend; they are what a user calls.

use super::access::Access;
use super::attributes::{Declared, Share};
use super::conversion::{Conversion, Request, Taken};
use super::conversions::{Duplicate, Lend, LendMut, Move};
use super::field::{Convert, Field, FieldOps};
use super::implied::Converts;
use super::mode::{Own, Read, Write};
use super::named::Of;
use super::structs::TensorStruct;
use crate::dtype::one_text;
use crate::spec::Report;
use crate::{Backend, FieldKind, FieldSpec, InputError};

one_text! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` can't become tensors of backend `{B}` [tensor-backend]",
        label = "not an input for `{B}`",
        note = "write `#[derive(TensorInput)]` on the struct; each of its dtypes has to exist in the backend, and `#[tensor(copy, cast = …)]` on a field converts"
    )]

    /// A struct of arrays that can become tensors of `B`, each field shared or copied as its attribute says.
    ///
    /// ```
    /// use ndarray::{Array1, array};
    /// use tensor_core::{Backend, Host, TensorInput};
    ///
    /// #[derive(TensorInput)]
    /// struct Signal {
    ///     volts: Array1<f32>,
    /// }
    ///
    /// fn can_convert<B: Backend>(input: &impl TensorInput<B>) -> bool {
    ///     input.tensors().is_ok()
    /// }
    ///
    /// let signal = Signal { volts: array![0.5, 1.5] };
    /// assert!(can_convert::<Host>(&signal));
    /// assert_eq!(signal.tensors::<Host>()?.volts.with(|volts| volts.sum()), 2.0);
    /// # Ok::<(), tensor_core::InputError>(())
    /// ```
    pub trait TensorInput<B: Backend>: TensorStruct + ReadStruct<B> + OwnStruct<B> {
        /// The companion struct with a tensor for each field.
        type Tensors<'data>
        where
            Self: 'data;

        /// The fields as tensors. What is copied goes to `device`; what is shared stays where the array is.
        ///
        /// # Errors
        ///
        /// All violations of the declared shapes, and all arrays that the backend can't share; or a failure of the backend.
        fn tensors_on(&self, device: &B::Device) -> Result<Self::Tensors<'_>, InputError>;

        /// The fields as tensors, on the default device.
        ///
        /// # Errors
        ///
        /// As [`tensors_on`](Self::tensors_on).
        fn tensors(&self) -> Result<Self::Tensors<'_>, InputError> {
            self.tensors_on(&B::host())
        }
    }

    /// A struct of arrays that can become tensors of `B` which own their memory, every field of it.
    pub trait IntoTensors<B: Backend>: TensorStruct + OwnStruct<B> + Sized {
        /// The companion struct with a tensor for each field.
        type Tensors;

        /// Copies every field, once, to a tensor on `device`.
        ///
        /// # Errors
        ///
        /// All violations of the declared shapes, or a failure of the backend.
        fn to_tensors_on(&self, device: &B::Device) -> Result<Self::Tensors, InputError>;

        /// Moves every field to a tensor on `device`: without a copy where the array owns its memory and the backend can
        /// adopt it.
        ///
        /// # Errors
        ///
        /// All violations of the declared shapes, or a failure of the backend; the struct is then dropped.
        fn into_tensors_on(self, device: &B::Device) -> Result<Self::Tensors, InputError>;

        /// Copies every field, once, to a tensor on the default device.
        ///
        /// # Errors
        ///
        /// As [`to_tensors_on`](Self::to_tensors_on).
        fn to_tensors(&self) -> Result<Self::Tensors, InputError> {
            self.to_tensors_on(&B::host())
        }

        /// Moves every field to a tensor on the default device.
        ///
        /// # Errors
        ///
        /// As [`into_tensors_on`](Self::into_tensors_on).
        fn into_tensors(self) -> Result<Self::Tensors, InputError> {
            self.into_tensors_on(&B::host())
        }
    }
}

one_text! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` can't become tensors of backend `{B}` [tensor-backend]",
        label = "not an input for `{B}`",
        note = "each of its dtypes has to exist in the backend, and `#[tensor(copy, cast = …)]` on a field converts"
    )]

    /// [`TensorInput`] without its associated type, for the generated methods.
    ///
    /// They name the companion by the struct's [`Field::Tensor`]. `Self::Tensors` would add a second error for a struct that does
    /// not implement the trait. Case: `backend/no_backend`.
    pub trait ReadStruct<B: Backend> {
        /// `TensorInput::tensors_on`.
        #[expect(clippy::missing_errors_doc, reason = "said there")]
        fn read_struct<'a>(
            &'a self,
            device: &B::Device,
        ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Read<'a, B>>, InputError>
        where
            Self: Field<Declared<Share>>;
    }

    /// [`IntoTensors`] without its associated type; see [`ReadStruct`].
    pub trait OwnStruct<B: Backend> {
        /// `IntoTensors::to_tensors_on`.
        #[expect(clippy::missing_errors_doc, reason = "said there")]
        fn copy_struct(&self, device: &B::Device) -> Result<<Self as Field<Declared<Share>>>::Tensor<Own<B>>, InputError>
        where
            Self: Field<Declared<Share>>;

        /// `IntoTensors::into_tensors_on`.
        #[expect(clippy::missing_errors_doc, reason = "said there")]
        fn adopt_struct(self, device: &B::Device) -> Result<<Self as Field<Declared<Share>>>::Tensor<Own<B>>, InputError>
        where
            Self: Field<Declared<Share>>;
    }
}

one_text! {
    #[diagnostic::on_unimplemented(
        message = "tensors of backend `{B}` can't write to `{Self}` in place [tensor-backend]",
        label = "not an input that `{B}` can write to",
        note = "write `#[derive(TensorInput)]` on the struct; each of its dtypes has to exist in the backend, and `#[tensor(copy, cast = …)]` on a field converts"
    )]

    /// A struct of arrays that tensors of `B` can write to in place.
    pub trait TensorInputMut<B: Backend>: TensorInput<B> + WriteStruct<B> {
        /// The companion struct with a tensor for each field.
        type TensorsMut<'data>
        where
            Self: 'data;

        /// The fields as tensors, shares writable. What is copied goes to `device`; what is shared stays where the array is.
        ///
        /// # Errors
        ///
        /// As [`TensorInput::tensors_on`].
        fn tensors_mut_on(&mut self, device: &B::Device) -> Result<Self::TensorsMut<'_>, InputError>;

        /// The fields as tensors, shares writable, on the default device.
        ///
        /// # Errors
        ///
        /// As [`tensors_mut_on`](Self::tensors_mut_on).
        fn tensors_mut(&mut self) -> Result<Self::TensorsMut<'_>, InputError> {
            self.tensors_mut_on(&B::host())
        }
    }
}

/// [`TensorInputMut`] without its associated type; see [`ReadStruct`].
#[diagnostic::on_unimplemented(
    message = "tensors of backend `{B}` can't write to `{Self}` in place [tensor-backend]",
    label = "not an input that `{B}` can write to",
    note = "each of its dtypes has to exist in the backend, and `#[tensor(copy, cast = …)]` on a field converts"
)]
pub trait WriteStruct<B: Backend> {
    /// `TensorInputMut::tensors_mut_on`.
    #[expect(clippy::missing_errors_doc, reason = "said there")]
    fn write_struct<'a>(
        &'a mut self,
        device: &B::Device,
    ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Write<'a, B>>, InputError>
    where
        Self: Field<Declared<Share>>;
}

/// The backend of an [`OwnStruct`]; see [`Converts`]. What implies that, such as [`TensorInput`], implies [`IntoTensors`].
pub trait Owns<S>: Backend + Of<S, Itself: OwnStruct<Self> + Field<Declared<Share>>> {}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: OwnStruct<B> + Field<Declared<Share>>> Owns<S> for B {}

#[diagnostic::do_not_recommend]
impl<B, S: TensorStruct> TensorInput<B> for S
where
    B: Backend + Converts<Lend<B>, S> + Converts<Duplicate<B>, S> + Converts<Move<B>, S>,
{
    type Tensors<'data>
        = <S as Field<Declared<Share>>>::Tensor<Read<'data, B>>
    where
        S: 'data;

    fn tensors_on(&self, device: &B::Device) -> Result<Self::Tensors<'_>, InputError> {
        converted::<Lend<B>, S>(self, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B, S: TensorStruct> TensorInputMut<B> for S
where
    B: Backend + Converts<Lend<B>, S> + Converts<LendMut<B>, S> + Converts<Duplicate<B>, S> + Converts<Move<B>, S>,
{
    type TensorsMut<'data>
        = <S as Field<Declared<Share>>>::Tensor<Write<'data, B>>
    where
        S: 'data;

    fn tensors_mut_on(&mut self, device: &B::Device) -> Result<Self::TensorsMut<'_>, InputError> {
        converted::<LendMut<B>, S>(self, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Owns<S>, S: TensorStruct> IntoTensors<B> for S {
    type Tensors = <S as Field<Declared<Share>>>::Tensor<Own<B>>;

    fn to_tensors_on(&self, device: &B::Device) -> Result<Self::Tensors, InputError> {
        self.copy_struct(device)
    }

    fn into_tensors_on(self, device: &B::Device) -> Result<Self::Tensors, InputError> {
        self.adopt_struct(device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend + Converts<Lend<B>, S>, S: TensorStruct> ReadStruct<B> for S {
    fn read_struct<'a>(
        &'a self,
        device: &B::Device,
    ) -> Result<<S as Field<Declared<Share>>>::Tensor<Read<'a, B>>, InputError> {
        converted::<Lend<B>, S>(self, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend + Converts<LendMut<B>, S>, S: TensorStruct> WriteStruct<B> for S {
    fn write_struct<'a>(
        &'a mut self,
        device: &B::Device,
    ) -> Result<<S as Field<Declared<Share>>>::Tensor<Write<'a, B>>, InputError> {
        converted::<LendMut<B>, S>(self, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B, S> OwnStruct<B> for S
where
    B: Backend + Converts<Duplicate<B>, S> + Converts<Move<B>, S>,
    S: TensorStruct,
{
    fn copy_struct(&self, device: &B::Device) -> Result<<S as Field<Declared<Share>>>::Tensor<Own<B>>, InputError> {
        converted::<Duplicate<B>, S>(self, device)
    }

    fn adopt_struct(self, device: &B::Device) -> Result<<S as Field<Declared<Share>>>::Tensor<Own<B>>, InputError> {
        converted::<Move<B>, S>(self, device)
    }
}

/// Checks the shapes of a struct, and converts it.
#[inline]
pub(super) fn converted<'a, V, S>(
    taken: Taken<'a, V, S>,
    device: &<V::Backend as Backend>::Device,
) -> Result<<S as Field<Declared<Share>>>::Tensor<V::Mode<'a>>, InputError>
where
    V: Conversion,
    S: TensorStruct + Convert<V, Declared<Share>> + 'a,
{
    let mut report = Report::default();
    check(V::Access::peek(&taken), &mut report);
    let tensors = S::convert(taken, "", &mut report, &Request::whole(device));
    report.finish(&S::SPEC, tensors)
}

/// Checks the shapes of a struct.
pub(super) fn check<S: TensorStruct + Field<Declared<Share>> + ?Sized>(structure: &S, report: &mut Report) {
    let spec = FieldSpec::new("", FieldKind::Struct { spec: &S::SPEC, copied: false });
    S::Ops::check(structure, &spec, report);
}
