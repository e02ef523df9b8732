//! The order of samples: known answers, which never change, and what chance would say of it.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss, clippy::similar_names)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use tensor_data::{BlockShuffle, DataError, ORDER_VERSION, Sampler, Sequential, Shuffle, Stratified, Weighted};

fn whole(sampler: &impl Sampler, samples: usize, epoch: u64) -> Vec<usize> {
    let order = sampler.order(samples, epoch).unwrap();
    let mut numbers = vec![0; order.len()];
    order.fill(0, &mut numbers);
    numbers
}

/// The samples at some positions.
fn at<const N: usize>(sampler: &impl Sampler, samples: usize, epoch: u64, positions: [usize; N]) -> [usize; N] {
    let order = sampler.order(samples, epoch).unwrap();
    positions.map(|position| {
        let mut number = [0];
        order.fill(position, &mut number);
        number[0]
    })
}

/// The numbers are those of another implementation of the same description, in Python. A change of them is a new
/// `ORDER_VERSION`: runs would go on in another order than they began.
#[test]
fn the_order_is_the_known_one() {
    assert_eq!(ORDER_VERSION, 1);
    assert_eq!(whole(&Shuffle::new(42), 10, 0), [5, 7, 2, 6, 9, 0, 1, 3, 4, 8]);
    assert_eq!(whole(&Shuffle::new(42), 10, 1), [1, 8, 3, 2, 7, 5, 4, 9, 0, 6]);
    assert_eq!(at(&Shuffle::new(42), 1797, 0, [0, 1, 2, 3, 4, 5, 6, 7]), [1325, 818, 427, 494, 869, 1428, 237, 785]);
    assert_eq!(at(&Shuffle::new(0), 1_000_000, 0, [0, 1, 2, 999_999]), [79949, 895_289, 43138, 345_524]);
    // The most samples whose tables are short, more of them, the most that have tables, and more.
    let ends = |samples| at(&Shuffle::new(7), samples, 3, [0, 1, samples - 1]);
    assert_eq!(ends(1 << 20), [556_070, 861_659, 816_932]);
    assert_eq!(ends(3_000_000), [2_645_238, 2_147_539, 2_088_574]);
    assert_eq!(ends(1 << 30), [566_776_422, 39_578_784, 404_449_025]);
    assert_eq!(ends((1 << 30) + 70_000), [625_781_249, 172_930_344, 254_154_084]);
    let largest = Shuffle::new(u64::MAX);
    assert_eq!(at(&largest, 60_000, u64::MAX, [0, 1, 2, 59_999]), [36816, 35681, 19168, 52221]);
    assert_eq!(whole(&BlockShuffle::new(42, 2, 3), 11, 0), [1, 3, 9, 0, 2, 8, 6, 5, 7, 4, 10]);
    assert_eq!(whole(&BlockShuffle::new(42, 4, 1), 10, 1), [5, 7, 6, 4, 3, 0, 2, 1, 8, 9]);
}

#[cfg(target_pointer_width = "64")]
#[test]
fn more_samples_than_memory_holds_are_in_order() {
    let shuffle = Shuffle::new(7);
    let last = (1 << 40) - 1;
    assert_eq!(at(&shuffle, 1 << 40, 3, [0, 1, last]), [307_462_085_675, 28_685_080_812, 873_069_390_672]);
    let most = isize::MAX.cast_unsigned();
    let known = [5_046_207_613_303_889_247, 6_872_287_121_517_989_513, 416_121_132_577_539_156];
    assert_eq!(at(&shuffle, most, 3, [0, 1, most - 1]), known);
}

/// Whether each number below `samples` is there once.
fn is_permutation(mut numbers: Vec<usize>, samples: usize) -> bool {
    numbers.sort_unstable();
    numbers.into_iter().eq(0..samples)
}

proptest! {
    #[test]
    fn each_sample_comes_once(samples in 0_usize..1500, seed: u64, epoch: u64, rows in 0_usize..50, mixed in 0_usize..9) {
        prop_assert!(is_permutation(whole(&Shuffle::new(seed), samples, epoch), samples));
        prop_assert!(is_permutation(whole(&BlockShuffle::new(seed, rows, mixed), samples, epoch), samples));
        let classes = (0..samples).map(|sample| sample * sample % 7);
        prop_assert!(is_permutation(whole(&Stratified::new(classes, seed), samples, epoch), samples));
        prop_assert!(whole(&Sequential, samples, epoch).into_iter().eq(0..samples));
    }

    #[test]
    fn any_part_of_the_order_is_found_by_itself(samples in 1_usize..1500, seed: u64, cut in 0_f64..1.0) {
        let start = (cut * samples as f64) as usize;
        let weights: Vec<f64> = (0..samples).map(|sample| (sample % 5) as f64 + 0.5).collect();
        let samplers: [Box<dyn Sampler>; 6] = [
            Box::new(Sequential),
            Box::new(Shuffle::new(seed)),
            Box::new(BlockShuffle::new(seed, 7, 3)),
            Box::new(Stratified::new((0..samples).map(|sample| sample % 4), seed)),
            Box::new(Weighted::new(&weights, seed).unwrap()),
            Box::new((0..samples).rev().collect::<Vec<_>>()),
        ];
        for sampler in samplers {
            let order = sampler.order(samples, 9).unwrap();
            let (mut all, mut part) = (vec![0; samples], vec![0; samples - start]);
            order.fill(0, &mut all);
            order.fill(start, &mut part);
            prop_assert_eq!(&all[start..], part);
        }
    }
}

