//! Which file of a crate names items of which, each with one place that shows it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::names::{Kind, Meaning, Names};
use crate::source::{FileId, ModuleId, Source};
use crate::use_tree::Brings;

/// A place where a file names an item of another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) line: usize,
    /// The path as it is written there.
    pub(crate) path: String,
    /// The module that writes it, and the one that defines the item.
    pub(crate) from: ModuleId,
    pub(crate) to: ModuleId,
}

impl Evidence {
    /// The place and what it names, for a message. Paths are shown from `workspace` on.
    pub(crate) fn shown(&self, source: &Source, workspace: &Path) -> String {
        let path = &source.file_of(self.from).path;
        let path = path.strip_prefix(workspace).unwrap_or(path).display();
        format!("{path}:{} names `{}`, of {}", self.line, self.path, source.file_of(self.to).name)
    }
}

/// The arrows of one crate: from the file that names an item to the file that defines it.
#[derive(Default)]
pub(crate) struct Arrows(BTreeMap<(FileId, FileId), Evidence>);

impl Arrows {
    pub(crate) fn of(source: &Source) -> Self {
        let names = Names { source };
        let mut arrows = Self::default();
        for (id, module) in source.modules.iter().enumerate() {
            // A re-export alone uses nothing of what it names.
            for import in module.imports.iter().filter(|import| !import.is_reexport) {
                let suffix = if import.brings == Brings::All { "::*" } else { "" };
                let path = import.path.join("::") + suffix;
                for meaning in names.of_import(id, import) {
                    match meaning {
                        Meaning::Item(to) => arrows.add(source, id, to, import.line, &path),
                        Meaning::Module(to) if import.brings == Brings::All && !source.modules[to].items.is_empty() => {
                            arrows.add(source, id, to, import.line, &path);
                        }
                        _ => {}
                    }
                }
            }
            for mention in &module.mentions {
                let (kind, suffix) = if mention.is_macro { (Kind::Macro, "!") } else { (Kind::Item, "") };
                let path = mention.path.join("::") + suffix;
                for meaning in names.meanings(id, &mention.path, kind) {
                    if let Meaning::Item(to) = meaning {
                        arrows.add(source, id, to, mention.line, &path);
                    }
                }
            }
        }
        arrows
    }

    /// The same arrows between the files of top-level modules, each of which stands for all that is in its folder.
    pub(crate) fn between_folders(&self, source: &Source) -> Self {
        let top_level = |module| source.around(module).find(|&around| source.modules[around].parent == Some(0));
        let mut arrows = Self::default();
        for evidence in self.0.values() {
            // What the crate's root names is its own affair.
            let Some((from, to)) = top_level(evidence.from).zip(top_level(evidence.to)) else { continue };
            let files = (source.modules[from].file, source.modules[to].file);
            if files.0 != files.1 {
                arrows.0.entry(files).or_insert_with(|| evidence.clone());
            }
        }
        arrows
    }

    /// Adds an arrow, unless it stays in one file; the first place in the file is kept.
    fn add(&mut self, source: &Source, from: ModuleId, to: ModuleId, line: usize, path: &str) {
        let files = (source.modules[from].file, source.modules[to].file);
        if files.0 == files.1 {
            return;
        }
        let evidence = Evidence { line, path: path.to_owned(), from, to };
        let kept = self.0.entry(files).or_insert_with(|| evidence.clone());
        if line < kept.line {
            *kept = evidence;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (FileId, FileId, &Evidence)> {
        self.0.iter().map(|(&(from, to), evidence)| (from, to, evidence))
    }

    /// The files that a file names items of.
    pub(crate) fn from(&self, file: FileId) -> impl Iterator<Item = FileId> {
        self.0.range((file, 0)..=(file, FileId::MAX)).map(|(&(_, to), _)| to)
    }

    pub(crate) fn evidence(&self, from: FileId, to: FileId) -> &Evidence {
        &self.0[&(from, to)]
    }
}
