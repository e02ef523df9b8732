//! What a struct asks of a backend, as bounds on the backend: one for each kind of conversion.
//!
//! The derived methods have no other bound. So a backend that lacks something, whatever it lacks, is one error; and a function
//! that is generic over the backend needs no other bound to call the method and to use the fields.
//!
//! `DTypes` and `Device` are for the compiler's messages alone. With `Device`, a type that is no backend is one error; see
//! [`known_backend`](super::known_backend).

use super::input::{IntoTensors, TensorInput, TensorInputMut};
use super::named::Of;
use super::rows_input::{CopyRows, PickRows};
use super::stack_input::StackTensors;
use crate::Backend;

/// A backend whose tensors can read the structs `S`: what `tensors` asks for.
///
/// It is the other way to write `S: TensorInput<B>`, and lets a function be generic over the backend:
///
/// ```
/// use ndarray::{Array1, array};
/// use tensor_core::{Host, InputError, Reads, TensorInput};
///
/// #[derive(TensorInput)]
/// struct Signal {
///     volts: Array1<f32>,
/// }
///
/// fn shape<B: Reads<Signal>>(signal: &Signal) -> Result<Vec<usize>, InputError> {
///     Ok(signal.tensors::<B>()?.volts.shape().to_vec())
/// }
///
/// assert_eq!(shape::<Host>(&Signal { volts: array![0.5, 1.5] })?, [2]);
/// # Ok::<(), InputError>(())
/// ```
///
/// A backend that [`Reads`] a struct [`Holds`] it, too. `DTypes` and `Device` are for the compiler's messages alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend that can read the fields of `{S}` [tensor-backend]",
    label = "has to hold `{DTypes}`, and to share the fields without `copy`",
    note = "write `#[tensor(copy)]` on a field that can't be shared, `#[tensor(copy, cast = …)]` for another dtype, or choose another backend"
)]
pub trait Reads<S, DTypes = S, Device = <Self as Backend>::Device>: Backend + AskedReads<S> {}

/// A backend whose tensors can write to the structs `S` in place: what `tensors_mut` asks for.
///
/// A backend that [`Writes`] to a struct [`Reads`] it, too. `DTypes` and `Device` are for the compiler's messages alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend that can write to the fields of `{S}` [tensor-backend]",
    label = "has to hold `{DTypes}`, and to write in place to the fields without `copy`",
    note = "write `#[tensor(copy)]` on a field that is read-only, such as a struct with an `ArrayView`, or that can't be shared; or call `to_tensors` and write to the copies"
)]
pub trait Writes<S, DTypes = S, Device = <Self as Backend>::Device>: Backend + AskedWrites<S> {}

/// [`Writes`] for a struct that has a read-only array of type `F`, which no backend can write to.
#[diagnostic::on_unimplemented(
    message = "`tensors_mut` writes to every shared array, and a field of type `{F}` can't be written [tensor-ownership]",
    label = "`{S}` has a read-only array",
    note = "use an array that owns its memory or an `ArrayViewMut`, or write `#[tensor(copy)]` on the field"
)]
pub trait WritesToReadOnly<S, F, Device = <Self as Backend>::Device>: Backend + AskedWrites<S> {}

/// A backend whose tensors can hold the structs `S`: what `to_tensors` and `into_tensors` ask for.
///
/// `DTypes` and `Device` are for the compiler's messages alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend that can hold the fields of `{S}` [tensor-backend]",
    label = "has to hold `{DTypes}`",
    note = "write `#[tensor(copy, cast = …)]` on a field for another dtype, or choose another backend"
)]
pub trait Holds<S, DTypes = S, Device = <Self as Backend>::Device>: Backend + AskedHolds<S> {}

