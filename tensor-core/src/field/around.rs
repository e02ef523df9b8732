//! Fields within something: `copy`, which makes an owned one of any, and references, boxes and options of fields.

use alloc::boxed::Box;

use super::{AdoptField, As, CopyField, Field, ReadField, WriteField};
use crate::arena::Arena;
use crate::how::Copied;
use crate::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::report::Report;
use crate::{Backend, FieldKind, FieldSpec};

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
