//! The types a field can have, and what becomes of it: arrays, nested structs, and `Option`, `Box` and references of these.
//!
//! `H` stands for what the field's attributes say, as a type; see `how`. [`Field`] says which tensor a field becomes and
//! knows nothing of backends, so that a companion struct can be written down without any bound. The other traits make the
//! tensor, where the backend can.

use alloc::boxed::Box;
use core::fmt;
use core::marker::PhantomData;

use crate::arena::Arena;
use crate::how::{Copied, Share};
use crate::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::report::Report;
use crate::{Backend, FieldKind, FieldSpec};

/// A field that can become a tensor, or a struct of tensors.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "neither an array nor a struct of arrays",
    note = "a field is an array or a view with a lifetime, such as `Array2<f32>`, a `Vec` or `[T; N]` of a dtype, or a struct with `#[derive(TensorInput)]`; write `#[tensor(skip)]` on one that is to be left out"
)]
pub trait Field<H> {
    /// The dtype of the array; of a nested struct, [`NoArray`].
    type Elem;
    /// The number of axes of the array, as a type; of a nested struct, [`NoArray`].
    type Dim;
    /// What the field becomes in a companion struct.
    type Tensor<M: Mode>: fmt::Debug;

    /// What the type says of the field; the derive adds its name and shape.
    const KIND: FieldKind;
    /// Whether the field can be empty.
    const OPTIONAL: bool = false;

    /// Checks the shapes of the arrays in the field.
    fn check(&self, spec: &FieldSpec, report: &mut Report);

    /// The framework's tensor, for as long as `arena` lives.
    fn lend<'s: 't, 't, M: Mode>(
        tensor: &'s Self::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensor<Lent<'t, M::Backend>>;

    /// The framework's tensor to write, for as long as `arena` lives.
    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut Self::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensor<LentMut<'t, M::Backend>>;
}

/// What a nested struct has where an array has a dtype and a rank.
#[derive(Debug)]
pub struct NoArray;

/// What the attributes of a nested struct can say: that it is shared.
#[diagnostic::on_unimplemented(
    message = "casts, `rank` and `layout` are said of arrays, and this field is a struct",
    label = "a struct of arrays",
    note = "write the attribute on the fields of that struct"
)]
pub trait OfStruct {}

#[diagnostic::do_not_recommend]
impl OfStruct for Share {}

/// A field that `tensors` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor of backend `{B}`",
    label = "not a field for `{B}`",
    note = "a field is an array of a dtype that the backend has, or a struct with `#[derive(TensorInput)]` of such arrays"
)]
pub trait ReadField<B: Backend, H>: Field<H> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn read<'a>(
        &'a self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensor<Read<'a, B>>>;
}

/// A field that `tensors_mut` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "tensors of backend `{B}` can't write to a field of type `{Self}`",
    label = "not a field that `{B}` can write to",
    note = "use an array that owns its memory or an `ArrayViewMut`, of a dtype that the backend has, or write `#[tensor(copy)]` on the field"
)]
pub trait WriteField<B: Backend, H>: Field<H> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn write<'a>(
        &'a mut self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensor<Write<'a, B>>>;
}

/// A field that `to_tensors` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor of backend `{B}`",
    label = "not a field for `{B}`",
    note = "a field is an array of a dtype that the backend has, or a struct with `#[derive(TensorInput)]` of such arrays"
)]
pub trait CopyField<B: Backend, H>: Field<H> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn copy(&self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<Self::Tensor<Own<B>>>;
}

