//! [`excerpt`]: how a message shows a text from a file.

/// The start of a text from a file. Control characters, which a terminal would obey, are escaped.
pub(crate) fn excerpt(text: &[u8]) -> String {
    const LONGEST: usize = 40;
    // A long text is cut between two characters.
    let is_start = |at: &usize| text[*at] & 0b1100_0000 != 0b1000_0000;
    let (start, end) = match text.len() {
        ..=LONGEST => (text, ""),
        _ => (&text[..(LONGEST - 3..=LONGEST).rev().find(is_start).unwrap_or(LONGEST)], "…"),
    };
    let parts = start.utf8_chunks();
    let escaped = parts.map(|part| format!("{}{}", part.valid().escape_debug(), part.invalid().escape_ascii()));
    escaped.collect::<String>().replace("\\'", "'").replace("\\\"", "\"") + end
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn letters_are_shown_and_what_a_terminal_obeys_is_not() {
        assert_eq!(excerpt("größe'\"".as_bytes()), "größe'\"");
        // The same word in decomposed form, as some file systems store names.
        assert_eq!(excerpt("gro\u{308}ße".as_bytes()), "gro\u{308}ße");
        assert_eq!(excerpt(b"PK\x03\xff\xc3"), "PK\\u{3}\\xff\\xc3");
        assert_eq!(excerpt("\u{1b}[31m\u{9b}\u{202e}\n".as_bytes()), "\\u{1b}[31m\\u{9b}\\u{202e}\\n");
    }

    #[test]
    fn a_long_text_is_cut_before_a_character() {
        assert_eq!(excerpt("a".repeat(40).as_bytes()), "a".repeat(40));
        assert_eq!(excerpt("a".repeat(41).as_bytes()), "a".repeat(40) + "…");
        assert_eq!(excerpt(("a".repeat(38) + "€€").as_bytes()), "a".repeat(38) + "…");
        assert_eq!(excerpt(&[0x80; 41]), "\\x80".repeat(40) + "…");
    }
}
