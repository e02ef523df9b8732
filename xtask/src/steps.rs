//! The steps: each prepares what it needs, then runs cargo with that in its environment.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::cache::Cache;
use crate::commands::{cargo, nightly, nightly_host, root, run, target};
use crate::compiler::Compiler;
use crate::environments;
use crate::extension;
use crate::fetch::TORCH_VERSION;
use crate::fetch::fetch_libtorch;
use crate::libtorch::{Found, Libtorch, export, find};
use crate::locks::LIBTORCH;
use crate::missing::{Missing, report};
use crate::oracle;
use crate::peers;
use crate::tensorflow;
use crate::terminal::{Paint, colours};
use crate::times::Times;
use crate::tour;
use crate::uv::Uv;

/// The features of the examples that run as tests.
const EXAMPLES: &str = "examples/tch,examples/tensorflow";

/// Has cargo run each test with a variable that says with which flags trybuild compiles its programs: those that it sets itself.
/// It sets the last of them only after it has built the dependencies, and would then build them again.
const TRYBUILD_ONCE: &str = r#"target.'cfg(unix)'.runner = ["env", "CARGO_ENCODED_RUSTFLAGS=--cfg\u001ftrybuild\u001f--verbose\u001f-A\u001fdead_code\u001f--diagnostic-width=140"]"#;

/// Everything that a build of the PyTorch backend needs.
struct Tools {
    libtorch: Libtorch,
    compiler: Compiler,
}

impl Tools {
    /// Finds what is needed and fetches libtorch if it is not there. What is missing is reported all at once.
    fn prepare() -> Result<Self, String> {
        let found = find()?;
        let compiler = Compiler::find();
        match found {
            Found::Ready(libtorch) => Ok(Self { libtorch, compiler: compiler.map_err(|missing| report(&[missing]))? }),
            Found::Absent(cache) => {
                fetch(&cache, compiler).map_err(|error| {
                    format!(
                        "{error}\n\nlibtorch need not be fetched if you have it: LIBTORCH may name a folder with libtorch {TORCH_VERSION}"
                    )
                })
            }
        }
    }

    /// The variables that builds need.
    fn variables(&self) -> Vec<(&'static str, OsString)> {
        let mut variables = vec![self.libtorch.variable()];
        if let Some(compiler) = self.compiler.to_announce() {
            variables.push(("CXX", compiler.into()));
        }
        variables
    }
}

/// Fetches libtorch, or names every tool that is missing.
fn fetch(cache: &Cache, compiler: Result<Compiler, Missing>) -> Result<Tools, String> {
    match (compiler, Uv::python(cache, &LIBTORCH)) {
        (Ok(compiler), Ok(python)) => {
            Ok(Tools { libtorch: Libtorch::Folder(fetch_libtorch(cache, &python, &compiler)?), compiler })
        }
        (compiler, python) => {
            let missing: Vec<_> = compiler.err().into_iter().chain(python.err().into_iter().flatten()).collect();
            Err(report(&missing))
        }
    }
}

/// Makes sure that TensorFlow's library is there and says where.
pub(crate) fn setup_tensorflow() -> Result<(), String> {
    let (name, value) = tensorflow::library()?;
    println!("ready: {name} is {}", value.display());
    Ok(())
}

/// Makes sure that libtorch is there and says where.
pub(crate) fn setup() -> Result<(), String> {
    let (name, value) = Tools::prepare()?.libtorch.variable();
    println!("ready: {name} is {}", value.display());
    Ok(())
}

/// Prints lines for a shell that make plain `cargo` find libtorch, and TensorFlow if it was fetched.
pub(crate) fn env() -> Result<(), String> {
    for (name, value) in Tools::prepare()?.variables().into_iter().chain(tensorflow::found()?) {
        println!("{}", export(name, Path::new(&value)));
    }
    Ok(())
}

/// Runs the example, then shows what would not have compiled.
pub(crate) fn demo() -> Result<(), String> {
    let tools = Tools::prepare()?;
    // The dev profile, so that the example and the tests share one build of torch-sys, which takes minutes.
    run(cargo(&["run", "--package", "examples", "--features", "tch", "--example", "digits"]).envs(tools.variables()))?;
    let stdout = io::stdout();
    let text = tour::guide(&root(), Paint::new(colours(&stdout)))?;
    print!("\n{text}");
    Ok(())
}

/// Runs all tests, and tells where the time went. `all` adds what is slow and covered elsewhere.
pub(crate) fn test(all: bool, more: &[String]) -> Result<(), String> {
    let mut times = Times::default();
    let outcome = tests(&mut times, more);
    times.tell();
    outcome?;
    if !all {
        return Ok(());
    }
    oracle(&[])?;
    asan(true, more)?;
    bench_data(&["--short".to_owned()])
}

