//! A field's attributes as types: `share` or `copy`, a cast, a fixed rank, a layout.
//!
//! They nest from the inside out: `#[tensor(copy, cast = i64, rank = 2)]` is `Copied<Ranked<Ix2, CastTo<i64, Lossless>>>`.
//! [`ArrayAttributes`] says which tensor an array becomes. All of this is about arrays: the code for other kinds of fields is in
//! `wrappers` and `structs`.

use core::fmt;
use core::marker::PhantomData;

use ndarray::Dimension;

use super::array_field::ArrayField;
use super::mode::{Lent, LentMut, Mode, ModeMut, ModeOwned};
use crate::backend::CastValues;
use crate::copy::{CastMode, Elementwise, Lossless, Unchanged};
use crate::tensor::Arena;
use crate::{ArraySpec, Backend, Element, Layout, Loan, LoanMut, Owned, Strided, Supports, TensorError};

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

/// `permute`, on top of the attributes `A`: axis `i` of the tensor is axis `p` of the array, if `p + 1` is the digit `i` of `CODE`
/// written in base 16, from its end. `0x3241` is `[0, 3, 1, 2]`.
#[derive(Debug)]
pub struct Permuted<const CODE: u64, A = Share>(PhantomData<A>);

/// `whole`, on top of the attributes `A`: the field has no axis of samples.
#[derive(Debug)]
pub struct Whole<A>(PhantomData<A>);

/// The attributes of a field that is not `copy`.
///
/// `Field<Declared<A>>` has an impl for each kind of field, and `Field<Copied<A>>` one blanket impl for all of them. Without
/// this wrapper the blanket impl would overlap with the others (E0119).
#[derive(Debug)]
pub struct Declared<A>(PhantomData<A>);

/// What the attributes of an array say: which tensor an array of dtype `T` and dimension `D` becomes.
pub trait ArrayAttributes<T: Element, D: Dimension> {
    /// The dtype of the tensor.
    type Elem: Element;
    /// The number of its axes, as a type.
    type Dim: Dimension + 'static;
    /// The layout of a share.
    type Layout: Layout;
    /// What becomes of each value that is copied.
    type Each: Elementwise<T, Self::Elem>;
    /// The tensor: `M::Tensor<Elem, Dim, Layout>`.
    type Tensor<M: Mode>: fmt::Debug;

    /// The same tensor, by its other name. (A companion names the tensor of each field as `A::Tensor<M>`. rustc takes 1.09 times
    /// the instructions to check the structs of `cargo xtask bench compile` if it is the three types instead.)
    fn tensor<M: Mode>(tensor: M::Tensor<Self::Elem, Self::Dim, Self::Layout>) -> Self::Tensor<M>;

    /// The framework's tensor, for as long as `arena` lives.
    fn lend<'s: 't, 't, M: Mode>(
        tensor: &'s Self::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensor<Lent<'t, M::Backend, M::Axes>>;

    /// The framework's tensor to write, for as long as `arena` lives.
    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut Self::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensor<LentMut<'t, M::Backend, M::Axes>>;

    /// Puts the tensor on `device`.
    ///
    /// # Errors
    ///
    /// As [`Owned::to_device`].
    fn to_device<M: ModeOwned>(
        tensor: &mut Self::Tensor<M>,
        device: &<M::Backend as Backend>::Device,
    ) -> Result<(), TensorError>;

    /// The array's part of the field's description.
    const SPEC: ArraySpec;

    /// The array with the axes of the tensor.
    ///
    /// # Errors
    ///
    /// [`TensorError::Rank`].
    fn axes(loan: Loan<'_, T, D>) -> Result<Loan<'_, T, Self::Dim>, TensorError>;

    /// [`axes`](Self::axes) of an array that will be written.
    ///
    /// # Errors
    ///
    /// [`TensorError::Rank`].
    fn axes_mut(loan: LoanMut<'_, T, D>) -> Result<LoanMut<'_, T, Self::Dim>, TensorError>;

    /// An error about the array with the axes of the tensor, about the array itself: the index of a refused value, from its
    /// place `before` on, is put into the order of the array's axes.
    #[must_use]
    fn of_array(error: TensorError, before: usize) -> TensorError {
        let _ = before;
        error
    }

    /// The tensor, copied.
    ///
    /// # Errors
    ///
    /// As [`Owned::copy_from`]; [`TensorError::Cast`], if a checked cast would change a value.
    fn copy<B>(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, Self::Elem, Self::Dim>, TensorError>
    where
        B: Supports<Self::Elem, Self::Dim>;

    /// The tensor, moved where it can be.
    ///
    /// # Errors
    ///
    /// As [`copy`](Self::copy).
    fn adopt<B, F>(array: F, device: &B::Device) -> Result<Owned<B, Self::Elem, Self::Dim>, TensorError>
    where
        B: Supports<Self::Elem, Self::Dim>,
        F: ArrayField<Elem = T>;
}

/// What is done with the tensor of attributes whose `Tensor<M>` is the mode's.
macro_rules! by_mode {
    () => {
        fn tensor<M: Mode>(tensor: M::Tensor<Self::Elem, Self::Dim, Self::Layout>) -> Self::Tensor<M> {
            tensor
        }

        fn lend<'s: 't, 't, M: Mode>(
            tensor: &'s Self::Tensor<M>,
            arena: &'t Arena<'s>,
        ) -> Self::Tensor<Lent<'t, M::Backend, M::Axes>> {
            M::lend(tensor, arena)
        }

        fn lend_mut<'s: 't, 't, M: ModeMut>(
            tensor: &'s mut Self::Tensor<M>,
            arena: &'t Arena<'s>,
        ) -> Self::Tensor<LentMut<'t, M::Backend, M::Axes>> {
            M::lend_mut(tensor, arena)
        }

