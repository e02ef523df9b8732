//! Reads a crate from its root on, file by file. Follows `mod` declarations and leaves out what only tests have.

use std::mem;
use std::path::{Path, PathBuf};

use proc_macro2::Delimiter;

use crate::home::{self, Home};
use crate::item::{self, Attribute};
use crate::source::{File, Import, Mention, Module, ModuleId, Source};
use crate::token::{self, Token};
use crate::use_tree::{self, Brings};

/// Reads the files of one crate.
pub(crate) struct Reader<'r> {
    read: &'r dyn Fn(&Path) -> Option<String>,
    /// The folder of the crate's root.
    folder: PathBuf,
    source: Source,
}

/// Where tokens stand.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Right in a module: what is defined is an item of the module.
    Module,
    /// In a function, a type or the like.
    Body,
    /// In an `enum`.
    Variants,
    /// In a `macro_rules!`: what is declared is declared by its callers.
    Macro,
}

impl<'r> Reader<'r> {
    pub(crate) fn new(read: &'r dyn Fn(&Path) -> Option<String>) -> Self {
        Self { read, folder: PathBuf::new(), source: Source::default() }
    }

    /// The crate whose root is at `root`.
    pub(crate) fn source(mut self, root: &Path) -> Source {
        self.folder = Home::beside(root.to_owned()).folder;
        let text = (self.read)(root).unwrap_or_else(|| panic!("`{}` can't be read", root.display()));
        let module = Module { folder: self.folder.clone(), ..Module::default() };
        self.file(root.to_owned(), &text, module);
        self.source
    }

    /// Reads a file that is `module`.
    fn file(&mut self, path: PathBuf, text: &str, module: Module) {
        let tokens = token::tokens(text).unwrap_or_else(|error| panic!("`{}`: {error}", path.display()));
        let name = path.strip_prefix(&self.folder).unwrap_or(&path).display().to_string();
        let file = self.source.files.len();
        self.source.files.push(File { path, name, tokens: tokens.clone() });
        self.module(&tokens, Module { file, ..module });
    }

    fn module(&mut self, tokens: &[Token], module: Module) {
        let id = self.source.modules.len();
        if let Some(parent) = module.parent {
            self.source.modules[parent].children.push((module.name.clone(), id));
        }
        self.source.modules.push(module);
        self.tokens(id, Place::Module, tokens);
    }

    /// Reads tokens of a module, item by item and word by word.
    fn tokens(&mut self, module: ModuleId, place: Place, tokens: &[Token]) {
        let mut attributes = Vec::new();
        let mut variants = None;
        let mut at = 0;
        while at < tokens.len() {
            if let Some((attribute, next)) = item::attribute(tokens, at) {
                self.tokens(module, Place::Body, attribute.tokens);
                if !attribute.is_inner {
                    attributes.push(attribute);
                }
                at = next;
                continue;
            }
            let attributes = mem::take(&mut attributes);
            if attributes.iter().any(Attribute::is_for_tests) {
                self.leave_out(module, tokens, at, &attributes);
                at = item::end(tokens, at);
                continue;
            }
            let begins = at == 0 || matches!(tokens[at - 1], Token::Sign(',') | Token::Group(Delimiter::Bracket, _));
            at = if variants == Some(at) {
                self.tokens(module, Place::Variants, tokens[at].braced().expect("variants are in brackets"));
                at + 1
            } else if place == Place::Variants && begins && tokens[at].word().is_some() {
                at + 1
            } else if let Some(next) = self.declaration(module, place, tokens, at, &attributes) {
                next
            } else if let Some((keyword, name, next)) = item::definition(tokens, at) {
                if place == Place::Module {
                    self.source.modules[module].items.insert(name.to_owned());
                }
                if keyword == "enum" {
                    variants = tokens[next..].iter().position(|token| token.braced().is_some()).map(|at| next + at);
                }
                next
            } else {
                self.code(module, place, tokens, at)
            };
        }
    }

