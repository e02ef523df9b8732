//! Parts of batches, of several ranks, against the batches of one.

#![allow(clippy::cast_possible_truncation)]

mod common;

use common::{Points, points};
use proptest::prelude::*;
use tensor_core::Host;
use tensor_data::{DataError, DataLoader, LoaderState, Remainder, Shard};

/// The batches of a rank: their samples, how many of these are padding, and the state.
type Batches = Vec<(Vec<usize>, usize, LoaderState)>;

fn of_rank(points: &Points, batch: usize, rank: usize, world: usize, remainder: Remainder) -> Batches {
    let loader =
        DataLoader::new(points).batch_size(batch).shuffle(5).shard(Shard::new(rank, world).unwrap(), remainder);
    let batches: Batches = loader
        .epoch::<Host>(1)
        .map(|batch| {
            let batch = batch.unwrap();
            assert_eq!(batch.with(|t| t.xy.nrows()), batch.len());
            (batch.indices(), batch.padding(), batch.state())
        })
        .collect();
    assert_eq!(loader.batch_count(1), Ok(batches.len()));
    batches
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_ranks_together_have_the_epoch_of_one(samples in 0_u16..80, batch in 1_usize..9, world in 1_usize..6) {
        let points = points(samples);
        let order: Vec<usize> =
            DataLoader::new(&points).batch_size(7).shuffle(5).epoch::<Host>(1).flat_map(|batch| batch.unwrap().indices()).collect();
        let (samples, global) = (usize::from(samples), batch * world);
        for remainder in [Remainder::Drop, Remainder::Pad, Remainder::Keep] {
            let ranks: Vec<Batches> = (0..world).map(|rank| of_rank(&points, batch, rank, world, remainder)).collect();
            let counts: Vec<usize> = ranks.iter().map(Vec::len).collect();
            let most = counts[0];
            match remainder {
                Remainder::Drop => prop_assert!(counts.iter().all(|&count| count == samples / global)),
                Remainder::Pad => prop_assert!(counts.iter().all(|&count| count == samples.div_ceil(global))),
                Remainder::Keep => prop_assert_eq!(most, samples.div_ceil(global)),
            }
            let mut seen = Vec::new();
            for number in 0..most {
                let there: Vec<_> = ranks.iter().filter_map(|batches| batches.get(number)).collect();
                let of_all: Vec<usize> = there.iter().flat_map(|batch| batch.0.clone()).collect();
                let padding: usize = there.iter().map(|batch| batch.1).sum();
                let real: Vec<usize> = of_all[..of_all.len() - padding].to_vec();
                prop_assert_eq!(&real, &order[seen.len()..seen.len() + real.len()]);
                seen.extend(real);
                // All have as many, and what pads are the first samples of the epoch.
                if remainder != Remainder::Keep {
                    prop_assert!(there.iter().all(|batch| batch.0.len() == there[0].0.len()));
                }
                let pads = order.iter().copied().cycle();
                prop_assert!(of_all[of_all.len() - padding..].iter().copied().eq(pads.take(padding)));
                prop_assert!(there.iter().all(|batch| batch.2 == there[0].2 && batch.2.position() == seen.len() as u64));
            }
            let expected = if remainder == Remainder::Drop { samples / global * global } else { samples };
            prop_assert_eq!(seen.len(), expected);
        }
    }

    #[test]
    fn a_run_goes_on_with_another_number_of_ranks(samples in 1_u16..80, batch in 1_usize..5, before in 1_usize..5, after in 1_usize..5) {
        let points = points(samples);
        let whole: Vec<usize> =
            DataLoader::new(&points).batch_size(1).shuffle(5).epoch::<Host>(1).flat_map(|batch| batch.unwrap().indices()).collect();
        for (_, _, state) in of_rank(&points, batch, 0, before, Remainder::Keep) {
            let mut rest: Vec<(usize, usize, Vec<usize>)> = Vec::new();
            for rank in 0..after {
                let loader = DataLoader::new(&points).batch_size(2).shuffle(5).shard(Shard::new(rank, after).unwrap(), Remainder::Keep);
                let batches = loader.resume::<Host>(state).unwrap().map(Result::unwrap);
                rest.extend(batches.map(|batch| (batch.number(), rank, batch.indices())));
            }
            rest.sort();
            let rest: Vec<usize> = rest.into_iter().flat_map(|(_, _, indices)| indices).collect();
            prop_assert_eq!(&rest[..], &whole[state.position() as usize..]);
        }
    }
}

#[test]
fn workers_of_a_rank_have_its_samples() {
    let points = points(50);
    let shard = Shard::new(1, 3).unwrap();
    let loader = DataLoader::new(&points).batch_size(4).shuffle(5).shard(shard, Remainder::Pad);
    let expected: Vec<_> =
        loader.epoch::<Host>(1).map(|batch| batch.unwrap()).map(|batch| (batch.indices(), batch.padding())).collect();
    assert_eq!(expected.last().unwrap().0.len(), 1);
    let found: Vec<_> = std::thread::scope(|scope| {
        let batches = loader.workers_in(scope, 2).epoch::<Host>(1).map(|batch| batch.unwrap());
        batches.map(|batch| (batch.indices(), batch.padding())).collect()
    });
    assert_eq!(found, expected);
}

#[test]
fn what_a_shard_does_with_the_remainder_holds_whatever_drop_last_says() {
    let points = points(4);
    for drop_last in [true, false] {
        let counts = [0, 1, 2].map(|rank| {
            let loader = DataLoader::new(&points).batch_size(2).drop_last(drop_last);
            let shard = Shard::new(rank, 3).unwrap();
            let after = loader.clone().shard(shard, Remainder::Pad).drop_last(drop_last);
            assert_eq!(after.batch_count(0), loader.clone().shard(shard, Remainder::Pad).batch_count(0));
            after.epoch::<Host>(0).count()
        });
        assert_eq!(counts, [1; 3]);
    }
}

#[test]
fn skipped_batches_are_skipped_by_their_rank() {
    let points = points(50);
    let loader = DataLoader::new(&points).batch_size(4).shard(Shard::new(2, 3).unwrap(), Remainder::Drop);
    let mut epoch = loader.epoch::<Host>(0);
    let third = epoch.nth(2).unwrap().unwrap();
    assert_eq!((third.number(), third.indices(), third.state().position()), (2, vec![32, 33, 34, 35], 36));
    assert_eq!(epoch.next().unwrap().unwrap().indices(), [44, 45, 46, 47]);
    assert!(epoch.next().is_none());
}

#[test]
fn a_rank_that_is_not_there_is_an_error() {
    let error = Shard::new(4, 4).unwrap_err();
    assert_eq!(error, DataError::Rank { rank: 4, world_size: 4 });
    assert_eq!(Shard::new(0, 0), Err(DataError::Rank { rank: 0, world_size: 0 }));
    assert_eq!(Shard::new(3, 4).map(|shard| (shard.rank(), shard.world_size())), Ok((3, 4)));
}
