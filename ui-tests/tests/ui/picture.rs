//! Draws `docs/compile-error.svg`: a message as a terminal shows it, in the compiler's colours.

use std::fmt::Write as _;

use tensor_ui_harness::{Case, without_expectation};

use crate::recorded;

/// The case that is drawn.
const SHOWN: &str = "dtype/wrong_dtype";

/// The size of a character, and the room around all of them, in pixels.
const CHARACTER: (usize, usize) = (8, 18);
const MARGIN: usize = 16;

/// What a terminal with a dark ground shows.
const GROUND: &str = "#1e1e1e";
const PLAIN: &str = "#d4d4d4";
const BRIGHT: &str = "#ffffff";
const RED: &str = "#f14c4c";
const BLUE: &str = "#3b8eea";

/// What is wrong with the picture.
pub(crate) fn check(cases: &[Case]) -> Vec<String> {
    match cases.iter().find(|case| case.name == SHOWN) {
        Some(case) => recorded::check("docs/compile-error.svg", &svg(&case.stderr)).into_iter().collect(),
        None => vec![format!("`SHOWN` is {SHOWN}, which is no case")],
    }
}

fn svg(message: &str) -> String {
    let lines: Vec<_> = message.trim_end().lines().map(without_expectation).collect();
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let (width, height) = (longest * CHARACTER.0 + 2 * MARGIN, lines.len() * CHARACTER.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" font-size=\"13.3\" \
         font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{GROUND}\"/>\n"
    );
    for (number, line) in lines.iter().enumerate() {
        let mut column = 0;
        for (text, colour, weight) in coloured(line) {
            let len = text.chars().count();
            if !text.trim().is_empty() {
                let (x, y) = (MARGIN + column * CHARACTER.0, MARGIN + number * CHARACTER.1 + 13);
                let (shown, length) = (escaped(text), len * CHARACTER.0);
                // The length keeps columns below each other, whatever the font.
                writeln!(
                    svg,
                    "<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\" font-weight=\"{weight}\" textLength=\"{length}\" \
                     xml:space=\"preserve\">{shown}</text>"
                )
                .unwrap();
            }
            column += len;
        }
    }
    svg + "</svg>\n"
}

/// The parts of a line, each with its colour and its weight.
fn coloured(line: &str) -> Vec<(&str, &'static str, u16)> {
    // `error[E0277]: what is wrong`
    if line.starts_with("error") {
        let (kind, text) = line.split_at(line.find(": ").unwrap_or(line.len()));
        return vec![(kind, RED, 700), (text, BRIGHT, 700)];
    }
    // ` --> file`
    if let Some(at) = line.find("--> ") {
        let (arrow, file) = line.split_at(at + 4);
        return vec![(arrow, BLUE, 700), (file, PLAIN, 400)];
    }
    // `  = note: text`
    if let Some(rest) = line.trim_start().strip_prefix("= ") {
        let (sign, rest) = line.split_at(line.len() - rest.len());
        let (word, text) = rest.split_at(rest.find(':').unwrap_or(0));
        return vec![(sign, BLUE, 700), (word, BRIGHT, 700), (text, PLAIN, 400)];
    }
    // `7 |     code`, or `  |     ^^^ text` below it
    let (number, code) = line.split_at(line.find('|').map_or(0, |at| at + 1));
    let colour = match code.trim_start().chars().next() {
        Some('^') => Some(RED),
        Some('-') => Some(BLUE),
        _ => None,
    };
    vec![(number, BLUE, 700), (code, colour.unwrap_or(PLAIN), if colour.is_some() { 700 } else { 400 })]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_message_has_its_colour() {
        let parts = |line| coloured(line).into_iter().map(|(text, colour, _)| (text, colour)).collect::<Vec<_>>();
        assert_eq!(parts("error[E0277]: wrong"), [("error[E0277]", RED), (": wrong", BRIGHT)]);
        assert_eq!(parts(" --> a.rs:7:8"), [(" --> ", BLUE), ("a.rs:7:8", PLAIN)]);
        assert_eq!(parts("7 |     code"), [("7 |", BLUE), ("     code", PLAIN)]);
        assert_eq!(parts("  |     ^^ here"), [("  |", BLUE), ("     ^^ here", RED)]);
        assert_eq!(parts("  |     -- there"), [("  |", BLUE), ("     -- there", BLUE)]);
        assert_eq!(parts("  = note: text"), [("  = ", BLUE), ("note", BRIGHT), (": text", PLAIN)]);
    }

    #[test]
    fn every_character_of_a_message_is_in_the_picture_or_blank() {
        let svg = svg("error: a < b & c\n --> x.rs:1:1\n1 |  f(a) //~ wrong\n");
        assert!(svg.contains(">error</text>") && svg.contains(">: a &lt; b &amp; c</text>"), "{svg}");
        assert!(!svg.contains("//~"), "{svg}");
    }
}
