//! Random events in the life of arrays and tensors.

use proptest::prelude::*;

/// What happens next. A `usize` chooses one of the existing arrays, elements or tensors, modulo their number.
#[derive(Debug, Clone)]
pub enum Event {
    /// A new array of this shape, column-major if the `bool` is `true`.
    Allocate([usize; 2], bool),
    /// One element of an array is set.
    SetOne(usize, usize, f32),
    /// A further owner of an array.
    CloneOwner(usize),
    /// An owner of an array is dropped.
    DropOwner(usize),
    /// A tensor with a copy of an array.
    Copy(usize),
    /// An owner of an array becomes a tensor.
    Move(usize),
    /// A share is read; `Within` says what happens meanwhile.
    Read(usize, Within),
    /// A share is written; `Within` says what happens meanwhile.
    Write(usize, f32, Within),
    /// Two shares of one array at once; the framework writes to the first, as far as it can.
    ReadTwice(usize, f32),
    /// A tensor is filled.
    FillTensor(usize, f32),
    /// A tensor becomes an array.
    ToArray(usize),
    /// A tensor loses its type and gets it back.
    CheckAgain(usize),
    /// A tensor is dropped.
    DropTensor(usize),
}

/// What a closure does with a share.
#[derive(Debug, Clone, Copy)]
pub enum Within {
    /// Nothing but look.
    Look,
    /// The framework writes through the shared reference, if it can.
    WriteBehind(f32),
    /// An alias is kept.
    Escape,
    /// The framework writes through the shared reference, if it can; then an alias is kept.
    WriteAndEscape(f32),
}

/// Histories of a few events. The first event makes an array.
pub fn history() -> impl Strategy<Value = Vec<Event>> {
    let which = || 0_usize..64;
    let value = || (0_i16..100).prop_map(f32::from);
    let within = prop_oneof![
        Just(Within::Look),
        value().prop_map(Within::WriteBehind),
        Just(Within::Escape),
        value().prop_map(Within::WriteAndEscape),
    ]
    .boxed();
    let event = prop_oneof![
        1 => ([0_usize..4, 1..4], any::<bool>()).prop_map(|(shape, order)| Event::Allocate(shape, order)),
        2 => (which(), which(), value()).prop_map(|(array, element, value)| Event::SetOne(array, element, value)),
        2 => which().prop_map(Event::CloneOwner),
        1 => which().prop_map(Event::DropOwner),
        2 => which().prop_map(Event::Copy),
        3 => which().prop_map(Event::Move),
        3 => (which(), within.clone()).prop_map(|(array, within)| Event::Read(array, within)),
        3 => (which(), value(), within).prop_map(|(array, value, within)| Event::Write(array, value, within)),
        1 => (which(), value()).prop_map(|(array, value)| Event::ReadTwice(array, value)),
        3 => (which(), value()).prop_map(|(tensor, value)| Event::FillTensor(tensor, value)),
        1 => which().prop_map(Event::ToArray),
        1 => which().prop_map(Event::CheckAgain),
        1 => which().prop_map(Event::DropTensor),
    ];
    proptest::collection::vec(event, 1..24).prop_map(|mut events| {
        events.insert(0, Event::Allocate([2, 3], false));
        events
    })
}