/// A field that `into_tensors` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor of backend `{B}`",
    label = "not a field for `{B}`",
    note = "a field is an array of a dtype that the backend has, or a struct with `#[derive(TensorInput)]` of such arrays"
)]
pub trait AdoptField<B: Backend, H>: Field<H> + Sized {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn adopt(self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<Self::Tensor<Own<B>>>;
}

/// Makes a type that implements [`ArrayField`](crate::ArrayField) and [`ArrayFieldMut`](crate::ArrayFieldMut) a type that
/// fields of derived structs can have.
///
/// Its parameters come first, in square brackets.
///
/// ```
/// use ndarray::{ArrayView1, Ix1, array};
/// use tensor_core::{ArrayField, Element, Host, Loan, TensorInput, array_field};
///
/// /// An array from elsewhere, which can only be read.
/// struct Samples<T>(Vec<T>);
///
/// impl<T: Element> ArrayField for Samples<T> {
///     type Elem = T;
///     type Dim = Ix1;
///     fn loan(&self) -> Loan<'_, T, Ix1> {
///         Loan::new(ArrayView1::from(&self.0))
///     }
/// }
/// array_field!([T: Element] Samples<T>, read only);
///
/// #[derive(TensorInput)]
/// struct Signal {
///     volts: Samples<f32>,
/// }
///
/// let signal = Signal { volts: Samples(vec![1.0, 2.0]) };
/// assert_eq!(signal.tensors::<Host>()?.with(|t| t.volts.sum()), 3.0);
/// # Ok::<(), tensor_core::InputError>(())
/// ```
#[macro_export]
macro_rules! array_field {
    ([$($params:tt)*] $ty:ty) => {
        $crate::array_field!(@field [$($params)*] $ty);
        $crate::array_field!(@read [$($params)*] $ty);
        $crate::array_field!(@write [$($params)*] $ty);
        $crate::array_field!(@adopt [$($params)*] $ty);
    };
    ([$($params:tt)*] $ty:ty, read only) => {
        $crate::array_field!(@field [$($params)*] $ty);
        $crate::array_field!(@read [$($params)*] $ty);
        $crate::array_field!(@adopt [$($params)*] $ty);
    };
    (@field [$($params:tt)*] $ty:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($params)*, __H> $crate::__private::Field<$crate::__private::As<__H>> for $ty
        where
            __H: $crate::__private::How<<Self as $crate::ArrayField>::Elem, <Self as $crate::ArrayField>::Dim>,
        {
            type Elem = <Self as $crate::ArrayField>::Elem;
            type Dim = <Self as $crate::ArrayField>::Dim;
            type Tensor<__M: $crate::mode::Mode> = __H::Tensor<__M>;

            const KIND: $crate::FieldKind = $crate::FieldKind::Array(__H::SPEC);

            fn check(&self, spec: &$crate::FieldSpec, report: &mut $crate::__private::Report) {
                report.shape(spec, $crate::ArrayField::loan(self).view().shape());
            }

            fn lend<'__s: '__t, '__t, __M: $crate::mode::Mode>(
                tensor: &'__s __H::Tensor<__M>,
                arena: &'__t $crate::__private::Arena<'__s>,
            ) -> __H::Tensor<$crate::mode::Lent<'__t, __M::Backend>> {
                __H::lend::<__M>(tensor, arena)
            }

            fn lend_mut<'__s: '__t, '__t, __M: $crate::mode::ModeMut>(
                tensor: &'__s mut __H::Tensor<__M>,
                arena: &'__t $crate::__private::Arena<'__s>,
            ) -> __H::Tensor<$crate::mode::LentMut<'__t, __M::Backend>> {
                __H::lend_mut::<__M>(tensor, arena)
            }
        }
    };
    (@read [$($params:tt)*] $ty:ty) => {
        impl<$($params)*, __B, __H> $crate::__private::ReadField<__B, $crate::__private::As<__H>> for $ty
        where
            __B: $crate::Backend,
            __H: $crate::__private::ReadHow<__B, <Self as $crate::ArrayField>::Elem, <Self as $crate::ArrayField>::Dim>,
        {
            fn read<'__a>(
                &'__a self,
                name: &'static str,
                report: &mut $crate::__private::Report,
                device: &__B::Device,
            ) -> $crate::__private::Option<__H::Tensor<$crate::mode::Read<'__a, __B>>> {
                $crate::__private::read::<__B, __H, Self>(self, name, report, device)
            }
        }

        impl<$($params)*, __B, __H> $crate::__private::CopyField<__B, $crate::__private::As<__H>> for $ty
        where
            __B: $crate::Backend,
            __H: $crate::__private::OwnHow<__B, <Self as $crate::ArrayField>::Elem, <Self as $crate::ArrayField>::Dim>,
        {
            fn copy(
                &self,
                name: &'static str,
                report: &mut $crate::__private::Report,
                device: &__B::Device,
            ) -> $crate::__private::Option<__H::Tensor<$crate::mode::Own<__B>>> {
                $crate::__private::copy::<__B, __H, Self>(self, name, report, device)
            }
        }
    };
    (@write [$($params:tt)*] $ty:ty) => {
        impl<$($params)*, __B, __H> $crate::__private::WriteField<__B, $crate::__private::As<__H>> for $ty
        where
            __B: $crate::Backend,
            __H: $crate::__private::WriteHow<__B, <Self as $crate::ArrayField>::Elem, <Self as $crate::ArrayField>::Dim>,
        {
            fn write<'__a>(
                &'__a mut self,
                name: &'static str,
                report: &mut $crate::__private::Report,
                device: &__B::Device,
            ) -> $crate::__private::Option<__H::Tensor<$crate::mode::Write<'__a, __B>>> {
                $crate::__private::write::<__B, __H, Self>(self, name, report, device)
            }
        }
    };
    (@adopt [$($params:tt)*] $ty:ty) => {
        impl<$($params)*, __B, __H> $crate::__private::AdoptField<__B, $crate::__private::As<__H>> for $ty
        where
            __B: $crate::Backend,
            __H: $crate::__private::OwnHow<__B, <Self as $crate::ArrayField>::Elem, <Self as $crate::ArrayField>::Dim>,
        {
            fn adopt(
                self,
                name: &'static str,
                report: &mut $crate::__private::Report,
                device: &__B::Device,
            ) -> $crate::__private::Option<__H::Tensor<$crate::mode::Own<__B>>> {
                $crate::__private::adopt::<__B, __H, Self>(self, name, report, device)
            }
        }
    };
}