    /// Reads a declaration of a module, a name or a macro, and gives where what follows it is.
    fn declaration(
        &mut self,
        module: ModuleId,
        place: Place,
        tokens: &[Token],
        at: usize,
        attributes: &[Attribute<'_>],
    ) -> Option<usize> {
        let (is_reexport, start) = item::visibility(tokens, at);
        let end = item::end(tokens, at);
        let declared = &tokens[start..end];
        let declared = declared.strip_suffix(&[Token::Sign(';')]).unwrap_or(declared);
        let word = |at: usize| declared.get(at).and_then(Token::word).unwrap_or_default();
        match [word(0), word(1), word(2)] {
            ["mod", name, _] if !name.is_empty() && place != Place::Macro => {
                self.child(module, name, declared.get(2).and_then(Token::braced), attributes);
            }
            ["use", ..] if !declared.get(1)?.is_sign('<') => {
                self.imports(module, place, use_tree::leaves(&declared[1..]), is_reexport);
            }
            ["extern", "crate", package] => {
                let path = vec![if package == "self" { "crate".to_owned() } else { String::new() }];
                let name = if word(3) == "as" { word(4) } else { package }.to_owned();
                let import = Import { path, brings: Brings::Name(name), line: 0, is_reexport: true, is_local: false };
                self.source.modules[module].imports.push(import);
            }
            // `!` stands before the name.
            ["macro_rules", "", name] => {
                self.source.modules[module].macros.insert(name.to_owned());
                if attributes.iter().any(|attribute| attribute.is("macro_export")) {
                    self.source.exported.insert(name.to_owned(), module);
                }
                self.tokens(module, Place::Macro, &declared[3..]);
            }
            _ => return None,
        }
        Some(end)
    }

    /// Reads a child module: from its own file, unless it is `written` in its parent's.
    fn child(&mut self, parent: ModuleId, name: &str, written: Option<&[Token]>, attributes: &[Attribute<'_>]) {
        let around = &self.source.modules[parent];
        let child = Module {
            name: name.to_owned(),
            parent: Some(parent),
            file: around.file,
            folder: around.folder.join(name),
            shares_macros: attributes.iter().any(|attribute| attribute.is("macro_use")),
            ..Module::default()
        };
        if let Some(tokens) = written {
            return self.module(tokens, child);
        }
        let path = attributes.iter().find_map(Attribute::path);
        for Home { file, folder } in home::homes(&self.source, parent, name, path) {
            if let Some(text) = (self.read)(&file) {
                return self.file(file, &text, Module { folder, ..child });
            }
        }
        panic!("`mod {name};` in `{}` has no file", self.source.file_of(parent).path.display());
    }

    /// Notes where the file is, if what only tests have is a module.
    fn leave_out(&mut self, module: ModuleId, tokens: &[Token], at: usize, attributes: &[Attribute<'_>]) {
        let (_, at) = item::visibility(tokens, at);
        if let [Token::Word { text, .. }, Token::Word { text: name, .. }, Token::Sign(';'), ..] = &tokens[at..]
            && text == "mod"
        {
            let path = attributes.iter().find_map(Attribute::path);
            self.source.left_out.extend(home::homes(&self.source, module, name, path));
        }
    }

    fn imports(&mut self, module: ModuleId, place: Place, leaves: Vec<use_tree::Leaf>, is_reexport: bool) {
        let module = &mut self.source.modules[module];
        for use_tree::Leaf { path, line, brings } in leaves {
            if place == Place::Macro {
                module.mentions.push(Mention { path, line, is_macro: false });
            } else {
                module.imports.push(Import { path, brings, line, is_reexport, is_local: place != Place::Module });
            }
        }
    }

    /// Reads what is no item: a path, a group, or any other token. Gives where what follows it is.
    fn code(&mut self, module: ModuleId, place: Place, tokens: &[Token], at: usize) -> usize {
        match &tokens[at..] {
            [Token::Word { line, .. }, ..] => {
                let (path, next) = token::path(tokens, at);
                let is_macro = matches!(tokens[next..], [Token::Sign('!'), Token::Group(..), ..]);
                let is_call = matches!(tokens.get(next), Some(Token::Group(Delimiter::Parenthesis, _) | Token::Colons));
                // A single name in lower case is mostly that of a local variable.
                let is_type = path[0].starts_with(char::is_uppercase);
                if path.len() > 1 || is_macro || is_call || is_type {
                    self.source.modules[module].mentions.push(Mention { path, line: *line, is_macro });
                }
                next
            }
            // A path of another crate, or one that continues a type: `<T as Trait>::Name`.
            [Token::Colons, Token::Word { .. }, ..] => token::path(tokens, at + 1).1,
            // A range, or else a field or a method.
            [Token::Sign('.'), Token::Sign('.') | Token::Word { .. }, ..] => at + 2,
            [Token::Group(_, within), ..] => {
                let place = if place == Place::Macro { Place::Macro } else { Place::Body };
                self.tokens(module, place, within);
                at + 1
            }
            _ => at + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::sample::{arrows, source};

    #[test]
    fn what_only_tests_have_is_left_out() {
        let files = [
            (
                "lib.rs",
                "mod a; #[cfg(test)] mod tests; #[cfg(all(test, unix))] use a::A; #[cfg(test)] mod more { use crate::a::A; }
                impl X { #[cfg(test)] fn f(a: crate::a::A) {} fn g() { #[cfg(test)] let a = crate::a::A; } }",
            ),
            ("a.rs", "pub struct A;"),
            ("tests.rs", "use crate::a::A;"),
        ];
        let source = source(&files);
        assert!(source.files.iter().map(|file| file.name.as_str()).eq(["lib.rs", "a.rs"]));
        assert!(source.left_out.iter().any(|home| home.file == Path::new("tests.rs")));
        assert!(arrows(&files).is_empty());
        let or_not = [("lib.rs", "mod a; #[cfg(any(test, unix))] use a::A;"), ("a.rs", "pub struct A;")];
        assert_eq!(arrows(&or_not), ["lib.rs → a.rs"]);
    }

    #[test]
    fn a_module_within_a_file_is_the_file() {
        let found = arrows(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "pub mod inner { pub struct A; use super::Outer; use crate::b::B; } struct Outer;"),
            ("b.rs", "pub struct B; fn f(a: crate::a::inner::A) {}"),
        ]);
        assert_eq!(found, ["a.rs → b.rs", "b.rs → a.rs"]);
    }

    #[test]
    fn comments_strings_fields_methods_and_variants_name_nothing() {
        let found = arrows(&[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "//! [`crate::b::B`]
                pub use crate::b::{B, b};
                /// [`crate::b::b`] and `crate::b::B`
                enum Kind { #[doc = \"crate::b::B\"] B, C(u8), }
                fn f(x: X) -> &'static str { x.b(); x.b; x.y.b(0..1); let b = (); [b]; \"crate::b::B\" }",
            ),
            ("b.rs", "pub struct B; pub fn b() {}"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn paths_are_found_in_types_ranges_attributes_macros_and_function_bodies() {
        for code in [
            "fn f() { use crate::b::B; }",
            "type A = *const crate::b::B;",
            "fn f() { x(..crate::b::LEN); }",
            "#[derive(crate::b::B)] struct A;",
            "macro_rules! m { () => { use $crate::b::B; } }",
            "call!(crate::b::B);",
            "fn f() { Vec::<crate::b::B>::new() }",
            "enum A { B = crate::b::B as isize, C(crate::b::B) }",
        ] {
            let found = arrows(&[("lib.rs", "mod a; mod b;"), ("a.rs", code), ("b.rs", "pub struct B;")]);
            assert_eq!(found, ["a.rs → b.rs"], "{code}");
        }
    }
}
