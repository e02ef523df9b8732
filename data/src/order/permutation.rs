//! [`Permutation`]: a random order of `0..len`, any place of which is found without the places before it.
//!
//! The algorithm, version 1. The numbers are written into a grid of `rows` × `columns`, row by row. `rows` is the first even number
//! from √len on, and `columns` as few as give a place to each number: a place is `(row, column)`. A round of even number moves each place along its
//! column, by a number of rows that depends on the column alone; a round of odd number moves it along its row, by a number of
//! columns that depends on the row alone. Each round can be undone, so no two places meet: it is an (unbalanced) Feistel
//! network, as in Black and Rogaway, "Ciphers with arbitrary finite domains" (2002). A number that ends at a place beyond
//! `len` goes through all rounds again, until it does not ("cycle walking").
//!
//! The number of rows is even, since to move an odd number of places in a circle takes an even number of swaps. With both numbers odd,
//! only half of all orders would ever come.
//!
//! The moves are numbers of `SplitMix64`. They are looked up in tables, of √len numbers for each round, where that is less work than
//! to compute them.
//!
//! The number of rounds is what statistics ask for. With 24, all orders of up to 7 numbers are equally frequent as far as
//! their counts show (χ²), and with 8 they are not. From 1,024 numbers on, 8 rounds show neither more fixed points nor more
//! neighbours that stay neighbours than chance.

use super::random::{Stream, below};

/// Below this length, there are more rounds.
const SHORT: u64 = 1 << 10;
const ROUNDS_OF_SHORT: usize = 24;
const ROUNDS: usize = 8;

/// Up to this number of rows there are tables. Larger ones would not stay in the caches, and a row and its move would not fit in
/// 16 bits together.
const TABLE_ROWS: usize = 1 << 15;

/// A table is read as one of `TABLE_ROWS` numbers, or of so many if there are no more rows: a length that is known needs no look
/// at whether an index is below it.
const FEW_ROWS: usize = 1 << 10;

/// How many places go through a round together, so that the processor has independent work.
const LANES: usize = 64;

/// An order of the numbers in `0..len`.
#[derive(Debug, Clone)]
pub(crate) struct Permutation {
    len: u64,
    rows: u64,
    columns: u64,
    /// How far the rounds move a place.
    moves: [Stream; ROUNDS_OF_SHORT],
    /// How many rounds there are.
    rounds: usize,
    /// The same as numbers, one table after the other, with room behind them to read the last one as one of known length; empty, if
    /// they are computed.
    tables: Vec<u16>,
}

impl Permutation {
    /// The order that belongs to `stream`, for many numbers to be asked of it.
    pub(crate) fn new(len: usize, stream: Stream) -> Self {
        let mut permutation = Self::without_tables(len, stream);
        if permutation.rows <= TABLE_ROWS as u64 {
            let len = (permutation.rows + permutation.columns) as usize * permutation.rounds / 2;
            let room = if permutation.has_few_rows() { FEW_ROWS } else { TABLE_ROWS };
            let mut tables = vec![0; len + room];
            let moves = (0..permutation.rounds).flat_map(|round| permutation.table(round));
            tables.iter_mut().zip(moves).for_each(|(place, number)| *place = number);
            permutation.tables = tables;
        }
        permutation
    }

    /// The same order, for few numbers to be asked of it.
    pub(crate) fn without_tables(len: usize, stream: Stream) -> Self {
        let len = len as u64;
        let root = len.isqrt();
        let rows = (if root * root < len { root + 1 } else { root }).next_multiple_of(2).max(2);
        let columns = len.div_ceil(rows).max(1);
        let rounds = if len < SHORT { ROUNDS_OF_SHORT } else { ROUNDS };
        let moves = core::array::from_fn(|round| Stream::new(&[stream.at(round as u64)]));
        Self { len, rows, columns, moves, rounds, tables: Vec::new() }
    }

    /// The moves of one round.
    fn table(&self, round: usize) -> impl Iterator<Item = u16> + use<> {
        let (stream, from, to) = match round % 2 {
            0 => (self.moves[round], self.columns, self.rows),
            _ => (self.moves[round], self.rows, self.columns),
        };
        // There are no more columns than rows.
        (0..from).map(move |place| below(stream.at(place), to) as u16)
    }