        fn to_device<M: ModeOwned>(
            tensor: &mut Self::Tensor<M>,
            device: &<M::Backend as Backend>::Device,
        ) -> Result<(), TensorError> {
            M::to_device(tensor, device)
        }
    };
}

/// The same for attributes on top of the attributes `A`.
macro_rules! by_inner {
    () => {
        fn tensor<M: Mode>(tensor: M::Tensor<Self::Elem, Self::Dim, Self::Layout>) -> Self::Tensor<M> {
            A::tensor(tensor)
        }

        fn lend<'s: 't, 't, M: Mode>(
            tensor: &'s Self::Tensor<M>,
            arena: &'t Arena<'s>,
        ) -> Self::Tensor<Lent<'t, M::Backend, M::Axes>> {
            A::lend::<M>(tensor, arena)
        }

        fn lend_mut<'s: 't, 't, M: ModeMut>(
            tensor: &'s mut Self::Tensor<M>,
            arena: &'t Arena<'s>,
        ) -> Self::Tensor<LentMut<'t, M::Backend, M::Axes>> {
            A::lend_mut::<M>(tensor, arena)
        }

        fn to_device<M: ModeOwned>(
            tensor: &mut Self::Tensor<M>,
            device: &<M::Backend as Backend>::Device,
        ) -> Result<(), TensorError> {
            A::to_device::<M>(tensor, device)
        }
    };
}

