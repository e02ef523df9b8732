//! Compiles `shim/lend.cpp` against the headers of the libtorch that torch-sys links.

use std::env;
use std::path::{Path, PathBuf};

const UNKNOWN: &str = "\
tensor-tch can't tell where libtorch lies.
Set LIBTORCH to a folder that holds libtorch's `lib` and `include`, or set LIBTORCH_USE_PYTORCH=1 \
to use the PyTorch of the active Python environment; then build again.
Without libtorch, `--features doc-only` is enough for `cargo check` and for documentation.";

fn variable(name: &str) -> Option<PathBuf> {
    println!("cargo::rerun-if-env-changed={name}");
    env::var_os(name).map(PathBuf::from)
}

/// The folder that torch-sys links from. It says so except on Windows, where the variables it reads itself decide.
fn library_folder() -> Option<PathBuf> {
    variable("DEP_TCH_LIBTORCH_LIB").or_else(|| {
        let root = variable("LIBTORCH_LIB").or_else(|| variable("LIBTORCH"))?;
        Some(root.join("lib"))
    })
}

fn include_folders(libraries: &Path) -> [PathBuf; 2] {
    let include = match variable("LIBTORCH_INCLUDE") {
        Some(root) => root.join("include"),
        None => libraries.join("..").join("include"),
    };
    let api = include.join("torch/csrc/api/include");
    [include, api]
}

fn compile(includes: &[PathBuf]) {
    // torch-sys reads the same variable, with the same default.
    let abi = variable("LIBTORCH_CXX11_ABI").unwrap_or_else(|| PathBuf::from("1"));
    let mut build = cc::Build::new();
    build
        .cpp(true)
        .std("c++17")
        .define("_GLIBCXX_USE_CXX11_ABI", abi.to_str().expect("LIBTORCH_CXX11_ABI is 0 or 1"))
        .file("shim/lend.cpp");
    if build.get_compiler().is_like_msvc() {
        build.includes(includes);
    } else {
        // System headers: warnings about our file only, none about libtorch's.
        for include in includes {
            build.flag("-isystem").flag(include);
        }
    }
    build.compile("tensor_tch_shim");
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=shim/lend.cpp");
    println!("cargo::rerun-if-changed=shim/lend.h");
    if env::var_os("CARGO_FEATURE_DOC_ONLY").is_some() {
        return;
    }

    let libraries = library_folder().unwrap_or_else(|| panic!("{UNKNOWN}"));
    let includes = include_folders(&libraries);
    let probe = includes[0].join("c10/core/StorageMaterializer.h");
    assert!(probe.exists(), "no `{}`: libtorch's headers are missing or older than 2.13\n{UNKNOWN}", probe.display());
    compile(&includes);

    println!("cargo::metadata=libtorch_lib={}", libraries.display());
    if env::var_os("CARGO_CFG_UNIX").is_some() {
        // For what this package links itself (tests, examples, benches); it does not reach dependents.
        println!("cargo::rustc-link-arg=-Wl,-rpath,{}", libraries.display());
    }
}