    /// How many numbers it has.
    pub(crate) fn len(&self) -> usize {
        self.len as usize
    }

    /// The number at `place`.
    ///
    /// # Panics
    ///
    /// If there is no such place.
    pub(crate) fn at(&self, place: usize) -> usize {
        let place = place as u64;
        assert!(place < self.len, "a place of the order");
        self.walk(self.rounds(place / self.columns, place % self.columns))
    }

    /// Writes the numbers at the places from `start` on.
    ///
    /// # Panics
    ///
    /// If there are not as many places.
    pub(crate) fn fill(&self, start: usize, numbers: &mut [usize]) {
        let start = start as u64;
        assert!(start.checked_add(numbers.len() as u64).is_some_and(|end| end <= self.len), "places of the order");
        let (mut row, mut column) = (start / self.columns, start % self.columns);
        let mut next = || {
            let place = (row, column);
            column += 1;
            if column == self.columns {
                (row, column) = (row + 1, 0);
            }
            place
        };
        if self.tables.is_empty() {
            for number in numbers {
                let (row, column) = next();
                *number = self.walk(self.rounds(row, column));
            }
            return;
        }
        for numbers in numbers.chunks_mut(LANES) {
            let (mut rows, mut columns) = ([0; LANES], [0; LANES]);
            for lane in 0..numbers.len() {
                let (row, column) = next();
                // Both are below `TABLE_ROWS`.
                (rows[lane], columns[lane]) = (row as u16, column as u16);
            }
            if self.has_few_rows() {
                self.rounds_by_table::<FEW_ROWS>(&mut rows, &mut columns);
            } else {
                self.rounds_by_table::<TABLE_ROWS>(&mut rows, &mut columns);
            }
            for (number, (&row, &column)) in numbers.iter_mut().zip(rows.iter().zip(&columns)) {
                *number = self.walk((row.into(), column.into()));
            }
        }
    }

    /// Puts a place through all rounds again until it is a number's.
    #[inline]
    fn walk(&self, (mut row, mut column): (u64, u64)) -> usize {
        while row * self.columns + column >= self.len {
            (row, column) = self.rounds(row, column);
        }
        (row * self.columns + column) as usize
    }

    /// Puts a place through all rounds.
    fn rounds(&self, mut row: u64, mut column: u64) -> (u64, u64) {
        for moves in self.moves[..self.rounds].chunks_exact(2) {
            row = wrap(row + below(moves[0].at(column), self.rows), self.rows);
            column = wrap(column + below(moves[1].at(row), self.columns), self.columns);
        }
        (row, column)
    }

    fn has_few_rows(&self) -> bool {
        self.rows <= FEW_ROWS as u64
    }

    /// Puts several places through all rounds. `LEN` is a power of two, and not less than the number of rows.
    fn rounds_by_table<const LEN: usize>(&self, rows: &mut [u16; LANES], columns: &mut [u16; LANES]) {
        // Both are at most `TABLE_ROWS`.
        let (row_count, column_count) = (self.rows as u16, self.columns as u16);
        let both = usize::from(row_count) + usize::from(column_count);
        for round in 0..self.rounds / 2 {
            let (by_column, by_row) =
                (self.table_at::<LEN>(round * both), self.table_at::<LEN>(round * both + usize::from(column_count)));
            for lane in 0..LANES {
                rows[lane] += by_column[usize::from(columns[lane]) % LEN];
            }
            for row in &mut *rows {
                *row = (*row).min(row.wrapping_sub(row_count));
            }
            for lane in 0..LANES {
                columns[lane] += by_row[usize::from(rows[lane]) % LEN];
            }
            for column in &mut *columns {
                *column = (*column).min(column.wrapping_sub(column_count));
            }
        }
    }

    /// The table that begins at `start`, and what follows it.
    fn table_at<const LEN: usize>(&self, start: usize) -> &[u16; LEN] {
        self.tables[start..].first_chunk().expect("there is room behind the last table")
    }
}

/// `sum` modulo `end`, of a sum below `2 * end`.
#[inline]
fn wrap(sum: u64, end: u64) -> u64 {
    sum.min(sum.wrapping_sub(end))
}
