//! Fields around fields: `copy` and `whole`, which any field can have, and references, boxes and options of fields.

use alloc::boxed::Box;

use super::access::Access;
use super::attributes::{Copied, Declared, Whole};
use super::conversion::{Conversion, Request, Taken, ThroughRef};
use super::field::{Convert, ConvertOps, Field, FieldOps};
use super::mode::{Lent, LentMut, Mode, ModeMut, ModeOwned};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// Works on a field with `copy`: converts the field as the conversion's [`Copying`](Conversion::Copying) does.
#[derive(Debug)]
pub struct CopiedOps;

#[diagnostic::do_not_recommend]
impl<F: Field<Declared<A>>, A> Field<Copied<A>> for F {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = F::Tensor<M::Copying>;
    type Ops = CopiedOps;

    const KIND: FieldKind = F::KIND.copied();
    const OPTIONAL: bool = F::OPTIONAL;
}

impl<F: Field<Declared<A>>, A> FieldOps<F, Copied<A>> for CopiedOps {
    fn check(field: &F, spec: &FieldSpec, report: &mut Report) {
        F::Ops::check(field, spec, report);
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend, M::Axes>>
    where
        F: 's,
        Copied<A>: 's,
    {
        F::Ops::lend::<M::Copying>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M::Copying>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend, M::Axes>>
    where
        F: 's,
        Copied<A>: 's,
    {
        F::Ops::lend_mut::<M::Copying>(tensor, arena)
    }

    fn to_device<M: ModeOwned>(
        tensor: &mut F::Tensor<M>,
        name: &'static str,
        report: &mut Report,
        device: &<M::Backend as Backend>::Device,
    ) {
        F::Ops::to_device::<M>(tensor, name, report, device);
    }
}

impl<V: Conversion, F: Convert<V::Copying, Declared<A>>, A> ConvertOps<F, V, Copied<A>> for CopiedOps {
    fn convert<'a>(
        taken: Taken<'a, V, F>,
        name: &'static str,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<<F as Field<Declared<A>>>::Tensor<<V::Mode<'a> as Mode>::Copying>>
    where
        F: 'a,
    {
        F::convert(V::Access::copying(taken), name, report, request)
    }
}

/// Works on a field with `whole`: converts the field as the conversion's [`Whole`](Conversion::Whole) does.
#[derive(Debug)]
pub struct WholeOps;

#[diagnostic::do_not_recommend]
impl<F: Field<A>, A> Field<Whole<A>> for F {
    type Elem = F::Elem;
    type Dim = F::Dim;
    type Tensor<M: Mode> = F::Tensor<M::Whole>;
    type Ops = WholeOps;

    const KIND: FieldKind = F::KIND;
    const OPTIONAL: bool = F::OPTIONAL;
}

impl<F: Field<A>, A> FieldOps<F, Whole<A>> for WholeOps {
    fn check(field: &F, spec: &FieldSpec, report: &mut Report) {
        report.whole(|report| F::Ops::check(field, spec, report));
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s F::Tensor<M::Whole>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend, M::Axes>>
    where
        F: 's,
        Whole<A>: 's,
    {
        F::Ops::lend::<M::Whole>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend, M::Axes>>
    where
        F: 's,
        Whole<A>: 's,
    {
        F::Ops::lend_mut::<M>(tensor, arena)
    }

    fn to_device<M: ModeOwned>(
        tensor: &mut F::Tensor<M>,
        name: &'static str,
        report: &mut Report,
        device: &<M::Backend as Backend>::Device,
    ) {
        F::Ops::to_device::<M>(tensor, name, report, device);
    }
}

impl<V: Conversion, F: Convert<V::Whole, A>, A> ConvertOps<F, V, Whole<A>> for WholeOps {
    fn convert<'a>(
        taken: Taken<'a, V, F>,
        name: &'static str,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<<F as Field<A>>::Tensor<<V::Mode<'a> as Mode>::Whole>>
    where
        F: 'a,
    {
        F::convert(V::Access::whole(taken), name, report, request)
    }
}

/// Works on a field behind a reference or in a box: as the field's own ops do.
#[derive(Debug)]
pub struct PointerOps;

/// The impls for a type that holds another field by reference or in a box: the bound on a conversion `V` of it, the conversion
/// of the field that it holds, and the function of [`Access`] that takes that field.
macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $ty:ty, $bound:path, $through:ty, $take:ident;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? F: Field<Declared<A>>, A> Field<Declared<A>> for $ty {
                type Elem = F::Elem;
                type Dim = F::Dim;
                type Tensor<M: Mode> = F::Tensor<M>;
                type Ops = PointerOps;

                const KIND: FieldKind = F::KIND;
                const OPTIONAL: bool = F::OPTIONAL;
            }

            impl<$($lifetime,)? F: Field<Declared<A>>, A> FieldOps<$ty, Declared<A>> for PointerOps {
                fn check(field: &$ty, spec: &FieldSpec, report: &mut Report) {
                    F::Ops::check(field, spec, report);
                }

                fn lend<'s: 't, 't, M: Mode + 's>(
                    tensor: &'s F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<Lent<'t, M::Backend, M::Axes>>
                where
                    $ty: 's,
                    Declared<A>: 's,
                {
                    F::Ops::lend::<M>(tensor, arena)
                }

                fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
                    tensor: &'s mut F::Tensor<M>,
                    arena: &'t Arena<'s>,
                ) -> F::Tensor<LentMut<'t, M::Backend, M::Axes>>
                where
                    $ty: 's,
                    Declared<A>: 's,
                {
                    F::Ops::lend_mut::<M>(tensor, arena)
                }

                fn to_device<M: ModeOwned>(
                    tensor: &mut F::Tensor<M>,
                    name: &'static str,
                    report: &mut Report,
                    device: &<M::Backend as Backend>::Device,
                ) {
                    F::Ops::to_device::<M>(tensor, name, report, device);
                }
            }

            impl<$($lifetime,)? V: $bound, F: Convert<$through, Declared<A>>, A> ConvertOps<$ty, V, Declared<A>> for PointerOps {
                fn convert<'a>(
                    taken: Taken<'a, V, $ty>,
                    name: &'static str,
                    report: &mut Report,
                    request: &Request<'_, V::Backend>,
                ) -> Option<F::Tensor<V::Mode<'a>>>
                where
                    $ty: 'a,
                {
                    F::convert(V::Access::$take(taken), name, report, request)
                }
            }
        )*
    };
}
pointers! {
    ['r] &'r F, ThroughRef, V::Through, through_ref;
    ['r] &'r mut F, Conversion, V::ThroughMut, through_mut;
    [] Box<F>, Conversion, V, unboxed;
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
    ) -> Option<F::Tensor<Lent<'t, M::Backend, M::Axes>>>
    where
        Option<F>: 's,
        Declared<A>: 's,
    {
        tensor.as_ref().map(|tensor| F::Ops::lend::<M>(tensor, arena))
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut Option<F::Tensor<M>>,
        arena: &'t Arena<'s>,
    ) -> Option<F::Tensor<LentMut<'t, M::Backend, M::Axes>>>
    where
        Option<F>: 's,
        Declared<A>: 's,
    {
        tensor.as_mut().map(|tensor| F::Ops::lend_mut::<M>(tensor, arena))
    }

    fn to_device<M: ModeOwned>(
        tensor: &mut Option<F::Tensor<M>>,
        name: &'static str,
        report: &mut Report,
        device: &<M::Backend as Backend>::Device,
    ) {
        if let Some(tensor) = tensor {
            F::Ops::to_device::<M>(tensor, name, report, device);
        }
    }
}

impl<V: Conversion, F: Convert<V, Declared<A>>, A> ConvertOps<Option<F>, V, Declared<A>> for OptionOps {
    fn convert<'a>(
        taken: Taken<'a, V, Option<F>>,
        name: &'static str,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<Option<F::Tensor<V::Mode<'a>>>>
    where
        Option<F>: 'a,
    {
        match V::Access::option(taken) {
            Ok(None) => Some(None),
            Ok(Some(taken)) => F::convert(taken, name, report, request).map(Some),
            Err(error) => report.fail(name, error),
        }
    }
}
