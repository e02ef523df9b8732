//! A field's attributes as types: `share` or `copy`, a cast, a fixed rank, a layout.
//!
//! They nest from the inside out: `#[tensor(copy, cast = i64, rank = 2)]` is `Copied<Ranked<Ix2, CastTo<i64, Lossless>>>`.
//! [`ArrayAttributes`] says which tensor an array becomes; [`ReadArray`], [`WriteArray`] and [`OwnArray`] make it, where the
//! backend can. All of this is about arrays: the code for other kinds of fields is in `wrappers` and `structs`.

use core::fmt;
use core::marker::PhantomData;

use ndarray::Dimension;

use super::array_field::ArrayField;
use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::backend::CastValues;
use crate::copy::{CastMode, Lossless};
use crate::tensor::Arena;
use crate::{
    ArraySpec, Backend, Element, Layout, Loan, LoanMut, Owned, Shared, SharedMut, Shares, SharesMut, Strided, Supports,
    TensorError,
};

/// `share`; with `layout = row_major`, `L` is [`RowMajor`](crate::RowMajor).
#[derive(Debug)]
pub struct Share<L = Strided>(PhantomData<L>);

/// `copy`, on top of the attributes `A`.
#[derive(Debug)]
pub struct Copied<A = Share>(PhantomData<A>);

/// A cast to `To`; `K` is one of [`Lossless`], [`Checked`](crate::copy::Checked) and [`Lossy`](crate::copy::Lossy).
#[derive(Debug)]
pub struct CastTo<To, K = Lossless>(PhantomData<(To, K)>);

/// `rank = N`, on top of the attributes `A`; `R` is the dimension type `IxN`.
#[derive(Debug)]
pub struct Ranked<R, A = Share>(PhantomData<(R, A)>);

/// The attributes of a field that is not `copy`.
///
/// `Field<Declared<A>>` has an impl for each kind of field, and `Field<Copied<A>>` one blanket impl for all of them. Without
/// this wrapper the blanket impl would overlap with the others (E0119).
#[derive(Debug)]
pub struct Declared<A>(PhantomData<A>);

/// Which tensor an array of dtype `T` and dimension `D` becomes, in each mode.
pub trait ArrayAttributes<T, D> {
    /// The tensor.
    type Tensor<M: Mode>: fmt::Debug;

    /// The array's part of the field's description.
    const SPEC: ArraySpec;

    /// Whether `tensors` and `tensors_mut` copy nothing.
    const COPIES_NOTHING: bool;

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

/// How `tensors` makes the tensor of an array.
pub trait ReadArray<B: Backend, T: Element, D: Dimension>: ArrayAttributes<T, D> {
    /// The tensor.
    ///
    /// # Errors
    ///
    /// As [`Shared::from_loan`] or [`OwnArray::copy`].
    fn read<'a>(loan: Loan<'a, T, D>, device: &B::Device) -> Result<Self::Tensor<Read<'a, B>>, TensorError>;
}

/// How `tensors_mut` makes the tensor of an array.
pub trait WriteArray<B: Backend, T: Element, D: Dimension>: ArrayAttributes<T, D> {
    /// The tensor.
    ///
    /// # Errors
    ///
    /// As [`SharedMut::from_loan`] or [`OwnArray::copy`].
    fn write<'a>(loan: LoanMut<'a, T, D>, device: &B::Device) -> Result<Self::Tensor<Write<'a, B>>, TensorError>;
}

/// How `to_tensors` and `into_tensors` make the tensor of an array.
pub trait OwnArray<B: Backend, T: Element, D: Dimension>: ArrayAttributes<T, D> {
    /// The tensor, copied.
    ///
    /// # Errors
    ///
    /// As [`Owned::copy_from`]; [`TensorError::Cast`], if a checked cast would change a value.
    fn copy(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Self::Tensor<Own<B>>, TensorError>;

    /// The tensor, moved where it can be.
    ///
    /// # Errors
    ///
    /// As [`copy`](Self::copy).
    fn adopt<F>(field: F, device: &B::Device) -> Result<Self::Tensor<Own<B>>, TensorError>
    where
        F: ArrayField<Elem = T, Dim = D>;
}

impl<T: Element, D: Dimension + 'static, L: Layout> ArrayAttributes<T, D> for Share<L> {
    type Tensor<M: Mode> = M::Shared<T, D, L>;

    const SPEC: ArraySpec = ArraySpec::new(T::DTYPE, D::NDIM).layout::<L>();
    const COPIES_NOTHING: bool = true;

    fn lend<'s: 't, 't, M: Mode>(
        tensor: &'s M::Shared<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t <M::Backend as Backend>::Tensor<T, D> {
        M::lend_shared(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut M::Shared<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t mut <M::Backend as Backend>::Tensor<T, D> {
        M::lend_shared_mut(tensor, arena)
    }
}

impl<B, T, D, L> ReadArray<B, T, D> for Share<L>
where
    B: Shares<T, D, L>,
    T: Element,
    D: Dimension + 'static,
    L: Layout,
{
    fn read<'a>(loan: Loan<'a, T, D>, _: &B::Device) -> Result<Shared<'a, B, T, D, L>, TensorError> {
        Shared::from_loan(loan)
    }
}

impl<B, T, D, L> WriteArray<B, T, D> for Share<L>
where
    B: SharesMut<T, D, L>,
    T: Element,
    D: Dimension + 'static,
    L: Layout,
{
    fn write<'a>(loan: LoanMut<'a, T, D>, _: &B::Device) -> Result<SharedMut<'a, B, T, D, L>, TensorError> {
        SharedMut::from_loan(loan)
    }
}

