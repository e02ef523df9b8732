//! Ranks as threads of one process.

#![allow(clippy::cast_precision_loss)]

use super::*;

const TIMEOUT: Duration = Duration::from_secs(1);

const STEP: Step = Step { epoch: 0, batch: 3 };

/// An address of which nobody has heard.
fn address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn join(rank: usize, address: &str, version: &str) -> Result<Ranks, String> {
    Ranks::join(Shard::new(rank, 3).unwrap(), address, &[("version", version.to_owned())], TIMEOUT)
}

/// What becomes of three ranks, each of which does this after it has joined.
fn three<T: Send>(each: impl Fn(usize, Ranks) -> Result<T, String> + Sync) -> [Result<T, String>; 3] {
    let (address, each) = (address(), &each);
    thread::scope(|scope| {
        let ranks = [0, 1, 2].map(|rank| {
            let address = &address;
            scope.spawn(move || each(rank, join(rank, address, "1")?))
        });
        ranks.map(|rank| rank.join().unwrap())
    })
}

#[test]
fn all_ranks_get_the_same_mean() {
    let found = three(|rank, mut ranks| {
        let mut all = Vec::new();
        for step in 0..3_u8 {
            let mut values = [0.1, 2.0, -3.5].map(|value| value * f32::from(step + 1) * (rank as f32 - 0.5));
            ranks.mean(STEP, &mut values)?;
            all.extend(values);
        }
        // Many more than fit what the system keeps of a connection.
        let mut many = vec![rank as f32; 1 << 20];
        ranks.mean(STEP, &mut many)?;
        all.push(many[many.len() - 1]);
        Ok(all)
    });
    let [first, ..] = &found;
    let expected = [0.05, 1.0, -1.75, 0.1, 2.0, -3.5, 0.15, 3.0, -5.25, 1.0];
    assert!(first.as_ref().unwrap().iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-6));
    assert!(found.iter().all(|found| found == first));
}

#[test]
fn one_rank_needs_no_other() {
    let mut alone = Ranks::join(Shard::WHOLE, "nowhere", &[], TIMEOUT).unwrap();
    let mut values = [0.5, 3.0];
    alone.mean(STEP, &mut values).unwrap();
    assert_eq!(values.map(f32::to_bits), [0.5, 3.0].map(f32::to_bits));
}

#[test]
fn a_rank_that_ends_is_named_everywhere() {
    for gone in [1, 2] {
        let found = three(|rank, mut ranks| {
            ranks.mean(STEP, &mut [1.0])?;
            if rank == gone { Ok(()) } else { ranks.mean(STEP, &mut [1.0]) }
        });
        for (rank, found) in found.into_iter().enumerate() {
            assert_eq!(found, if rank == gone { Ok(()) } else { Err(format!("rank {gone} has ended")) });
        }
    }
    let found = three(|rank, mut ranks| if rank == 0 { Ok(()) } else { ranks.mean(STEP, &mut [1.0]) });
    assert_eq!(found, [Ok(()), Err("rank 0 has ended".to_owned()), Err("rank 0 has ended".to_owned())]);
}

#[test]
fn no_mean_is_made_without_the_others() {
    let found = three(|rank, mut ranks| {
        if rank == 0 {
            ranks.mean(STEP, &mut [1.0, 2.0]).unwrap_err();
            return ranks.mean(STEP, &mut [1.0]);
        }
        ranks.mean(STEP, &mut [1.0])
    });
    assert_eq!(found[0].clone().unwrap_err(), "the other ranks were told to end");
    assert_eq!(found[2].clone().unwrap_err(), "rank 1 has sent 1 values, and this one has 2");
}

#[test]
fn a_rank_that_fails_says_why() {
    for failing in [0, 2] {
        let found = three(|rank, mut ranks| {
            if rank == failing {
                ranks.fail("no more disk");
                return Ok(());
            }
            ranks.mean(STEP, &mut [1.0])
        });
        for (rank, found) in found.into_iter().enumerate() {
            let expected = Err(format!("rank {failing}: no more disk"));
            assert_eq!(found, if rank == failing { Ok(()) } else { expected });
        }
    }
}

