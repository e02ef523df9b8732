//! What a path means: the module that defines the item it names, behind all re-exports. What needs the types of values, such
//! as a method, means nothing here.

use std::{iter, ptr};

use crate::source::{Import, ModuleId, Source};
use crate::use_tree::Brings;

/// What a path means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A module.
    Module(ModuleId),
    /// An item that this module defines.
    Item(ModuleId),
    /// Something of another crate.
    Foreign,
}

/// What a name is looked for as.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// A macro that is called.
    Macro,
    /// Anything else in code: a macro only where nothing else has the name.
    Item,
    /// Whatever a `use` declaration can bring in.
    Any,
}

/// The names of one crate.
pub(crate) struct Names<'s> {
    pub(crate) source: &'s Source,
}

/// The imports that a search has come through. It takes none of them again, so that it ends.
type Taken<'t> = Vec<&'t Import>;

impl<'s> Names<'s> {
    /// All that `path` can mean in a module; nothing, if the crate has no such name.
    pub(crate) fn meanings(&self, module: ModuleId, path: &[String], kind: Kind) -> Vec<Meaning> {
        self.follow(module, path, kind, &mut Vec::new())
    }

    /// All that the path of an import can mean, apart from the import itself.
    pub(crate) fn of_import(&self, module: ModuleId, import: &'s Import) -> Vec<Meaning> {
        self.follow(module, &import.path, Kind::Any, &mut vec![import])
    }

    fn follow(&self, module: ModuleId, path: &[String], kind: Kind, taken: &mut Taken<'s>) -> Vec<Meaning> {
        let [first, rest @ ..] = path else { return Vec::new() };
        let first_kind = if rest.is_empty() { kind } else { Kind::Item };
        let mut meanings = match first.as_str() {
            "" => vec![Meaning::Foreign],
            "crate" | "$crate" => vec![Meaning::Module(0)],
            "self" => vec![Meaning::Module(module)],
            "super" => self.source.modules[module].parent.map(Meaning::Module).into_iter().collect(),
            name => self.find(module, name, first_kind, true, taken),
        };
        if meanings.is_empty() && rest.is_empty() && kind == Kind::Macro {
            meanings = self.textual(module, first).map(Meaning::Item).into_iter().collect();
        }
        for (at, name) in rest.iter().enumerate() {
            // A function can have the same name as a module, but more words follow the module alone.
            if meanings.iter().any(|meaning| matches!(meaning, Meaning::Module(_))) {
                meanings.retain(|meaning| matches!(meaning, Meaning::Module(_)));
            }
            let is_last = at + 1 == rest.len();
            let step = |meaning: Meaning| match meaning {
                Meaning::Module(module) if name == "super" => {
                    self.source.modules[module].parent.map(Meaning::Module).into_iter().collect()
                }
                Meaning::Module(module) if name.starts_with('$') => self.each_child(module, rest.get(at + 1)),
                Meaning::Module(module) => {
                    let kind = if is_last { kind } else { Kind::Item };
                    let found = self.find(module, name, kind, false, taken);
                    // The module has a macro that defines it.
                    if found.is_empty() { vec![Meaning::Item(module)] } else { found }
                }
                known => vec![known],
            };
            meanings = meanings.into_iter().flat_map(step).collect();
        }
        meanings
    }

    /// All that a name can mean in a module. `inside` says whether code of the module itself asks, which sees the imports in
    /// its functions too.
    fn find(&self, module: ModuleId, name: &str, kind: Kind, inside: bool, taken: &mut Taken<'s>) -> Vec<Meaning> {
        let found = &self.source.modules[module];
        let mut meanings = Vec::new();
        if kind != Kind::Macro {
            let children = found.children.iter().filter(|(child, _)| child == name);
            meanings.extend(children.map(|(_, child)| Meaning::Module(*child)));
            meanings.extend(found.items.contains(name).then_some(Meaning::Item(module)));
        }
        let exported = self.source.exported.get(name).filter(|_| module == 0);
        let own = found.macros.contains(name).then_some(&module);
        let of_macro = exported.or(own).copied().map(Meaning::Item);
        if kind != Kind::Item {
            meanings.extend(of_macro);
        }
        let imports = || found.imports.iter().filter(|import| inside || !import.is_local);
        for import in imports().filter(|import| matches!(&import.brings, Brings::Name(brought) if brought == name)) {
            meanings.extend(self.through(module, import, kind, taken));
        }
        if meanings.is_empty() {
            // Code names a macro without calling it where it gives it to another macro.
            meanings.extend(of_macro);
        }
        if !meanings.is_empty() {
            return meanings;
        }
        let mut opaque = Vec::new();
        for import in imports().filter(|import| import.brings == Brings::All) {
            for from in self.through(module, import, Kind::Item, taken) {
                let Meaning::Module(from) = from else {
                    opaque.push(from);
                    continue;
                };
                taken.push(import);
                meanings.extend(self.find(from, name, kind, false, taken));
                taken.pop();
            }
        }
        // A name that others look for here and that is nowhere else comes from the enum or the crate that a `*` opens.
        if meanings.is_empty() && !inside { opaque } else { meanings }
    }

