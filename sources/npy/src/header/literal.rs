//! Parses the dictionary in a header: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
//!
//! Each key has to be there once, in any order, with a value of the kind that plain arrays have.

use crate::error::Problem;
use crate::excerpt::excerpt;

/// The values in the dictionary.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dictionary {
    pub(super) descr: String,
    pub(super) is_fortran: bool,
    pub(super) shape: Vec<usize>,
}

/// Reads a dictionary, after which only white space may follow.
pub(super) fn parse(text: &[u8]) -> Result<Dictionary, Problem> {
    let mut scanner = Scanner { text, at: 0 };
    let (mut descr, mut is_fortran, mut shape) = (None, None, None);
    scanner.expect(b'{')?;
    while !scanner.take(b'}') {
        let start = scanner.at;
        let key = scanner.string()?;
        scanner.expect(b':')?;
        let is_repeated = match key.as_str() {
            "descr" => descr.replace(scanner.descr()?).is_some(),
            "fortran_order" => is_fortran.replace(scanner.boolean()?).is_some(),
            "shape" => shape.replace(scanner.shape()?).is_some(),
            _ => return Err(scanner.expected_at(start, "`descr`, `fortran_order` or `shape`")),
        };
        if is_repeated {
            return Err(bad(format!("the key `{key}` is there twice")));
        }
        if !scanner.take(b',') {
            scanner.expect(b'}')?;
            break;
        }
    }
    scanner.skip_white();
    if scanner.at != text.len() {
        return Err(scanner.expected("nothing behind the dictionary"));
    }
    let missing = |key: &str| bad(format!("the key `{key}` is missing"));
    Ok(Dictionary {
        descr: descr.ok_or_else(|| missing("descr"))?,
        is_fortran: is_fortran.ok_or_else(|| missing("fortran_order"))?,
        shape: shape.ok_or_else(|| missing("shape"))?,
    })
}

/// The most axes that are read: as many as NumPy allows. A limit is needed since printing an array recurses once per axis.
const MOST_AXES: usize = 64;

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_white(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Passes the next character if it is `byte`, and tells whether it was.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_white();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Result<(), Problem> {
        if self.take(byte) { Ok(()) } else { Err(self.expected(&format!("`{}`", char::from(byte)))) }
    }

    /// Reads a string. Only printable ASCII without escapes is accepted, since no key and no dtype needs more.
    fn string(&mut self) -> Result<String, Problem> {
        self.skip_white();
        let Some(quote @ (b'\'' | b'"')) = self.peek() else { return Err(self.expected("a string")) };
        let start = self.at;
        self.at += 1;
        let mut string = String::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                _ if byte == quote => return Ok(string),
                b'\\' => break,
                b' '..=b'~' => string.push(char::from(byte)),
                _ => break,
            }
        }
        Err(self.expected_at(start, "a string of plain characters"))
    }

    fn descr(&mut self) -> Result<String, Problem> {
        self.skip_white();
        match self.peek() {
            Some(b'[' | b'(' | b'{') => Err(self.expected("a plain dtype, not a structured one")),
            _ => self.string(),
        }
    }

    fn boolean(&mut self) -> Result<bool, Problem> {
        self.skip_white();
        for (word, value) in [("True", true), ("False", false)] {
            if self.text[self.at..].starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.expected("`True` or `False`"))
    }

    /// Reads a tuple of lengths. As in Python, a tuple of one needs a comma.
    fn shape(&mut self) -> Result<Vec<usize>, Problem> {
        let mut shape = Vec::new();
        self.skip_white();
        let start = self.at;
        self.expect(b'(')?;
        while !self.take(b')') {
            shape.push(self.len()?);
            if shape.len() > MOST_AXES {
                return Err(self.expected_at(start, &format!("at most {MOST_AXES} axes, as NumPy has,")));
            }
            if !self.take(b',') {
                if shape.len() == 1 {
                    return Err(self.expected_at(start, "a tuple"));
                }
                self.expect(b')')?;
                break;
            }
        }
        Ok(shape)
    }

    fn len(&mut self) -> Result<usize, Problem> {
        self.skip_white();
        let start = self.at;
        let mut len = Some(0_usize);
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            len = len.and_then(|len| len.checked_mul(10)?.checked_add(usize::from(digit - b'0')));
            self.at += 1;
        }
        if self.at == start {
            return Err(self.expected("the length of an axis, a whole number of at least 0"));
        }
        if self.at - start > 1 && self.text[start] == b'0' {
            return Err(self.expected_at(start, "a number without leading zeros"));
        }
        // Python 2 wrote an `L` after long integers.
        if self.peek() == Some(b'L') {
            self.at += 1;
        }
        len.ok_or_else(|| self.expected_at(start, "the length of an axis that fits in memory"))
    }

    fn expected(&self, what: &str) -> Problem {
        self.expected_at(self.at, what)
    }

    fn expected_at(&self, at: usize, what: &str) -> Problem {
        let rest = self.text[at..].trim_ascii_end();
        let found = if rest.is_empty() { "its end".to_owned() } else { format!("`{}`", excerpt(rest)) };
        bad(format!("expected {what} at byte {at} of the dictionary, found {found}"))
    }
}

