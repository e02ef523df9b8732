//! Parts of a data set, at random.

use crate::DataError;
use crate::order::permutation::Permutation;
use crate::order::random::Stream;
use crate::order::{Purpose, by_class};

/// The sizes of `N` parts: fractions that add up to 1, or numbers of samples.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the sizes of parts [tensor-samples]",
    label = "neither fractions nor numbers of samples",
    note = "write fractions that add up to 1, such as `[0.8, 0.2]`, an array of `f64`; or numbers of samples that add up to all, such as `[1500, 297]`, an array of `usize`"
)]
pub trait SplitSizes<const N: usize> {
    /// The sizes of the parts of so many samples.
    ///
    /// # Errors
    ///
    /// The sizes are not those of parts.
    fn sizes(&self, samples: usize) -> Result<[usize; N], DataError>;
}

/// What tells the class of each sample of a struct: a function that gives one for each, `|digits| &digits.labels`.
#[diagnostic::on_unimplemented(
    message = "expected a function that gives the classes of the samples of a struct, found `{Self}` [tensor-samples]",
    label = "not a function of the struct",
    note = "write `|digits| &digits.labels`, with the field that has one class for each sample"
)]
pub trait Classes<'data, S: 'data, C>: Fn(&'data S) -> C {}

#[diagnostic::do_not_recommend]
impl<'data, S: 'data, C, F: Fn(&'data S) -> C> Classes<'data, S, C> for F {}

/// How far a sum of fractions may be from 1, for the sake of those like ⅓ that a float can't hold.
const TOLERANCE: f64 = 1e-9;

#[diagnostic::do_not_recommend]
impl<const N: usize> SplitSizes<N> for [f64; N] {
    fn sizes(&self, samples: usize) -> Result<[usize; N], DataError> {
        check_fractions(self)?;
        let mut left = samples;
        let mut sizes = self.map(|fraction| whole_part(fraction, samples, &mut left));
        while left > 0 {
            for size in
                sizes.iter_mut().zip(self).filter(|(_, fraction)| **fraction > 0.0).map(|(size, _)| size).take(left)
            {
                *size += 1;
                left -= 1;
            }
        }
        Ok(sizes)
    }
}

/// A fraction of the samples, rounded down, which are taken from those that are `left`.
fn whole_part(fraction: f64, samples: usize, left: &mut usize) -> usize {
    // A fraction of 0.29 of 100 samples is 29 of them, though it is 28.999999999999996.
    let (exact, nearest) = (fraction * samples as f64, (fraction * samples as f64).round());
    let is_whole = (exact - nearest).abs() <= nearest * (4.0 * f64::EPSILON);
    let size = (if is_whole { nearest } else { exact } as usize).min(*left);
    *left -= size;
    size
}

/// Whether fractions are those of parts that make up a whole.
fn check_fractions(fractions: &[f64]) -> Result<(), DataError> {
    if let Some(part) = fractions.iter().position(|fraction| !(0.0..=1.0).contains(fraction)) {
        return Err(DataError::Part { part, fraction: fractions[part] });
    }
    let found = fractions.iter().fold(0.0, |sum, fraction| sum + fraction);
    if (found - 1.0).abs() > TOLERANCE {
        return Err(DataError::Parts { expected: 1.0, found });
    }
    Ok(())
}

#[diagnostic::do_not_recommend]
impl<const N: usize> SplitSizes<N> for [usize; N] {
    fn sizes(&self, samples: usize) -> Result<[usize; N], DataError> {
        let sum = self.iter().try_fold(0_usize, |sum, &size| sum.checked_add(size));
        if sum != Some(samples) {
            let found = self.iter().fold(0.0, |sum, &size| sum + size as f64);
            return Err(DataError::Parts { expected: samples as f64, found });
        }
        Ok(*self)
    }
}

/// The indices of each part, each in ascending order.
pub(crate) fn random_parts<const N: usize>(
    samples: usize,
    sizes: &impl SplitSizes<N>,
    seed: u64,
) -> Result<[Vec<usize>; N], DataError> {
    let sizes = sizes.sizes(samples)?;
    // Anybody can implement `SplitSizes`, so its sizes are checked as if they had been given.
    SplitSizes::<N>::sizes(&sizes, samples)?;
    let mut order = vec![0; samples];
    Permutation::new(samples, Stream::new(&[Purpose::Split as u64, seed])).fill(0, &mut order);
    let mut rest = &order[..];
    Ok(sizes.map(|size| {
        let (part, others) = rest.split_at(size);
        rest = others;
        let mut part = part.to_vec();
        part.sort_unstable();
        part
    }))
}

/// The indices of each part, each in ascending order, of samples with these classes.
pub(crate) fn stratified_parts<const N: usize, C: Ord>(
    classes: impl IntoIterator<Item = C>,
    fractions: [f64; N],
    seed: u64,
) -> Result<[Vec<usize>; N], DataError> {
    check_fractions(&fractions)?;
    let mut parts = [(); N].map(|()| Vec::new());
    // Rounding each class by itself would give small classes to the first part. In which order they come, and so which class has a
    // sample more in which part, depends on the seed.
    let (mut so_far, mut taken) = (0, [0; N]);
    let classes = by_class(classes);
    let turns = Permutation::new(classes.len(), Stream::new(&[Purpose::Split as u64, seed, u64::MAX]));
    for class in (0..classes.len()).map(|turn| turns.at(turn)) {
        let members = &classes[class];
        let mut order = vec![0; members.len()];
        Permutation::new(members.len(), Stream::new(&[Purpose::Split as u64, seed, class as u64])).fill(0, &mut order);
        so_far += members.len();
        let sizes = class_sizes(&fractions, members.len(), so_far, &taken);
        let mut rest = &order[..];
        for (part, size) in sizes.into_iter().enumerate() {
            let (of_part, others) = rest.split_at(size);
            rest = others;
            parts[part].extend(of_part.iter().map(|&index| members[index]));
            taken[part] += size;
        }
    }
    for part in &mut parts {
        part.sort_unstable();
    }
    Ok(parts)
}

/// How many samples of one class each part gets: its fraction rounded down, and what is left over to the parts that are furthest
/// behind their fraction of all samples so far.
fn class_sizes<const N: usize>(fractions: &[f64; N], members: usize, so_far: usize, taken: &[usize; N]) -> [usize; N] {
    let mut left = members;
    let mut sizes = fractions.map(|fraction| whole_part(fraction, members, &mut left));
    let mut raised = [false; N];
    while left > 0 {
        let behind = |part: usize| fractions[part] * so_far as f64 - (taken[part] + sizes[part]) as f64;
        let candidates = (0..N).filter(|&part| fractions[part] > 0.0 && !raised[part]);
        match candidates.max_by(|&one, &other| behind(one).total_cmp(&behind(other)).then(other.cmp(&one))) {
            Some(part) => {
                sizes[part] += 1;
                raised[part] = true;
                left -= 1;
            }
            None => raised = [false; N],
        }
    }
    sizes
}
