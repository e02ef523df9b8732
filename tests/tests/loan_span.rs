//! `check_span` of loans against a count of every element's position, for many shapes and strides.

mod common;

use common::random::Random;
use ndarray::{ArrayViewD, ArrayViewMutD, Axis, IxDyn, ShapeBuilder};
use tensor_core::{Loan, LoanMut, TensorError};

const BACKEND: &str = "X";

/// A shape with strides, and the axes to turn round.
struct Layout {
    shape: Vec<usize>,
    strides: Vec<usize>,
    inverted: Vec<usize>,
}

impl Layout {
    fn random(random: &mut Random) -> Self {
        let rank = random.below(5);
        let shape: Vec<usize> = (0..rank).map(|_| [0, 1, 1, 2, 2, 3, 3, 4, 5, 2, 3, 4][random.below(12)]).collect();
        let mut strides = vec![0; rank];
        if random.below(2) == 0 {
            // Strides that come near to leaving no gap.
            let mut order: Vec<usize> = (0..rank).collect();
            order.sort_by_key(|_| random.next());
            let mut reach = 0;
            for axis in order {
                strides[axis] =
                    (reach + random.below(2) + usize::from(random.below(4) > 0)).saturating_sub(random.below(2));
                reach += strides[axis] * shape[axis].saturating_sub(1);
            }
        } else {
            strides.fill_with(|| random.below(7));
        }
        let inverted = (0..rank).filter(|_| random.below(8) == 0).collect();
        Self { shape, strides, inverted }
    }

    fn memory(&self) -> Vec<u8> {
        let steps = self.shape.iter().zip(&self.strides);
        vec![0; 1 + steps.map(|(len, stride)| len.saturating_sub(1) * stride).sum::<usize>()]
    }

    fn view<'data>(&self, memory: &'data [u8]) -> ArrayViewD<'data, u8> {
        let shape = IxDyn(&self.shape).strides(IxDyn(&self.strides));
        let mut view = ArrayViewD::from_shape(shape, memory).expect("the memory is made for the strides");
        self.inverted.iter().for_each(|axis| view.invert_axis(Axis(*axis)));
        view
    }

    /// Nothing, if two indices would reach one element.
    fn view_mut<'data>(&self, memory: &'data mut [u8]) -> Option<ArrayViewMutD<'data, u8>> {
        let shape = IxDyn(&self.shape).strides(IxDyn(&self.strides));
        let mut view = ArrayViewMutD::from_shape(shape, memory).ok()?;
        self.inverted.iter().for_each(|axis| view.invert_axis(Axis(*axis)));
        Some(view)
    }
}

/// What has to be said of a view, by the addresses of its elements.
fn reference(view: &ArrayViewD<u8>, whole: bool) -> Result<(), TensorError> {
    let (shape, strides) = (view.shape(), view.strides());
    if view.is_empty() {
        return Ok(());
    }
    for axis in 0..shape.len() {
        let mut index = vec![0; shape.len()];
        let start = std::ptr::from_ref(&view[index.as_slice()]);
        index[axis] = shape[axis] - 1;
        if std::ptr::from_ref(&view[index.as_slice()]) < start {
            return Err(TensorError::NegativeStride { backend: BACKEND, axis });
        }
    }
    let mut addresses: Vec<usize> = view.iter().map(|element| std::ptr::from_ref(element).addr()).collect();
    addresses.sort_unstable();
    if !whole && addresses.windows(2).any(|pair| pair[1] - pair[0] > 1) {
        return Err(TensorError::Gaps { backend: BACKEND, shape: shape.to_vec(), strides: strides.to_vec() });
    }
    Ok(())
}

/// How often each answer came, so that no test passes by never asking.
#[derive(Default)]
struct Answers {
    accepted: usize,
    gaps: usize,
    negative: usize,
}

impl Answers {
    fn count(&mut self, answer: &Result<(), TensorError>) {
        match answer {
            Ok(()) => self.accepted += 1,
            Err(TensorError::Gaps { .. }) => self.gaps += 1,
            Err(TensorError::NegativeStride { .. }) => self.negative += 1,
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn a_loan_to_read_is_refused_for_gaps_and_negative_strides_alone() {
    let mut random = Random::new(3);
    let mut answers = Answers::default();
    for _ in 0..50_000 {
        let layout = Layout::random(&mut random);
        let memory = layout.memory();
        let view = layout.view(&memory);
        let (shape, strides) = (view.shape(), view.strides());

        let found = Loan::new(view.view()).check_span(BACKEND);
        assert_eq!(found, reference(&view, false), "shape {shape:?}, strides {strides:?}");
        answers.count(&found);

        // SAFETY: all of `memory` is initialized and borrowed.
        let found = unsafe { Loan::new_whole(view.view()) }.check_span(BACKEND);
        assert_eq!(found, reference(&view, true), "shape {shape:?}, strides {strides:?}, lent as a whole");
    }
    assert!(answers.accepted > 5_000 && answers.gaps > 5_000 && answers.negative > 5_000);
}

#[test]
fn a_loan_to_write_is_refused_for_gaps_and_negative_strides_alone() {
    let mut random = Random::new(4);
    let mut answers = Answers::default();
    for _ in 0..50_000 {
        let layout = Layout::random(&mut random);
        let (mut memory, mut writable) = (layout.memory(), layout.memory());
        // The addresses differ, the distances do not.
        let view = layout.view(&memory);
        let (expected, expected_whole) = (reference(&view, false), reference(&view, true));
        let Some(loan) = layout.view_mut(&mut writable).map(LoanMut::new) else { continue };
        let found = loan.check_span(BACKEND);
        assert_eq!(found, expected);
        assert_eq!(loan.read().check_span(BACKEND), expected);
        answers.count(&found);

        let view = layout.view_mut(&mut memory).expect("as before");
        // SAFETY: all of `memory` is initialized and mutably borrowed.
        let mut loan = unsafe { LoanMut::new_whole(view) };
        assert_eq!(loan.check_span(BACKEND), expected_whole);
        assert_eq!(loan.read().check_span(BACKEND), expected_whole);
        assert_eq!(loan.reborrow().check_span(BACKEND), expected_whole);
    }
    assert!(answers.accepted > 5_000 && answers.gaps > 5_000 && answers.negative > 2_000);
}
