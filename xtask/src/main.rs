// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! `cargo xtask`: sets up, demonstrates and tests the workspace, with nothing but Rust, Python and a C++ compiler.
//!
//! This file reads the arguments; each of the others has one job. No dependencies may enter this crate, so that
//! the first command on a fresh clone answers within seconds.

mod cache;
mod commands;
mod compiler;
mod cost;
mod environments;
mod extension;
mod fetch;
mod libtorch;
mod locks;
mod missing;
mod oracle;
mod packages;
mod peers;
mod progress;
mod python;
#[cfg(test)]
mod scratch;
mod staging;
mod steps;
mod tensorflow;
mod terminal;
mod times;
mod tour;
mod uv;

use std::env;
use std::io;
use std::process::ExitCode;

use terminal::{Paint, colours};

const HELP: &str = "\
Usage: cargo xtask <command>

  demo            run the example on real data, then show what would not have compiled
  test [--all]    run all tests, with further args for `cargo test`; with --all also what is slow and covered elsewhere:
                  PyTorch itself as a judge (its answers are recorded), every dtype under AddressSanitizer (`asan` has one of
                  each size), and each loader of `bench data` once
  ui [--bless]    run the tests of what must not compile; --bless takes today's messages as right; without
                  further args, those of sources and backends and the derive's expansions are among them
  oracle [args]   run the tests that compare with Python's PyTorch; installs what `bench data` installs
  asan [--all]    run the tests under AddressSanitizer, with further args for `cargo test`; needs a nightly toolchain;
                  the suite of the backends has one dtype of each size, or with --all every dtype
  fuzz [seconds]  run each fuzz target for some seconds, 10 if you don't say, under AddressSanitizer; needs a nightly
                  toolchain
  bench [args]    run the benchmarks and write docs/benchmarks.md and its plot; with args, which go to
                  `cargo bench`, write nothing: `bench -- cast` runs the rows with `cast` in their names
  bench data [args]  run the benchmark of `tensor-data` beside a plain loop and other loaders, and write
                  docs/data-benchmarks.md and its plot; with args, write nothing: `bench data 88` runs the rows with `88` in
                  their names, `--short` runs few rounds. Python's loaders are installed once, 2.5 GB
  bench mapped [args]  run the benchmark of mapped files beside a plain loop, and write docs/mapped-benchmarks.md; with args, write
                  nothing: `bench mapped --in FOLDER` says on which disk
  bench workers [args]  run the benchmark of samples that take work, by threads and by none, and write
                  docs/workers-benchmarks.md; with args, write nothing
  bench compile   print what the derive costs to compile, beside serde's derives
  package [--release]  make the packages that are published, check what is in them, and build a project that has nothing but
                  them; --release also refuses what is not ready to be published, such as changes that are not committed
  setup           make sure that libtorch is there, and say where; `setup tensorflow`: that TensorFlow is
  lock [args]     write the lists of Python's packages in xtask/locks anew, from the `.in` files beside them; args go to
                  `uv pip compile`, as `--upgrade` does
  env             print what makes plain cargo find them: eval \"$(cargo xtask env)\"
  help            print this

`test` compares with NumPy as well, and builds and tests the Python extension module in `examples/python`, in an
environment that is made once, 120 MB, in the same folder as libtorch.

All but `ui`, `lock`, `bench compile`, `bench mapped`, `package` and `help` use PyTorch's C++ library, libtorch 2.13.0. If you set
neither LIBTORCH nor LIBTORCH_USE_PYTORCH, it is fetched once, 540 MB, into ~/.cache/tensor-input (or TENSOR_INPUT_CACHE).

`test` and `asan`, unless `-p` names other packages, use TensorFlow's C library as well. If you have not set
TENSORFLOW_DIR to a folder with `libtensorflow.so`, it is fetched once, 270 MB, of which 850 MB are unpacked, into the
same folder.
";