#[test]
fn a_rank_that_is_silent_is_named_everywhere() {
    for silent in [0, 2] {
        let found = three(|rank, mut ranks| {
            if rank == silent {
                thread::sleep(5 * TIMEOUT);
                return Ok(());
            }
            ranks.mean(STEP, &mut [1.0])
        });
        let seconds = if silent == 0 { 2 } else { 1 };
        for (rank, found) in found.into_iter().enumerate() {
            let expected = Err(format!("rank {silent} has been silent for {seconds}s"));
            assert_eq!(found, if rank == silent { Ok(()) } else { expected });
        }
    }
}

#[test]
fn ranks_that_do_something_else_are_an_error() {
    let found = three(
        |rank, mut ranks| if rank == 2 { ranks.mean(STEP, &mut [1.0, 2.0]) } else { ranks.mean(STEP, &mut [1.0]) },
    );
    assert_eq!(found[1].clone().unwrap_err(), "rank 2 has sent what is no message of these ranks");
    let found = three(
        |rank, mut ranks| if rank == 1 { ranks.mean(STEP, &mut [1.0]) } else { ranks.mean(STEP, &mut [1.0, 2.0]) },
    );
    assert_eq!(found[2].clone().unwrap_err(), "rank 1 has sent 1 values, and this one has 2");
    let found = three(|rank, mut ranks| {
        let step = if rank == 1 { Step { epoch: 1, batch: 0 } } else { STEP };
        ranks.mean(step, &mut [1.0])
    });
    assert_eq!(
        found,
        [0, 1, 2].map(|_| Err("rank 1 is at batch 0 of epoch 1, and this one at batch 3 of epoch 0".to_owned()))
    );
}

#[test]
fn another_version_is_told_to_all() {
    let address = address();
    let found = thread::scope(|scope| {
        let versions = ["1", "1", "2"].into_iter().enumerate();
        let ranks: Vec<_> = versions
            .map(|(rank, version)| {
                scope.spawn({
                    let address = &address;
                    move || join(rank, address, version)
                })
            })
            .collect();
        ranks.into_iter().map(|rank| rank.join().unwrap().unwrap_err()).collect::<Vec<_>>()
    });
    assert_eq!(found, vec!["rank 2 has `version: 2`, and rank 0 has `version: 1`"; 3]);
}

#[test]
fn ranks_that_do_not_come_are_named() {
    let address = address();
    thread::scope(|scope| {
        let first = scope.spawn(|| join(0, &address, "1"));
        let second = scope.spawn(|| join(1, &address, "1"));
        for found in [first, second] {
            assert_eq!(found.join().unwrap().unwrap_err(), "of 3, these have not come within 1s: [2]");
        }
    });
    let error = join(1, &address, "1").unwrap_err();
    assert!(error.starts_with(&format!("rank 0 is not at {address} after 1s: ")), "{error}");
}

#[test]
fn two_processes_of_one_rank_are_an_error() {
    let address = address();
    thread::scope(|scope| {
        let ranks = [0, 1, 1].map(|rank| {
            let address = &address;
            scope.spawn(move || join(rank, address, "1"))
        });
        for found in ranks {
            let expected = "expected one process of each rank from 1 on, found [1, 1]";
            assert_eq!(found.join().unwrap().unwrap_err(), expected);
        }
    });
}

#[test]
fn who_is_no_rank_is_not_taken_for_one() {
    let address = address();
    thread::scope(|scope| {
        let ranks = [0, 1].map(|rank| {
            let address = &address;
            scope.spawn(move || join(rank, address, "1")?.mean(STEP, &mut [1.0]))
        });
        // Who says nothing keeps nobody waiting.
        let _silent: Vec<_> = (0..20).map(|_| connect(&address, TIMEOUT).unwrap()).collect();
        for said in ["GET / HTTP/1.1\r\n\r\n".as_bytes(), &[b'h', 255, 255, 255, 255, 255, 255, 255, 255], &[]] {
            let mut stranger = connect(&address, TIMEOUT).unwrap();
            stranger.write_all(said).unwrap();
            stranger.shutdown(Shutdown::Write).unwrap();
        }
        join(2, &address, "1").and_then(|mut ranks| ranks.mean(STEP, &mut [1.0])).unwrap();
        for rank in ranks {
            rank.join().unwrap().unwrap();
        }
    });
}
