//! The ratios as bars, on a scale where twice as fast is as far from even as half as fast.

use std::fmt::Write;

use crate::report::Row;

const WIDTH: f64 = 960.0;
/// Where the labels end and the scale begins.
const LEFT: f64 = 500.0;
const TOP: f64 = 64.0;
const BAR: f64 = 7.0;
const LINE: f64 = 22.0;
const COLOURS: [(usize, &str); 2] = [(1, "#2563eb"), (2, "#93b4f5")];

/// What a drawing shows.
#[derive(Debug, Clone, Copy)]
pub struct Plot<'a> {
    /// The line above it.
    pub title: &'a str,
    /// The line below the title.
    pub machine: &'a str,
    /// The numbers on the scale, in times as fast, from the slowest to the fastest.
    pub ticks: &'a [f64],
}

impl Plot<'_> {
    /// Where so many times as fast is.
    fn x(&self, times_as_fast: f64) -> f64 {
        let (slowest, fastest) = (self.ticks[0], self.ticks[self.ticks.len() - 1]);
        let along = (times_as_fast.clamp(slowest, fastest) / slowest).log2() / (fastest / slowest).log2();
        LEFT + along * (WIDTH - LEFT - 48.0)
    }

    /// The bar of a row, from even to its ratio, and a mark at its goal.
    fn bar(&self, text: &mut String, row: &Row, top: f64) {
        let nth = COLOURS.iter().position(|&(threads, _)| threads == row.threads).unwrap_or_default();
        let top = top + 3.0 + (BAR + 1.0) * f64::from(u32::try_from(nth).expect("few"));
        let times = 1.0 / row.theirs.ratio;
        let (even, end) = (self.x(1.0), self.x(times));
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "<rect x=\"{:.1}\" y=\"{top}\" width=\"{:.1}\" height=\"{BAR}\" fill=\"{}\"/>\
             <text x=\"{:.1}\" y=\"{}\" font-size=\"9\" fill=\"#555\">{times:.1}</text>",
            even.min(end),
            (end - even).abs(),
            COLOURS[nth].1,
            even.max(end) + 4.0,
            top + BAR
        );
        if let Some(goal) = row.goal {
            let least = 1.0 / row.scale.convert(goal);
            let at = self.x(least);
            let _ = writeln!(text, "<path d=\"M{at:.1} {top} v{BAR}\" stroke=\"#dc2626\" stroke-width=\"2\"/>");
        }
    }
}

/// A drawing of all rows, those of one operation under each other.
///
/// # Panics
///
/// If the scale has no numbers.
#[must_use]
pub fn svg(rows: &[Row], plot: &Plot<'_>) -> String {
    let mut lines: Vec<(&str, &str, Vec<&Row>)> = Vec::new();
    for row in rows {
        let (what, against) = (row.what.as_str(), row.theirs.name.as_str());
        match lines.iter_mut().find(|line| (line.0, line.1) == (what, against)) {
            Some(line) => line.2.push(row),
            None => lines.push((what, against, vec![row])),
        }
    }
    let count = f64::from(u32::try_from(lines.len()).expect("a few lines"));
    let bottom = TOP + count * LINE;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"white\"/>\n\
         <text x=\"12\" y=\"20\" font-size=\"15\">{title}</text>\n\
         <text x=\"12\" y=\"36\" fill=\"#555\">{machine}</text>\n",
        height = bottom + 28.0,
        title = escaped(plot.title),
        machine = escaped(plot.machine)
    );
    for tick in plot.ticks {
        let (at, colour) = (plot.x(*tick), if (tick - 1.0).abs() < 1e-9 { "#111" } else { "#ddd" });
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "<path d=\"M{at:.1} {} V{bottom}\" stroke=\"{colour}\"/>\
             <text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{tick}×</text>",
            TOP - 8.0,
            TOP - 12.0
        );
    }
    let mut top = TOP;
    for (what, against, rows) in lines {
        let label = escaped(&format!("{what}, against {against}").replace('`', ""));
        let _ = writeln!(text, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{label}</text>", LEFT - 8.0, top + 12.0);
        for row in rows {
            plot.bar(&mut text, row, top);
        }
        top += LINE;
    }
    for (threads, colour) in COLOURS.into_iter().filter(|(threads, _)| rows.iter().any(|row| row.threads == *threads)) {
        let at = LEFT + 90.0 * f64::from(u32::try_from(threads - 1).expect("few threads"));
        let label = if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") };
        let _ = writeln!(
            text,
            "<rect x=\"{at}\" y=\"{}\" width=\"10\" height=\"{BAR}\" fill=\"{colour}\"/><text x=\"{}\" y=\"{}\">{label}</text>",
            bottom + 10.0,
            at + 14.0,
            bottom + 17.0
        );
    }
    let _ = writeln!(
        text,
        "<path d=\"M{} {} v{BAR}\" stroke=\"#dc2626\" stroke-width=\"2\"/><text x=\"{}\" y=\"{}\">the least it has to be</text>",
        LEFT + 186.0,
        bottom + 10.0,
        LEFT + 194.0,
        bottom + 17.0
    );
    text + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
