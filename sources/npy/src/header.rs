//! [`Header`]: the header of a `.npy` file, which describes the array.
//!
//! The format is defined by `numpy.lib.format`. NumPy evaluates the header's dictionary with Python's `literal_eval`. Here
//! a scanner without recursion reads it, and accepts nothing but the three keys, so that reading a header costs no more
//! than its length.

mod literal;

use std::io::{self, Read};

use crate::element::ByteOrder;
use crate::error::Problem;

/// The longest header that is read, in bytes: the longest that version 1 can express. By default NumPy reads only 10,000.
const LONGEST: usize = u16::MAX as usize;

const MAGIC: &[u8; 6] = b"\x93NUMPY";

/// The header of a `.npy` file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// The dtype, as the file spells it: `<f4`.
    pub descr: String,
    /// Whether the elements are in Fortran order: the first axis varies fastest.
    pub is_fortran: bool,
    pub shape: Vec<usize>,
    /// The offset of the first element from the start of the file.
    pub data: usize,
}

impl Header {
    /// Reads a header, and no byte after it.
    pub(crate) fn read(file: &mut dyn Read) -> Result<Self, Problem> {
        let mut prefix = [0; 8];
        fill(file, &mut prefix, "the magic bytes and the version")?;
        let [magic @ .., major, minor] = prefix;
        if magic != *MAGIC {
            return Err(bad(format!("expected the magic bytes `\\x93NUMPY`, found `{}`", magic.escape_ascii())));
        }
        let (len, before) = match (major, minor) {
            (1, 0) => {
                let mut len = [0; 2];
                fill(file, &mut len, "the header's length")?;
                (usize::from(u16::from_le_bytes(len)), 10)
            }
            (2 | 3, 0) => {
                let mut len = [0; 4];
                fill(file, &mut len, "the header's length")?;
                (usize::try_from(u32::from_le_bytes(len)).unwrap_or(usize::MAX), 12)
            }
            _ => return Err(bad(format!("expected version 1.0, 2.0 or 3.0 of the format, found {major}.{minor}"))),
        };
        if len > LONGEST {
            return Err(bad(format!("expected at most {LONGEST} bytes, found {len}")));
        }
        let mut text = vec![0; len];
        fill(file, &mut text, "the dictionary")?;
        let literal::Dictionary { descr, is_fortran, shape } = literal::parse(&text)?;
        Ok(Self { descr, is_fortran, shape, data: before + len })
    }

    /// The byte order of the elements. `None` if the dtype is not `descr`, a name without byte order such as `f4`.
    pub(crate) fn byte_order(&self, descr: &str) -> Option<ByteOrder> {
        let without_order = self.descr.trim_start_matches(['<', '>', '=', '|']);
        let order = &self.descr[..self.descr.len() - without_order.len()];
        // `?` is another name of `b1` in Python's array interface.
        let is_same = without_order == descr || (without_order == "?" && descr == "b1");
        let has_order = !descr.ends_with('1') || descr.len() > 2;
        match order {
            _ if !is_same => None,
            "<" => Some(ByteOrder::Little),
            ">" => Some(ByteOrder::Big),
            "" | "=" => Some(ByteOrder::NATIVE),
            "|" if !has_order => Some(ByteOrder::NATIVE),
            _ => None,
        }
    }

    /// How many elements there are, and how many bytes they take. An error if that many can't be in memory. `element` is
    /// the size of one element in bytes.
    pub(crate) fn extent(&self, element: usize) -> Result<(usize, usize), Problem> {
        // ndarray refuses an empty array if the product of its other axes overflows.
        let has_none = self.shape.contains(&0);
        let mut not_empty = self.shape.iter().copied().filter(|&len| len != 0);
        match not_empty.try_fold(element, usize::checked_mul) {
            Some(bytes) if isize::try_from(bytes).is_ok() => {
                let bytes = if has_none { 0 } else { bytes };
                Ok((bytes / element, bytes))
            }
            _ => Err(Problem::TooLarge { shape: self.shape.clone() }),
        }
    }
}

