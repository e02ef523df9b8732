//! Runs random histories of arrays and tensors. After each event, each of them holds the values that the model gives
//! it, and nobody sees another's writes.

use std::borrow::{Borrow, BorrowMut};

use ndarray::{ArcArray, Array, ArrayD, ArrayRef, Dimension, IxDyn};
use proptest::prelude::*;
use tensor_conformance::{OwnedOf, Probe};
use tensor_core::{ArrayField, ArrayFieldMut, Backend, Owned, Shared, SharedMut, SharesMut, TensorArg};

use crate::{Event, Within};

/// An owner of an array, or a tensor, and the values that it should hold.
struct Known<A> {
    real: A,
    model: ArrayD<f32>,
}

/// All that is alive.
struct World<P: Probe<f32, IxDyn>> {
    arrays: Vec<Known<ArcArray<f32, IxDyn>>>,
    tensors: Vec<Known<Owned<P::Backend, f32, IxDyn>>>,
    /// The tensors that were kept after the end of their share.
    aliases: Vec<Known<OwnedOf<P, f32, IxDyn>>>,
    allocated: i16,
}

/// Runs a history.
///
/// # Errors
///
/// If an array or a tensor holds other values than it should. The error names it and the event.
pub fn run<P>(events: &[Event]) -> Result<(), TestCaseError>
where
    P: Probe<f32, IxDyn>,
    P::Backend: SharesMut<f32, IxDyn>,
{
    let mut world = World::<P> { arrays: Vec::new(), tensors: Vec::new(), aliases: Vec::new(), allocated: 0 };
    for (number, event) in events.iter().enumerate() {
        world.step(event)?;
        world.verify().map_err(|error| TestCaseError::fail(format!("after event {number}, {event:?}: {error}")))?;
    }
    // They are dropped in another order than they were made in.
    while !world.arrays.is_empty() || !world.tensors.is_empty() {
        world.arrays.pop();
        if !world.tensors.is_empty() {
            world.tensors.remove(0);
        }
        world.verify().map_err(|error| TestCaseError::fail(format!("while all is dropped: {error}")))?;
    }
    Ok(())
}

/// The entry that `number` chooses, modulo the number of entries.
fn chosen<A>(known: &mut [A], number: usize) -> Option<&mut A> {
    let index = number.checked_rem(known.len())?;
    Some(&mut known[index])
}

fn same<D: Dimension>(who: &str, found: &ArrayRef<f32, D>, model: &ArrayD<f32>) -> Result<(), TestCaseError> {
    // All values are small whole numbers, so equal values have the same bits.
    prop_assert_eq!(found.view().into_dyn(), model.view(), "{}", who);
    Ok(())
}

impl<P> World<P>
where
    P: Probe<f32, IxDyn>,
    P::Backend: SharesMut<f32, IxDyn>,
{
    fn verify(&self) -> Result<(), TestCaseError> {
        for array in &self.arrays {
            same("an array", &array.real, &array.model)?;
        }
        for tensor in &self.tensors {
            same("a tensor", &tensor.real.with(|tensor| P::values(tensor)), &tensor.model)?;
        }
        for alias in &self.aliases {
            same("an alias", &P::values(alias.real.borrow()), &alias.model)?;
        }
        Ok(())
    }

    fn step(&mut self, event: &Event) -> Result<(), TestCaseError> {
        match *event {
            Event::Allocate(shape, column_major) => self.allocate(shape, column_major),
            Event::SetOne(array, element, value) => {
                if let Some(known) = chosen(&mut self.arrays, array)
                    && let Some(element) = element.checked_rem(known.model.len())
                {
                    *known.real.iter_mut().nth(element).expect("an element of it") = value;
                    *known.model.iter_mut().nth(element).expect("an element of it") = value;
                }
            }
            Event::CloneOwner(array) => {
                if let Some(Known { real, model }) = chosen(&mut self.arrays, array) {
                    let further = Known { real: real.clone(), model: model.clone() };
                    self.arrays.push(further);
                }
            }
            Event::DropOwner(array) => drop(taken(&mut self.arrays, array)),
            Event::Copy(array) => {
                if let Some(Known { real, model }) = chosen(&mut self.arrays, array) {
                    let real = Owned::copy_from(real.view(), &P::Backend::host())?;
                    self.tensors.push(Known { real, model: model.clone() });
                }
            }
            Event::Move(array) => {
                if let Some(Known { real, model }) = taken(&mut self.arrays, array) {
                    let real = real.into_tensor::<P::Backend, IxDyn>(&P::Backend::host())?;
                    self.tensors.push(Known { real, model });
                }
            }
            Event::Read(array, within) => {
                if let Some(known) = chosen(&mut self.arrays, array) {
                    self.aliases.extend(read::<P>(known, within)?);
                }
            }
            Event::Write(array, value, within) => {
                if let Some(known) = chosen(&mut self.arrays, array) {
                    self.aliases.extend(write::<P>(known, value, within)?);
                }
            }
            Event::ReadTwice(array, value) => {
                if let Some(known) = chosen(&mut self.arrays, array) {
                    read_twice::<P>(known, value)?;
                }
            }
            Event::FillTensor(..) | Event::ToArray(_) | Event::CheckAgain(_) | Event::DropTensor(_) => {
                self.of_a_tensor(event)?;
            }
        }
        Ok(())
    }

    fn allocate(&mut self, shape: [usize; 2], column_major: bool) {
        self.allocated += 100;
        let first = self.allocated;
        let number = |index: usize| f32::from(first) + f32::from(u8::try_from(index).expect("a small array"));
        let len = shape.iter().product();
        let array = Array::from_shape_vec(shape, (0..len).map(number).collect()).expect("as many as elements");
        let array = if column_major { array.reversed_axes() } else { array };
        self.arrays.push(Known { model: array.clone().into_dyn(), real: array.into_dyn().into_shared() });
    }

    fn of_a_tensor(&mut self, event: &Event) -> Result<(), TestCaseError> {
        match *event {
            Event::FillTensor(number, value) => {
                let tensors = self.tensors.len();
                // Aliases are tensors as well.
                let Some(number) = number.checked_rem(tensors + self.aliases.len()) else { return Ok(()) };
                if number < tensors {
                    let known = &mut self.tensors[number];
                    known.real.with_mut(|tensor| P::fill(tensor, value));
                    known.model.fill(value);
                } else {
                    let known = &mut self.aliases[number - tensors];
                    P::fill(known.real.borrow_mut(), value);
                    known.model.fill(value);
                }
            }
            Event::ToArray(number) => {
                if let Some(Known { real, model }) = chosen(&mut self.tensors, number) {
                    let array = real.to_array()?;
                    prop_assert!(array.is_standard_layout(), "what comes back is row-major");
                    self.arrays.push(Known { model: model.clone(), real: array.into_shared() });
                }
            }
            Event::CheckAgain(number) => {
                if let Some(Known { real, model }) = taken(&mut self.tensors, number) {
                    let real = Owned::<P::Backend, f32, IxDyn>::try_from(real.into_inner())?;
                    self.tensors.push(Known { real, model });
                }
            }
            _ => drop(taken(
                &mut self.tensors,
                match *event {
                    Event::DropTensor(number) => number,
                    _ => unreachable!("no event of a tensor"),
                },
            )),
        }
        Ok(())
    }
}

