//! Where the file of a module is, by the rules of the language.

use std::path::{Path, PathBuf};

use crate::source::{ModuleId, Source};

/// A file that a module can be, and the folder of its child modules then.
pub(crate) struct Home {
    pub(crate) file: PathBuf,
    pub(crate) folder: PathBuf,
}

impl Home {
    /// A file whose child modules are beside it.
    pub(crate) fn beside(file: PathBuf) -> Self {
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        Self { file, folder }
    }

    /// Whether a file is this one, or lies in a folder that is for its child modules alone.
    pub(crate) fn has(&self, file: &Path) -> bool {
        let is_shared = self.file.starts_with(&self.folder);
        file == self.file || (!is_shared && file.starts_with(&self.folder))
    }
}

/// Where the file of `mod name;` in `parent` can be; `path` is that of `#[path = "…"]`.
pub(crate) fn homes(source: &Source, parent: ModuleId, name: &str, path: Option<&str>) -> Vec<Home> {
    let around = &source.modules[parent];
    let is_whole_file = around.parent.is_none_or(|above| source.modules[above].file != around.file);
    match path {
        Some(path) if is_whole_file => vec![Home::beside(source.file_of(parent).path.with_file_name(path))],
        Some(path) => vec![Home::beside(around.folder.join(path))],
        None => {
            let folder = around.folder.join(name);
            let within = Home::beside(folder.join("mod.rs"));
            vec![Home { file: folder.with_extension("rs"), folder }, within]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::source;

    #[test]
    fn a_module_has_its_folder_but_not_what_is_beside_it() {
        let own = Home { file: "src/tests.rs".into(), folder: "src/tests".into() };
        assert!(own.has(Path::new("src/tests.rs")) && own.has(Path::new("src/tests/part.rs")));
        let beside = Home::beside("src/tests.rs".into());
        assert!(beside.has(Path::new("src/tests.rs")) && !beside.has(Path::new("src/other.rs")));
    }

    fn files_of(files: &[(&str, &str)]) -> Vec<String> {
        source(files).files.into_iter().map(|file| file.name).collect()
    }

    #[test]
    fn a_module_is_found_where_the_compiler_finds_it() {
        let found = files_of(&[
            (
                "src/lib.rs",
                "mod a; mod b; #[path = \"other.rs\"] mod c; mod inline { mod d; #[path = \"f.rs\"] mod e; }",
            ),
            ("src/a.rs", "mod child; #[path = \"beside.rs\"] mod beside;"),
            ("src/a/child.rs", ""),
            ("src/beside.rs", ""),
            ("src/b/mod.rs", "mod child;"),
            ("src/b/child.rs", ""),
            ("src/other.rs", "mod sibling;"),
            ("src/sibling.rs", ""),
            ("src/inline/d.rs", ""),
            ("src/inline/f.rs", ""),
        ]);
        let expected = [
            "lib.rs",
            "a.rs",
            "a/child.rs",
            "beside.rs",
            "b/mod.rs",
            "b/child.rs",
            "other.rs",
            "sibling.rs",
            "inline/d.rs",
            "inline/f.rs",
        ];
        assert_eq!(found, expected);
    }
}
