//! Loaders that run in a process of their own, since they can't be linked beside ours.
//!
//! The process writes the name of each of its loaders on a line, then an empty line. For the number of a loader, on a line, it goes
//! through an epoch, and writes how many seconds that took. Between epochs it waits.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tensor_benches::rounds::Side;

use crate::case::Case;

/// A program with loaders.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// Whose loaders these are.
    pub(crate) name: &'static str,
    command: Vec<String>,
    /// How many threads load, besides the one that asks.
    workers: usize,
}

impl Program {
    pub(crate) fn burn(program: String) -> Self {
        Self { name: "burn", command: vec![program], workers: 0 }
    }

    /// The programs in Python.
    pub(crate) fn python(python: &str, script: &str) -> [Self; 3] {
        let of = |name, library: &str, workers| {
            let command = [python, "-B", script, library].map(str::to_owned).to_vec();
            Self { name, command, workers }
        };
        [
            of("PyTorch and tensordict", "torch", 0),
            of("PyTorch with 2 workers", "torch", 2),
            of("`tf.data`", "tensorflow", 0),
        ]
    }

    /// Whether it is worth its time. Two processes that hand rows of 88 bytes over take 13 seconds for an epoch.
    pub(crate) fn suits(&self, case: &Case) -> bool {
        self.workers == 0 || case.rows < 100_000
    }

    /// Starts it, and has each loader go through its first epoch.
    pub(crate) fn start(&self, case: &Case) -> Result<Loaders, String> {
        let failed = |reason: String| format!("{}, {}: {reason}", self.name, case.name);
        let widths: Vec<String> = case.widths.iter().map(ToString::to_string).collect();
        let mut command = Command::new(&self.command[0]);
        command
            .args(&self.command[1..])
            .args([case.rows.to_string(), widths.join(","), case.batch.to_string(), self.workers.to_string()])
            .envs(["OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"].map(|name| (name, "1")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
        let (Some(input), Some(output), Some(mut errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(failed("it has no pipes".to_owned()));
        };
        let errors = thread::spawn(move || {
            let mut text = Vec::new();
            // What could be read until then will do.
            let _ = errors.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        });
        let mut running = Running { child, input: Some(input), output: BufReader::new(output), errors: Some(errors) };
        let mut names = Vec::new();
        loop {
            match running.line().map_err(failed)?.as_str() {
                "" => break,
                name => names.push(name.to_owned()),
            }
        }
        for number in 0..names.len() {
            running.epoch(number).map_err(failed)?;
        }
        Ok(Loaders { names, running: RefCell::new(running), failed: Cell::new(None) })
    }
}

/// The loaders of a process that runs. It ends when this is dropped.
pub(crate) struct Loaders {
    names: Vec<String>,
    running: RefCell<Running>,
    /// Why it stopped.
    failed: Cell<Option<String>>,
}

impl Loaders {
    /// Their sides.
    pub(crate) fn sides(&self) -> impl Iterator<Item = Side<'_>> {
        self.names
            .iter()
            .enumerate()
            .map(move |(number, name)| Side::timed(name, move |times| (0..times).map(|_| self.epoch(number)).sum()))
    }

    /// The time of an epoch; of no meaning, if it failed.
    fn epoch(&self, number: usize) -> Duration {
        let epoch = self.running.borrow_mut().epoch(number);
        epoch.unwrap_or_else(|reason| {
            self.failed.set(Some(reason));
            Duration::from_secs(1)
        })
    }

    /// Why there are no results, if it failed.
    pub(crate) fn failed(&self) -> Option<String> {
        self.failed.take()
    }
}

struct Running {
    child: Child,
    /// `None` when it is to end.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    errors: Option<JoinHandle<String>>,
}

impl Running {
    fn epoch(&mut self, number: usize) -> Result<Duration, String> {
        // If it has stopped, the line that it does not write says so.
        let _ = self.input.as_mut().map(|input| writeln!(input, "{number}").and_then(|()| input.flush()));
        let line = self.line()?;
        let seconds = line.parse().map_err(|_| format!("it wrote `{line}` in place of a number of seconds"))?;
        Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
    }

    /// The next line that it writes, or what it said at its end.
    fn line(&mut self) -> Result<String, String> {
        let mut line = String::new();
        match self.output.read_line(&mut line) {
            Ok(0) => {
                let said = self.errors.take().and_then(|errors| errors.join().ok()).unwrap_or_default();
                let last = said.lines().rfind(|line| !line.trim().is_empty());
                Err(format!("it stopped: {}", last.unwrap_or("it said nothing")))
            }
            Ok(_) => Ok(line.trim_end().to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It ends when there is no more to read.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
