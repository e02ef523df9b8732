//! [`Conversion`]: from a struct to its companion. [`conversions`](super::conversions) has them all.
//!
//! A conversion says how a struct is taken ([`Access`]) and what its fields become ([`Mode`]). Its one impl of [`ConvertArray`]
//! makes the tensor of an array; `wrappers`, `structs` and `field_tree` do the rest for all conversions.

use super::access::Access;
use super::array_field::ArrayField;
use super::attributes::ArrayAttributes;
use super::kept_tensors::Keeper;
use super::mode::Mode;
use super::row_selection::PickedRows;
use crate::{Backend, TensorError};

/// A conversion from a struct to its companion.
pub trait Conversion: Sized {
    /// The backend that makes the tensors.
    type Backend: Backend;
    /// How the struct is taken.
    type Access: Access;
    /// What its fields become.
    type Mode<'a>: Mode<Backend = Self::Backend>;
    /// The conversion of a field with `copy`.
    type Copying: for<'a> Conversion<
            Backend = Self::Backend,
            Access = <Self::Access as Access>::Copying,
            Mode<'a> = <Self::Mode<'a> as Mode>::Copying,
        >;
    /// The conversion of a field with `whole`.
    type Whole: for<'a> Conversion<Backend = Self::Backend, Access = Self::Access, Mode<'a> = <Self::Mode<'a> as Mode>::Whole>;
    /// The conversion of what a `&mut` in the struct refers to.
    type ThroughMut: for<'a> Conversion<
            Backend = Self::Backend,
            Access = <Self::Access as Access>::ThroughMut,
            Mode<'a> = Self::Mode<'a>,
        >;

    /// Whether an array is converted for nothing, so that it is tried even if another field has failed.
    const IS_FREE: bool = false;
}

/// A conversion that reaches what a `&` in the struct refers to.
pub trait ThroughRef: Conversion {
    /// The conversion of that.
    type Through: for<'a> Conversion<
            Backend = Self::Backend,
            Access = <Self::Access as Access>::ThroughRef,
            Mode<'a> = Self::Mode<'a>,
        >;
}

/// What a conversion is asked for, beside the struct.
#[derive(Debug)]
pub struct Request<'c, B: Backend> {
    /// Where tensors that own their memory are to be.
    pub(super) device: &'c B::Device,
    /// Which rows are wanted, by those conversions that know rows.
    pub(super) rows: PickedRows<'c>,
    /// What keeps the tensors that each batch of rows has.
    pub(super) keeper: Keeper<'c>,
}

impl<'c, B: Backend> Request<'c, B> {
    /// A request of a conversion that knows no rows.
    pub(super) fn whole(device: &'c B::Device) -> Self {
        Self { device, rows: PickedRows::NONE, keeper: Keeper::none() }
    }
}

/// A struct or a field `F`, as the conversion `V` takes it.
pub type Taken<'a, V, F> = <<V as Conversion>::Access as Access>::Of<'a, F>;

/// The tensor of an array `F` with the attributes `A`, as the conversion `V` makes it.
pub type ArrayTensor<'a, V, F, A> = <<V as Conversion>::Mode<'a> as Mode>::Tensor<
    <A as ArrayAttributes<<F as ArrayField>::Elem, <F as ArrayField>::Dim>>::Elem,
    <A as ArrayAttributes<<F as ArrayField>::Elem, <F as ArrayField>::Dim>>::Dim,
    <A as ArrayAttributes<<F as ArrayField>::Elem, <F as ArrayField>::Dim>>::Layout,
>;

/// What a conversion makes of an array `F` with the attributes `A`, if the backend can.
pub trait ConvertArray<F: ArrayField, A: ArrayAttributes<F::Elem, F::Dim>>: Conversion {
    /// Checks what would make [`convert_array`](Self::convert_array) fail, and costs nothing. It is asked even if another field
    /// has failed, so that all that is wrong is reported.
    ///
    /// # Errors
    ///
    /// As [`convert_array`](Self::convert_array).
    fn check_array(_: &Taken<'_, Self, F>, _: &Request<'_, Self::Backend>) -> Result<(), TensorError> {
        Ok(())
    }

    /// The tensor.
    ///
    /// # Errors
    ///
    /// Those of the backend; those of the attributes, such as a rank that the array has not.
    fn convert_array<'a>(
        array: Taken<'a, Self, F>,
        request: &Request<'_, Self::Backend>,
    ) -> Result<ArrayTensor<'a, Self, F, A>, TensorError>
    where
        F: 'a;
}
