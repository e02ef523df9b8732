//! Tests of `attr` and `check` together: what a struct is read as, and the messages about it.

use quote::ToTokens;

use super::{Field, Input, Owner};
use crate::attr::{CastKind, Dim};
use crate::errors::Errors;
use crate::text::source_text;

mod fields;
mod keys;
mod names;
mod pad;
mod permute;
mod samples;
mod scale;
mod shapes;
mod values;

/// What a struct is read as, and each message with the code that it underlines.
fn read(text: &str) -> (Input, Vec<(String, String)>) {
    let mut errors = Errors::default();
    let input = Input::parse(syn::parse_str(text).unwrap(), false, None, &mut errors);
    (input, errors.pairs())
}

/// An `ArrayD` with this attribute as one line, and each message with the code that it underlines.
fn read_field(attribute: &str) -> (String, Vec<(String, String)>) {
    let (input, messages) = read(&format!("struct S {{ {attribute} data: ArrayD<f32> }}"));
    let fields = &input.fields;
    assert_eq!(fields.len(), 1, "{attribute}");
    let line = line(&fields[0]);
    (line.strip_prefix("data -> data (data): ").unwrap_or(&line).to_owned(), messages)
}

/// An attribute, what it is read as, and its messages with the code that they underline.
type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// Asserts what each attribute is read as, and its messages with the code that they underline.
#[track_caller]
fn check(cases: &[Case<'_>]) {
    for (attribute, expected, messages) in cases {
        let (line, found) = read_field(attribute);
        assert_eq!(line, *expected, "{attribute}");
        check_messages(attribute, &found, messages);
    }
}

/// Asserts the messages about a struct. Gives what it is read as, with a line for each field.
#[track_caller]
fn check_struct(text: &str, messages: &[(&str, &str)]) -> Vec<String> {
    let (input, found) = read(text);
    check_messages(text, &found, messages);
    input.fields.iter().map(line).collect()
}

#[track_caller]
fn check_messages(text: &str, found: &[(String, String)], expected: &[(&str, &str)]) {
    let found: Vec<_> = found.iter().map(|(at, message)| (at.as_str(), message.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

/// A field as one line.
fn line(field: &Field) -> String {
    let owner = match &field.attributes.owner {
        Owner::Shared { row_major: false } => "share".to_owned(),
        Owner::Shared { row_major: true } => "share row-major".to_owned(),
        Owner::Copied { cast: None } => "copy".to_owned(),
        Owner::Copied { cast: Some(cast) } => {
            let kind = match cast.kind {
                CastKind::Lossless => "to",
                CastKind::Checked => "checked to",
                CastKind::Lossy => "lossy to",
            };
            let factor = cast.scale.as_ref().map(|factor| format!(" times {}", source_text(factor)));
            format!("copy {kind} {}{}", source_text(&cast.to), factor.unwrap_or_default())
        }
    };
    let dtype = field.attributes.dtype.as_ref().map(|ty| format!(" dtype {}", source_text(ty)));
    let rank = field.attributes.rank.map(|rank| format!(" rank {rank}"));
    let shape = field.attributes.shape.as_ref().map(|shape| {
        let leading = shape.leading.then(|| "..".to_owned());
        let dims = shape.dims.iter().map(|dim| match dim {
            Dim::Named(name) => name.to_string(),
            Dim::Constant(expression) => format!("={}", source_text(expression)),
            Dim::Any => "_".to_owned(),
        });
        format!(" [{}]", leading.into_iter().chain(dims).collect::<Vec<_>>().join(", "))
    });
    let permute = field.attributes.permute.as_ref().map(|permute| format!(" permute {:?}", permute.axes));
    let whole = field.attributes.whole.then(|| " whole".to_owned());
    let parts = [dtype, rank, shape, permute, whole].into_iter().flatten().collect::<String>();
    format!(
        "{} -> {} ({}): {owner}{parts}",
        field.member.to_token_stream(),
        field.companion().to_token_stream(),
        field.name()
    )
}