fn bad(message: String) -> Problem {
    Problem::Header(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_numpy_writes_is_read() {
        for (text, shape) in [
            ("{'descr': '<f4', 'fortran_order': False, 'shape': (), }    \n", vec![]),
            ("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\n", vec![3]),
            ("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 0, 64, 64, 3), }\n", vec![3, 0, 64, 64, 3]),
            ("{'shape':(10L,2L),\"descr\":\"<f4\",'fortran_order':False}", vec![10, 2]),
        ] {
            let dictionary = parse(text.as_bytes()).unwrap();
            assert_eq!(dictionary, Dictionary { descr: "<f4".to_owned(), is_fortran: false, shape }, "{text}");
        }
    }

    #[test]
    fn tricks_of_python_literals_are_refused() {
        let with = |descr: &str, order: &str, shape: &str| {
            format!("{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}")
        };
        for shape in [
            "(-1,)",
            "(+1,)",
            "(1_0,)",
            "(0x10,)",
            "(1e3,)",
            "(1.0,)",
            "(True,)",
            "(03,)",
            "(3)",
            "3",
            "[3]",
            "(3,,)",
            "(,)",
            "((3,),)",
            "('3',)",
            "(3, 4",
            "(18446744073709551616,)",
            "(\u{661},)",
            "(3 4)",
            "None",
            "(3,) + (4,)",
            "(3,) # (",
        ] {
            let text = with("'<f4'", "False", shape);
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        for descr in [
            "'<' 'f4'",
            "b'<f4'",
            "'\\x3cf4'",
            "'<f4",
            "[('x', '<f4')]",
            "('<f4', (2,))",
            "''''<f4''''",
            "None",
            "'<f\0'",
        ] {
            let text = with(descr, "False", "(3,)");
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        for order in ["0", "None", "'False'", "false", "not True", "Falsey"] {
            let text = with("'<f4'", order, "(3,)");
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn keys_are_there_once_each_and_no_others() {
        let message = |text: &str| parse(text.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            message("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': ()}"),
            "bad header: the key `descr` is there twice"
        );
        assert_eq!(message("{'descr': '<f4', 'shape': ()}"), "bad header: the key `fortran_order` is missing");
        assert_eq!(
            message("{'dtype': '<f4'}"),
            "bad header: expected `descr`, `fortran_order` or `shape` at byte 1 of the dictionary, found `'dtype': '<f4'}`"
        );
        assert_eq!(
            message("{'descr': '<f4', 'fortran_order': False, 'shape': ()} or 1"),
            "bad header: expected nothing behind the dictionary at byte 54 of the dictionary, found `or 1`"
        );
        assert_eq!(message(""), "bad header: expected `{` at byte 0 of the dictionary, found its end");
    }

    #[test]
    fn as_many_axes_as_numpy_has_are_read_and_no_more() {
        let with = |axes: usize| {
            parse(format!("{{'descr': '|u1', 'fortran_order': False, 'shape': ({})}}", "1,".repeat(axes)).as_bytes())
        };
        assert_eq!(with(64).unwrap().shape, [1; 64]);
        let message = with(65).unwrap_err().to_string();
        assert!(message.starts_with("bad header: expected at most 64 axes, as NumPy has, at byte"), "{message}");
    }

    #[test]
    fn deep_nesting_is_refused_at_once() {
        let text = format!("{{'shape': {}", "(".repeat(60_000));
        assert!(parse(text.as_bytes()).unwrap_err().to_string().len() < 200);
    }
}