/// What the attributes say, `copy` apart: that turns any field into an owned one, and this is told from it by its name, so
/// that the compiler never has two impls to choose from.
#[derive(Debug)]
pub struct As<H>(PhantomData<H>);

// `copy`: what the field would be without it, in the mode in which everything is owned.
#[diagnostic::do_not_recommend]
impl<F: Field<As<H>> + ?Sized, H> Field<Copied<H>> for F {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = F::Tensor<M::Copying>;

    const KIND: FieldKind = F::KIND.copied();
    const OPTIONAL: bool = F::OPTIONAL;

    fn check(&self, spec: &FieldSpec, report: &mut Report) {
        F::check(self, spec, report);
    }

    fn lend<'s: 't, 't, M: Mode>(
        tensor: &'s F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend>> {
        F::lend::<M::Copying>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend>> {
        F::lend_mut::<M::Copying>(tensor, arena)
    }
}

impl<B: Backend, F: CopyField<B, As<H>> + ?Sized, H> ReadField<B, Copied<H>> for F {
    fn read(
        &self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        CopyField::<B, As<H>>::copy(self, name, report, device)
    }
}

impl<B: Backend, F: CopyField<B, As<H>> + ?Sized, H> WriteField<B, Copied<H>> for F {
    fn write(
        &mut self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        CopyField::<B, As<H>>::copy(self, name, report, device)
    }
}

impl<B: Backend, F: CopyField<B, As<H>> + ?Sized, H> CopyField<B, Copied<H>> for F {
    fn copy(
        &self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        CopyField::<B, As<H>>::copy(self, name, report, device)
    }
}

impl<B: Backend, F: AdoptField<B, As<H>>, H> AdoptField<B, Copied<H>> for F {
    fn adopt(
        self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        AdoptField::<B, As<H>>::adopt(self, name, report, device)
    }
}

