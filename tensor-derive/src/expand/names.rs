//! The names of generated parameters that a reader of the documentation sees.
//!
//! These names are plain words. Names that nobody sees begin with `__`, and belong where they are used.

use std::collections::HashSet;

use proc_macro2::Ident;
use quote::format_ident;

/// One name for each parameter in public signatures. None of them is a name that the struct uses.
pub(super) struct Names {
    /// The companion's type parameter, its `Mode`: `M`.
    pub(super) mode: Ident,
    /// The type parameter of the aliases: `B`.
    pub(super) backend: Ident,
    /// The type parameter of the methods, which compiler messages print: `Backend`.
    pub(super) chosen_backend: Ident,
    /// The last type parameter of the aliases that `with` and `with_mut` name: `Axes`.
    pub(super) axes: Ident,
    /// What a closure returns: `R`.
    pub(super) output: Ident,
    /// The closure of `with`, and the formatter of `fmt`: `f`.
    pub(super) closure: Ident,
    /// The device of a method such as `tensors_on`: `device`.
    pub(super) device: Ident,
    /// What `rows` takes: `rows`.
    pub(super) rows: Ident,
    /// What `stack` takes: `samples`.
    pub(super) samples: Ident,
    /// How long `rows` and `stack` borrow what they take, without the apostrophe: `s`.
    pub(super) borrow: Ident,
}

impl Names {
    /// Chooses the names, among those that are not used.
    pub(super) fn new(used: &HashSet<String>) -> Self {
        Self {
            mode: unused(&["M", "Mode"], used),
            backend: unused(&["B", "Backend"], used),
            chosen_backend: unused(&["Backend", "B"], used),
            axes: unused(&["Axes"], used),
            output: unused(&["R", "Output"], used),
            closure: unused(&["f", "closure"], used),
            device: unused(&["device"], used),
            rows: unused(&["rows"], used),
            samples: unused(&["samples"], used),
            borrow: unused(&["s", "borrow"], used),
        }
    }
}

/// The first of the names that is not used, or else the first of them with a number behind it.
fn unused(names: &[&str], used: &HashSet<String>) -> Ident {
    let numbered = (1..).map(|number| format!("{}{number}", names[0]));
    let mut candidates = names.iter().map(|&name| name.to_owned()).chain(numbered);
    let name = candidates.find(|name| !used.contains(name)).expect("there is always a further number");
    format_ident!("{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_name_is_not_chosen() {
        let chosen = |used: &[&str]| {
            let used = used.iter().map(|&name| name.to_owned()).collect();
            unused(&["B", "Backend"], &used).to_string()
        };
        assert_eq!(chosen(&["T"]), "B");
        assert_eq!(chosen(&["B"]), "Backend");
        assert_eq!(chosen(&["B", "Backend"]), "B1");
        assert_eq!(chosen(&["B", "Backend", "B1", "B3"]), "B2");
    }
}
