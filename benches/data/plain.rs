//! What one writes without a loader: a random order, and a loop that copies rows into memory that is there.

use std::hint::black_box;

/// An order by Fisher and Yates, another one each time.
pub(crate) struct Shuffled {
    order: Vec<u32>,
    random: u64,
}

impl Shuffled {
    pub(crate) fn new(rows: usize) -> Self {
        let rows = u32::try_from(rows).expect("few rows");
        Self { order: (0..rows).collect(), random: 42 }
    }

    /// The next order.
    fn next(&mut self) -> &[u32] {
        for end in (1..self.order.len()).rev() {
            let below = end as u64 + 1;
            // By Lemire's product, of the upper half of a number of SplitMix64.
            let other = ((self.number() >> 32) * below) >> 32;
            self.order.swap(end, other as usize);
        }
        &self.order
    }

    fn number(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.random ^ (self.random >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// The rows of one field, and memory for those of a batch.
pub(crate) struct Field<'a, T, const W: usize> {
    rows: &'a [[T; W]],
    batch: Vec<[T; W]>,
}

impl<'a, T: Copy + Default, const W: usize> Field<'a, T, W> {
    /// Of elements in row-major order.
    pub(crate) fn new(elements: &'a [T], batch: usize) -> Self {
        let (rows, rest) = elements.as_chunks();
        assert!(rest.is_empty(), "whole rows");
        Self { rows, batch: vec![[T::default(); W]; batch] }
    }

    #[inline]
    fn gather(&mut self, order: &[u32]) {
        for (to, &row) in self.batch.iter_mut().zip(order) {
            *to = self.rows[row as usize];
        }
    }

    fn first(&self) -> T {
        black_box(&self.batch)[0][0]
    }
}

/// Epochs of floats with labels.
pub(crate) fn labelled<'a, const W: usize>(
    (values, labels): (&'a [f32], &'a [i64]),
    batch: usize,
) -> impl FnMut() -> i64 + 'a {
    let mut shuffled = Shuffled::new(labels.len());
    let (mut values, mut labels) = (Field::<f32, W>::new(values, batch), Field::<i64, 1>::new(labels, batch));
    move || {
        shuffled.next().chunks(batch).fold(0, |seen, order| {
            values.gather(order);
            labels.gather(order);
            black_box(values.first());
            seen ^ labels.first()
        })
    }
}

/// Epochs of three fields of floats with labels.
pub(crate) fn four<'a, const A: usize, const B: usize, const C: usize>(
    (a, b, c, labels): (&'a [f32], &'a [f32], &'a [f32], &'a [i64]),
    batch: usize,
) -> impl FnMut() -> i64 + 'a {
    let mut shuffled = Shuffled::new(labels.len());
    let (mut a, mut b) = (Field::<f32, A>::new(a, batch), Field::<f32, B>::new(b, batch));
    let (mut c, mut labels) = (Field::<f32, C>::new(c, batch), Field::<i64, 1>::new(labels, batch));
    move || {
        shuffled.next().chunks(batch).fold(0, |seen, order| {
            a.gather(order);
            b.gather(order);
            c.gather(order);
            labels.gather(order);
            black_box((a.first(), b.first(), c.first()));
            seen ^ labels.first()
        })
    }
}