/// A type that holds another field by reference or in a box.
macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $ty:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? F: Field<As<H>> + ?Sized, H> Field<As<H>> for $ty {
                type Elem = F::Elem;
                type Dim = F::Dim;
                type Tensor<M: Mode> = F::Tensor<M>;

                const KIND: FieldKind = F::KIND;
                const OPTIONAL: bool = F::OPTIONAL;

                fn check(&self, spec: &FieldSpec, report: &mut Report) {
                    F::check(self, spec, report);
                }

                fn lend<'s: 't, 't, M: Mode>(
                    tensor: &'s F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<Lent<'t, M::Backend>> {
                    F::lend::<M>(tensor, arena)
                }

                fn lend_mut<'s: 't, 't, M: ModeMut>(
                    tensor: &'s mut F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<LentMut<'t, M::Backend>> {
                    F::lend_mut::<M>(tensor, arena)
                }
            }

            impl<$($lifetime,)? B: Backend, F: ReadField<B, As<H>> + ?Sized, H> ReadField<B, As<H>> for $ty {
                fn read<'a>(
                    &'a self,
                    name: &'static str,
                    report: &mut Report,
                    device: &B::Device,
                ) -> Option<F::Tensor<Read<'a, B>>> {
                    F::read(self, name, report, device)
                }
            }

            impl<$($lifetime,)? B: Backend, F: CopyField<B, As<H>> + ?Sized, H> CopyField<B, As<H>> for $ty {
                fn copy(&self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
                    F::copy(self, name, report, device)
                }
            }
        )*
    };
}
pointers! {
    ['r] &'r F;
    ['r] &'r mut F;
    [] Box<F>;
}

impl<B: Backend, F: WriteField<B, As<H>> + ?Sized, H> WriteField<B, As<H>> for &mut F {
    fn write<'a>(
        &'a mut self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::write(self, name, report, device)
    }
}

impl<B: Backend, F: WriteField<B, As<H>> + ?Sized, H> WriteField<B, As<H>> for Box<F> {
    fn write<'a>(
        &'a mut self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::write(self, name, report, device)
    }
}

// What is borrowed can't be moved out.
impl<B: Backend, F: CopyField<B, As<H>> + ?Sized, H> AdoptField<B, As<H>> for &F {
    fn adopt(self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::copy(self, name, report, device)
    }
}

impl<B: Backend, F: CopyField<B, As<H>> + ?Sized, H> AdoptField<B, As<H>> for &mut F {
    fn adopt(self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::copy(self, name, report, device)
    }
}

impl<B: Backend, F: AdoptField<B, As<H>>, H> AdoptField<B, As<H>> for Box<F> {
    fn adopt(self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::adopt(*self, name, report, device)
    }
}

#[diagnostic::do_not_recommend]
impl<F: Field<As<H>>, H> Field<As<H>> for Option<F> {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = Option<F::Tensor<M>>;

    const KIND: FieldKind = F::KIND;
    const OPTIONAL: bool = true;

    fn check(&self, spec: &FieldSpec, report: &mut Report) {
        if let Some(field) = self {
            field.check(spec, report);
        }
    }

    fn lend<'s: 't, 't, M: Mode>(
        tensor: &'s Option<F::Tensor<M>>,
        arena: &'t Arena<'s>,
    ) -> Option<F::Tensor<Lent<'t, M::Backend>>> {
        tensor.as_ref().map(|tensor| F::lend::<M>(tensor, arena))
    }

    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut Option<F::Tensor<M>>,
        arena: &'t Arena<'s>,
    ) -> Option<F::Tensor<LentMut<'t, M::Backend>>> {
        tensor.as_mut().map(|tensor| F::lend_mut::<M>(tensor, arena))
    }
}

impl<B: Backend, F: ReadField<B, As<H>>, H> ReadField<B, As<H>> for Option<F> {
    fn read<'a>(
        &'a self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Read<'a, B>>>> {
        converted(self.as_ref(), |field| field.read(name, report, device))
    }
}

impl<B: Backend, F: WriteField<B, As<H>>, H> WriteField<B, As<H>> for Option<F> {
    fn write<'a>(
        &'a mut self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Write<'a, B>>>> {
        converted(self.as_mut(), |field| field.write(name, report, device))
    }
}

impl<B: Backend, F: CopyField<B, As<H>>, H> CopyField<B, As<H>> for Option<F> {
    fn copy(&self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<Option<F::Tensor<Own<B>>>> {
        converted(self.as_ref(), |field| field.copy(name, report, device))
    }
}

impl<B: Backend, F: AdoptField<B, As<H>>, H> AdoptField<B, As<H>> for Option<F> {
    fn adopt(self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<Option<F::Tensor<Own<B>>>> {
        converted(self, |field| field.adopt(name, report, device))
    }
}

/// An empty field has been converted, to nothing; one whose conversion failed has not.
#[allow(clippy::option_option, reason = "whether it was converted, and to what")]
fn converted<F, T>(field: Option<F>, convert: impl FnOnce(F) -> Option<T>) -> Option<Option<T>> {
    match field {
        None => Some(None),
        Some(field) => convert(field).map(Some),
    }
}
