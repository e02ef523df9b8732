//! What the derive writes for a few typical structs, kept in `snapshots/` as Rust source, so that a change is seen in
//! review.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use proc_macro2::TokenStream;

const HEAD: &str = "// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless\n\n";

/// The name of a snapshot, and the struct in it.
const SNAPSHOTS: &[(&str, &str)] = &[
    (
        "plain",
        "#[derive(TensorInput)]
        pub struct Digits {
            /// One scan for each sample.
            #[tensor(shape = [batch, 1, 8, 8])]
            pub images: Array4<f32>,
            #[tensor(copy, cast = i64, shape = [batch])]
            pub labels: Array1<u8>,
            weights: Array2<f64>,
        }",
    ),
    (
        "tuple",
        "#[derive(TensorInput)]
        struct Pair(#[tensor(copy)] pub Array1<f32>, #[tensor(skip)] String, #[tensor(shape = [n, n])] Array2<i8>);",
    ),
    (
        "generic",
        "#[derive(TensorInput)]
        pub struct Window<'data, A, D, const N: usize>
        where
            A: Element,
            D: Dimension,
        {
            pub view: ArrayView<'data, A, D>,
            #[tensor(shape = [_, N])]
            pub rows: Array2<A>,
        }",
    ),
    (
        "declared",
        "#[derive(TensorInput)]
        #[tensor(dims(batch, width))]
        pub struct Declared {
            #[tensor(dtype = f32, layout = row_major, shape = [batch, width])]
            pub rows: Array2<f32>,
            #[tensor(rank = 3)]
            pub any: ArrayD<f32>,
            #[tensor(copy, cast_checked = u8, shape = [.., width])]
            pub checked: Array3<i64>,
            #[tensor(copy, cast_lossy = f16)]
            pub lossy: Array1<f64>,
        }",
    ),
    (
        "nested",
        "#[derive(TensorInput)]
        pub struct Pairs {
            pub left: Digits,
            pub right: Option<Digits>,
            pub mask: Option<Array2<bool>>,
        }",
    ),
    (
        "samples",
        "#[derive(TensorInput)]
        #[tensor(samples = batch)]
        pub struct Images {
            #[tensor(copy, cast = f32, scale = 1.0 / 255.0, permute = [0, 3, 1, 2], shape = [batch, _, _, 3])]
            pub pixels: Array4<u8>,
            #[tensor(permute = [0, 2, 1], rank = 3, shape = [batch, _, 2])]
            pub points: ArrayD<f32>,
            #[tensor(copy, cast_checked = f32, scale = Self::UNIT, shape = [batch])]
            pub weights: Array1<f64>,
            #[tensor(whole, permute = [1, 0])]
            pub palette: Array2<u8>,
            #[tensor(whole, copy)]
            pub classes: Array1<i64>,
            pub pairs: Pairs,
        }",
    ),
    (
        "sample_of",
        "#[derive(TensorInput)]
        #[tensor(sample_of = Clips)]
        pub struct Clip<'a> {
            #[tensor(pad = 0.0, pad_axes = [0, 1], pad_to_multiple_of = 8, lengths = lengths, mask = mask)]
            pub frames: ArrayView2<'a, f32>,
            pub points: Option<Points>,
            #[tensor(whole)]
            pub weights: Array1<f32>,
            #[tensor(skip)]
            pub file: String,
            pub label: u8,
        }",
    ),
    (
        "errors",
        "#[derive(TensorInput)]
        pub struct Mistaken {
            #[tensor(clone)]
            pub images: Array4<f32>,
            #[tensor(cast = i64)]
            pub labels: Array1<u8>,
            #[tensor(share, copy)]
            pub weights: Array2<f64>,
            #[tensor(shape = [batch, #])]
            pub mask: Array2<bool>,
        }",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots")
}

/// The source of the struct and of what the derive writes for it.
fn expansion(source: &str) -> String {
    let input: TokenStream = source.parse().expect("the struct of a snapshot is made of tokens");
    let output = crate::derive(input);
    let file = syn2::parse_file(&format!("{source}\n{output}")).expect("the derive writes Rust");
    format!("{HEAD}{}", prettyplease::unparse(&file))
}

#[test]
fn the_derive_writes_what_its_snapshots_show() {
    for (name, source) in SNAPSHOTS {
        expect_file![folder().join(name).with_extension("rs")].assert_eq(&expansion(source));
    }
}

#[test]
fn every_file_is_one_of_the_snapshots() {
    let known: BTreeSet<_> = SNAPSHOTS.iter().map(|(name, _)| format!("{name}.rs")).collect();
    assert_eq!(known.len(), SNAPSHOTS.len(), "a name stands for two snapshots");
    for entry in fs::read_dir(folder()).expect("the folder of the snapshots is there") {
        let name = entry.expect("a file of the folder").file_name().to_string_lossy().into_owned();
        assert!(known.contains(&name), "nothing writes tensor-derive/snapshots/{name}; remove it");
    }
}
