//! [`Access`]: how a conversion takes a struct, and with it each of its fields.
//!
//! This names no conversion and no kind of field.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::TensorError;

/// How a struct is taken: [`ByRef`], [`ByMut`], [`ByValue`], [`ByList`] or [`ByParts`]. A field of it is taken in the same way.
pub trait Access: Sized + 'static {
    /// A struct or a field, taken.
    type Of<'a, F: 'a>;
    /// How the same field is taken by a conversion that copies it.
    type Copying: Access;
    /// How a field is taken through a `&` that the struct holds.
    type ThroughRef: Access;
    /// How a field is taken through a `&mut` that the struct holds.
    type ThroughMut: Access;

    /// The struct that was taken, to look at: the first one, of a list.
    fn peek<'t, F>(taken: &'t Self::Of<'_, F>) -> &'t F;

    /// The fields of a struct, by that one of the three functions which takes a struct as this does.
    fn fields<'a, S: 'a, T: FieldRefs + 'a>(
        taken: Self::Of<'a, S>,
        refs: impl Fn(&'a S) -> T::Taken<'a, ByRef>,
        muts: impl FnOnce(&'a mut S) -> T::Taken<'a, ByMut>,
        values: impl FnOnce(S) -> T,
    ) -> T::Taken<'a, Self>;

    /// A field that is not one of rows: that of the first part.
    fn whole<'a, F: 'a>(taken: Self::Of<'a, F>) -> Self::Of<'a, F> {
        taken
    }

    /// What an option holds.
    ///
    /// # Errors
    ///
    /// [`TensorError::Missing`], of a list in which some hold a value and others do not.
    fn option<'a, F: 'a>(taken: Self::Of<'a, Option<F>>) -> Result<Option<Self::Of<'a, F>>, TensorError>;

    /// What a box holds.
    fn unboxed<'a, F: 'a>(taken: Self::Of<'a, Box<F>>) -> Self::Of<'a, F>;

    /// The same field, to be copied.
    fn copying<'a, F: 'a>(taken: Self::Of<'a, F>) -> <Self::Copying as Access>::Of<'a, F>;

    /// What a reference refers to.
    fn through_ref<'a, 'r: 'a, F: 'a>(taken: Self::Of<'a, &'r F>) -> <Self::ThroughRef as Access>::Of<'a, F>;

    /// What a unique reference refers to.
    fn through_mut<'a, 'r: 'a, F: 'a>(taken: Self::Of<'a, &'r mut F>) -> <Self::ThroughMut as Access>::Of<'a, F>;
}

/// The fields of a struct, as a tuple or as a tree of tuples.
///
/// This is a trait of its own to save compile time: rustc finds these types without asking of each field whether it is one.
pub trait FieldRefs: Sized {
    /// Each field, taken as `By` does.
    type Taken<'a, By: Access + 'a>
    where
        Self: 'a;

    /// The fields of a list of structs, each struct taken by reference.
    fn by_list<'a>(list: Vec<Self::Taken<'a, ByRef>>) -> Self::Taken<'a, ByList>
    where
        Self: 'a;

    /// The fields of a struct that is the only part.
    fn by_part<'a>(part: Self::Taken<'a, ByRef>) -> Self::Taken<'a, ByParts>
    where
        Self: 'a;

    /// The fields of several structs, which are parts.
    fn by_parts<'a>(parts: Self::Taken<'a, ByList>) -> Self::Taken<'a, ByParts>
    where
        Self: 'a;

    /// The fields, taken by value.
    fn by_value<'a>(self) -> Self::Taken<'a, ByValue>
    where
        Self: 'a;
}

/// By reference, to read.
#[derive(Debug)]
pub struct ByRef;

/// By unique reference, to write.
#[derive(Debug)]
pub struct ByMut;

/// By value.
#[derive(Debug)]
pub struct ByValue;

/// Several of them, each by reference. There is at least one.
#[derive(Debug)]
pub struct ByList;

/// One of them or several, which are the parts of one: the rows of the first come before those of the second.
#[derive(Debug)]
pub struct ByParts;

/// What [`ByParts`] takes, by reference.
#[derive(Debug)]
pub enum Parts<'a, F> {
    /// The only part.
    One(&'a F),
    /// At least one.
    Joined(Vec<&'a F>),
}

impl<'a, F> Parts<'a, F> {
    /// All parts, in their order.
    pub(super) fn as_slice(&self) -> &[&'a F] {
        match self {
            Self::One(part) => core::slice::from_ref(part),
            Self::Joined(parts) => parts,
        }
    }

    /// What is in each part.
    fn map<'b, G>(self, f: impl Fn(&'a F) -> &'b G) -> Parts<'b, G> {
        match self {
            Self::One(part) => Parts::One(f(part)),
            Self::Joined(parts) => Parts::Joined(parts.into_iter().map(f).collect()),
        }
    }
}

impl Access for ByRef {
    type Of<'a, F: 'a> = &'a F;
    type Copying = Self;
    type ThroughRef = Self;
    type ThroughMut = Self;

    fn peek<'t, F>(taken: &'t &F) -> &'t F {
        taken
    }

    fn fields<'a, S: 'a, T: FieldRefs + 'a>(
        taken: &'a S,
        refs: impl Fn(&'a S) -> T::Taken<'a, ByRef>,
        _: impl FnOnce(&'a mut S) -> T::Taken<'a, ByMut>,
        _: impl FnOnce(S) -> T,
    ) -> T::Taken<'a, Self> {
        refs(taken)
    }

    fn option<'a, F: 'a>(taken: &'a Option<F>) -> Result<Option<&'a F>, TensorError> {
        Ok(taken.as_ref())
    }

    fn unboxed<'a, F: 'a>(taken: &'a Box<F>) -> &'a F {
        taken
    }

    fn copying<'a, F: 'a>(taken: &'a F) -> &'a F {
        taken
    }

    fn through_ref<'a, 'r: 'a, F: 'a>(taken: &'a &'r F) -> &'a F {
        taken
    }

    fn through_mut<'a, 'r: 'a, F: 'a>(taken: &'a &'r mut F) -> &'a F {
        taken
    }
}