fn taken<A>(known: &mut Vec<A>, number: usize) -> Option<A> {
    let index = number.checked_rem(known.len())?;
    Some(known.swap_remove(index))
}

type Kept<P> = Option<Known<OwnedOf<P, f32, IxDyn>>>;

/// Does with a tensor what `within` says, and checks its values. Returns the alias if one is kept.
fn within<P: Probe<f32, IxDyn>>(
    tensor: &tensor_conformance::TensorOf<P, f32, IxDyn>,
    within: Within,
    model: &ArrayD<f32>,
) -> Result<Kept<P>, TestCaseError> {
    let mut model = model.clone();
    if let Within::WriteBehind(value) | Within::WriteAndEscape(value) = within
        && P::write_behind(tensor, value)
    {
        model.fill(value);
    }
    same("a share, in the closure", &P::values(tensor), &model)?;
    Ok(match within {
        Within::Escape | Within::WriteAndEscape(_) => P::escape(tensor).map(|real| Known { real, model }),
        Within::Look | Within::WriteBehind(_) => None,
    })
}

fn read<P>(known: &Known<ArcArray<f32, IxDyn>>, what: Within) -> Result<Kept<P>, TestCaseError>
where
    P: Probe<f32, IxDyn>,
    P::Backend: SharesMut<f32, IxDyn>,
{
    let shared = Shared::<P::Backend, f32, IxDyn>::from_loan(known.real.loan())?;
    shared.with(|tensor| within::<P>(tensor, what, &known.model))
}

/// Two shares at once, and a write to one of them: the other, and the array, stay as they were.
fn read_twice<P>(known: &Known<ArcArray<f32, IxDyn>>, value: f32) -> Result<(), TestCaseError>
where
    P: Probe<f32, IxDyn>,
    P::Backend: SharesMut<f32, IxDyn>,
{
    let first = Shared::<P::Backend, f32, IxDyn>::from_loan(known.real.loan())?;
    let second = first.clone();
    first.with(|first| {
        second.with(|second| {
            within::<P>(first, Within::WriteBehind(value), &known.model)?;
            same("the other share", &P::values(second), &known.model)?;
            same("the array, while it is shared", &known.real, &known.model)
        })
    })
}

fn write<P>(known: &mut Known<ArcArray<f32, IxDyn>>, value: f32, what: Within) -> Result<Kept<P>, TestCaseError>
where
    P: Probe<f32, IxDyn>,
    P::Backend: SharesMut<f32, IxDyn>,
{
    let mut shared = SharedMut::<P::Backend, f32, IxDyn>::from_loan(known.real.loan_mut())?;
    let before = known.model.clone();
    known.model.fill(value);
    let kept = shared.with_mut(|tensor| {
        same("a writable share", &P::values(tensor), &before)?;
        P::fill(tensor, value);
        same("a writable share, written", &P::values(tensor), &known.model)?;
        Ok::<_, TestCaseError>(match what {
            Within::Look | Within::WriteBehind(_) => None,
            Within::Escape | Within::WriteAndEscape(_) => {
                P::escape(tensor).map(|real| Known { real, model: known.model.clone() })
            }
        })
    })?;
    // A writable share can be read like any other share.
    let read: Kept<P> = TensorArg::with(&shared, |tensor| within::<P>(tensor, what, &known.model))?;
    drop(read);
    Ok(kept)
}