/// A backend whose tensors can hold rows of the structs `S`: what `rows` asks for.
///
/// `DTypes` and `Device` are for the compiler's messages alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend that can hold rows of `{S}` [tensor-backend]",
    label = "has to hold `{DTypes}`, and to share the `whole` fields without `copy`",
    note = "write `#[tensor(copy, cast = …)]` on a field for another dtype, or choose another backend"
)]
pub trait HoldsRows<S, DTypes = S, Device = <Self as Backend>::Device>: Backend + AskedHoldsRows<S> {}

/// A backend whose tensors can hold copies of rows of the structs `S`: what [`RowSource::to_rows`](crate::RowSource::to_rows) asks for.
///
/// `DTypes` and `Device` are for the compiler's messages alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend that can hold copies of rows of `{S}` [tensor-backend]",
    label = "has to hold `{DTypes}`",
    note = "write `#[tensor(copy, cast = …)]` on a field for another dtype, or choose another backend"
)]
pub trait OwnsRows<S, DTypes = S, Device = <Self as Backend>::Device>: Backend + AskedOwnsRows<S> {}

/// A backend whose tensors can hold several of the structs `S`: what `stack` asks for.
///
/// `DTypes` and `Device` are for the compiler's messages alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend that can stack structs `{S}` [tensor-backend]",
    label = "has to hold `{DTypes}`",
    note = "write `#[tensor(copy, cast = …)]` on a field for another dtype, or choose another backend"
)]
pub trait Stacks<S, DTypes = S, Device = <Self as Backend>::Device>: Backend + AskedStacks<S> {}

/// The supertraits of [`Reads`] and the like, which ask something of the struct.
///
/// A trait whose associated type has a bound, such as `type B: Reads<Digits>`, has to show what stands directly in `Reads`. What
/// stands in a supertrait of it is taken as given; and that `Digits` can be read can't be shown of a type that is not known
/// yet.
macro_rules! asked {
    ($($name:ident, $known:ident: $trait:ident;)*) => {
        $(
            /// [`Of`] with a struct that has the trait.
            pub trait $name<S>: Backend + Of<S, Itself: $trait<Self>> {}

            #[diagnostic::do_not_recommend]
            impl<B: Backend, S: $trait<B>> $name<S> for B {}

            /// Every type, if the backend has that; see [`known_backend`](super::known_backend).
            pub trait $known<B, S>: Of<B, Itself: $name<S>> {}

            #[diagnostic::do_not_recommend]
            impl<Device, B: $name<S>, S> $known<B, S> for Device {}
        )*
    };
}

asked! {
    AskedReads, IfReads: TensorInput;
    AskedWrites, IfWrites: TensorInputMut;
    AskedHolds, IfHolds: IntoTensors;
    AskedHoldsRows, IfHoldsRows: PickRows;
    AskedOwnsRows, IfOwnsRows: CopyRows;
    AskedStacks, IfStacks: StackTensors;
}

#[diagnostic::do_not_recommend]
impl<B, S, DTypes, Device: IfReads<B, S>> Reads<S, DTypes, Device> for B {}

#[diagnostic::do_not_recommend]
impl<B, S, DTypes, Device: IfWrites<B, S>> Writes<S, DTypes, Device> for B {}

#[diagnostic::do_not_recommend]
impl<B, S, F, Device: IfWrites<B, S>> WritesToReadOnly<S, F, Device> for B {}

#[diagnostic::do_not_recommend]
impl<B, S, DTypes, Device: IfHolds<B, S>> Holds<S, DTypes, Device> for B {}

#[diagnostic::do_not_recommend]
impl<B, S, DTypes, Device: IfHoldsRows<B, S>> HoldsRows<S, DTypes, Device> for B {}

#[diagnostic::do_not_recommend]
impl<B, S, DTypes, Device: IfOwnsRows<B, S>> OwnsRows<S, DTypes, Device> for B {}

#[diagnostic::do_not_recommend]
impl<B, S, DTypes, Device: IfStacks<B, S>> Stacks<S, DTypes, Device> for B {}
