//! Finds files that name each other's items in a circle.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::iter;
use std::path::Path;

use crate::arrows::Arrows;
use crate::source::{FileId, Source};

/// The circles of one crate.
pub(crate) struct Circles {
    /// Circles that share no arrow, the shortest first.
    pub(crate) shown: Vec<Vec<FileId>>,
    /// How many more circles there are. Each shares an arrow with one that is shown; of those through one arrow, only the
    /// shortest counts.
    pub(crate) more: usize,
}

impl Circles {
    pub(crate) fn of(arrows: &Arrows) -> Self {
        let found: BTreeSet<_> = arrows.iter().filter_map(|(from, to, _)| shortest(arrows, from, to)).collect();
        let count = found.len();
        let mut circles: Vec<_> = found.into_iter().collect();
        circles.sort_by_key(Vec::len);
        let mut taken = BTreeSet::new();
        circles.retain(|circle| {
            let is_new = steps(circle).all(|step| !taken.contains(&step));
            if is_new {
                taken.extend(steps(circle));
            }
            is_new
        });
        Self { more: count - circles.len(), shown: circles }
    }
}

/// The arrows of a circle.
fn steps(circle: &[FileId]) -> impl Iterator<Item = (FileId, FileId)> {
    circle.iter().copied().zip(circle.iter().copied().cycle().skip(1))
}

/// The shortest circle through the arrow from `last` to `start`. It begins with the file that was read first.
fn shortest(arrows: &Arrows, last: FileId, start: FileId) -> Option<Vec<FileId>> {
    let mut reached_from = BTreeMap::from([(start, None)]);
    let mut next = VecDeque::from([start]);
    while let Some(file) = next.pop_front() {
        if file == last {
            let mut circle: Vec<_> = iter::successors(Some(last), |file| reached_from[file]).collect();
            circle.reverse();
            let first = circle.iter().enumerate().min_by_key(|(_, file)| **file).map_or(0, |(at, _)| at);
            circle.rotate_left(first);
            return Some(circle);
        }
        for to in arrows.from(file) {
            if let Entry::Vacant(place) = reached_from.entry(to) {
                place.insert(Some(file));
                next.push_back(to);
            }
        }
    }
    None
}

/// A circle with a line of evidence for each of its arrows. Paths are shown from `workspace` on.
pub(crate) fn described(member: &str, source: &Source, arrows: &Arrows, circle: &[FileId], workspace: &Path) -> String {
    let names = circle.iter().chain(circle.first()).map(|&file| source.files[file].name.as_str());
    let mut text = format!("{member}: {}", names.collect::<Vec<_>>().join(" → "));
    for (from, to) in steps(circle) {
        text.push_str("\n    ");
        text.push_str(&arrows.evidence(from, to).shown(source, workspace));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
        let source = sample::source(files);
        let arrows = Arrows::of(&source);
        let circles = Circles::of(&arrows).shown;
        circles.iter().map(|circle| described("sample", &source, &arrows, circle, Path::new(""))).collect()
    }

    #[test]
    fn a_circle_is_shown_with_the_lines_that_close_it() {
        let found = circles_of(&[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b::B;\npub struct A(B);"),
            ("b.rs", "pub struct B;\nfn f() {\n    crate::c::g::<u8>();\n}"),
            ("c.rs", "pub fn g<T>(a: Option<crate::a::A>) {}"),
        ]);
        let expected = "\
sample: a.rs → b.rs → c.rs → a.rs
    a.rs:1 names `crate::b::B`, of b.rs
    b.rs:3 names `crate::c::g`, of c.rs
    c.rs:1 names `crate::a::A`, of a.rs";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_circle_through_a_reexport_is_found() {
        let found = circles_of(&[
            ("lib.rs", "mod a; mod b; pub use a::inner::A; #[doc(hidden)] pub mod __private { pub use crate::b::B; }"),
            ("a.rs", "pub mod inner;"),
            ("a/inner.rs", "pub struct A(crate::__private::B);"),
            ("b.rs", "use crate::A;\npub struct B(Box<A>);"),
        ]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("sample: a/inner.rs → b.rs → a/inner.rs\n"), "{}", found[0]);
    }

    #[test]
    fn a_facade_is_no_circle() {
        let found = circles_of(&[
            ("lib.rs", "mod a; mod b; pub use a::{A, Part}; pub use b::B;"),
            ("a.rs", "mod part; mod whole; pub use part::Part; pub(crate) use self::whole::A;"),
            ("a/part.rs", "pub struct Part;"),
            ("a/whole.rs", "use super::Part; pub struct A(Part, crate::Part);"),
            ("b.rs", "use crate::{A, a}; pub struct B(A, a::Part);"),
        ]);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn short_circles_come_first_and_those_through_the_same_arrow_are_counted() {
        let source = sample::source(&[
            ("lib.rs", "mod a; mod b; mod c; mod d; mod e;"),
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b.rs", "use crate::{c::C, d::D}; pub struct B;"),
            ("c.rs", "use crate::a::A; pub struct C;"),
            ("d.rs", "use crate::e::E; pub struct D;"),
            ("e.rs", "use crate::{d::D, a::A}; pub struct E;"),
        ]);
        let circles = Circles::of(&Arrows::of(&source));
        let names =
            |circle: &Vec<FileId>| circle.iter().map(|&file| source.files[file].name.as_str()).collect::<Vec<_>>();
        let shown: Vec<_> = circles.shown.iter().map(names).collect();
        assert_eq!(shown, [vec!["d.rs", "e.rs"], vec!["a.rs", "b.rs", "c.rs"]]);
        assert_eq!(circles.more, 1, "a.rs, b.rs, d.rs, e.rs");
    }
}
