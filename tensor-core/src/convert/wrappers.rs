//! Fields around fields: `copy`, which makes any field an owned one, and references, boxes and options of fields.

use alloc::boxed::Box;

use super::attributes::{Copied, Declared};
use super::field::{
    AdoptField, AdoptOps, CopyField, CopyOps, Field, FieldOps, ReadField, ReadOps, WriteField, WriteOps,
};
use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// Works on a field with `copy`: calls the field's own ops to make owned tensors.
#[derive(Debug)]
pub struct CopiedOps;

#[diagnostic::do_not_recommend]
impl<F: Field<Declared<A>> + ?Sized, A> Field<Copied<A>> for F {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = F::Tensor<M::Copying>;
    type Ops = CopiedOps;

    const KIND: FieldKind = F::KIND.copied();
    const OPTIONAL: bool = F::OPTIONAL;
}

impl<F: Field<Declared<A>> + ?Sized, A> FieldOps<F, Copied<A>> for CopiedOps {
    fn check(field: &F, spec: &FieldSpec, report: &mut Report) {
        F::Ops::check(field, spec, report);
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend>>
    where
        F: 's,
        Copied<A>: 's,
    {
        F::Ops::lend::<M::Copying>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend>>
    where
        F: 's,
        Copied<A>: 's,
    {
        F::Ops::lend_mut::<M::Copying>(tensor, arena)
    }
}

impl<B: Backend, F: CopyField<B, Declared<A>> + ?Sized, A> ReadOps<F, B, Copied<A>> for CopiedOps {
    fn read(
        field: &F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<Declared<A>>>::Tensor<Own<B>>> {
        F::copy(field, name, report, device)
    }
}

impl<B: Backend, F: CopyField<B, Declared<A>> + ?Sized, A> WriteOps<F, B, Copied<A>> for CopiedOps {
    fn write(
        field: &mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<Declared<A>>>::Tensor<Own<B>>> {
        F::copy(field, name, report, device)
    }
}

impl<B: Backend, F: CopyField<B, Declared<A>> + ?Sized, A> CopyOps<F, B, Copied<A>> for CopiedOps {
    fn copy(
        field: &F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<Declared<A>>>::Tensor<Own<B>>> {
        F::copy(field, name, report, device)
    }
}

impl<B: Backend, F: AdoptField<B, Declared<A>>, A> AdoptOps<F, B, Copied<A>> for CopiedOps {
    fn adopt(
        field: F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<<F as Field<Declared<A>>>::Tensor<Own<B>>> {
        F::adopt(field, name, report, device)
    }
}

/// Works on a field behind a reference or in a box: as the field's own ops do.
#[derive(Debug)]
pub struct PointerOps;

/// The impls for a type that holds another field by reference or in a box.
macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $ty:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? F: Field<Declared<A>> + ?Sized, A> Field<Declared<A>> for $ty {
                type Elem = F::Elem;
                type Dim = F::Dim;
                type Tensor<M: Mode> = F::Tensor<M>;
                type Ops = PointerOps;

                const KIND: FieldKind = F::KIND;
                const OPTIONAL: bool = F::OPTIONAL;
            }

            impl<$($lifetime,)? F: Field<Declared<A>> + ?Sized, A> FieldOps<$ty, Declared<A>> for PointerOps {
                fn check(field: &$ty, spec: &FieldSpec, report: &mut Report) {
                    F::Ops::check(field, spec, report);
                }

                fn lend<'s: 't, 't, M: Mode + 's>(
                    tensor: &'s F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<Lent<'t, M::Backend>>
                where
                    $ty: 's,
                    Declared<A>: 's,
                {
                    F::Ops::lend::<M>(tensor, arena)
                }

                fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
                    tensor: &'s mut F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<LentMut<'t, M::Backend>>
                where
                    $ty: 's,
                    Declared<A>: 's,
                {
                    F::Ops::lend_mut::<M>(tensor, arena)
                }
            }

            impl<$($lifetime,)? B: Backend, F: ReadField<B, Declared<A>> + ?Sized, A> ReadOps<$ty, B, Declared<A>> for PointerOps {
                fn read<'a>(
                    field: &'a $ty,
                    name: &'static str,
                    report: &mut Report,
                    device: &B::Device,
                ) -> Option<F::Tensor<Read<'a, B>>> {
                    F::read(field, name, report, device)
                }
            }

            impl<$($lifetime,)? B: Backend, F: CopyField<B, Declared<A>> + ?Sized, A> CopyOps<$ty, B, Declared<A>> for PointerOps {
                fn copy(
                    field: &$ty,
                    name: &'static str,
                    report: &mut Report,
                    device: &B::Device,
                ) -> Option<F::Tensor<Own<B>>> {
                    F::copy(field, name, report, device)
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
impl<'r, B: Backend, F: WriteField<B, Declared<A>> + ?Sized, A> WriteOps<&'r mut F, B, Declared<A>> for PointerOps {
    fn write<'a>(
        field: &'a mut &'r mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::write(field, name, report, device)
    }
}

impl<B: Backend, F: WriteField<B, Declared<A>> + ?Sized, A> WriteOps<Box<F>, B, Declared<A>> for PointerOps {
    fn write<'a>(
        field: &'a mut Box<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::write(field, name, report, device)
    }
}

// A borrowed field can't be moved, so its values are copied.
impl<'r, B: Backend, F: CopyField<B, Declared<A>> + ?Sized, A> AdoptOps<&'r F, B, Declared<A>> for PointerOps {
    fn adopt(field: &'r F, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::copy(field, name, report, device)
    }
}

impl<'r, B: Backend, F: CopyField<B, Declared<A>> + ?Sized, A> AdoptOps<&'r mut F, B, Declared<A>> for PointerOps {
    fn adopt(
        field: &'r mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Own<B>>> {
        F::copy(field, name, report, device)
    }
}

impl<B: Backend, F: AdoptField<B, Declared<A>>, A> AdoptOps<Box<F>, B, Declared<A>> for PointerOps {
    fn adopt(field: Box<F>, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::adopt(*field, name, report, device)
    }
}

/// Works on an optional field.
#[derive(Debug)]
pub struct OptionOps;

#[diagnostic::do_not_recommend]
impl<F: Field<Declared<A>>, A> Field<Declared<A>> for Option<F> {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = Option<F::Tensor<M>>;
    type Ops = OptionOps;

    const KIND: FieldKind = F::KIND;
    const OPTIONAL: bool = true;
}

impl<F: Field<Declared<A>>, A> FieldOps<Option<F>, Declared<A>> for OptionOps {
    fn check(field: &Option<F>, spec: &FieldSpec, report: &mut Report) {
        if let Some(field) = field {
            F::Ops::check(field, spec, report);
        }
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s Option<F::Tensor<M>>,
        arena: &'t Arena<'s>,
    ) -> Option<F::Tensor<Lent<'t, M::Backend>>>
    where
        Option<F>: 's,
        Declared<A>: 's,
    {
        tensor.as_ref().map(|tensor| F::Ops::lend::<M>(tensor, arena))
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut Option<F::Tensor<M>>,
        arena: &'t Arena<'s>,
    ) -> Option<F::Tensor<LentMut<'t, M::Backend>>>
    where
        Option<F>: 's,
        Declared<A>: 's,
    {
        tensor.as_mut().map(|tensor| F::Ops::lend_mut::<M>(tensor, arena))
    }
}

impl<B: Backend, F: ReadField<B, Declared<A>>, A> ReadOps<Option<F>, B, Declared<A>> for OptionOps {
    fn read<'a>(
        field: &'a Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Read<'a, B>>>> {
        converted(field.as_ref(), |field| field.read(name, report, device))
    }
}

impl<B: Backend, F: WriteField<B, Declared<A>>, A> WriteOps<Option<F>, B, Declared<A>> for OptionOps {
    fn write<'a>(
        field: &'a mut Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Write<'a, B>>>> {
        converted(field.as_mut(), |field| field.write(name, report, device))
    }
}

impl<B: Backend, F: CopyField<B, Declared<A>>, A> CopyOps<Option<F>, B, Declared<A>> for OptionOps {
    fn copy(
        field: &Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Own<B>>>> {
        converted(field.as_ref(), |field| field.copy(name, report, device))
    }
}

impl<B: Backend, F: AdoptField<B, Declared<A>>, A> AdoptOps<Option<F>, B, Declared<A>> for OptionOps {
    fn adopt(
        field: Option<F>,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Option<F::Tensor<Own<B>>>> {
        converted(field, |field| field.adopt(name, report, device))
    }
}

/// `Some(None)`: the field was empty. `None`: the conversion failed.
#[allow(clippy::option_option, reason = "whether it was converted, and to what")]
fn converted<F, T>(field: Option<F>, convert: impl FnOnce(F) -> Option<T>) -> Option<Option<T>> {
    match field {
        None => Some(None),
        Some(field) => convert(field).map(Some),
    }
}