    /// What an import means: nothing to a search that came through it before, and something foreign if this crate has no
    /// such name.
    fn through(&self, module: ModuleId, import: &'s Import, kind: Kind, taken: &mut Taken<'s>) -> Vec<Meaning> {
        if taken.iter().any(|taken| ptr::eq(*taken, import)) {
            return Vec::new();
        }
        taken.push(import);
        let mut meanings = self.follow(module, &import.path, kind, taken);
        taken.pop();
        if meanings.is_empty() {
            meanings.push(Meaning::Foreign);
        }
        meanings
    }

    /// The child modules that define `name`: the caller of a macro can choose each of them for `$module::name`.
    fn each_child(&self, module: ModuleId, name: Option<&String>) -> Vec<Meaning> {
        let has = |child: &ModuleId| name.is_some_and(|name| self.source.modules[*child].items.contains(name));
        self.children(module).filter(has).map(Meaning::Module).collect()
    }

    /// The module that defines a macro which is called without a path and not imported: a module around the caller, or one
    /// that such a module declares with `#[macro_use]`.
    fn textual(&self, module: ModuleId, name: &str) -> Option<ModuleId> {
        let defines = |module: &ModuleId| self.source.modules[*module].macros.contains(name);
        self.source.around(module).find_map(|around| {
            let sharing = self.children(around).filter(|child| self.source.modules[*child].shares_macros);
            iter::once(around).chain(sharing).find(defines)
        })
    }

    fn children(&self, module: ModuleId) -> impl Iterator<Item = ModuleId> {
        self.source.modules[module].children.iter().map(|(_, child)| *child)
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::arrows;

    #[test]
    fn a_name_is_followed_through_reexports_to_its_definition() {
        let found = arrows(&[
            (
                "lib.rs",
                "mod a; mod b; pub use a::{Deep as Renamed, deep}; pub mod __private { pub use crate::Renamed; }",
            ),
            ("a.rs", "mod inner; pub use self::inner::*;"),
            ("a/inner.rs", "mod core; pub(super) use core::Deep; pub fn deep() {}"),
            ("a/inner/core.rs", "pub struct Deep;"),
            ("b.rs", "fn f(x: crate::__private::Renamed) { crate::deep() }"),
        ]);
        assert_eq!(found, ["b.rs → a/inner.rs", "b.rs → a/inner/core.rs"]);
    }

    #[test]
    fn a_path_can_begin_with_a_child_or_an_imported_module() {
        let found = arrows(&[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "mod child; use crate::b; use super::c as d; fn f() { child::f(); b::f(); d::f(); other::f(); }"),
            ("a/child.rs", "pub fn f() { self::g(); super::super::c::f() } fn g() {}"),
            ("b.rs", "pub fn f() {}"),
            ("c.rs", "pub fn f() {}"),
        ]);
        assert_eq!(found, ["a.rs → a/child.rs", "a.rs → b.rs", "a.rs → c.rs", "a/child.rs → c.rs"]);
    }

    #[test]
    fn a_reexport_is_no_arrow_until_the_name_is_used() {
        let files = |more| [("lib.rs", "mod a;"), ("a.rs", more), ("a/b.rs", "pub struct B; pub fn b() {}")];
        assert!(arrows(&files("mod b; pub use b::{B, b}; pub(crate) use b::B as C; fn f(b: u8) { b; }")).is_empty());
        for used in ["mod b; use b::B;", "mod b; pub use b::B; fn f(b: B) {}", "mod b; pub use b::b; fn f() { b() }"] {
            assert_eq!(arrows(&files(used)), ["a.rs → a/b.rs"], "{used}");
        }
    }

