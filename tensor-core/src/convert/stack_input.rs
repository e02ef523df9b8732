//! The traits of structs several of which can be stacked.
//!
//! As with the traits in [`input`](super::input), a derived struct has inherent methods of the same names.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::attributes::{Declared, Share};
use super::conversions::Stack;
use super::field::Field;
use super::implied::Converts;
use super::input::converted;
use super::mode::Stacked;
use super::structs::TensorStruct;
use crate::spec::Report;
use crate::{Backend, InputError, TensorError};

/// A struct several of which can be stacked: `#[tensor(stack)]`. The derive implements it.
#[diagnostic::on_unimplemented(
    message = "structs `{Self}` can't be stacked [tensor-stack]",
    label = "not a struct with `stack`",
    note = "write `#[tensor(stack)]` above the struct, which needs `#[derive(TensorInput)]`"
)]
pub trait Stackable: TensorStruct {}

/// What an iterator of structs to stack or to put together gives: a struct by reference, or a reference, a `Box`, an `Rc` or an `Arc` of one, by
/// reference.
#[diagnostic::on_unimplemented(
    message = "expected references to `{S}`, found `{Self}`; pass a list of them by reference, `&samples` [tensor-stack]",
    label = "not a reference to `{S}`",
    note = "`&samples` is for a `Vec`, an array or a slice of structs or of references to them; of an iterator that makes them, collect a `Vec` first"
)]
pub trait IntoSample<'s, S> {
    /// The struct.
    fn into_sample(self) -> &'s S;
}

#[diagnostic::do_not_recommend]
impl<'s, S> IntoSample<'s, S> for &'s S {
    fn into_sample(self) -> &'s S {
        self
    }
}

macro_rules! into_sample {
    ($($holder:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<'s, S> IntoSample<'s, S> for &'s $holder {
                fn into_sample(self) -> &'s S {
                    self
                }
            }
        )*
    };
}
into_sample! { &'s S, Box<S>, Rc<S>, Arc<S> }

#[diagnostic::on_unimplemented(
    message = "structs `{Self}` can't be stacked to tensors of backend `{B}` [tensor-backend]",
    label = "not an input that `{B}` can stack",
    note = "write `#[derive(TensorInput)]` and `#[tensor(stack)]` on the struct; each of its dtypes has to exist in the backend"
)]
/// A struct of arrays or scalars, several of which can become one tensor of `B` for each field, with one axis more.
///
/// ```
/// use ndarray::{Array1, array};
/// use tensor_core::{Host, InputError, TensorInput};
///
/// #[derive(TensorInput)]
/// #[tensor(stack)]
/// struct Point {
///     xy: Array1<f32>,
///     class: i64,
/// }
///
/// let points = [Point { xy: array![0.0, 1.0], class: 7 }, Point { xy: array![2.0, 3.0], class: 8 }];
/// Point::stack::<Host>(&points)?.with(|t| {
///     assert_eq!(t.xy, array![[0.0, 1.0], [2.0, 3.0]].view());
///     assert_eq!(t.class, array![7, 8].view());
/// });
/// # Ok::<(), InputError>(())
/// ```
pub trait StackTensors<B: Backend>: Stackable + StackStructs<B> + Sized {
    /// The companion struct with a tensor for each field.
    type Stack;

    /// Stacks the fields of several structs along a new first axis, each field in one tensor on `device`. Every value is copied
    /// once.
    ///
    /// # Errors
    ///
    /// There is no struct; an array differs in shape from that of the first struct, or violates the declared shapes; or a
    /// failure of the backend.
    fn stack_on<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<Self::Stack, InputError>
    where
        Self: 's;

    /// Stacks the fields of several structs, on the default device.
    ///
    /// # Errors
    ///
    /// As [`stack_on`](Self::stack_on).
    fn stack<'s>(samples: impl IntoIterator<Item: IntoSample<'s, Self>>) -> Result<Self::Stack, InputError>
    where
        Self: 's,
    {
        Self::stack_on(samples, &B::host())
    }
}

/// [`StackTensors`] without its associated type; see [`ReadStruct`](super::input::ReadStruct).
#[diagnostic::on_unimplemented(
    message = "structs `{Self}` can't be stacked to tensors of backend `{B}` [tensor-backend]",
    label = "not an input that `{B}` can stack",
    note = "each of its dtypes has to exist in the backend"
)]
pub trait StackStructs<B: Backend>: Sized {
    /// `StackTensors::stack_on`.
    #[expect(clippy::missing_errors_doc, reason = "said there")]
    fn stack_structs<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Stacked<B>>, InputError>
    where
        Self: Field<Declared<Share>> + 's;
}

#[diagnostic::do_not_recommend]
impl<B: Backend + Converts<Stack<B>, S>, S: Stackable> StackTensors<B> for S {
    type Stack = <S as Field<Declared<Share>>>::Tensor<Stacked<B>>;

    fn stack_on<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<Self::Stack, InputError>
    where
        Self: 's,
    {
        Self::stack_structs(samples, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend + Converts<Stack<B>, S>, S: Stackable> StackStructs<B> for S {
    fn stack_structs<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<<S as Field<Declared<Share>>>::Tensor<Stacked<B>>, InputError>
    where
        Self: 's,
    {
        let samples: Vec<&S> = samples.into_iter().map(IntoSample::into_sample).collect();
        if samples.is_empty() {
            let mut report = Report::default();
            report.fail::<()>("", TensorError::NoSamples);
            return report.finish(&S::SPEC, None);
        }
        converted::<Stack<B>, S>(samples, device)
    }
}
