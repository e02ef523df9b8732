//! The text of one exception for all fields that are wrong. Python may not enter here.

use std::fmt::Write;

/// A field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// Where it is, from the outermost struct on, each in backticks: `Outer.points`, `Points.xy`. Empty, if that is not known.
    pub(crate) path: Vec<String>,
    /// What is wrong with it.
    pub(crate) text: String,
}

impl Wrong {
    /// The path and what is wrong, as in the exception for one field.
    #[must_use]
    pub(crate) fn line(&self) -> String {
        let parts = self.path.iter().chain([&self.text]).map(String::as_str);
        parts.collect::<Vec<_>>().join(": ")
    }
}

/// A line for each field, after one that counts them. There may be `more` than were found.
#[must_use]
pub(crate) fn report(fields: &[Wrong], more: bool) -> String {
    let least = if more { "at least " } else { "" };
    let mut text = format!("{least}{} fields", fields.len());
    let outermost = fields.iter().find_map(|field| field.path.first());
    if let Some((structure, _)) = outermost.and_then(|field| field.rsplit_once('.')) {
        let _ = write!(text, " of {structure}`");
    }
    text.push_str(" can't become tensors:");
    for field in fields {
        let _ = write!(text, "\n  {}", field.line().replace('\n', "\n  "));
    }
    text
}
