//! Which module may know which, within each crate; `tests/arrows.rs` says which crate may know which. Also whether
//! `ARCHITECTURE.md` agrees with the sources.
//!
//! A module is a file here, or a folder together with the file that declares it. An arrow goes from a file to another one
//! whose items it names, by `use` or by a path in code. A name that is re-exported is an arrow to the file that defines it;
//! the re-export itself is no arrow.

mod architecture;
mod arrows;
mod circles;
mod definitions;
mod home;
mod item;
mod names;
mod page;
mod reader;
mod rooms;
mod sample;
mod source;
mod token;
mod use_tree;
mod workspace;

use std::fs;

use architecture::{FOREIGN, Known};
use arrows::Arrows;
use circles::Circles;
use definitions::Definitions;

#[test]
fn no_modules_name_each_other_in_a_circle() {
    let workspace = workspace::folder();
    let (mut found, mut more) = (Vec::new(), 0);
    for member in workspace::members() {
        for source in member.sources() {
            let files = Arrows::of(&source);
            let folders = files.between_folders(&source);
            for arrows in [files, folders] {
                let circles = Circles::of(&arrows);
                let describe = |circle: &Vec<_>| circles::described(&member.name, &source, &arrows, circle, &workspace);
                found.extend(circles.shown.iter().map(describe));
                more += circles.more;
            }
        }
    }
    assert!(
        found.is_empty(),
        "{} circles, and {more} more through their arrows: move what both sides need into a module of its own\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn every_file_is_a_module_and_so_watched() {
    for member in workspace::members() {
        let unread = member.unread_files();
        assert!(
            unread.is_empty(),
            "`{}` declares no module for {unread:?}: declare one, or remove the file",
            member.name
        );
    }
}

#[test]
fn each_room_of_core_uses_only_those_that_it_may() {
    let members = workspace::members();
    let core = members.iter().find(|member| member.name == "tensor-core").expect("core is a member");
    let source = core.sources().next().expect("core is a library");
    let wrong = rooms::wrong(&source, &rooms::ROOMS, &workspace::folder());
    assert!(
        wrong.is_empty(),
        "{} arrows or modules of core that break the list of rooms\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_first_line_of_each_crate_leads_to_the_architecture_page() {
    let folder = workspace::folder();
    let page = folder.join("ARCHITECTURE.md").canonicalize().expect("the page is there");
    let mut crates = 0;
    for member in workspace::members() {
        for source in member.sources() {
            let root = &source.files[0].path;
            let within = root.strip_prefix(&folder).expect("members lie in the workspace");
            crates += 1;
            let text = fs::read_to_string(root).expect("it was read before");
            let path = text.lines().next().and_then(|line| line.rsplit(' ').next()).unwrap_or_default();
            let found = root.parent().expect("a file lies in a folder").join(path).canonicalize();
            assert_eq!(found.ok().as_ref(), Some(&page), "the first line of `{}`", within.display());
        }
    }
    assert!(crates >= 15, "the crates are where they are looked for");
}

#[test]
fn the_architecture_page_names_what_there_is() {
    let folder = workspace::folder();
    let page = fs::read_to_string(folder.join("ARCHITECTURE.md"))
        .unwrap_or_else(|error| panic!("`ARCHITECTURE.md`, the page about traits and layers, can't be read: {error}"));
    let (mut all, mut core) = (Definitions::default(), Definitions::default());
    for member in workspace::members() {
        member.tokens().for_each(|tokens| all.add(&tokens));
        if member.name == "tensor-core" {
            member.sources().flat_map(|source| source.files).for_each(|file| core.add(&file.tokens));
        }
    }
    // A case of the UI tests goes by its kind and its name.
    let exists = |path: &str| {
        folder.join(path).exists() || folder.join("ui-tests/cases").join(path).with_extension("rs").exists()
    };
    let wrong = architecture::wrong(&page, &Known { all: &all, core: &core, exists: &exists, foreign: FOREIGN });
    assert!(
        wrong.is_empty(),
        "{} places where `ARCHITECTURE.md` and the sources differ\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