impl<T: Element, D: Dimension + 'static, L: Layout> ArrayAttributes<T, D> for Share<L> {
    type Elem = T;
    type Dim = D;
    type Layout = L;
    type Each = Unchanged;
    type Tensor<M: Mode> = M::Tensor<T, D, L>;

    by_mode!();

    const SPEC: ArraySpec = ArraySpec::new(T::DTYPE, D::NDIM).layout::<L>();

    fn axes(loan: Loan<'_, T, D>) -> Result<Loan<'_, T, D>, TensorError> {
        Ok(loan)
    }

    fn axes_mut(loan: LoanMut<'_, T, D>) -> Result<LoanMut<'_, T, D>, TensorError> {
        Ok(loan)
    }

    fn copy<B: Supports<T, D>>(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, T, D>, TensorError> {
        Owned::copy_from(loan.view().clone(), device)
    }

    fn adopt<B, F>(array: F, device: &B::Device) -> Result<Owned<B, T, D>, TensorError>
    where
        B: Supports<T, D>,
        F: ArrayField<Elem = T>,
    {
        array.into_tensor::<B, D>(device)
    }
}

impl<T: Element, D: Dimension + 'static, To: Element, K: CastMode<T, To>> ArrayAttributes<T, D> for CastTo<To, K> {
    type Elem = To;
    type Dim = D;
    type Layout = Strided;
    type Each = K::Each;
    type Tensor<M: Mode> = M::Tensor<To, D, Strided>;

    by_mode!();

    const SPEC: ArraySpec = {
        let spec = ArraySpec::new(T::DTYPE, D::NDIM).cast(To::DTYPE, K::KIND).copied();
        match K::FACTOR {
            Some(factor) => spec.scale(factor),
            None => spec,
        }
    };

    fn axes(loan: Loan<'_, T, D>) -> Result<Loan<'_, T, D>, TensorError> {
        Ok(loan)
    }

    fn axes_mut(loan: LoanMut<'_, T, D>) -> Result<LoanMut<'_, T, D>, TensorError> {
        Ok(loan)
    }

    fn copy<B: Supports<To, D>>(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, To, D>, TensorError> {
        Owned::convert(CastValues::<_, _, K::Each>::new(loan.view()), device)
    }

    fn adopt<B, F>(array: F, device: &B::Device) -> Result<Owned<B, To, D>, TensorError>
    where
        B: Supports<To, D>,
        F: ArrayField<Elem = T>,
    {
        Self::copy::<B>(array.loan().with_rank::<D>()?, device)
    }
}

impl<T: Element, D: Dimension, R: Dimension, A: ArrayAttributes<T, R>> ArrayAttributes<T, D> for Ranked<R, A> {
    type Elem = A::Elem;
    type Dim = A::Dim;
    type Layout = A::Layout;
    type Each = A::Each;
    type Tensor<M: Mode> = A::Tensor<M>;

    by_inner!();

    const SPEC: ArraySpec = A::SPEC;

    fn axes(loan: Loan<'_, T, D>) -> Result<Loan<'_, T, A::Dim>, TensorError> {
        A::axes(loan.with_rank()?)
    }

    fn axes_mut(loan: LoanMut<'_, T, D>) -> Result<LoanMut<'_, T, A::Dim>, TensorError> {
        A::axes_mut(loan.with_rank()?)
    }

    fn of_array(error: TensorError, before: usize) -> TensorError {
        A::of_array(error, before)
    }

    fn copy<B>(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        B: Supports<A::Elem, A::Dim>,
    {
        A::copy::<B>(loan.with_rank()?, device)
    }

    fn adopt<B, F>(array: F, device: &B::Device) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        B: Supports<A::Elem, A::Dim>,
        F: ArrayField<Elem = T>,
    {
        A::adopt::<B, F>(array, device)
    }
}

impl<const CODE: u64, T: Element, D: Dimension, A: ArrayAttributes<T, D>> ArrayAttributes<T, D> for Permuted<CODE, A> {
    type Elem = A::Elem;
    type Dim = A::Dim;
    type Layout = A::Layout;
    type Each = A::Each;
    type Tensor<M: Mode> = A::Tensor<M>;

    by_inner!();

    const SPEC: ArraySpec = A::SPEC.permute(Order::<CODE>::AXES);

    fn axes(loan: Loan<'_, T, D>) -> Result<Loan<'_, T, A::Dim>, TensorError> {
        A::axes(loan.permuted(Order::<CODE>::AXES)?)
    }

    fn axes_mut(loan: LoanMut<'_, T, D>) -> Result<LoanMut<'_, T, A::Dim>, TensorError> {
        A::axes_mut(loan.permuted(Order::<CODE>::AXES)?)
    }

    fn of_array(mut error: TensorError, before: usize) -> TensorError {
        if let TensorError::Cast { index, .. } = &mut error {
            let of_tensor = index.clone();
            for (axis, &of_array) in Order::<CODE>::AXES.iter().enumerate() {
                index[before + of_array] = of_tensor[before + axis];
            }
        }
        error
    }

    fn copy<B>(loan: Loan<'_, T, D>, device: &B::Device) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        B: Supports<A::Elem, A::Dim>,
    {
        A::copy::<B>(loan.permuted(Order::<CODE>::AXES)?, device).map_err(|error| Self::of_array(error, 0))
    }

    fn adopt<B, F>(array: F, device: &B::Device) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        B: Supports<A::Elem, A::Dim>,
        F: ArrayField<Elem = T>,
    {
        array.loan().permuted(Order::<CODE>::AXES)?;
        A::adopt::<B, _>(WithOrder::<CODE, F>(array), device).map_err(|error| Self::of_array(error, 0))
    }
}

/// The order of axes that the code of a [`Permuted`] is.
struct Order<const CODE: u64>;

impl<const CODE: u64> Order<CODE> {
    /// The axis of the array for each axis of the tensor.
    const AXES: &'static [usize] = Self::DIGITS.split_at(Self::RANK).0;
    const RANK: usize = (u64::BITS - CODE.leading_zeros()).div_ceil(4) as usize;
    const DIGITS: &'static [usize; 16] = &{
        let mut digits = [0; 16];
        let mut index = 0;
        while index < Self::RANK {
            digits[index] = (CODE >> (4 * index) & 0xf) as usize - 1;
            index += 1;
        }
        digits
    };
}

/// An array with its axes in another order, of which it has as many.
struct WithOrder<const CODE: u64, F>(F);

impl<const CODE: u64, F: ArrayField> ArrayField for WithOrder<CODE, F> {
    type Elem = F::Elem;
    type Dim = F::Dim;

    fn loan(&self) -> Loan<'_, F::Elem, F::Dim> {
        self.0.loan().permuted(Order::<CODE>::AXES).expect("the number of axes is checked before the array is moved")
    }

    fn into_tensor<B: Supports<F::Elem, R>, R: Dimension>(
        self,
        device: &B::Device,
    ) -> Result<Owned<B, F::Elem, R>, TensorError> {
        self.0.into_permuted_tensor::<B, R>(Order::<CODE>::AXES, device)
    }
}