fn tests(times: &mut Times, more: &[String]) -> Result<(), String> {
    let tools = Tools::prepare()?;
    let mut command = cargo(&["test", "--config", TRYBUILD_ONCE]);
    if !names_package(more) {
        times.of("the crate without std", no_std)?;
        command.args(["--workspace", "--features", EXAMPLES]);
    }
    if needs_numpy(more) {
        command.envs([oracle::numpy()?]);
    }
    if needs_tensorflow(more) {
        command.envs([tensorflow::library()?]);
    }
    if !names_package(more) || more.iter().any(|word| word.ends_with("examples")) {
        command.envs(launchers());
    }
    // This comes before the tests, so that a missing tool is reported at once and not after minutes.
    let python = (!names_package(more) || extension::is_named(more)).then(environments::tests).transpose()?;
    times.cargo_test(command.args(more).envs(tools.variables()))?;
    python.map_or(Ok(()), |python| times.of("the Python extension", || extension::test(&python, &tools.variables())))
}

/// What starts several processes, for the tests of the example that trains in several. They run without, too, and say so.
fn launchers() -> Vec<(&'static str, OsString)> {
    let mpirun = environments::mpirun().map_err(|error| eprintln!("note: no `mpirun` but the system's: {error}"));
    let mpirun = mpirun.ok().map(|program| ("TENSOR_MPIRUN", program.into()));
    let torch = environments::loaders_found().map(|python| ("TENSOR_TORCH_PYTHON", python.into()));
    mpirun.into_iter().chain(torch).collect()
}

/// Runs the tests that compare with Python's PyTorch.
pub(crate) fn oracle(more: &[String]) -> Result<(), String> {
    let tools = Tools::prepare()?;
    let written = [oracle::numpy()?, oracle::pytorch()?];
    let mut command = cargo(&["test", "--package", "tensor-oracle", "--features", "pytorch"]);
    run(command.args(more).envs(written).envs(tools.variables()))
}

/// Whether the tests that compare with NumPy will run, if all run unless packages are chosen.
fn needs_numpy(arguments: &[String]) -> bool {
    !names_package(arguments) || names_oracle(arguments)
}

/// Whether the arguments choose the package that compares with NumPy.
fn names_oracle(arguments: &[String]) -> bool {
    arguments.iter().any(|word| word.ends_with("tensor-oracle"))
}

/// Whether the tests of the TensorFlow backend will run.
fn needs_tensorflow(arguments: &[String]) -> bool {
    !names_package(arguments) || arguments.iter().any(|word| word.ends_with("tensor-tensorflow"))
}

/// Checks the crate without `std`, which cannot be part of the workspace.
pub(crate) fn no_std() -> Result<(), String> {
    let folder = root().join("tests/no-std");
    // The lock file gives the crate the versions of the workspace. Cargo removes the entries that the crate does not
    // need.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))
        .map_err(|error| format!("cannot copy Cargo.lock into `{}`: {error}", folder.display()))?;
    run(cargo(&["check", "--manifest-path", "tests/no-std/Cargo.toml"]).env("CARGO_TARGET_DIR", target()))
}

/// The packages that have cases of their own beside those of `tensor-ui-tests`. None needs a native library for them.
const WITH_CASES: &[&str] = &["tensor-data", "tensor-npy", "tensor-candle", "tensor-tensorflow"];

/// Runs the tests of code that must not compile. With `bless`, the compiler's present messages become the expected
/// ones. If no cases are chosen, those of sources and backends are among them, and the derive's present output becomes the expected
/// one too.
pub(crate) fn ui(bless: bool, more: &[String]) -> Result<(), String> {
    let tested = |mut command: Command| {
        if bless {
            command.env("TRYBUILD", "overwrite");
        }
        run(&mut command)
    };
    if more.is_empty() {
        if bless {
            run(cargo(&["test", "--package", "tensor-derive", "snapshots"]).env("UPDATE_EXPECT", "1"))?;
        }
        for package in WITH_CASES {
            tested(cargo(&["test", "--package", package, "--test", "ui"]))?;
        }
    }
    let mut command = cargo(&["test", "--package", "tensor-ui-tests"]);
    command.args(more);
    tested(command)
}