/// What the user asked for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Help,
    Setup,
    SetupTensorflow,
    Env,
    Lock(Vec<String>),
    Demo,
    Test { all: bool, more: Vec<String> },
    Ui { bless: bool, more: Vec<String> },
    Oracle(Vec<String>),
    Asan { all: bool, more: Vec<String> },
    Fuzz { seconds: u32 },
    Bench(Vec<String>),
    BenchData(Vec<String>),
    BenchMapped(Vec<String>),
    BenchWorkers(Vec<String>),
    BenchCompile,
    Package { release: bool },
}

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    match parse(&arguments).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let paint = Paint::new(colours(&io::stderr()));
            eprintln!("{}: {message}", paint.red("error"));
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &[String]) -> Result<Task, String> {
    let Some((command, more)) = arguments.split_first() else { return Ok(Task::Help) };
    let more = more.to_vec();
    let task = match command.as_str() {
        "help" | "--help" | "-h" => Task::Help,
        "setup" if more == ["tensorflow"] => return Ok(Task::SetupTensorflow),
        "setup" => Task::Setup,
        "env" => Task::Env,
        "lock" => return Ok(Task::Lock(more)),
        "demo" => Task::Demo,
        "test" => {
            let (all, more) = without("--all", more);
            return Ok(Task::Test { all, more });
        }
        "oracle" => return Ok(Task::Oracle(more)),
        "asan" => {
            let (all, more) = without("--all", more);
            return Ok(Task::Asan { all, more });
        }
        "fuzz" => match more.as_slice() {
            [] => return Ok(Task::Fuzz { seconds: 10 }),
            [seconds] => match seconds.parse() {
                Ok(seconds) if seconds > 0 => return Ok(Task::Fuzz { seconds }),
                _ => return Err(format!("`fuzz` takes a number of seconds, at least 1, but got `{seconds}`")),
            },
            [_, other, ..] => return Err(format!("`fuzz` takes one number, but got `{other}` as well")),
        },
        "bench" if more.first().is_some_and(|word| word == "compile") => match more.get(1) {
            Some(word) => return Err(format!("`bench compile` takes no arguments, but got `{word}`")),
            None => return Ok(Task::BenchCompile),
        },
        "bench" if more.first().is_some_and(|word| word == "data") => return Ok(Task::BenchData(more[1..].to_vec())),
        "bench" if more.first().is_some_and(|word| word == "mapped") => {
            return Ok(Task::BenchMapped(more[1..].to_vec()));
        }
        "bench" if more.first().is_some_and(|word| word == "workers") => {
            return Ok(Task::BenchWorkers(more[1..].to_vec()));
        }
        "bench" => return Ok(Task::Bench(more)),
        "package" => match more.as_slice() {
            [] => return Ok(Task::Package { release: false }),
            [word] if word == "--release" => return Ok(Task::Package { release: true }),
            [word, ..] => return Err(format!("`package` takes `--release` or no argument, but got `{word}`")),
        },
        "ui" => {
            let (bless, more) = without("--bless", more);
            return Ok(Task::Ui { bless, more });
        }
        other => return Err(format!("there is no command `{other}`\n\n{HELP}")),
    };
    match more.first() {
        Some(word) if task != Task::Help => Err(format!("`{command}` takes no arguments, but got `{word}`")),
        _ => Ok(task),
    }
}

/// Whether a word of ours is among the arguments, and the others.
fn without(ours: &str, arguments: Vec<String>) -> (bool, Vec<String>) {
    let (found, more): (Vec<_>, Vec<_>) = arguments.into_iter().partition(|word| word == ours);
    (!found.is_empty(), more)
}

