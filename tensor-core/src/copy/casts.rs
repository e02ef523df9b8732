//! The three casts that an attribute can ask for, each a type that says what becomes of the values.

use super::elementwise::{Elementwise, WithCast, WithCheck};
use crate::{Cast, CastKind, Element};

/// One of the casts that an attribute can ask for.
pub trait CastMode<From: Element, To: Element> {
    /// What a struct's description calls it.
    const KIND: CastKind;
    /// What becomes of each value.
    type Each: Elementwise<From, To>;
}

/// `cast`: the target dtype holds every value.
#[derive(Debug)]
pub struct Lossless;

/// `cast_checked`: a value that would change is an error.
#[derive(Debug)]
pub struct Checked;

/// `cast_lossy`: values change as they do by `as`.
#[derive(Debug)]
pub struct Lossy;

// The bound is not `LosslessCast`: generated code asks for that where the field is declared, and a bound here would be a
// second error about the same mistake.
impl<From: Cast<To>, To: Element> CastMode<From, To> for Lossless {
    const KIND: CastKind = CastKind::Lossless;
    type Each = WithCast;
}

impl<From: Cast<To>, To: Element> CastMode<From, To> for Checked {
    const KIND: CastKind = CastKind::Checked;
    type Each = WithCheck;
}

impl<From: Cast<To>, To: Element> CastMode<From, To> for Lossy {
    const KIND: CastKind = CastKind::Lossy;
    type Each = WithCast;
}