    #[test]
    fn a_private_import_of_a_parent_is_followed_too() {
        let found = arrows(&[
            ("lib.rs", "mod a; mod b; use a::A;"),
            ("a.rs", "pub struct A;"),
            ("b.rs", "use crate::A; use super::*; fn f() -> A { A }"),
        ]);
        assert_eq!(found, ["lib.rs → a.rs", "b.rs → a.rs"]);
    }

    #[test]
    fn a_glob_brings_the_names_that_are_used() {
        let found = arrows(&[
            ("lib.rs", "mod facade; mod a; mod b; mod items; mod user; mod variant;"),
            ("facade.rs", "pub use crate::a::A; pub use crate::b::B;"),
            ("a.rs", "pub struct A;"),
            ("b.rs", "pub struct B;"),
            ("items.rs", "pub trait Trait {} pub enum Kind { One } pub use Kind::*;"),
            ("user.rs", "use crate::facade::*; use crate::items::*; fn f(a: A) {}"),
            ("variant.rs", "use crate::items::One;"),
        ]);
        assert_eq!(found, ["user.rs → a.rs", "user.rs → items.rs", "variant.rs → items.rs"]);
    }

    #[test]
    fn a_macro_is_found_by_its_path_or_around_its_callers() {
        let found = arrows(&[
            ("lib.rs", "mod a; #[macro_use] mod b; mod c; mod d;"),
            ("a.rs", "#[macro_export] macro_rules! exported { () => { $crate::c::C }; ($m:path) => { $m!() }; }"),
            ("b.rs", "macro_rules! textual { () => {} }"),
            ("c.rs", "macro_rules! scoped { () => {} } pub(crate) use scoped; pub struct C; textual!();"),
            ("d.rs", "crate::exported!($crate::exported); use crate::c::scoped; textual!(); vec![];"),
        ]);
        assert_eq!(found, ["a.rs → c.rs", "c.rs → b.rs", "d.rs → a.rs", "d.rs → b.rs", "d.rs → c.rs"]);
    }

    #[test]
    fn a_word_that_a_macro_is_given_stands_for_each_module_that_fits() {
        let found = arrows(&[
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "macro_rules! each { ($part:ident) => { crate::$part::at::<u8>() }; }"),
            ("b.rs", "pub fn at<T>() {}"),
            ("c.rs", "pub fn at<T>() {}"),
            ("d.rs", "pub fn elsewhere() {}"),
        ]);
        assert_eq!(found, ["a.rs → b.rs", "a.rs → c.rs"]);
    }

    #[test]
    fn a_module_and_a_function_of_one_name_are_told_apart() {
        let found = arrows(&[
            ("lib.rs", "mod part; mod all; mod a; mod b; pub use all::part;"),
            ("part.rs", "pub fn at() {}"),
            ("all.rs", "pub fn part() {}"),
            ("a.rs", "fn f() { crate::part::at() }"),
            ("b.rs", "use crate::part; fn f() { part() }"),
        ]);
        assert_eq!(found, ["a.rs → part.rs", "b.rs → all.rs"]);
    }

    #[test]
    fn what_a_macro_defines_is_its_modules_and_what_is_foreign_is_nobodys() {
        let found = arrows(&[
            ("lib.rs", "extern crate alloc; mod a; mod b; pub use {a::Made, ndarray::Array, std, half::*};"),
            ("a.rs", "make! { Made }"),
            (
                "b.rs",
                "use crate::{Array, Made, alloc::vec::Vec, bf16}; use ::core::fmt; fn f() { crate::std::f(); <X as Y>::f() }",
            ),
        ]);
        assert_eq!(found, ["b.rs → a.rs"]);
    }

    #[test]
    fn imports_in_a_circle_come_to_an_end() {
        let found = arrows(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "pub use crate::b::*; pub use crate::b::X; fn f(x: X, y: Y) {}"),
            ("b.rs", "pub use crate::a::*; pub use crate::a::X; fn f(x: X, y: Y) {}"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
