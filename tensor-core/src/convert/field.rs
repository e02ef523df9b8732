//! What a field becomes, and what works on it.
//!
//! A parameter `A` is a field's attributes as a type; see [`attributes`](super::attributes). A parameter `M` is the kind of
//! tensors in the companion; see [`mode`](super::mode).

use core::fmt;

use super::attributes::{Declared, Share};
use super::conversion::{Conversion, Request, Taken};
use super::mode::{Lent, LentMut, Mode, ModeMut, ModeOwned};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// The compiler's message for a type that is no field. Several traits share it.
macro_rules! no_field {
    ($trait:item) => {
        #[diagnostic::on_unimplemented(
            message = "a field of type `{Self}` can't become a tensor [tensor-field-type]",
            label = "neither an array nor a struct of arrays",
            note = "a field is an array of a dtype, such as `Array2<f32>`, a view of one with a lifetime, a `Vec` or `[T; N]` of a dtype, or a struct with `#[derive(TensorInput)]`; write `#[tensor(skip)]` on one that is to be left out"
        )]
        $trait
    };
}
pub(super) use no_field;

no_field! {
    /// A type that a field of a derived struct can have, with the attributes `A`: what the field becomes in the companion.
    ///
    /// It names no backend, so that a companion struct can be declared without a bound on one. The type
    /// [`Ops`](Self::Ops) does the work.
    pub trait Field<A = Declared<Share>> {
        /// The dtype of the array; of a nested struct, [`NoArray`](crate::dtype::NoArray).
        type Elem;
        /// The number of axes of the array, as a type; of a nested struct, [`NoArray`](crate::dtype::NoArray).
        type Dim;
        /// What the field becomes in a companion struct.
        type Tensor<M: Mode>: fmt::Debug;
        /// What works on the field.
        type Ops: FieldOps<Self, A>;

        /// What the type says of the field; the derive adds its name and shape.
        const KIND: FieldKind;
        /// Whether the field can be empty.
        const OPTIONAL: bool = false;
    }
}

/// What works on a field of type `F`, and needs no backend.
///
/// Each kind of field has its own type ([`ArrayOps`], [`StructOps`](super::structs::StructOps), …), which [`Field::Ops`] names.
/// This keeps the code for structs in this crate; otherwise the derive would write it for each struct, and rustc would check
/// it each time. [`ConvertOps`] is the same for what needs a backend.
pub trait FieldOps<F: Field<A> + ?Sized, A> {
    /// Checks the shapes of the arrays in the field.
    fn check(field: &F, spec: &FieldSpec, report: &mut Report);

    /// The framework's tensor, for as long as `arena` lives.
    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend, M::Axes>>
    where
        F: 's,
        A: 's;

    /// The framework's tensor to write, for as long as `arena` lives.
    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend, M::Axes>>
    where
        F: 's,
        A: 's;

    /// Puts the tensor on `device`. An entry in the report says if it can't be moved.
    fn to_device<M: ModeOwned>(
        tensor: &mut F::Tensor<M>,
        name: &'static str,
        report: &mut Report,
        device: &<M::Backend as Backend>::Device,
    );
}

/// What the conversion `V` does with a field of type `F`, if the backend can hold it.
pub trait ConvertOps<F: Field<A>, V: Conversion, A> {
    /// The tensor; `None`, and an entry in the report, if it can't be made.
    fn convert<'a>(
        taken: Taken<'a, V, F>,
        name: &'static str,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<F::Tensor<V::Mode<'a>>>
    where
        F: 'a;
}

/// [`ConvertOps`], asked of the field itself, with one blanket impl.
///
/// A bound on a field's ops, in its place, has rustc list the ops where a struct with a wrong field is used, and rustdoc leave
/// [`TensorInput`](crate::TensorInput) out of a struct's page.
pub trait Convert<V: Conversion, A>: Field<A> + Sized {
    /// [`ConvertOps::convert`].
    fn convert<'a>(
        taken: Taken<'a, V, Self>,
        name: &'static str,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<Self::Tensor<V::Mode<'a>>>
    where
        Self: 'a;
}

#[diagnostic::do_not_recommend]
impl<V: Conversion, F: Field<A, Ops: ConvertOps<F, V, A>>, A> Convert<V, A> for F {
    #[inline]
    fn convert<'a>(
        taken: Taken<'a, V, F>,
        name: &'static str,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<F::Tensor<V::Mode<'a>>>
    where
        F: 'a,
    {
        <F::Ops as ConvertOps<F, V, A>>::convert(taken, name, report, request)
    }
}

/// Works on arrays. Its impls are made by [`array_field!`](crate::array_field), one set for each array type.
#[derive(Debug)]
pub struct ArrayOps;
