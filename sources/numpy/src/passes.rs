//! [`Pass`]: the mismatches that an extraction meets, counted, so that the next one can go on beyond them. Python may not
//! enter here.

/// One extraction of a struct, or one after the other of the same struct.
///
/// A mismatch is known by its number in the extraction, not by its array: an archive such as NumPy's `NpzFile` makes a new
/// array whenever it is asked. Numbers also tell the mismatches that end an extraction from those that don't, such as that
/// of the first variant of an enum when the second one fits.
#[derive(Debug, Default)]
pub(crate) struct Pass {
    met: usize,
    tolerated: Vec<usize>,
    refused: Option<usize>,
}

impl Pass {
    /// Counts a mismatch. Whether it is tolerated: an array takes the place of the one that does not fit, and the extraction
    /// goes on.
    pub(crate) fn meet(&mut self) -> bool {
        let number = self.met;
        self.met += 1;
        let tolerated = self.tolerated.contains(&number);
        if !tolerated {
            self.refused = Some(number);
        }
        tolerated
    }

    /// Begins the next extraction, which tolerates one mismatch more: the last one that this extraction did not.
    pub(crate) fn restart(&mut self) {
        self.met = 0;
        self.tolerated.extend(self.refused.take());
    }
}
