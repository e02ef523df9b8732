//! Parts of a data set.

#![allow(clippy::cast_precision_loss)]

mod common;

use common::points;
use proptest::prelude::*;
use tensor_data::{DataError, Dataset, IntoDataset, SplitSizes};

fn indices<S>(dataset: &Dataset<&S>) -> Vec<usize> {
    dataset.indices().collect()
}

proptest! {
    #[test]
    fn each_sample_is_in_one_part(samples in 0_u16..400, seed: u64, first in 0_f64..=1.0, share in 0_f64..=1.0) {
        let points = points(samples);
        let second = (1.0 - first) * share;
        let fractions = [first, second, 1.0 - first - second];
        prop_assume!(fractions[2] >= 0.0);
        let parts = [
            points.split(fractions, seed).unwrap(),
            points.split_stratified(fractions, seed, |points| &points.class).unwrap(),
        ];
        for parts in parts {
            let mut all: Vec<usize> = parts.iter().flat_map(indices).collect();
            for (part, fraction) in parts.iter().zip(fractions) {
                prop_assert!(part.indices().is_sorted());
                prop_assert!((part.len() as f64 - fraction * f64::from(samples)).abs() < 3.0, "{} of {samples}", part.len());
            }
            all.sort_unstable();
            prop_assert!(all.into_iter().eq(0..usize::from(samples)));
        }
    }

    #[test]
    fn each_class_has_its_part_in_each_part(samples in 0_u16..400, seed: u64, first in 0_f64..=1.0) {
        let points = points(samples);
        let parts = points.split_stratified([first, 1.0 - first], seed, |points| points.class.iter()).unwrap();
        for class in 0..3 {
            let of_class = |indices: &mut dyn Iterator<Item = usize>| indices.filter(|index| index % 3 == class).count();
            let all = of_class(&mut (0..usize::from(samples)));
            let part = of_class(&mut parts[0].indices());
            prop_assert!((part as f64 - all as f64 * first).abs() <= 1.0, "{part} of {all}");
        }
    }
}

#[test]
fn sizes_are_fractions_or_numbers() {
    let points = points(100);
    let sizes = |parts: &[Dataset<&_>]| parts.iter().map(Dataset::len).collect::<Vec<_>>();
    assert_eq!(sizes(&points.split([0.29, 0.71], 0).unwrap()), [29, 71]);
    assert_eq!(sizes(&points.split([1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0], 0).unwrap()), [34, 33, 33]);
    assert_eq!(sizes(&points.split([90, 10, 0], 0).unwrap()), [90, 10, 0]);
    assert_eq!(sizes(&points.split([0.0, 1.0], 0).unwrap()), [0, 100]);
    assert_eq!([0.71, 0.29].sizes(100_000_000), Ok([71_000_000, 29_000_000]));
    // Two of three parts of one sample are empty.
    let one = common::points(1);
    assert_eq!(sizes(&one.split([0.4, 0.3, 0.3], 0).unwrap()), [1, 0, 0]);
}

#[test]
fn the_parts_are_those_of_the_seed() {
    let points = points(20);
    let [first, _] = points.split([0.25, 0.75], 42).unwrap();
    assert_eq!(indices(&first), [0, 2, 6, 8, 9]);
    let [again, _] = points.split([5, 15], 42).unwrap();
    assert_eq!(indices(&first), indices(&again));
    let [other, _] = points.split([0.25, 0.75], 43).unwrap();
    assert_ne!(indices(&first), indices(&other));
    // A part of a part is of the same struct.
    let [half, rest] = first.split([2, 3], 1).unwrap();
    let mut both = [indices(&half), indices(&rest)].concat();
    both.sort_unstable();
    assert_eq!(both, indices(&first));
    let [stratified, _] = first.split_stratified([0.5, 0.5], 1, |points| &points.class).unwrap();
    assert!(stratified.indices().all(|index| indices(&first).contains(&index)));
}

#[test]
fn small_classes_are_not_all_given_to_the_first_part() {
    // 30 classes of one sample each: rounding each by itself would leave the second part empty.
    let points = points(30);
    let [first, second] = points.split_stratified([0.5, 0.5], 0, |_| 0..30).unwrap();
    assert_eq!((first.len(), second.len()), (15, 15));
    // Which of them is in which part depends on the seed.
    let [other, _] = points.split_stratified([0.5, 0.5], 1, |_| 0..30).unwrap();
    assert_ne!(indices(&first), indices(&other));
}

/// Sizes that are not those of the samples.
struct Wrong([usize; 2]);

impl SplitSizes<2> for Wrong {
    fn sizes(&self, _: usize) -> Result<[usize; 2], DataError> {
        Ok(self.0)
    }
}

#[test]
fn what_are_no_parts_is_refused() {
    let points = points(10);
    let text = |error: Result<(), DataError>| error.unwrap_err().to_string();
    let split = |fractions: [f64; 2]| text(points.split(fractions, 0).map(drop));
    assert_eq!(split([0.8, 0.3]), "expected parts that add up to 1, found 1.1");
    assert_eq!(split([0.8, 0.1]), "expected parts that add up to 1, found 0.9");
    assert_eq!(split([1.5, -0.5]), "expected fractions from 0 to 1, found 1.5 for part 0");
    assert_eq!(split([f64::NAN, 1.0]), "expected fractions from 0 to 1, found NaN for part 0");
    assert_eq!(text(points.split([8, 3], 0).map(drop)), "expected parts that add up to 10, found 11");
    assert!(text(points.split([usize::MAX, 11], 0).map(drop)).contains("add up to 10"));
    for sizes in [[9, 9], [1, 1]] {
        assert!(text(points.split(Wrong(sizes), 0).map(drop)).contains("add up to 10"));
    }
    assert!(text(points.split::<0>([0.0; 0], 0).map(drop)).contains("add up to 1, found 0"));
    assert_eq!(
        text(points.split_stratified([0.5, 0.5], 0, |_| [1, 2]).map(drop)),
        "expected 10 classes, one for each sample, found 2"
    );
}

#[test]
fn a_range_and_a_list_are_parts() {
    let points = points(10);
    let all = points.into_dataset().unwrap();
    assert_eq!(indices(&all.range(3..=5).unwrap()), [3, 4, 5]);
    assert_eq!(indices(&all.range(8..).unwrap()), [8, 9]);
    assert_eq!(indices(&all.range(8..).unwrap().range(1..).unwrap()), [9]);
    let chosen = all.select(&[9, 0, 9]).unwrap();
    assert_eq!((indices(&chosen), chosen.is_empty()), (vec![9, 0, 9], false));
    assert_eq!(indices(&chosen.range(1..).unwrap()), [0, 9]);
    assert_eq!(indices(&chosen.select(&[2]).unwrap()), [9]);
    assert!(std::ptr::eq(chosen.structs()[0], &raw const points));
    assert_eq!(all.select(&[3, 10]).unwrap_err(), DataError::Sample { sample: 10, samples: 10 });
    for refused in [all.range(5..11), all.range(11..), all.range(..=usize::MAX), all.range(11..11)] {
        assert!(matches!(refused, Err(DataError::Range { samples: 10, .. })), "{refused:?}");
    }
    let error = all.range(8..12).unwrap_err();
    assert_eq!(error.to_string(), "the samples 8..12 are asked for, and there are 10, numbered from 0");
    let error = all.select(&[10]).unwrap_err();
    assert_eq!(error.to_string(), "sample 10 is asked for, and there are 10, numbered from 0");
    assert!(all.range(10..).unwrap().is_empty());
}