impl<B, T, D, L> OwnArray<B, T, D> for Share<L>
where
    B: Supports<T, D>,
    T: Element,
    D: Dimension + 'static,
    L: Layout,
{
    fn copy(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, T, D>, TensorError> {
        Owned::copy_from(loan.view().clone(), device)
    }

    fn adopt<F>(field: F, device: &B::Device) -> Result<Owned<B, T, D>, TensorError>
    where
        F: ArrayField<Elem = T, Dim = D>,
    {
        field.into_tensor::<B, D>(device)
    }
}

impl<T: Element, D: Dimension + 'static, To: Element, K: CastMode<T, To>> ArrayAttributes<T, D> for CastTo<To, K> {
    type Tensor<M: Mode> = M::Owned<To, D>;

    const SPEC: ArraySpec = ArraySpec::new(T::DTYPE, D::NDIM).cast(To::DTYPE, K::KIND).copied();
    const COPIES_NOTHING: bool = false;

    fn lend<'s: 't, 't, M: Mode>(
        tensor: &'s M::Owned<To, D>,
        _: &'t Arena<'s>,
    ) -> &'t <M::Backend as Backend>::Tensor<To, D> {
        M::lend_owned(tensor)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut M::Owned<To, D>,
        _: &'t Arena<'s>,
    ) -> &'t mut <M::Backend as Backend>::Tensor<To, D> {
        M::lend_owned_mut(tensor)
    }
}

impl<B, T, D, To, K> ReadArray<B, T, D> for CastTo<To, K>
where
    B: Supports<To, D>,
    T: Element,
    D: Dimension + 'static,
    To: Element,
    K: CastMode<T, To>,
{
    fn read(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, To, D>, TensorError> {
        Owned::convert(CastValues::<_, _, K>::new(loan.view()), device)
    }
}

impl<B, T, D, To, K> WriteArray<B, T, D> for CastTo<To, K>
where
    B: Supports<To, D>,
    T: Element,
    D: Dimension + 'static,
    To: Element,
    K: CastMode<T, To>,
{
    fn write(loan: LoanMut<'_, T, D>, device: &B::Device) -> Result<Owned<B, To, D>, TensorError> {
        Owned::convert(CastValues::<_, _, K>::new(&loan.view()), device)
    }
}

impl<B, T, D, To, K> OwnArray<B, T, D> for CastTo<To, K>
where
    B: Supports<To, D>,
    T: Element,
    D: Dimension + 'static,
    To: Element,
    K: CastMode<T, To>,
{
    fn copy(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, To, D>, TensorError> {
        Owned::convert(CastValues::<_, _, K>::new(loan.view()), device)
    }

    fn adopt<F>(field: F, device: &B::Device) -> Result<Owned<B, To, D>, TensorError>
    where
        F: ArrayField<Elem = T, Dim = D>,
    {
        Owned::convert(CastValues::<_, _, K>::new(field.loan().view()), device)
    }
}

impl<T: Element, D: Dimension, R: Dimension, A: ArrayAttributes<T, R>> ArrayAttributes<T, D> for Ranked<R, A> {
    type Tensor<M: Mode> = A::Tensor<M>;

    const SPEC: ArraySpec = A::SPEC;
    const COPIES_NOTHING: bool = A::COPIES_NOTHING;

    fn lend<'s: 't, 't, M: Mode>(tensor: &'s A::Tensor<M>, arena: &'t Arena<'s>) -> A::Tensor<Lent<'t, M::Backend>> {
        A::lend::<M>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut A::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> A::Tensor<LentMut<'t, M::Backend>> {
        A::lend_mut::<M>(tensor, arena)
    }
}

impl<B: Backend, T: Element, D: Dimension, R: Dimension, A: ReadArray<B, T, R>> ReadArray<B, T, D> for Ranked<R, A> {
    fn read<'a>(loan: Loan<'a, T, D>, device: &B::Device) -> Result<Self::Tensor<Read<'a, B>>, TensorError> {
        A::read(loan.with_rank()?, device)
    }
}

impl<B: Backend, T: Element, D: Dimension, R: Dimension, A: WriteArray<B, T, R>> WriteArray<B, T, D> for Ranked<R, A> {
    fn write<'a>(loan: LoanMut<'a, T, D>, device: &B::Device) -> Result<Self::Tensor<Write<'a, B>>, TensorError> {
        A::write(loan.with_rank()?, device)
    }
}

impl<B: Backend, T: Element, D: Dimension, R: Dimension + 'static, A: OwnArray<B, T, R>> OwnArray<B, T, D>
    for Ranked<R, A>
{
    fn copy(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Self::Tensor<Own<B>>, TensorError> {
        A::copy(loan.with_rank()?, device)
    }

    fn adopt<F>(field: F, device: &B::Device) -> Result<Self::Tensor<Own<B>>, TensorError>
    where
        F: ArrayField<Elem = T, Dim = D>,
    {
        A::adopt(WithRank(field, PhantomData::<R>), device)
    }
}

/// An array field whose rank was found to be `R`.
struct WithRank<F, R>(F, PhantomData<R>);

impl<F: ArrayField, R: Dimension + 'static> ArrayField for WithRank<F, R> {
    type Elem = F::Elem;
    type Dim = R;

    fn loan(&self) -> Loan<'_, F::Elem, R> {
        self.0.loan().with_rank().expect("the rank is checked before the field is moved")
    }

    fn into_tensor<B: Supports<F::Elem, D>, D: Dimension>(
        self,
        device: &B::Device,
    ) -> Result<Owned<B, F::Elem, D>, TensorError> {
        self.0.into_tensor::<B, D>(device)
    }
}