/// Runs the benchmarks that the arguments choose. Without arguments, runs all and keeps the table and the plot.
pub(crate) fn bench(more: &[String]) -> Result<(), String> {
    let tools = Tools::prepare()?;
    let mut command = cargo(&["bench", "--package", "tensor-tch"]);
    if more.is_empty() {
        command.args(["--bench", "speed", "--", "--write"]).arg(root().join("docs"));
    }
    run(command.args(more).envs(tools.variables()))
}

/// Runs the benchmark of `tensor-data` beside other loaders. Without arguments, keeps the tables and the plot. What can't be measured
/// against here is left out, and the benchmark says why.
pub(crate) fn bench_data(more: &[String]) -> Result<(), String> {
    let tools = Tools::prepare()?;
    let mut command = cargo(&["bench", "--package", "tensor-benches", "--features", "data", "--bench", "data", "--"]);
    let left_out = |reason: String| [OsString::from("--left-out"), reason.replace('\n', " ").into()];
    match peers::burn() {
        Ok(words) => command.args(words),
        Err(reason) => command.args(left_out(format!("burn: {reason}"))),
    };
    match peers::python() {
        Ok(words) => command.args(words),
        Err(reason) => command.args(left_out(format!("Python's loaders: {reason}"))),
    };
    if more.is_empty() {
        command.arg("--write").arg(root().join("docs"));
    }
    run(command.args(more).env("OMP_NUM_THREADS", "1").envs(tools.variables()))
}

/// Runs the benchmark of mapped files. Without arguments, keeps the table.
pub(crate) fn bench_mapped(more: &[String]) -> Result<(), String> {
    let mut command = cargo(&["run", "--release", "--package", "tensor-benches-mapped", "--"]);
    if more.is_empty() {
        command.arg("--write").arg(root().join("docs"));
    }
    run(command.args(more))
}

/// Runs the benchmark of workers. Without arguments, keeps the table.
pub(crate) fn bench_workers(more: &[String]) -> Result<(), String> {
    let tools = Tools::prepare()?;
    let mut command =
        cargo(&["bench", "--package", "tensor-benches", "--features", "data", "--bench", "workers", "--"]);
    if more.is_empty() {
        command.arg("--write").arg(root().join("docs"));
    }
    run(command.args(more).env("OMP_NUM_THREADS", "1").envs(tools.variables()))
}

/// Runs the tests under `AddressSanitizer`, and tells where the time went. The suite of the backends tests one dtype of each
/// size, or `all`.
pub(crate) fn asan(all: bool, more: &[String]) -> Result<(), String> {
    let host = nightly_host().ok_or_else(|| needs_nightly("AddressSanitizer"))?;
    let tools = Tools::prepare()?;
    let joined = |name: &str, ours: &str, separator: char| joined(env::var(name).ok().as_deref(), ours, separator);
    let mut command = nightly("cargo");
    command.arg("test");
    if !names_package(more) {
        command.arg("--workspace");
        // These reach our `unsafe` code only in ways that are tested elsewhere.
        for package in [
            "examples",
            "tensor-benches",
            "tensor-benches-mapped",
            "tensor-candle",
            "tensor-data",
            "tensor-derive",
            "tensor-example-python",
            "tensor-npy-derive",
            "tensor-oracle",
            "tensor-ui-harness",
            "tensor-ui-tests",
            "xtask",
        ] {
            command.args(["--exclude", package]);
        }
    }
    if names_oracle(more) {
        command.envs([oracle::numpy()?]);
    }
    if needs_tensorflow(more) {
        command.envs([tensorflow::library()?]);
    }
    let flags = if all { "-Zsanitizer=address" } else { "-Zsanitizer=address --cfg=tensor_fewer_dtypes" };
    command
        // The doctests are left out. Each would have to be instrumented and linked on its own, and they show only the
        // safe interface: all `unsafe` code below it has tests among these. `--lib` is left out as well: it would ask
        // for the unit tests of crates that have none and could not be linked.
        .arg("--tests")
        // Naming the target, even the host's, keeps the sanitizer out of build scripts and macros.
        .args(["--target", &host])
        .args(more)
        .env("CARGO_TARGET_DIR", target().join("asan"))
        .env("RUSTFLAGS", joined("RUSTFLAGS", flags, ' '))
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // One test asks for more memory than there is, and checks that it is refused.
        .env("ASAN_OPTIONS", joined("ASAN_OPTIONS", "detect_leaks=1:allocator_may_return_null=1", ':'))
        .envs(tools.variables());
    let mut times = Times::default();
    let outcome = times.cargo_test(&mut command);
    times.tell();
    outcome
}

