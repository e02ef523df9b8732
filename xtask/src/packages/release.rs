//! What a release needs besides packages that work. `RELEASING.md` has the whole list; here is what a program can check.

use std::fs;
use std::path::Path;

use super::published::{manifest, value};

/// What is missing for a release of the workspace's version.
pub(super) fn lacking(root: &Path) -> Result<Vec<String>, String> {
    let changes = root.join("CHANGELOG.md");
    let changes =
        fs::read_to_string(&changes).map_err(|error| format!("cannot read `{}`: {error}", changes.display()))?;
    Ok(lacking_in(&manifest(root)?, &changes))
}

fn lacking_in(manifest: &str, changes: &str) -> Vec<String> {
    let mut lacking = Vec::new();
    match value(manifest, "repository") {
        Some(address) if !address.is_empty() => {}
        _ => lacking.push(
            "`repository` in the workspace's Cargo.toml is empty: fill in the public address of the code".to_owned(),
        ),
    }
    let version = value(manifest, "version").unwrap_or_default();
    if !changes.lines().any(|line| line.starts_with(&format!("## [{version}]"))) {
        lacking.push(format!("CHANGELOG.md has no section `## [{version}]`: rename `Unreleased`"));
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_section_of_the_changelog_are_needed() {
        let manifest = "version = \"0.2.0\"\nrepository = \"\"\n";
        let lacking = lacking_in(manifest, "## [Unreleased]\n## [0.1.0] - 2026-01-01\n");
        assert!(lacking[0].contains("`repository`") && lacking[1].contains("`## [0.2.0]`"), "{lacking:?}");
        assert_eq!(lacking_in("version = \"0.2.0\"\n", "## [0.2.0] - today\n").len(), 1);
        let manifest = manifest.replace("\"\"", "\"https://example.org/code\"");
        assert!(lacking_in(&manifest, "## [0.2.0] - today\n").is_empty());
    }
}
