//! [`Access`]: what the system is told about how a mapped file is read. All of it is advice, which changes no value.

use std::ops::Range;

use memmap2::Mmap;

/// How the elements of a mapped file are going to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Access {
    /// The system guesses: with each part that is read for the first time, it reads some of what is around it. So it is without advice.
    #[default]
    Normal,
    /// Rows anywhere, in any order: the system reads what is used and nothing around it.
    Random,
    /// From the first row to the last: the system reads far ahead.
    Sequential,
}

/// What pages are taken to be long. Where they are longer, a part of the advice is given twice, which is harmless.
const PAGE: usize = 4096;

/// An array of at most so many times as many pages as there are stretches of rows is fetched as a whole: one call of the
/// system, which passes over what is in memory already, is faster than many.
const WHOLE: usize = 4;

/// Tells the system how the map is going to be read. On systems without such advice, nothing happens.
pub(crate) fn advise(map: &Mmap, access: Access) {
    #[cfg(unix)]
    {
        use memmap2::Advice;

        let advice = match access {
            Access::Normal => Advice::Normal,
            Access::Random => Advice::Random,
            Access::Sequential => Advice::Sequential,
        };
        // Whoever reads the map notices nothing if the system refuses.
        let _ = map.advise(advice);
    }
    #[cfg(not(unix))]
    let _ = (map, access);
}

/// Rows of an array that is row-major, as stretches of the map.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    /// Where the first row begins.
    pub(crate) offset: usize,
    /// The length of a row in bytes.
    pub(crate) len: usize,
    /// How many there are.
    pub(crate) count: usize,
}

impl Rows {
    /// The stretch of rows that follow each other, of those that are there.
    pub(crate) fn range(self, rows: Range<usize>) -> Option<Range<usize>> {
        let (start, end) = (rows.start, rows.end.min(self.count));
        (start < end).then(|| self.offset + start * self.len..self.offset + end * self.len)
    }

    /// The stretches of any rows, of those that are there: in ascending order, and no two of them in one page.
    pub(crate) fn list(self, rows: &[usize]) -> Vec<Range<usize>> {
        let mut sorted = rows.to_vec();
        sorted.sort_unstable();
        let mut stretches: Vec<Range<usize>> = Vec::with_capacity(sorted.len());
        for row in sorted {
            let Some(next) = self.range(row..row.saturating_add(1)) else { break };
            match stretches.last_mut() {
                Some(last) if next.start / PAGE <= last.end.div_ceil(PAGE) => last.end = last.end.max(next.end),
                _ => stretches.push(next),
            }
        }
        let pages = (self.len * self.count).div_ceil(PAGE);
        if pages <= WHOLE * stretches.len() { self.range(0..self.count).into_iter().collect() } else { stretches }
    }
}

/// Has the system fetch stretches of the map from the disk, without waiting for them. On systems without such advice, nothing
/// happens.
pub(crate) fn will_need(map: &Mmap, stretches: impl IntoIterator<Item = Range<usize>>) {
    #[cfg(unix)]
    for stretch in stretches {
        // Whoever reads the map notices nothing if the system refuses.
        let _ = map.advise_range(memmap2::Advice::WillNeed, stretch.start, stretch.len());
    }
    #[cfg(not(unix))]
    let _ = (map, stretches);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(stretches: Vec<Range<usize>>) -> Range<usize> {
        let [only] = <[_; 1]>::try_from(stretches).expect("one stretch");
        only
    }

    #[test]
    fn rows_in_one_page_or_in_the_next_are_one_stretch() {
        let rows = Rows { offset: 128, len: 1000, count: 1000 };
        assert_eq!(rows.list(&[0, 3, 900, 0]), [128..4128, 900_128..901_128]);
        // Row 4 begins in the page in which row 3 ends, row 8 in the one behind it, and row 30 elsewhere.
        assert_eq!(rows.list(&[30, 8, 4, 3]), [3128..9128, 30_128..31_128]);
    }

    #[test]
    fn rows_that_are_not_there_are_ignored() {
        let rows = Rows { offset: 128, len: 1 << 20, count: 3 };
        assert_eq!(rows.range(1..9), Some(128 + (1 << 20)..128 + (3 << 20)));
        for none in [3..9, 2..2, Range { start: 2, end: 1 }, usize::MAX..usize::MAX] {
            assert_eq!(rows.range(none), None);
        }
        assert_eq!(only(rows.list(&[usize::MAX, 2, 3])), 128 + (2 << 20)..128 + (3 << 20));
        assert!(rows.list(&[]).is_empty() && rows.list(&[3]).is_empty());
    }

    #[test]
    fn a_small_array_is_fetched_as_a_whole() {
        let rows = Rows { offset: 128, len: 8, count: 4096 };
        assert_eq!(only(rows.list(&[0, 4000])), 128..128 + 8 * 4096);
        let rows = Rows { count: 5 * 4096, ..rows };
        assert_eq!(rows.list(&[0, 4000]), [128..136, 32_128..32_136]);
    }
}
