//! The array types of ndarray and of Rust as fields.
//!
//! `ArrayBase` is written out, since its element type is a parameter of its own there: so the compiler's messages name it.

use alloc::vec::Vec;

use ndarray::{ArrayBase, ArrayRef, Dimension};

use super::attributes::{ArrayAttributes, Declared};
use super::field::{ArrayOps, Field, FieldOps};
use super::mode::{Lent, LentMut, Mode, ModeMut};
use super::storage::{Storage, StorageMut};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Element, FieldKind, FieldSpec, array_field};

array_field!(@read [S: Storage, D: Dimension + 'static] ArrayBase<S, D>);
#[diagnostic::do_not_recommend]
impl<T, S, D, A> Field<Declared<A>> for ArrayBase<S, D, T>
where
    S: Storage<Elem = T>,
    D: Dimension,
    A: ArrayAttributes<T, D>,
{
    type Elem = T;
    type Dim = D;
    type Tensor<M: Mode> = A::Tensor<M>;
    type Ops = ArrayOps;

    const KIND: FieldKind = FieldKind::Array(A::SPEC);
}

impl<T, S, D, A> FieldOps<ArrayBase<S, D, T>, Declared<A>> for ArrayOps
where
    S: Storage<Elem = T>,
    D: Dimension,
    A: ArrayAttributes<T, D>,
{
    fn check(field: &ArrayBase<S, D, T>, spec: &FieldSpec, report: &mut Report) {
        report.shape(spec, field.shape());
    }

    fn lend<'s: 't, 't, M: Mode + 's>(tensor: &'s A::Tensor<M>, arena: &'t Arena<'s>) -> A::Tensor<Lent<'t, M::Backend>>
    where
        ArrayBase<S, D, T>: 's,
        Declared<A>: 's,
    {
        A::lend::<M>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut A::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> A::Tensor<LentMut<'t, M::Backend>>
    where
        ArrayBase<S, D, T>: 's,
        Declared<A>: 's,
    {
        A::lend_mut::<M>(tensor, arena)
    }
}
array_field!(@write [S: StorageMut, D: Dimension + 'static] ArrayBase<S, D>);
array_field!(@adopt [S: Storage, D: Dimension + 'static] ArrayBase<S, D>);
array_field!(@field [T: Element, D: Dimension + 'static] ArrayRef<T, D>);
array_field!(@read [T: Element, D: Dimension + 'static] ArrayRef<T, D>);
array_field!(@write [T: Element, D: Dimension + 'static] ArrayRef<T, D>);
array_field!([T: Element] Vec<T>);
array_field!([T: Element, const N: usize] [T; N]);
