//! [`Stratified`]: each stretch of an epoch has its part of each class.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::permutation::Permutation;
use super::random::Stream;
use super::{Order, Purpose, Sampler};
use crate::DataError;

/// All samples in random order, but so that each batch has of each class what is its part, give or take one sample.
///
/// The classes take turns by their size, the same in each epoch; which sample of a class comes when is random.
#[derive(Debug, Clone)]
pub struct Stratified {
    seed: u64,
    turns: Arc<Turns>,
    /// Of the classes of all samples.
    fingerprint: u64,
}

#[derive(Debug)]
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
    pub fn new<C: Ord>(classes: impl IntoIterator<Item = C>, seed: u64) -> Self {
        let members = by_class(classes);
        let mut of_samples: Vec<(usize, u64)> = Vec::new();
        for (class, samples) in members.iter().enumerate() {
            of_samples.extend(samples.iter().map(|&sample| (sample, class as u64)));
        }
        of_samples.sort_unstable();
        let fingerprint = Stream::new(&of_samples.iter().map(|&(_, class)| class).collect::<Vec<_>>()).at(0);
        let mut turns: Vec<(u32, usize)> = Vec::with_capacity(of_samples.len());
        for (class, samples) in members.iter().enumerate() {
            turns.extend((0..samples.len()).map(|number| (class as u32, number)));
        }
        // The middle of the stretch that a sample stands for, of a class whose stretches fill the epoch: (number + ½) / size.
        // As fractions, which are compared without rounding.
        let place = |&(class, number): &(u32, usize)| (2 * number as u128 + 1, members[class as usize].len() as u128);
        turns.sort_by(|one, other| {
            let ((one, one_of), (other, other_of)) = (place(one), place(other));
            (one * other_of).cmp(&(other * one_of))
        });
        Self { seed, turns: Arc::new(Turns { classes: members, turns }), fingerprint }
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
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn Order>, DataError> {
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

    fn fingerprint(&self) -> u64 {
        Stream::new(&[Purpose::Stratified as u64, self.seed, self.fingerprint]).at(0)
    }
}

struct ByTurns {
    turns: Arc<Turns>,
    /// The order of the samples of each class.
    orders: Vec<Permutation>,
}

impl Order for ByTurns {
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