#[expect(clippy::mut_mut, reason = "the field is a reference itself")]
impl Access for ByMut {
    type Of<'a, F: 'a> = &'a mut F;
    type Copying = ByRef;
    type ThroughRef = ByRef;
    type ThroughMut = Self;

    fn peek<'t, F>(taken: &'t &mut F) -> &'t F {
        taken
    }

    fn fields<'a, S: 'a, T: FieldRefs + 'a>(
        taken: &'a mut S,
        _: impl Fn(&'a S) -> T::Taken<'a, ByRef>,
        muts: impl FnOnce(&'a mut S) -> T::Taken<'a, ByMut>,
        _: impl FnOnce(S) -> T,
    ) -> T::Taken<'a, Self> {
        muts(taken)
    }

    fn option<'a, F: 'a>(taken: &'a mut Option<F>) -> Result<Option<&'a mut F>, TensorError> {
        Ok(taken.as_mut())
    }

    fn unboxed<'a, F: 'a>(taken: &'a mut Box<F>) -> &'a mut F {
        taken
    }

    fn copying<'a, F: 'a>(taken: &'a mut F) -> &'a F {
        taken
    }

    fn through_ref<'a, 'r: 'a, F: 'a>(taken: &'a mut &'r F) -> &'a F {
        taken
    }

    fn through_mut<'a, 'r: 'a, F: 'a>(taken: &'a mut &'r mut F) -> &'a mut F {
        taken
    }
}

impl Access for ByValue {
    type Of<'a, F: 'a> = F;
    type Copying = Self;
    // What a reference refers to can't be moved.
    type ThroughRef = ByRef;
    type ThroughMut = ByRef;

    fn peek<F>(taken: &F) -> &F {
        taken
    }

    fn fields<'a, S: 'a, T: FieldRefs + 'a>(
        taken: S,
        _: impl Fn(&'a S) -> T::Taken<'a, ByRef>,
        _: impl FnOnce(&'a mut S) -> T::Taken<'a, ByMut>,
        values: impl FnOnce(S) -> T,
    ) -> T::Taken<'a, Self> {
        values(taken).by_value()
    }

    fn option<'a, F: 'a>(taken: Option<F>) -> Result<Option<F>, TensorError> {
        Ok(taken)
    }

    fn unboxed<'a, F: 'a>(taken: Box<F>) -> F {
        *taken
    }