#[test]
fn seed_and_epoch_each_change_the_order() {
    let orders = [(1, 0), (1, 1), (2, 0), (0, 1)].map(|(seed, epoch)| whole(&Shuffle::new(seed), 100, epoch));
    for (index, order) in orders.iter().enumerate() {
        assert!(!orders[..index].contains(order), "{index}");
    }
    assert_eq!(orders[0], whole(&Shuffle::new(1), 100, 0));
}

/// How far counts are from those expected, in standard deviations of χ².
fn deviation(counts: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let (mut chi, mut free) = (0.0, -1.0);
    for (found, expected) in counts {
        chi += (found - expected) * (found - expected) / expected;
        free += 1.0;
    }
    (chi - free) / f64::sqrt(2.0 * free)
}

#[test]
fn all_orders_of_few_samples_are_equally_frequent() {
    const EPOCHS: u64 = 60_000;
    let shuffle = Shuffle::new(42);
    for (samples, orders) in [(2, 2), (3, 6), (4, 24), (5, 120), (7, 5040)] {
        let mut counts: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
        for epoch in 0..EPOCHS {
            *counts.entry(whole(&shuffle, samples, epoch)).or_default() += 1;
        }
        assert_eq!(counts.len(), orders);
        let expected = EPOCHS as f64 / orders as f64;
        let deviation = deviation(counts.values().map(|&found| (found as f64, expected)));
        assert!(deviation.abs() < 4.0, "{samples} samples: {deviation}");
    }
}

/// Whether an even number of swaps makes the order.
fn is_even(order: &[usize]) -> bool {
    let (mut is_even, mut seen) = (true, vec![false; order.len()]);
    for start in 0..order.len() {
        let mut at = start;
        let mut len = 0;
        while !seen[at] {
            seen[at] = true;
            at = order[at];
            len += 1;
        }
        // A circle of `len` samples is `len - 1` swaps.
        is_even ^= len > 1 && len % 2 == 0;
    }
    is_even
}

#[test]
fn half_of_the_orders_are_even_whatever_their_length() {
    // Each length for which a grid of ⌈√len⌉ rows would be odd both ways, and others.
    for samples in (2..60).chain([120, 121, 122, 441, 931, 961, 1023, 1024, 1025, 1089, 1090, 2209]) {
        let epochs = if samples < 200 { 1000 } else { 200 };
        let even = (0..epochs).filter(|&epoch| is_even(&whole(&Shuffle::new(5), samples, epoch))).count();
        let deviation = (2.0 * even as f64 - epochs as f64) / f64::sqrt(epochs as f64);
        assert!(deviation.abs() < 4.5, "{samples} samples: {even} of {epochs}");
    }
}

#[test]
fn many_samples_keep_no_more_places_and_neighbours_than_chance() {
    // With 8 rounds, and on both sides of the length at which there are 24.
    for (samples, epochs) in [(1000, 2000), (1024, 2000), (5000, 400), (60_000, 40)] {
        let (mut fixed, mut neighbours, mut pairs) = (0_u64, 0_u64, vec![0_u64; 64]);
        let shuffle = Shuffle::new(7);
        for epoch in 0..epochs {
            let order = whole(&shuffle, samples, epoch);
            fixed += order.iter().enumerate().filter(|&(place, &sample)| place == sample).count() as u64;
            neighbours += order.windows(2).filter(|pair| pair[1] == pair[0] + 1).count() as u64;
            for pair in order.windows(2) {
                pairs[pair[0] * 8 / samples * 8 + pair[1] * 8 / samples] += 1;
            }
        }
        // Both are 1 in an epoch on average, and so is their variance.
        for (what, count) in [("fixed", fixed), ("neighbours", neighbours)] {
            let deviation = (count as f64 - epochs as f64) / f64::sqrt(epochs as f64);
            assert!(deviation.abs() < 4.0, "{samples} samples, {what}: {deviation}");
        }
        let expected = (epochs * (samples as u64 - 1)) as f64 / 64.0;
        let deviation = deviation(pairs.iter().map(|&found| (found as f64, expected)));
        assert!(deviation < 4.0, "{samples} samples, pairs: {deviation}");
    }
}

