//! What an epoch tells mapped arrays: the samples of the next batch, before the current one is made.

use std::sync::Mutex;

use ndarray::{ArrayView1, Ix1};
use tensor_core::{ArrayField, Host, Loan, RowSelection, TensorInput, array_field};
use tensor_data::{BlockShuffle, DataError, DataLoader, Dataset, IntoDataset};

/// What happened to an array.
#[derive(Debug, Clone, PartialEq)]
enum Event {
    Told(Vec<usize>),
    Read,
}
use Event::{Read, Told};

/// An array that notes what it is told and when it is read.
struct Noting {
    values: Vec<f32>,
    is_mapped: bool,
    events: Mutex<Vec<Event>>,
}

impl ArrayField for Noting {
    type Elem = f32;
    type Dim = Ix1;

    fn loan(&self) -> Loan<'_, f32, Ix1> {
        let mut events = self.events.lock().unwrap();
        if events.last() != Some(&Read) {
            events.push(Read);
        }
        Loan::new(ArrayView1::from(&self.values))
    }

    fn is_mapped(&self) -> bool {
        self.is_mapped
    }

    fn will_need(&self, rows: RowSelection<'_>) {
        let rows = match rows {
            RowSelection::Range { start, end } => (start..end.unwrap()).collect(),
            RowSelection::Indices(rows) => rows.to_vec(),
            _ => unreachable!("there are two kinds"),
        };
        self.events.lock().unwrap().push(Told(rows));
    }
}
array_field!([] Noting, read only);

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(copy, shape = [batch])]
    volts: Noting,
}

fn signal(samples: u8, is_mapped: bool) -> Signal {
    Signal { volts: Noting { values: (0..samples).map(f32::from).collect(), is_mapped, events: Mutex::default() } }
}

impl Signal {
    /// What happened since the last time.
    fn events(&self) -> Vec<Event> {
        std::mem::take(&mut *self.volts.events.lock().unwrap())
    }
}

#[test]
fn the_next_batch_is_told_before_the_current_one_is_made() -> Result<(), DataError> {
    let signal = signal(7, true);
    let loader = DataLoader::new(&signal).batch_size(3);
    signal.events();
    let mut epoch = loader.epoch::<Host>(0);
    assert!(signal.events().is_empty(), "an epoch that is only made tells nothing");
    epoch.next().unwrap()?;
    assert_eq!(signal.events(), [Told(vec![0, 1, 2]), Told(vec![3, 4, 5]), Read]);
    epoch.next().unwrap()?;
    assert_eq!(signal.events(), [Told(vec![6]), Read]);
    epoch.next().unwrap()?;
    assert_eq!(signal.events(), [Read]);
    assert!(epoch.next().is_none() && signal.events().is_empty());
    Ok(())
}

#[test]
fn what_is_told_is_what_the_batches_have_in_any_order() -> Result<(), DataError> {
    let signal = signal(50, true);
    let [part, rest] = signal.split([0.5, 0.5], 1)?;
    let all = Dataset::join([&rest, &part])?;
    let loaders = [
        DataLoader::new(&signal).shuffle(3),
        DataLoader::new(&signal).sampler(BlockShuffle::new(1, 4, 3)),
        DataLoader::new(&part).shuffle(3),
        DataLoader::new(&all),
        DataLoader::new(&signal).sampler(vec![4, 4, 9, 2]),
    ];
    for loader in loaders.map(|loader| loader.batch_size(4)) {
        signal.events();
        let mut told = Vec::new();
        let mut numbers = Vec::new();
        for batch in loader.epoch::<Host>(2) {
            let mut indices = batch?.indices();
            indices.sort_unstable();
            numbers.push(indices);
            told.extend(signal.events().into_iter().filter_map(|event| match event {
                Told(mut rows) => {
                    rows.sort_unstable();
                    Some(rows)
                }
                Read => None,
            }));
            assert!(told.len() > numbers.len() || told.len() == loader.batch_count(2)?, "one batch ahead");
        }
        assert_eq!(told, numbers, "{loader:?}");
    }
    Ok(())
}

#[test]
fn batches_that_are_skipped_or_left_out_are_not_told() -> Result<(), DataError> {
    let signal = signal(11, true);
    let loader = DataLoader::new(&signal).batch_size(2).drop_last(true);
    signal.events();
    let mut epoch = loader.epoch::<Host>(0);
    epoch.next().unwrap()?;
    epoch.nth(2).unwrap()?;
    let read = [Told(vec![0, 1]), Told(vec![2, 3]), Read, Told(vec![6, 7]), Told(vec![8, 9]), Read];
    assert_eq!(signal.events(), read);
    let state = epoch.next().unwrap()?.state();
    assert_eq!(signal.events(), [Read], "the rest is no batch");
    assert!(loader.resume::<Host>(state)?.next().is_none() && signal.events().is_empty());
    let mut resumed = loader.resume::<Host>(loader.epoch::<Host>(0).nth(2).unwrap()?.state())?;
    signal.events();
    resumed.next().unwrap()?;
    assert_eq!(signal.events(), [Told(vec![6, 7]), Told(vec![8, 9]), Read]);
    Ok(())
}

#[test]
fn a_sample_that_is_not_there_is_the_error_of_its_batch_alone() {
    let signal = signal(4, true);
    let loader = DataLoader::new(&signal).batch_size(2).sampler(vec![0, 1, 2, 4, 3, 0]);
    signal.events();
    let outcomes: Vec<bool> = loader.epoch::<Host>(0).map(|batch| batch.is_ok()).collect();
    assert_eq!(outcomes, [true, false, true]);
    let told = signal.events().into_iter().filter(|event| *event != Read);
    assert_eq!(told.collect::<Vec<_>>(), [Told(vec![0, 1]), Told(vec![0, 3])]);
}

#[test]
fn arrays_in_memory_and_loaders_that_do_not_read_ahead_tell_nothing() -> Result<(), DataError> {
    let (mapped, in_memory) = (signal(7, true), signal(7, false));
    let loaders = [
        (&in_memory, DataLoader::new(&in_memory)),
        (&mapped, DataLoader::new(&mapped).read_ahead(false)),
        (&mapped, DataLoader::new(&mapped).read_ahead(false).clone()),
    ];
    for (signal, loader) in loaders {
        signal.events();
        for batch in loader.batch_size(3).shuffle(1).epoch::<Host>(0) {
            batch?;
        }
        assert_eq!(signal.events(), [Read]);
    }
    Ok(())
}