    fn copying<'a, F: 'a>(taken: F) -> F {
        taken
    }

    fn through_ref<'a, 'r: 'a, F: 'a>(taken: &'r F) -> &'a F {
        taken
    }

    fn through_mut<'a, 'r: 'a, F: 'a>(taken: &'r mut F) -> &'a F {
        taken
    }
}

impl Access for ByList {
    type Of<'a, F: 'a> = Vec<&'a F>;
    type Copying = Self;
    type ThroughRef = Self;
    type ThroughMut = Self;

    fn peek<'t, F>(taken: &'t Vec<&F>) -> &'t F {
        taken[0]
    }

    fn fields<'a, S: 'a, T: FieldRefs + 'a>(
        taken: Vec<&'a S>,
        refs: impl Fn(&'a S) -> T::Taken<'a, ByRef>,
        _: impl FnOnce(&'a mut S) -> T::Taken<'a, ByMut>,
        _: impl FnOnce(S) -> T,
    ) -> T::Taken<'a, Self> {
        T::by_list(taken.into_iter().map(refs).collect())
    }

    fn option<'a, F: 'a>(taken: Vec<&'a Option<F>>) -> Result<Option<Vec<&'a F>>, TensorError> {
        let is_some = taken[0].is_some();
        if let Some(sample) = taken.iter().position(|field| field.is_some() != is_some) {
            return Err(TensorError::Missing { sample, is_missing: is_some });
        }
        Ok(taken.into_iter().map(Option::as_ref).collect())
    }

    fn unboxed<'a, F: 'a>(taken: Vec<&'a Box<F>>) -> Vec<&'a F> {
        taken.into_iter().map(|field| &**field).collect()
    }

    fn copying<'a, F: 'a>(taken: Vec<&'a F>) -> Vec<&'a F> {
        taken
    }

    fn through_ref<'a, 'r: 'a, F: 'a>(taken: Vec<&'a &'r F>) -> Vec<&'a F> {
        taken.into_iter().map(|field| &**field).collect()
    }

    fn through_mut<'a, 'r: 'a, F: 'a>(taken: Vec<&'a &'r mut F>) -> Vec<&'a F> {
        taken.into_iter().map(|field| &**field).collect()
    }
}

impl Access for ByParts {
    type Of<'a, F: 'a> = Parts<'a, F>;
    type Copying = Self;
    type ThroughRef = Self;
    type ThroughMut = Self;

    fn peek<'t, F>(taken: &'t Parts<'_, F>) -> &'t F {
        taken.as_slice()[0]
    }

    fn fields<'a, S: 'a, T: FieldRefs + 'a>(
        taken: Parts<'a, S>,
        refs: impl Fn(&'a S) -> T::Taken<'a, ByRef>,
        _: impl FnOnce(&'a mut S) -> T::Taken<'a, ByMut>,
        _: impl FnOnce(S) -> T,
    ) -> T::Taken<'a, Self> {
        match taken {
            Parts::One(part) => T::by_part(refs(part)),
            Parts::Joined(parts) => T::by_parts(T::by_list(parts.into_iter().map(refs).collect())),
        }
    }

    fn whole<'a, F: 'a>(taken: Parts<'a, F>) -> Parts<'a, F> {
        Parts::One(taken.as_slice()[0])
    }

    fn option<'a, F: 'a>(taken: Parts<'a, Option<F>>) -> Result<Option<Parts<'a, F>>, TensorError> {
        match taken {
            Parts::One(part) => Ok(part.as_ref().map(Parts::One)),
            Parts::Joined(parts) => Ok(ByList::option(parts)?.map(Parts::Joined)),
        }
    }

    fn unboxed<'a, F: 'a>(taken: Parts<'a, Box<F>>) -> Parts<'a, F> {
        taken.map(|field| &**field)
    }

    fn copying<'a, F: 'a>(taken: Parts<'a, F>) -> Parts<'a, F> {
        taken
    }

    fn through_ref<'a, 'r: 'a, F: 'a>(taken: Parts<'a, &'r F>) -> Parts<'a, F> {
        taken.map(|field| &**field)
    }

    fn through_mut<'a, 'r: 'a, F: 'a>(taken: Parts<'a, &'r mut F>) -> Parts<'a, F> {
        taken.map(|field| &**field)
    }
}
