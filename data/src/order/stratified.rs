//! [`Stratified`]: each stretch of an epoch has its part of each class.

use core::fmt;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::permutation::Permutation;
use super::random::Stream;
use super::{Purpose, SampleOrder, Sampler};
use crate::DataError;

/// The class of a sample: an integer, a `bool`, a string; what can be compared and ordered.
#[diagnostic::on_unimplemented(
    message = "expected classes of samples, which are compared, found `{Self}` [tensor-samples]",
    label = "no class is a `{Self}`",
    note = "classes are integers, `bool`s or strings; of floats, make integers first: `labels.mapv(|label| label as i64)`"
)]
pub trait Class: Ord {}

#[diagnostic::do_not_recommend]
impl<C: Ord> Class for C {}

/// All samples in random order, but so that each batch has about that part of each class which the data set has.
///
/// The classes take turns at distances by their size, the same in each epoch; which sample of a class comes when is random.
#[derive(Clone)]
pub struct Stratified {
    seed: u64,
    turns: Arc<Turns>,
}

struct Turns {
    /// The samples of each class.
    classes: Vec<Vec<usize>>,
    /// The class at each position, and how many samples of that class come before it.
    turns: Vec<(u32, usize)>,
}

impl Stratified {
    /// The orders that belong to `seed`, of samples with these classes, one for each sample, in the order of the data set:
    /// `Stratified::new(&digits.labels, 42)`.
    #[must_use]
    pub fn new<C: Class>(classes: impl IntoIterator<Item = C>, seed: u64) -> Self {
        let members = by_class(classes);
        let mut turns: Vec<(u32, usize)> = Vec::with_capacity(members.iter().map(Vec::len).sum());
        for (class, samples) in members.iter().enumerate() {
            turns.extend((0..samples.len()).map(|number| (class as u32, number)));
        }
        // Where in the epoch a sample's turn is: a class has them at equal distances. The first is at a place that differs from
        // class to class, evenly spread (by the golden ratio), or the turns of many small classes would all fall together.
        // The place is a fraction, (number + offset) / size, with an offset of 32 binary digits, and is compared without rounding.
        let place = |&(class, number): &(u32, usize)| {
            let offset = class.wrapping_add(1).wrapping_mul(0x9e37_79b9);
            (((number as u128) << 32) + u128::from(offset), members[class as usize].len() as u128)
        };
        turns.sort_by(|one, other| {
            let ((one, one_of), (other, other_of)) = (place(one), place(other));
            (one * other_of).cmp(&(other * one_of))
        });
        Self { seed, turns: Arc::new(Turns { classes: members, turns }) }
    }
}

impl fmt::Debug for Stratified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stratified")
            .field("seed", &self.seed)
            .field("samples", &self.turns.turns.len())
            .field("classes", &self.turns.classes.len())
            .finish()
    }
}

/// The samples of each class, in the order of the classes.
pub(crate) fn by_class<C: Ord>(classes: impl IntoIterator<Item = C>) -> Vec<Vec<usize>> {
    let mut members: BTreeMap<C, Vec<usize>> = BTreeMap::new();
    for (sample, class) in classes.into_iter().enumerate() {
        members.entry(class).or_default().push(sample);
    }
    members.into_values().collect()
}

#[diagnostic::do_not_recommend]
impl Sampler for Stratified {
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        let found = self.turns.turns.len();
        if samples != found {
            return Err(DataError::SamplerLength { sampler: "classes", expected: samples, found });
        }
        let order = |(class, members): (usize, &Vec<usize>)| {
            let stream = Stream::new(&[Purpose::Stratified as u64, self.seed, epoch, class as u64]);
            Permutation::new(members.len(), stream)
        };
        let orders = self.turns.classes.iter().enumerate().map(order).collect();
        Ok(Box::new(ByTurns { turns: Arc::clone(&self.turns), orders }))
    }
}

struct ByTurns {
    turns: Arc<Turns>,
    /// The order of the samples of each class.
    orders: Vec<Permutation>,
}

impl SampleOrder for ByTurns {
    fn len(&self) -> usize {
        self.turns.turns.len()
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        for (sample, &(class, number)) in samples.iter_mut().zip(&self.turns.turns[start..]) {
            let class = class as usize;
            *sample = self.turns.classes[class][self.orders[class].at(number)];
        }
    }
}