fn perform(task: Task) -> Result<(), String> {
    match task {
        Task::Help => {
            print!("{HELP}");
            Ok(())
        }
        Task::Setup => steps::setup(),
        Task::SetupTensorflow => steps::setup_tensorflow(),
        Task::Env => steps::env(),
        Task::Lock(more) => uv::lock(&more),
        Task::Demo => steps::demo(),
        Task::Test { all, more } => steps::test(all, &more),
        Task::Ui { bless, more } => steps::ui(bless, &more),
        Task::Oracle(more) => steps::oracle(&more),
        Task::Asan { all, more } => steps::asan(all, &more),
        Task::Fuzz { seconds } => steps::fuzz(seconds),
        Task::Bench(more) => steps::bench(&more),
        Task::BenchData(more) => steps::bench_data(&more),
        Task::BenchMapped(more) => steps::bench_mapped(&more),
        Task::BenchWorkers(more) => steps::bench_workers(&more),
        Task::BenchCompile => cost::compile(),
        Task::Package { release } => packages::check(release),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task, String> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn every_command_in_the_help_is_known() {
        let names =
            HELP.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
        assert_eq!(names.clone().count(), 16);
        for name in names {
            assert!(parsed(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn fuzz_takes_a_number_of_seconds() {
        assert_eq!(parsed("fuzz").unwrap(), Task::Fuzz { seconds: 10 });
        assert_eq!(parsed("fuzz 600").unwrap(), Task::Fuzz { seconds: 600 });
        for line in ["fuzz 0", "fuzz -1", "fuzz host", "fuzz 1 2"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn arguments_for_cargo_are_passed_on_as_they_are() {
        let more = ["--package", "tensor-core", "--", "--nocapture"].map(str::to_owned).to_vec();
        assert_eq!(parsed("test --package tensor-core -- --nocapture").unwrap(), Task::Test { all: false, more });
    }

    #[test]
    fn bless_is_taken_out_of_what_is_passed_on() {
        assert_eq!(parsed("ui").unwrap(), Task::Ui { bless: false, more: Vec::new() });
        let more = vec!["--".to_owned(), "trybuild=dtype".to_owned()];
        assert_eq!(parsed("ui --bless -- trybuild=dtype").unwrap(), Task::Ui { bless: true, more });
    }

    #[test]
    fn all_is_taken_out_of_what_is_passed_on() {
        assert_eq!(parsed("test").unwrap(), Task::Test { all: false, more: Vec::new() });
        assert_eq!(parsed("test --all").unwrap(), Task::Test { all: true, more: Vec::new() });
        assert_eq!(parsed("asan").unwrap(), Task::Asan { all: false, more: Vec::new() });
        let more = ["-p", "tensor-tch"].map(str::to_owned).to_vec();
        assert_eq!(parsed("asan --all -p tensor-tch").unwrap(), Task::Asan { all: true, more });
    }

    #[test]
    fn the_cost_of_compiling_is_told_from_the_benchmarks() {
        assert_eq!(parsed("bench compile").unwrap(), Task::BenchCompile);
        for filter in ["", "share", "-- compile"] {
            let more = filter.split_whitespace().map(str::to_owned).collect();
            assert_eq!(parsed(&format!("bench {filter}")).unwrap(), Task::Bench(more));
        }
        assert_eq!(parsed("bench compile --all").unwrap_err(), "`bench compile` takes no arguments, but got `--all`");
    }

    #[test]
    fn the_benchmarks_of_loaders_and_of_mapped_files_are_told_from_the_others() {
        assert_eq!(parsed("bench mapped").unwrap(), Task::BenchMapped(Vec::new()));
        assert_eq!(parsed("bench mapped --in x").unwrap(), Task::BenchMapped(vec!["--in".into(), "x".into()]));
        assert_eq!(parsed("bench data").unwrap(), Task::BenchData(Vec::new()));
        assert_eq!(parsed("bench data --short 88").unwrap(), Task::BenchData(vec!["--short".into(), "88".into()]));
    }

    #[test]
    fn packages_are_checked_for_a_release_if_that_is_asked_for() {
        assert_eq!(parsed("package").unwrap(), Task::Package { release: false });
        assert_eq!(parsed("package --release").unwrap(), Task::Package { release: true });
        assert!(parsed("package --relase").is_err());
    }

    #[test]
    fn what_is_set_up_is_libtorch_unless_tensorflow_is_named() {
        assert_eq!(parsed("setup").unwrap(), Task::Setup);
        assert_eq!(parsed("setup tensorflow").unwrap(), Task::SetupTensorflow);
        assert_eq!(parsed("setup numpy").unwrap_err(), "`setup` takes no arguments, but got `numpy`");
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(parsed("tset").unwrap_err().starts_with("there is no command `tset`\n"));
        assert_eq!(parsed("demo --release").unwrap_err(), "`demo` takes no arguments, but got `--release`");
    }

    #[test]
    fn no_command_or_a_plea_for_help_gives_the_help() {
        for line in ["", "help", "--help", "-h", "help test"] {
            assert_eq!(parsed(line).unwrap(), Task::Help);
        }
    }
}
