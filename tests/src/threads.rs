//! Owners of one array's memory on several threads: the last one frees the memory, and nobody sees another's change.

use std::borrow::BorrowMut;
use std::sync::Barrier;
use std::thread;

use ndarray::{ArcArray, Array, IxDyn};
use tensor_conformance::{OwnedOf, Probe};
use tensor_core::{ArrayField, Backend, Owned, Supports};

/// An owner of the memory.
enum Holder<P: Probe<f32, IxDyn>> {
    Array(ArcArray<f32, IxDyn>),
    Tensor(Owned<P::Backend, f32, IxDyn>),
    Alias(OwnedOf<P, f32, IxDyn>),
}

impl<P: Probe<f32, IxDyn>> Holder<P>
where
    P::Backend: Supports<f32, IxDyn>,
{
    fn values(&self) -> Vec<f32> {
        match self {
            Self::Array(array) => array.iter().copied().collect(),
            Self::Tensor(tensor) => tensor.with(|tensor| P::values(tensor)).into_iter().collect(),
            Self::Alias(tensor) => P::values(std::borrow::Borrow::borrow(tensor)).into_iter().collect(),
        }
    }

    fn fill(&mut self, value: f32) {
        match self {
            Self::Array(array) => array.fill(value),
            Self::Tensor(tensor) => tensor.with_mut(|tensor| P::fill(tensor, value)),
            Self::Alias(tensor) => P::fill(tensor.borrow_mut(), value),
        }
    }
}

/// Lets several threads read, write and drop owners of one array at once, `rounds` times.
///
/// # Panics
///
/// If one sees what another wrote.
pub fn last_owner<P>(rounds: usize)
where
    P: Probe<f32, IxDyn> + Send,
    P::Backend: Supports<f32, IxDyn>,
    OwnedOf<P, f32, IxDyn>: Send,
    Owned<P::Backend, f32, IxDyn>: Send,
{
    let values: Vec<f32> = (0_u8..100).map(f32::from).collect();
    let device = P::Backend::host();
    for round in 0..rounds {
        let array: ArcArray<f32, IxDyn> =
            Array::from_shape_vec(IxDyn(&[10, 10]), values.clone()).expect("100 values").into_shared();
        let tensor = || array.clone().into_tensor::<P::Backend, IxDyn>(&device).expect("an owner becomes a tensor");
        let escaped = tensor();
        let arrays = [array.clone(), array.clone()].map(Holder::Array);
        let mut holders: Vec<Holder<P>> =
            arrays.into_iter().chain([Holder::Tensor(tensor()), Holder::Tensor(tensor())]).collect();
        holders.extend(escaped.with(|tensor| P::escape(tensor)).map(Holder::Alias));
        // The tensor sees what an alias writes, so the tensor is dropped before.
        drop(escaped);
        drop(array);
        let writer = round % (holders.len() + 1);
        let barrier = Barrier::new(holders.len());
        thread::scope(|scope| {
            for (number, mut holder) in holders.into_iter().enumerate() {
                let (barrier, values) = (&barrier, &values);
                scope.spawn(move || {
                    barrier.wait();
                    assert_eq!(&holder.values(), values, "round {round}, holder {number}");
                    if number == writer {
                        holder.fill(-1.0);
                        assert!(holder.values().iter().all(|value| value.to_bits() == (-1.0_f32).to_bits()));
                    }
                    // In even rounds, all look again after the writer has written. In odd rounds, the writer writes
                    // while the others drop their owners.
                    if round % 2 == 0 {
                        barrier.wait();
                        assert!(number == writer || holder.values() == *values, "round {round}, holder {number}");
                    }
                    drop(holder);
                });
            }
        });
    }
}
