//! `digits_ranks`, as launchers start it: four processes find what one finds, and end if one of them is lost.

use std::env;
use std::io::{self, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_digits_ranks");

/// torchrun. Symbols are looked up when they are called, since the environment of `cargo xtask` has no libraries of CUDA.
const TORCHRUN: &str = "import os, sys
if hasattr(os, 'RTLD_LAZY'): sys.setdlopenflags(os.RTLD_LAZY)
from torch.distributed.run import main
main()";

/// What launchers set.
const OF_LAUNCHERS: [&str; 9] = [
    "RANK",
    "WORLD_SIZE",
    "LOCAL_RANK",
    "OMPI_COMM_WORLD_RANK",
    "OMPI_COMM_WORLD_SIZE",
    "PMI_RANK",
    "PMI_SIZE",
    "SLURM_PROCID",
    "SLURM_NTASKS",
];

/// A program that no launcher has started yet.
fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    for name in OF_LAUNCHERS {
        command.env_remove(name);
    }
    command.env_remove("MASTER_ADDR").env("MASTER_PORT", free_port()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A port after which one is free.
fn free_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    (listener.local_addr().unwrap().port() - 1).to_string()
}

/// A rank of four, as torchrun would start it.
fn rank_of_four(rank: usize, port: &str, words: &str) -> Command {
    let mut command = command(PROGRAM);
    command.args(words.split_whitespace()).env("MASTER_PORT", port).env("WORLD_SIZE", "4");
    command.envs(["RANK", "LOCAL_RANK"].map(|name| (name, rank.to_string())));
    command
}

/// Processes that are killed if a test fails.
struct Ranks(Vec<Child>);

impl Ranks {
    /// Starts four, each with these words.
    fn start(words: &str) -> Self {
        let port = free_port();
        Self((0..4).map(|rank| rank_of_four(rank, &port, words).spawn().unwrap()).collect())
    }

    /// What each has said last, and how long it took until the last of them had ended.
    fn ends(mut self) -> (Vec<(bool, String)>, Duration) {
        let begun = Instant::now();
        let ends = self.0.drain(..).map(|child| end(&child.wait_with_output().unwrap()));
        (ends.collect(), begun.elapsed())
    }
}

impl Drop for Ranks {
    fn drop(&mut self) {
        for child in &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Whether a process succeeded, and its last line.
fn end(output: &Output) -> (bool, String) {
    let text = if output.status.success() { &output.stdout } else { &output.stderr };
    let text = String::from_utf8_lossy(text);
    (output.status.success(), text.lines().last().unwrap_or_default().to_owned())
}

/// The losses that a run has printed.
fn losses(output: &Output) -> Vec<f64> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let losses: Vec<_> = text.lines().filter_map(|line| line.split_once("loss ")?.1.trim().parse().ok()).collect();
    assert_eq!(losses.len(), 6, "{text}");
    losses
}

/// Runs it with a launcher, and compares the losses with those of one rank.
fn finds_what_one_finds(launcher: &mut Command) {
    let alone = losses(&command(PROGRAM).output().unwrap());
    let together = losses(&launcher.arg(PROGRAM).output().unwrap());
    for (alone, together) in alone.iter().zip(&together) {
        // What a sum of 64 floats differs by, if it is made of four.
        assert!((alone - together).abs() < 1e-5 * alone, "{alone} by one rank, {together} by four");
    }
    assert!(alone[5] < alone[0] / 3.0, "it learns: {alone:?}");
}

/// Whether the launcher starts anything at all. If not, a test says why.
fn starts(launcher: &mut Command) -> bool {
    match launcher.arg("true").output() {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            let error = String::from_utf8_lossy(&output.stderr);
            skipped(&format!("`{}` starts nothing: {}", launcher.get_program().display(), error.trim_end()))
        }
        Err(error) => skipped(&format!("no `{}`: {error}", launcher.get_program().display())),
    }
}

fn skipped(why: &str) -> bool {
    // A test's `eprintln!` is kept back unless it fails.
    let _ = writeln!(io::stderr(), "skipped: {why}");
    false
}

#[test]
fn four_ranks_of_mpirun_find_what_one_finds() {
    let program = env::var("TENSOR_MPIRUN").unwrap_or_else(|_| "mpirun".to_owned());
    let mpirun = || {
        let mut mpirun = command(&program);
        // As many as are asked for, whatever cores there are. Open MPI 5 has another word for it than 4.
        mpirun.args(["-n", "4"]).env("PRTE_MCA_rmaps_default_mapping_policy", ":oversubscribe");
        mpirun.env("OMPI_MCA_rmaps_base_oversubscribe", "1");
        // In a container, tests may run as root.
        mpirun.env("OMPI_ALLOW_RUN_AS_ROOT", "1").env("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        mpirun
    };
    if starts(&mut mpirun()) {
        finds_what_one_finds(&mut mpirun());
    }
}

#[test]
fn four_ranks_of_torchrun_find_what_one_finds() {
    let program = env::var("TENSOR_TORCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let torchrun = || {
        let mut python = command(&program);
        let words = ["-c", TORCHRUN, "--standalone", "--nproc-per-node", "4", "--no-python"];
        python.args(words).env_remove("MASTER_PORT");
        python
    };
    if starts(&mut torchrun()) {
        finds_what_one_finds(&mut torchrun());
    }
}

#[test]
fn ranks_that_start_late_are_waited_for() {
    let port = free_port();
    let mut ranks = Ranks(Vec::new());
    for rank in [3, 1, 0, 2] {
        ranks.0.push(rank_of_four(rank, &port, "--epochs 1").spawn().unwrap());
        thread::sleep(Duration::from_millis(300));
    }
    let (ends, _) = ranks.ends();
    assert!(ends.iter().all(|(succeeded, _)| *succeeded), "{ends:?}");
    assert!(ends[2].1.starts_with("epoch  1  loss 2."), "{ends:?}");
}

#[test]
fn a_rank_that_is_killed_ends_the_others() {
    let mut ranks = Ranks::start("--epochs 100000 --timeout 20");
    thread::sleep(Duration::from_secs(1));
    ranks.0[2].kill().unwrap();
    let (mut ends, took) = ranks.ends();
    assert!(!ends.remove(2).0);
    for (rank, end) in [0, 1, 3].into_iter().zip(ends) {
        assert_eq!(end, (false, format!("rank {rank} ends: rank 2 has ended")));
    }
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[test]
#[cfg(unix)]
fn a_rank_that_stops_ends_the_others_in_time() {
    let mut ranks = Ranks::start("--epochs 100000 --timeout 2");
    thread::sleep(Duration::from_secs(1));
    let id = ranks.0[1].id().to_string();
    assert!(Command::new("kill").args(["-STOP", &id]).status().unwrap().success());
    let mut stopped = Ranks(vec![ranks.0.remove(1)]);
    let (ends, took) = ranks.ends();
    for (rank, end) in [0, 2, 3].into_iter().zip(ends) {
        assert_eq!(end, (false, format!("rank {rank} ends: rank 1 has been silent for 2s")));
    }
    assert!(took < Duration::from_secs(10), "{took:?}");
    stopped.0[0].kill().unwrap();
}

#[test]
fn other_data_are_told_to_all() {
    let (mut ranks, port) = (Ranks(Vec::new()), free_port());
    for (rank, words) in [(0, ""), (1, ""), (2, ""), (3, "--samples 1796")] {
        ranks.0.push(rank_of_four(rank, &port, words).spawn().unwrap());
    }
    let (ends, _) = ranks.ends();
    for (rank, (succeeded, end)) in ends.into_iter().enumerate() {
        assert!(!succeeded);
        assert!(end.starts_with(&format!("rank {rank} ends: rank 3 has `data: 1796 digits, ")), "{end}");
        assert!(end.contains("`, and rank 0 has `data: 1797 digits, "), "{end}");
    }
}

#[test]
fn ranks_that_do_not_come_end_the_others_in_time() {
    let (mut ranks, port) = (Ranks(Vec::new()), free_port());
    for rank in [0, 2, 3] {
        ranks.0.push(rank_of_four(rank, &port, "--timeout 2").spawn().unwrap());
    }
    let (ends, took) = ranks.ends();
    for (rank, end) in [0, 2, 3].into_iter().zip(ends) {
        assert_eq!(end, (false, format!("rank {rank} ends: of 4, these have not come within 2s: [1]")));
    }
    assert!(took < Duration::from_secs(10), "{took:?}");
}