#[test]
fn a_block_stays_together_with_those_it_is_mixed_with() {
    for epoch in 0..20 {
        let order = whole(&BlockShuffle::new(3, 10, 4), 205, epoch);
        // Each stretch has the samples of four blocks, one of which may be the short one.
        let short = order.iter().position(|&sample| sample >= 200).unwrap() / 40;
        let mut start = 0;
        for group in 0..6 {
            let blocks = if group == 5 { 1 } else { 4 };
            let len = (if group == short { blocks * 10 - 5 } else { blocks * 10 }).min(205 - start);
            let mut found: Vec<_> = order[start..start + len].iter().map(|sample| sample / 10).collect();
            found.sort_unstable();
            found.dedup();
            assert_eq!(found.len(), blocks, "epoch {epoch}, group {group}");
            start += len;
        }
        assert_eq!(start, 205);
    }
}

#[test]
fn samples_are_drawn_by_their_weights() {
    let weights = [0.0, 1.0, 2.0, 0.0, 5.0];
    let weighted = Weighted::new(&weights, 42).unwrap().draws(80_000);
    let mut counts = [0_u64; 5];
    for sample in whole(&weighted, 5, 0) {
        counts[sample] += 1;
    }
    assert_eq!((counts[0], counts[3]), (0, 0));
    let expected = [1, 2, 4].map(|sample| (counts[sample] as f64, weights[sample] * 10_000.0));
    assert!(deviation(expected).abs() < 4.0, "{counts:?}");
    assert_ne!(whole(&weighted, 5, 0), whole(&weighted, 5, 1));
    // All weight on one sample; weights so unequal that a part of them is lost in rounding.
    assert_eq!(whole(&Weighted::new(&[0.0, 3.0, 0.0], 1).unwrap(), 3, 0), [1, 1, 1]);
    let lost = Weighted::new(&[1e-300, 1.0, 0.0], 1).unwrap().draws(1000);
    assert!(whole(&lost, 3, 0).iter().all(|&sample| sample == 1));
}

#[test]
fn weights_that_are_none_are_refused() {
    for weight in [-1.0, f64::NAN, f64::INFINITY] {
        let error = Weighted::new(&[1.0, weight], 0).unwrap_err();
        assert!(matches!(error, DataError::Weight { sample: 1, .. }), "{error}");
    }
    assert_eq!(
        Weighted::new(&[1.0, -0.5], 0).unwrap_err().to_string(),
        "expected finite weights from 0 up, found -0.5 for sample 1"
    );
    for weights in [&[][..], &[0.0, 0.0], &[f64::MAX, f64::MAX]] {
        let error = Weighted::new(weights, 0).unwrap_err();
        assert!(matches!(error, DataError::NoWeight { .. }), "{error}");
    }
    let none = Weighted::new(&[], 0).unwrap_err();
    assert_eq!(none.to_string(), "expected a sum of weights above 0 that an `f64` can hold, found 0 of 0 weights");
    // The last draw of the most there can be.
    let most = Weighted::new(&[1.0, 1.0], 0).unwrap().draws(usize::MAX).order(2, 0).unwrap();
    most.fill(usize::MAX - 2, &mut [0; 2]);
    let error = Weighted::new(&[1.0, 1.0], 0).unwrap().order(3, 0).map(drop).unwrap_err();
    assert_eq!(error.to_string(), "expected 3 weights, one for each sample, found 2");
}

#[test]
fn each_stretch_has_its_part_of_each_class() {
    // 60 of `a`, 30 of `b`, 10 of `c`.
    let classes: Vec<char> =
        (0..100).map(|sample| ['a', 'b', 'a', 'a', 'c', 'b', 'a', 'a', 'b', 'a'][sample % 10]).collect();
    let stratified = Stratified::new(&classes, 42);
    let order = whole(&stratified, 100, 0);
    for batch in order.chunks(10) {
        let count = |class| batch.iter().filter(|&&sample| classes[sample] == class).count();
        assert_eq!([count('a'), count('b'), count('c')], [6, 3, 1]);
    }
    assert_ne!(order, whole(&stratified, 100, 1));
    // 900 of one class, and 100 classes of one sample each: the small ones do not all come together.
    let classes = (0..1000_u32).map(|sample| if sample < 900 { 0 } else { sample });
    for batch in whole(&Stratified::new(classes, 1), 1000, 0).chunks(20) {
        let of_small = batch.iter().filter(|&&sample| sample >= 900).count();
        assert!((1..=3).contains(&of_small), "{of_small}, where 2 is their part");
    }
    let error = stratified.order(101, 0).map(drop).unwrap_err();
    assert_eq!(error.to_string(), "expected 101 classes, one for each sample, found 100");
}
