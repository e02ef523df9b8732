//! Reads what rustdoc writes for the derived structs of `examples/documented.rs`, as somebody does who has never seen the
//! derive: without the names that generated code keeps for itself, and with words where a type says little.
//!
//! What rustdoc shows all the same, because no code can change it: the fields' types with `Mode`, which an alias's page writes
//! out; a field's type with `Known`, where only the compiler knows whether it is an array; and the bounds of the traits that
//! core implements for all structs, which are left out here with the compiler's own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

/// The folder with the pages of the example.
static PAGES: LazyLock<PathBuf> = LazyLock::new(|| {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo's folder is in the target folder");
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["doc", "--offline", "--no-deps", "--package", "tensor-ui-tests", "--example", "documented"])
        .arg("--target-dir")
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // A link that leads nowhere is a warning.
        .env("RUSTDOCFLAGS", "-D warnings")
        // `cargo xtask ui` sets those of the cases.
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target.join("doc/documented")
});

/// The text of a page, as a reader sees it: without the compiler's and core's own impls, each run of spaces and lines as one
/// space.
fn page(name: &str) -> String {
    let path = PAGES.join(name);
    let html = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let start = html.find("<section id=\"main-content\"").expect("the page has a content");
    let end = html.find("<h2 id=\"synthetic-implementations\"").unwrap_or(html.len());
    let mut text = String::new();
    let mut in_tag = false;
    for character in html[start..end].chars() {
        match character {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => text.push(character),
            _ => {}
        }
    }
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("’", "'"), ("&quot;", "\""), ("&amp;", "&")]
    {
        text = text.replace(entity, character);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails unless the page has each of the texts.
fn assert_has(name: &str, texts: &[&str]) {
    let page = page(name);
    for text in texts {
        assert!(page.contains(text), "`{name}` lacks:\n{text}\n\nIt has:\n{page}");
    }
}

#[test]
fn no_page_shows_a_name_that_generated_code_keeps_for_itself() {
    let mut pages = 0;
    for entry in fs::read_dir(&*PAGES).expect("rustdoc has written the folder") {
        let name = entry.expect("an entry of the folder").file_name().to_string_lossy().into_owned();
        let is_type = name.starts_with("struct.") || name.starts_with("type.");
        // The page of the one alias that no derive writes tells of ndarray's private fields.
        if !is_type || name == "type.Mask.html" {
            continue;
        }
        pages += 1;
        let page = page(&name);
        for private in ["__", "private", "StructOps", "NoArray"] {
            let around = page.find(private).map(|at| &page[at.saturating_sub(80)..]);
            assert!(around.is_none(), "`{name}` shows `{private}`: {}", around.unwrap_or_default());
        }
    }
    // Four structs, their companions and five aliases of each; one more alias for rows, and three for stacks.
    assert_eq!(pages, 4 + 4 + 4 * 5 + 1 + 3);
}

#[test]
fn a_field_has_the_users_words_and_then_says_what_it_is() {
    assert_has(
        "struct.DigitsFields.html",
        &[
            "pub images: M::Tensor<f32, Ix4, Strided>,",
            "One scan for each sample. row by row as Digits::labels say The field images of Digits as a tensor: a \
             Shared<'data, B, f32, Ix4> in DigitsTensors, a SharedMut<'data, B, f32, Ix4> in DigitsTensorsMut and an \
             Owned<B, f32, Ix4> in DigitsTensorsOwned.",
            "What the scans show. A number of one digit. The field labels of Digits as a copied tensor: an Owned<B, i64, Ix1> in \
             DigitsTensors, DigitsTensorsMut and DigitsTensorsOwned.",
            "pub weights: Option<M::Tensor<f64, Ix2, Strided>>,",
            "How sure one is of it. The field weights of Digits as a tensor: an Option<Shared<'data, B, f64, Ix2>> in \
             DigitsTensors, an Option<SharedMut<'data, B, f64, Ix2>> in DigitsTensorsMut and an Option<Owned<B, f64, Ix2>> in \
             DigitsTensorsOwned.",
            "The field any of Digits as a tensor: a Shared<'data, B, f32, Ix2, RowMajor> in DigitsTensors, a \
             SharedMut<'data, B, f32, Ix2, RowMajor> in DigitsTensorsMut and an Owned<B, f32, Ix2> in DigitsTensorsOwned.",
        ],
    );
}

#[test]
fn a_field_of_an_unknown_type_says_what_it_can_be() {
    assert_has(
        "struct.PairsFields.html",
        &[
            "The first one. The field left of Pairs: what a Digits becomes. If that is a struct, it becomes its own companion: its \
             …Tensors in PairsTensors, its …TensorsMut in PairsTensorsMut and its …TensorsOwned in PairsTensorsOwned. If that \
             is an array, it becomes a tensor of the same dtype and rank: a Shared in PairsTensors, a SharedMut in \
             PairsTensorsMut and an Owned in PairsTensorsOwned.",
            "The field right of Pairs: what a Digits becomes, in an Option. If",
            "The field mask of Pairs as a tensor: a Shared in PairsTensors, a SharedMut in PairsTensorsMut and an Owned in \
             PairsTensorsOwned, of the array's dtype and rank.",
            "The field numbers of Pairs as a copied tensor: an Owned in PairsTensors, PairsTensorsMut and PairsTensorsOwned, of \
             dtype f32 and the array's rank.",
        ],
    );
}

#[test]
fn parameters_have_plain_names_that_the_struct_does_not_use() {
    assert_has(
        "struct.WindowFields.html",
        &[
            "pub struct WindowFields<Mode: Mode, B, M, const N: usize>",
            "a Shared<'data, Backend, B, M> in WindowTensors",
            "f: impl FnOnce(WindowTensorRefs<'_, Mode::Backend, B, M, N, Mode::Axes>) -> R, ) -> R",
            "fn fmt(&self, f: &mut Formatter<'_>) -> Result",
        ],
    );
    assert_has("type.WindowTensors.html", &["pub type WindowTensors<'data, Backend, B, M, const N: usize> ="]);
}

#[test]
fn with_names_what_its_closure_gets() {
    assert_has(
        "struct.DigitsFields.html",
        &[
            "impl<M: Mode> DigitsFields<M>",
            "pub fn with<R>( &self, f: impl FnOnce(DigitsTensorRefs<'_, M::Backend, M::Axes>) -> R, ) -> R",
            "pub fn with_mut<R>( &mut self, f: impl FnOnce(DigitsTensorRefsMut<'_, M::Backend, M::Axes>) -> R, ) -> R",
            "all fields at once: on a DigitsTensorRefs. Returns what the closure returns",
            "pub fn to_device( self, device: &<M::Backend as Backend>::Device, ) -> Result<DigitsFields<M::Copying>, InputError>",
        ],
    );
    assert_has("struct.SamplesFields.html", &["on a SamplesTensorRefs, or of a SamplesStack on a SamplesStackRefs."]);
    assert_has(
        "type.DigitsTensorRefs.html",
        &[
            "pub type DigitsTensorRefs<'t, B, Axes = AsMany> =",
            "What the closure of with gets: the framework's own tensor",
        ],
    );
}

#[test]
fn a_method_says_what_it_returns_and_when_it_errs() {
    assert_has(
        "struct.Digits.html",
        &[
            "Result<DigitsTensors<'_, Backend>",
            "the struct is frozen as long as the companion lives, even if every field is copied; to_tensors borrows nothing. Returns a DigitsTensors. §Errors An InputError with all violations",
            "device: &Backend::Device, ) -> Result<DigitsTensors<'_, Backend>, InputError>",
            "Returns a DigitsTensorsMut. §Errors",
            "Returns a DigitsTensorsOwned. §Errors",
        ],
    );
    assert_has(
        "struct.Samples.html",
        &[
            "pub fn rows<'s, Backend: HoldsRows<Self, (f32, u8)>>( &self, rows: impl IntoRows<'s>, ) -> Result<SamplesRows<'_, Backend>",
            "Returns a SamplesRows. §Errors An InputError with a row that is not among the samples",
            "samples: impl IntoIterator<Item: IntoSample<'s, Self>>, ) -> Result<SamplesStack<Backend>",
            "Returns a SamplesStack. §Errors An InputError, if there is no struct",
        ],
    );
}

#[test]
fn fields_of_batches_say_what_rows_and_stacks_of_them_are() {
    assert_has(
        "struct.SamplesFields.html",
        &[
            "an Owned<B, f32, Ix1> in SamplesTensorsOwned, a MaybeShared<'data, B, f32, Ix1> in SamplesRows and an \
             Owned<B, f32, Ix2> in SamplesStack.",
            "SamplesTensorsMut and SamplesTensorsOwned, an Owned<B, f32, Ix1> in SamplesRows and an Owned<B, f32, Ix2> in \
             SamplesStack.",
            "an Owned<B, u8, Ix2> in SamplesTensorsOwned, a MaybeShared<'data, B, u8, Ix2> in SamplesRows and an Owned<B, u8, Ix3> in \
             SamplesStack.",
            "SamplesTensorsMut and SamplesTensorsOwned, an Arc<Owned<B, u8, Ix2>> in SamplesRows and an Owned<B, u8, Ix3> in \
             SamplesStack.",
        ],
    );
}