/// The fuzz targets, each with the longest input that it is given, in bytes.
const FUZZ_TARGETS: [(&str, u32); 3] = [("host", 48), ("npy", 4096), ("tch", 48)];

/// What has the compiler tell a fuzzer which code was reached, as cargo-fuzz sets it.
const COVERAGE: &str = "--cfg=fuzzing -Zsanitizer=address -Cpasses=sancov-module \
     -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Builds the fuzz targets, and runs each for some seconds. What they find is kept in the target folder.
pub(crate) fn fuzz(seconds: u32) -> Result<(), String> {
    let host = nightly_host().ok_or_else(|| needs_nightly("fuzzing"))?;
    let tools = Tools::prepare()?;
    let folder = target().join("fuzz");
    let cargo = |verb: &str| {
        let mut command = nightly("cargo");
        command
            .args([verb, "--locked", "--features", "tch", "--manifest-path"])
            .arg(root().join("fuzz/Cargo.toml"))
            // Naming the target, even the host's, keeps the sanitizer out of build scripts and macros.
            .args(["--target", &host])
            .env("CARGO_TARGET_DIR", &folder)
            .env("RUSTFLAGS", COVERAGE)
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("ASAN_OPTIONS", "allocator_may_return_null=1")
            .envs(tools.variables());
        command
    };
    let mut times = Times::default();
    times.of("build", || run(&mut cargo("build")))?;
    for (name, longest) in FUZZ_TARGETS {
        let found = folder.join("corpus").join(name);
        fs::create_dir_all(&found).map_err(|error| format!("can't make the folder {}: {error}", found.display()))?;
        let mut command = cargo("run");
        command
            .args(["--bin", name, "--"])
            .arg(&found)
            .arg(root().join("fuzz/corpus").join(name))
            .arg(format!("-artifact_prefix={}/", folder.display()))
            .arg(format!("-max_len={longest}"))
            .arg(format!("-max_total_time={seconds}"))
            .args(["-verbosity=0", "-print_funcs=0"]);
        times.of(name, || run(&mut command))?;
    }
    times.tell();
    Ok(())
}

/// What is said of a command that needs a nightly toolchain, which is not there.
fn needs_nightly(what: &str) -> String {
    format!("{what} needs a nightly Rust toolchain; run\n\n    rustup toolchain install nightly --profile minimal")
}

/// Whether arguments for cargo choose packages: `--workspace` beside them would overrule the choice.
fn names_package(arguments: &[String]) -> bool {
    let mut for_cargo = arguments.iter().take_while(|word| *word != "--");
    for_cargo.any(|word| word.starts_with("--package") || (word.starts_with("-p") && !word.starts_with("--")))
}

/// Puts our value first, so that the user's wins if they contradict each other.
fn joined(theirs: Option<&str>, ours: &str, separator: char) -> String {
    match theirs.map(str::trim).filter(|theirs| !theirs.is_empty()) {
        Some(theirs) => format!("{ours}{separator}{theirs}"),
        None => ours.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_of_packages_is_seen_before_the_arguments_for_the_tests_only() {
        let seen = |line: &str| names_package(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        for line in ["-p tensor-core", "--package=tensor-core", "--release --package tensor-core", "-ptensor-core"] {
            assert!(seen(line), "{line}");
        }
        for line in ["--release", "--profile dev", "-- -p", "shape -- --package"] {
            assert!(!seen(line), "{line}");
        }
    }

    #[test]
    fn numpy_is_needed_by_all_tests_and_by_those_that_compare_with_it() {
        let needs = |line: &str| needs_numpy(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        for line in ["", "--release", "-p tensor-oracle", "--package=tensor-oracle"] {
            assert!(needs(line), "{line}");
        }
        assert!(!needs("-p tensor-core"));
    }

    #[test]
    fn tensorflow_is_needed_by_all_tests_and_by_its_own() {
        let needs = |line: &str| needs_tensorflow(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        for line in ["", "--release", "-p tensor-tensorflow", "--package=tensor-tensorflow -- casts"] {
            assert!(needs(line), "{line}");
        }
        for line in ["-p tensor-tch", "-p tensor-oracle --package tensor-core"] {
            assert!(!needs(line), "{line}");
        }
    }

    #[test]
    fn what_the_user_set_comes_last_and_so_wins() {
        assert_eq!(joined(None, "detect_leaks=1", ':'), "detect_leaks=1");
        assert_eq!(joined(Some(" "), "detect_leaks=1", ':'), "detect_leaks=1");
        assert_eq!(joined(Some("detect_leaks=0"), "detect_leaks=1", ':'), "detect_leaks=1:detect_leaks=0");
    }
}