/// Fills `buffer`. If the file ends before, the error names `what` it ends within.
fn fill(file: &mut dyn Read, buffer: &mut [u8], what: &str) -> Result<(), Problem> {
    file.read_exact(buffer).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => bad(format!("the file ends within {what}")),
        _ => Problem::Io(error),
    })
}

fn bad(message: String) -> Problem {
    Problem::Header(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(version: u8, dictionary: &str) -> Vec<u8> {
        let len = u32::try_from(dictionary.len()).unwrap().to_le_bytes();
        let len = if version == 1 { &len[..2] } else { &len[..] };
        [MAGIC, &[version, 0][..], len, dictionary.as_bytes()].concat()
    }

    fn message(bytes: &[u8]) -> String {
        Header::read(&mut &*bytes).unwrap_err().to_string()
    }

    #[test]
    fn each_version_is_read() {
        let dictionary = "{'descr': '<f4', 'fortran_order': True, 'shape': (3, 4), }   \n";
        for (version, data) in [(1, 10), (2, 12), (3, 12)] {
            let bytes = file(version, dictionary);
            let header = Header::read(&mut bytes.as_slice()).unwrap();
            let expected =
                Header { descr: "<f4".to_owned(), is_fortran: true, shape: vec![3, 4], data: data + dictionary.len() };
            assert_eq!(header, expected);
        }
    }

    #[test]
    fn what_is_not_a_header_is_said() {
        assert_eq!(
            message(b"PK\x03\x04...."),
            "bad header: expected the magic bytes `\\x93NUMPY`, found `PK\\x03\\x04..`"
        );
        assert_eq!(message(b"\x93NUM"), "bad header: the file ends within the magic bytes and the version");
        assert_eq!(message(b"\x93NUMPY\x01\x00\x01"), "bad header: the file ends within the header's length");
        assert_eq!(
            message(b"\x93NUMPY\x01\x01"),
            "bad header: expected version 1.0, 2.0 or 3.0 of the format, found 1.1"
        );
        assert_eq!(message(b"\x93NUMPY\x01\x00\x09\x00{"), "bad header: the file ends within the dictionary");
    }

    #[test]
    fn a_length_that_lies_allocates_nothing() {
        let header = b"\x93NUMPY\x02\x00\xff\xff\xff\xff{";
        assert_eq!(message(header), "bad header: expected at most 65535 bytes, found 4294967295");
    }

    fn header(descr: &str, shape: &[usize]) -> Header {
        Header { descr: descr.to_owned(), is_fortran: false, shape: shape.to_vec(), data: 0 }
    }

    #[test]
    fn byte_orders_are_told_apart() {
        let order = |descr: &str, wanted| header(descr, &[]).byte_order(wanted);
        assert_eq!(order("<f4", "f4"), Some(ByteOrder::Little));
        assert_eq!(order(">f4", "f4"), Some(ByteOrder::Big));
        assert_eq!(order("=f4", "f4"), Some(ByteOrder::NATIVE));
        assert_eq!(order("f4", "f4"), Some(ByteOrder::NATIVE));
        assert_eq!(order("|u1", "u1"), Some(ByteOrder::NATIVE));
        assert_eq!(order("?", "b1"), Some(ByteOrder::NATIVE));
        for (descr, wanted) in [("|f4", "f4"), ("<f8", "f4"), ("<<f4", "f4"), ("<c16", "c8"), ("", "f4"), ("<", "f4")] {
            assert_eq!(order(descr, wanted), None, "{descr}");
        }
    }

    #[test]
    fn shapes_that_no_memory_can_hold_are_refused() {
        assert_eq!(header("", &[2, 3]).extent(4).unwrap(), (6, 24));
        assert_eq!(header("", &[]).extent(4).unwrap(), (1, 4));
        assert_eq!(header("", &[0, 3]).extent(4).unwrap(), (0, 0));
        for shape in [&[usize::MAX, 2][..], &[0, usize::MAX, 2], &[isize::MAX.unsigned_abs() / 4 + 1]] {
            assert!(header("", shape).extent(4).is_err(), "{shape:?}");
        }
    }
}
