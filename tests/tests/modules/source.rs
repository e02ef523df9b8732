//! A crate as it is written: its files, its modules, and for each what it defines, imports and names. What a path means is
//! not known here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::home::Home;
use crate::reader::Reader;
use crate::token::Token;
use crate::use_tree::Brings;

/// The number of a module in [`Source::modules`].
pub(crate) type ModuleId = usize;

/// The number of a file in [`Source::files`].
pub(crate) type FileId = usize;

/// The sources of one crate, without what only its tests have.
#[derive(Default)]
pub(crate) struct Source {
    pub(crate) files: Vec<File>,
    /// The crate's root comes first.
    pub(crate) modules: Vec<Module>,
    /// The macros with `#[macro_export]`, which are reached from the root, and the modules that define them.
    pub(crate) exported: BTreeMap<String, ModuleId>,
    /// The files of modules that only tests have.
    pub(crate) left_out: Vec<Home>,
}

/// A file that is a module.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// What messages call it: its path within the folder of the crate's root.
    pub(crate) name: String,
    pub(crate) tokens: Vec<Token>,
}

/// A module: a file, or one written within a file.
#[derive(Default)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) parent: Option<ModuleId>,
    pub(crate) file: FileId,
    /// Where the files of its child modules are.
    pub(crate) folder: PathBuf,
    /// Their names and numbers. Two have one name where a condition chooses between them.
    pub(crate) children: Vec<(String, ModuleId)>,
    /// What it defines, macros apart.
    pub(crate) items: BTreeSet<String>,
    /// The macros by `macro_rules!` that it defines.
    pub(crate) macros: BTreeSet<String>,
    /// Whether its parent can call its macros: `#[macro_use]`.
    pub(crate) shares_macros: bool,
    pub(crate) imports: Vec<Import>,
    pub(crate) mentions: Vec<Mention>,
}

/// One leaf of a `use` declaration.
#[derive(Debug)]
pub(crate) struct Import {
    pub(crate) path: Vec<String>,
    pub(crate) brings: Brings,
    pub(crate) line: usize,
    /// Whether others can name it here: `pub use`, `pub(crate) use` and the like.
    pub(crate) is_reexport: bool,
    /// Whether it is in a function or the like, where no other module sees it.
    pub(crate) is_local: bool,
}

/// A path in code.
#[derive(Debug)]
pub(crate) struct Mention {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    /// Whether it names a macro that is called.
    pub(crate) is_macro: bool,
}

impl Source {
    /// Reads the crate whose root is at `root`; `read` gives the text of a file.
    pub(crate) fn read(root: &Path, read: &dyn Fn(&Path) -> Option<String>) -> Self {
        Reader::new(read).source(root)
    }

    /// The file that has a module.
    pub(crate) fn file_of(&self, module: ModuleId) -> &File {
        &self.files[self.modules[module].file]
    }

    /// A module and those around it, from the inside out.
    pub(crate) fn around(&self, module: ModuleId) -> impl Iterator<Item = ModuleId> {
        std::iter::successors(Some(module), |&module| self.modules[module].parent)
    }
}
