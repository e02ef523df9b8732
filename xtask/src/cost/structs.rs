//! The structs that are compiled: the same on every side but for their attributes.

use std::fmt::Write as _;

pub(super) const STRUCTS: usize = 100;
pub(super) const FIELDS: usize = 10;

const NAMES: [&str; FIELDS] =
    ["images", "labels", "weights", "mask", "boxes", "depth", "scores", "tokens", "positions", "targets"];

/// Element types that serde supports as well.
const ELEMENTS: [&str; 8] = ["f32", "i64", "f64", "u8", "i32", "bool", "i16", "i8"];

/// Element types other than `i64` itself that a cast to `i64` keeps without loss.
const NARROW: [&str; 4] = ["u8", "i32", "i16", "i8"];

/// The axes of a `shape`. A field uses as many of them as it has.
const AXES: [&str; 4] = ["batch", "3", "_", "width"];

/// The source of the structs, each under `derive`; with `attributes`, the fields have those of a typical user.
pub(super) fn source(derive: Option<&str>, attributes: bool) -> String {
    let mut text = String::new();
    for number in 0..STRUCTS {
        // Writing to a string cannot fail.
        if let Some(derive) = derive {
            let _ = writeln!(text, "#[derive({derive})]");
        }
        let _ = writeln!(text, "pub struct Sample{number} {{");
        for (index, name) in NAMES.iter().enumerate() {
            let field = Field::new(number, index);
            if attributes && let Some(attribute) = field.attribute {
                let _ = writeln!(text, "    #[tensor({attribute})]");
            }
            let _ = writeln!(text, "    pub {name}: Array{}<{}>,", field.rank, field.element);
        }
        text.push_str("}\n\n");
    }
    text
}

struct Field {
    rank: usize,
    element: &'static str,
    attribute: Option<String>,
}

impl Field {
    /// Ranks and elements differ from field to field and from struct to struct.
    fn new(number: usize, index: usize) -> Self {
        let rank = 1 + (number + index) % AXES.len();
        let shape = || format!("shape = [{}]", AXES[..rank].join(", "));
        let any = ELEMENTS[(number + 3 * index) % ELEMENTS.len()];
        let narrow = NARROW[(number + index) % NARROW.len()];
        let (element, attribute) = match index {
            0 | 3 | 6 => (any, Some(shape())),
            1 => (narrow, Some(format!("copy, cast = i64, {}", shape()))),
            4 => (any, Some(format!("dtype = {any}"))),
            7 => (narrow, Some("copy, cast = i64".to_owned())),
            9 => (any, Some("copy".to_owned())),
            _ => (any, None),
        };
        Self { rank, element, attribute }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_structs_and_fields_as_announced() {
        let text = source(Some("Derive"), true);
        assert_eq!(text.matches("#[derive(Derive)]\npub struct ").count(), STRUCTS);
        assert_eq!(text.matches("    pub ").count(), STRUCTS * FIELDS);
    }

    #[test]
    fn only_attributes_tell_the_sides_apart() {
        let ours = source(Some("Ours"), true).replace("Ours", "Theirs");
        let theirs = source(Some("Theirs"), false);
        let bare = source(None, false);
        assert!(ours.lines().filter(|line| !line.trim_start().starts_with("#[tensor")).eq(theirs.lines()));
        assert!(theirs.lines().filter(|line| !line.starts_with("#[derive")).eq(bare.lines()));
    }

    #[test]
    fn every_rank_element_and_kind_of_attribute_occurs() {
        let text = source(None, true);
        for rank in 1..=AXES.len() {
            assert!(text.contains(&format!(": Array{rank}<")), "{rank}");
        }
        for word in ELEMENTS.map(|element| format!("<{element}>,")) {
            assert!(text.contains(&word), "{word}");
        }
        for word in ["shape = [batch, 3, _]", "copy, cast = i64)", "copy, cast = i64, shape", "(dtype = ", "(copy)"] {
            assert!(text.contains(word), "{word}");
        }
    }
}
