//! Fields within something: `copy`, which makes an owned one of any, and references, boxes and options of fields.

use alloc::boxed::Box;

use super::attributes::{As, Copied};
use super::field::{AdoptForm, CopyForm, Field, Form, ReadForm, WriteForm};
use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// A field under `copy`: what it would be without it, in the mode in which everything is owned.
#[derive(Debug)]
pub struct CopiedForm;

#[diagnostic::do_not_recommend]
impl<F: Field<As<H>> + ?Sized, H> Field<Copied<H>> for F {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = F::Tensor<M::Copying>;
    type Form = CopiedForm;

    const KIND: FieldKind = F::KIND.copied();
    const OPTIONAL: bool = F::OPTIONAL;
}

impl<F: Field<As<H>> + ?Sized, H> Form<F, Copied<H>> for CopiedForm {
    fn check(field: &F, spec: &FieldSpec, report: &mut Report) {
        F::Form::check(field, spec, report);
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend>>
    where
        F: 's,
        Copied<H>: 's,
    {
        F::Form::lend::<M::Copying>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend>>
    where
        F: 's,
        Copied<H>: 's,
    {
        F::Form::lend_mut::<M::Copying>(tensor, arena)
    }
}

impl<B: Backend, F: Field<As<H>, Form: CopyForm<F, B, As<H>>> + ?Sized, H> ReadForm<F, B, Copied<H>> for CopiedForm {
    fn read(
        field: &F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        F::Form::copy(field, name, report, device)
    }
}

impl<B: Backend, F: Field<As<H>, Form: CopyForm<F, B, As<H>>> + ?Sized, H> WriteForm<F, B, Copied<H>> for CopiedForm {
    fn write(
        field: &mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        F::Form::copy(field, name, report, device)
    }
}

impl<B: Backend, F: Field<As<H>, Form: CopyForm<F, B, As<H>>> + ?Sized, H> CopyForm<F, B, Copied<H>> for CopiedForm {
    fn copy(
        field: &F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        F::Form::copy(field, name, report, device)
    }
}

impl<B: Backend, F: Field<As<H>, Form: AdoptForm<F, B, As<H>>>, H> AdoptForm<F, B, Copied<H>> for CopiedForm {
    fn adopt(
        field: F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<As<H>>>::Tensor<Own<B>>> {
        F::Form::adopt(field, name, report, device)
    }
}

/// A field behind a pointer: what it would be without it.
#[derive(Debug)]
pub struct PointerForm;

/// A type that holds another field by reference or in a box.
macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $ty:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? F: Field<As<H>> + ?Sized, H> Field<As<H>> for $ty {
                type Elem = F::Elem;
                type Dim = F::Dim;
                type Tensor<M: Mode> = F::Tensor<M>;
                type Form = PointerForm;

                const KIND: FieldKind = F::KIND;
                const OPTIONAL: bool = F::OPTIONAL;
            }

            impl<$($lifetime,)? F: Field<As<H>> + ?Sized, H> Form<$ty, As<H>> for PointerForm {
                fn check(field: &$ty, spec: &FieldSpec, report: &mut Report) {
                    F::Form::check(field, spec, report);
                }

                fn lend<'s: 't, 't, M: Mode + 's>(
                    tensor: &'s F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<Lent<'t, M::Backend>>
                where
                    $ty: 's,
                    As<H>: 's,
                {
                    F::Form::lend::<M>(tensor, arena)
                }

                fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
                    tensor: &'s mut F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<LentMut<'t, M::Backend>>
                where
                    $ty: 's,
                    As<H>: 's,
                {
                    F::Form::lend_mut::<M>(tensor, arena)
                }
            }

            impl<$($lifetime,)? B: Backend, F: Field<As<H>, Form: ReadForm<F, B, As<H>>> + ?Sized, H> ReadForm<$ty, B, As<H>> for PointerForm {
                fn read<'a>(
                    field: &'a $ty,
                    name: &'static str,
                    report: &mut Report,
                    device: &B::Device,
                ) -> Option<F::Tensor<Read<'a, B>>> {
                    F::Form::read(field, name, report, device)
                }
            }

            impl<$($lifetime,)? B: Backend, F: Field<As<H>, Form: CopyForm<F, B, As<H>>> + ?Sized, H> CopyForm<$ty, B, As<H>> for PointerForm {
                fn copy(
                    field: &$ty,
                    name: &'static str,
                    report: &mut Report,
                    device: &B::Device,
                ) -> Option<F::Tensor<Own<B>>> {
                    F::Form::copy(field, name, report, device)
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

#[expect(clippy::mut_mut, reason = "the field is a reference itself")]
impl<'r, B: Backend, F: Field<As<H>, Form: WriteForm<F, B, As<H>>> + ?Sized, H> WriteForm<&'r mut F, B, As<H>>
    for PointerForm
{
    fn write<'a>(
        field: &'a mut &'r mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::Form::write(field, name, report, device)
    }
}

impl<B: Backend, F: Field<As<H>, Form: WriteForm<F, B, As<H>>> + ?Sized, H> WriteForm<Box<F>, B, As<H>>
    for PointerForm
{
    fn write<'a>(
        field: &'a mut Box<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::Form::write(field, name, report, device)
    }
}

// What is borrowed can't be moved out.
impl<'r, B: Backend, F: Field<As<H>, Form: CopyForm<F, B, As<H>>> + ?Sized, H> AdoptForm<&'r F, B, As<H>>
    for PointerForm
{
    fn adopt(field: &'r F, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::Form::copy(field, name, report, device)
    }
}

impl<'r, B: Backend, F: Field<As<H>, Form: CopyForm<F, B, As<H>>> + ?Sized, H> AdoptForm<&'r mut F, B, As<H>>
    for PointerForm
{
    fn adopt(
        field: &'r mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Own<B>>> {
        F::Form::copy(field, name, report, device)
    }
}

impl<B: Backend, F: Field<As<H>, Form: AdoptForm<F, B, As<H>>>, H> AdoptForm<Box<F>, B, As<H>> for PointerForm {
    fn adopt(field: Box<F>, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::Form::adopt(*field, name, report, device)
    }
}

/// A field that can be empty.
#[derive(Debug)]
pub struct OptionForm;

#[diagnostic::do_not_recommend]
impl<F: Field<As<H>>, H> Field<As<H>> for Option<F> {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = Option<F::Tensor<M>>;
    type Form = OptionForm;

    const KIND: FieldKind = F::KIND;
    const OPTIONAL: bool = true;
}

impl<F: Field<As<H>>, H> Form<Option<F>, As<H>> for OptionForm {
    fn check(field: &Option<F>, spec: &FieldSpec, report: &mut Report) {
        if let Some(field) = field {
            F::Form::check(field, spec, report);
        }
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s Option<F::Tensor<M>>,
        arena: &'t Arena<'s>,
    ) -> Option<F::Tensor<Lent<'t, M::Backend>>>
    where
        Option<F>: 's,
        As<H>: 's,
    {
        tensor.as_ref().map(|tensor| F::Form::lend::<M>(tensor, arena))
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut Option<F::Tensor<M>>,
        arena: &'t Arena<'s>,
    ) -> Option<F::Tensor<LentMut<'t, M::Backend>>>
    where
        Option<F>: 's,
        As<H>: 's,
    {
        tensor.as_mut().map(|tensor| F::Form::lend_mut::<M>(tensor, arena))
    }
}

impl<B: Backend, F: Field<As<H>, Form: ReadForm<F, B, As<H>>>, H> ReadForm<Option<F>, B, As<H>> for OptionForm {
    fn read<'a>(
        field: &'a Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Read<'a, B>>>> {
        converted(field.as_ref(), |field| F::Form::read(field, name, report, device))
    }
}

impl<B: Backend, F: Field<As<H>, Form: WriteForm<F, B, As<H>>>, H> WriteForm<Option<F>, B, As<H>> for OptionForm {
    fn write<'a>(
        field: &'a mut Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Write<'a, B>>>> {
        converted(field.as_mut(), |field| F::Form::write(field, name, report, device))
    }
}

impl<B: Backend, F: Field<As<H>, Form: CopyForm<F, B, As<H>>>, H> CopyForm<Option<F>, B, As<H>> for OptionForm {
    fn copy(
        field: &Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Own<B>>>> {
        converted(field.as_ref(), |field| F::Form::copy(field, name, report, device))
    }
}

impl<B: Backend, F: Field<As<H>, Form: AdoptForm<F, B, As<H>>>, H> AdoptForm<Option<F>, B, As<H>> for OptionForm {
    fn adopt(
        field: Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Own<B>>>> {
        converted(field, |field| F::Form::adopt(field, name, report, device))
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
