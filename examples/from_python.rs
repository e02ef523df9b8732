//! The conversions that Python's tutorials teach, line by line: what is written there is the comment, what is written here
//! follows it, and both print the same. `from_python.py` is all of the Python.
//!
//! A line that begins with `!` shows where the two differ on purpose.
//!
//! ```sh
//! cargo xtask setup && cargo xtask setup tensorflow # fetch both libraries, once
//! eval "$(cargo xtask env)"                         # say where they are
//! cargo run -p examples --features tch,tensorflow --example from_python
//! ```

#[path = "from_python/loader.rs"]
mod loader;
#[path = "from_python/show.rs"]
mod show;
#[path = "from_python/tensorflow.rs"]
mod tensorflow;
#[path = "from_python/torch.rs"]
mod torch;

use std::error::Error;
use std::io::{self, Write};

fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    writeln!(out, "NumPy, PyTorch and TensorFlow, line by line")?;
    torch::from_numpy(out)?;
    torch::write_through(out)?;
    torch::tensor(out)?;
    torch::legacy_tensor(out)?;
    torch::dtypes(out)?;
    torch::axes(out)?;
    torch::batch(out)?;
    loader::torch(out)?;
    loader::torch_images(out)?;
    tensorflow::convert_to_tensor(out)?;
    loader::tensorflow(out)
}

fn main() -> Result<(), Box<dyn Error>> {
    run(&mut io::stdout().lock())
}

#[cfg(test)]
mod tests {
    /// Beside what Python printed, but for the lines with `!`.
    #[test]
    fn what_is_printed_is_what_python_prints() {
        let mut printed = Vec::new();
        super::run(&mut printed).unwrap();
        let printed = String::from_utf8(printed).unwrap();
        assert_eq!(printed, include_str!("from_python/expected.txt"));
    }

    /// `python.txt` is what `from_python.py` printed.
    #[test]
    fn only_the_marked_lines_differ_from_python() {
        let (ours, theirs) = (include_str!("from_python/expected.txt"), include_str!("from_python/python.txt"));
        assert_eq!(ours.lines().count(), theirs.lines().count());
        for (ours, theirs) in ours.lines().zip(theirs.lines()) {
            assert_eq!(ours.starts_with('!'), theirs.starts_with('!'));
            assert_eq!(ours == theirs, !ours.starts_with('!'), "{ours}\n{theirs}");
        }
    }
}
