//! [`Shard`]: which part of each batch is this process's.

use core::fmt;
use std::env;

use crate::DataError;

/// Which process this is among those that train together, each on its part of every batch: rank `r` of a world of `w`.
///
/// A launcher (torchrun, `mpirun`, `srun`) starts the processes and tells each its rank in its environment:
///
/// ```
/// use ndarray::{Array1, array};
/// use tensor_core::{Host, TensorInput};
/// use tensor_data::{DataError, DataLoader, Remainder, Shard};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Signal {
///     #[tensor(shape = [batch])]
///     volts: Array1<f32>,
/// }
///
/// let signal = Signal { volts: Array1::from_iter((0..100_u8).map(f32::from)) };
/// let shard = Shard::from_env()?; // rank 0 of 1, if no launcher started this
/// let loader = DataLoader::new(&signal).batch_size(8).shuffle(42).shard(shard, Remainder::Drop);
/// for batch in loader.epoch::<Host>(0) {
///     let batch = batch?; // 8 samples, as of each other rank
/// }
/// # Ok::<(), DataError>(())
/// ```
///
/// The order of the samples does not depend on it: rank `r` has the samples from `r·b` up to `(r + 1)·b` of each *global* batch of
/// `w·b`, with `b` for [`batch_size`](crate::DataLoader::batch_size). A [`LoaderState`](crate::LoaderState) is one of the global batches,
/// so a run of 4 processes goes on with 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shard {
    pub(crate) rank: usize,
    pub(crate) world_size: usize,
}

impl Shard {
    /// The only process there is.
    pub const WHOLE: Self = Self { rank: 0, world_size: 1 };

    /// The process `rank`, from 0, among `world_size` of them.
    ///
    /// # Errors
    ///
    /// [`DataError::Rank`], if there is no such rank.
    pub fn new(rank: usize, world_size: usize) -> Result<Self, DataError> {
        if rank < world_size { Ok(Self { rank, world_size }) } else { Err(DataError::Rank { rank, world_size }) }
    }

    /// What the launcher has said in the environment; [`WHOLE`](Self::WHOLE), if there is none.
    ///
    /// | launcher | variables |
    /// |---|---|
    /// | torchrun | `RANK`, `WORLD_SIZE`, and `LOCAL_RANK` |
    /// | Open MPI's `mpirun` | `OMPI_COMM_WORLD_RANK`, `OMPI_COMM_WORLD_SIZE` |
    /// | MPICH, Intel MPI | `PMI_RANK`, `PMI_SIZE` |
    /// | Slurm's `srun` | `SLURM_PROCID`, `SLURM_NTASKS`, and `SLURM_STEP_ID` |
    ///
    /// `RANK` without `LOCAL_RANK` is an error: operators of Kubernetes set `RANK` to the number of a *node*, and each process of that node would
    /// get the same samples. Who means it says it, by [`new`](Self::new). Slurm sets the first two also in a batch script, which is
    /// one process: it counts only where `srun` has set `SLURM_STEP_ID`, and only if no other launcher, which `srun` may have started, has
    /// said anything.
    ///
    /// # Errors
    ///
    /// [`DataError::Launcher`], if a variable is missing beside another one, is no number, or contradicts that of another launcher;
    /// [`DataError::Rank`], if there is no such rank.
    pub fn from_env() -> Result<Self, DataError> {
        Self::from_variables(|name| env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    fn from_variables(get: impl Fn(&str) -> Option<String>) -> Result<Self, DataError> {
        let failed = |text: String| Err(DataError::Launcher { message: text });
        let number = |name: &str, value: &str| {
            let found = value.trim().parse();
            found
                .map_err(|_| DataError::Launcher { message: format!("expected a number in `{name}`, found `{value}`") })
        };
        let mut found: Option<(Self, &str)> = None;
        for Launcher { rank, world_size, beside, is_inner } in LAUNCHERS {
            let (rank_found, world_found) = match (get(rank), get(world_size)) {
                (None, None) => continue,
                (Some(rank), Some(world_size)) => (rank, world_size),
                (Some(_), None) => return failed(format!("`{rank}` is set, and `{world_size}` is not")),
                (None, Some(_)) => return failed(format!("`{world_size}` is set, and `{rank}` is not")),
            };
            if get(beside.unwrap_or(rank)).is_none() {
                if is_inner {
                    let beside = beside.unwrap_or_default();
                    return failed(format!(
                        "`{rank}` is set, and `{beside}` is not, so it may be the number of a node with several processes; \
                         start the processes with torchrun, or say which one this is by `Shard::new`"
                    ));
                }
                continue;
            }
            let shard = Self::new(number(rank, &rank_found)?, number(world_size, &world_found)?)?;
            if let Some(beside) = beside.filter(|_| is_inner) {
                // Of those on this machine.
                Self::new(number(beside, &get(beside).unwrap_or_default())?, shard.world_size)?;
            }
            match found {
                // What srun says is of the launchers that it has started.
                Some(_) if !is_inner => {}
                Some((other, name)) if other != shard => {
                    return failed(format!("`{name}` and what belongs to it say {other}, and `{rank}` says {shard}"));
                }
                _ => found = Some((shard, rank)),
            }
        }
        let half = LAUNCHERS.iter().find_map(|launcher| {
            let beside = launcher.beside.filter(|_| launcher.is_inner)?;
            get(beside).map(|_| format!("`{beside}` is set, and `{}` is not", launcher.rank))
        });
        match (found, half) {
            (Some((shard, _)), _) => Ok(shard),
            (None, Some(half)) => failed(half),
            (None, None) => Ok(Self::WHOLE),
        }
    }

    /// The number of this process, from 0.
    #[must_use]
    pub fn rank(self) -> usize {
        self.rank
    }

    /// How many processes there are.
    #[must_use]
    pub fn world_size(self) -> usize {
        self.world_size
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rank {} of {}", self.rank, self.world_size)
    }
}

/// The variables of a launcher.
struct Launcher {
    rank: &'static str,
    world_size: &'static str,
    /// One that it sets as well, and that others which use the same names do not.
    beside: Option<&'static str>,
    /// Whether it starts the processes themselves. `srun` may have started a launcher on each node.
    is_inner: bool,
}

const LAUNCHERS: [Launcher; 4] = [
    Launcher { rank: "RANK", world_size: "WORLD_SIZE", beside: Some("LOCAL_RANK"), is_inner: true },
    Launcher { rank: "OMPI_COMM_WORLD_RANK", world_size: "OMPI_COMM_WORLD_SIZE", beside: None, is_inner: true },
    Launcher { rank: "PMI_RANK", world_size: "PMI_SIZE", beside: None, is_inner: true },
    Launcher { rank: "SLURM_PROCID", world_size: "SLURM_NTASKS", beside: Some("SLURM_STEP_ID"), is_inner: false },
];

/// What becomes of the samples at the end of an epoch that are too few for a whole batch on each rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remainder {
    /// They are left out. All ranks have as many batches, all of the same length.
    Drop,
    /// They are dealt out as evenly as can be, and the first samples of the epoch are repeated until each rank has as many. All ranks have as
    /// many batches. [`Batch::padding`](crate::Batch::padding) says how many samples of a batch are there a second time: leave them out of a
    /// metric.
    Pad,
    /// They are kept: the first ranks have whole batches, then one has what is left over, and the others have none. Ranks that wait for each
    /// other after each batch then wait for ever, so this is for ranks that do not: evaluation, say.
    Keep,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Result<Shard, String> {
        let get = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Shard::from_variables(get).map_err(|error| error.to_string())
    }

    fn shard(rank: usize, world_size: usize) -> Shard {
        Shard { rank, world_size }
    }

    #[test]
    fn each_launcher_is_understood() {
        assert_eq!(of(&[]), Ok(Shard::WHOLE));
        assert_eq!(of(&[("RANK", "2"), ("WORLD_SIZE", "4"), ("LOCAL_RANK", "0")]), Ok(shard(2, 4)));
        assert_eq!(of(&[("OMPI_COMM_WORLD_RANK", "3"), ("OMPI_COMM_WORLD_SIZE", "4")]), Ok(shard(3, 4)));
        assert_eq!(of(&[("PMI_RANK", "1"), ("PMI_SIZE", "2")]), Ok(shard(1, 2)));
        assert_eq!(of(&[("SLURM_PROCID", "5"), ("SLURM_NTASKS", "8"), ("SLURM_STEP_ID", "0")]), Ok(shard(5, 8)));
    }

    #[test]
    fn a_batch_script_is_one_process_and_srun_may_start_a_launcher() {
        assert_eq!(of(&[("SLURM_PROCID", "0"), ("SLURM_NTASKS", "8")]), Ok(Shard::WHOLE));
        let torchrun_on_each_node = [
            ("SLURM_PROCID", "1"),
            ("SLURM_NTASKS", "2"),
            ("SLURM_STEP_ID", "0"),
            ("RANK", "5"),
            ("WORLD_SIZE", "8"),
            ("LOCAL_RANK", "1"),
        ];
        assert_eq!(of(&torchrun_on_each_node), Ok(shard(5, 8)));
    }

    #[test]
    fn what_is_half_set_or_contradicts_itself_is_an_error() {
        let text = |variables: &[(&str, &str)]| of(variables).unwrap_err();
        assert_eq!(
            text(&[("RANK", "2"), ("LOCAL_RANK", "0")]),
            "the launcher's environment can't be understood: `RANK` is set, and `WORLD_SIZE` is not"
        );
        assert_eq!(
            text(&[("PMI_SIZE", "2")]),
            "the launcher's environment can't be understood: `PMI_SIZE` is set, and `PMI_RANK` is not"
        );
        assert!(text(&[("RANK", "0"), ("WORLD_SIZE", "2")]).contains("may be the number of a node"));
        assert_eq!(
            text(&[("RANK", "two"), ("WORLD_SIZE", "4"), ("LOCAL_RANK", "0")]),
            "the launcher's environment can't be understood: expected a number in `RANK`, found `two`"
        );
        assert_eq!(
            text(&[("LOCAL_RANK", "0")]),
            "the launcher's environment can't be understood: `LOCAL_RANK` is set, and `RANK` is not"
        );
        assert_eq!(
            text(&[("RANK", "1"), ("WORLD_SIZE", "4"), ("LOCAL_RANK", "x")]),
            "the launcher's environment can't be understood: expected a number in `LOCAL_RANK`, found `x`"
        );
        assert_eq!(
            text(&[("RANK", "1"), ("WORLD_SIZE", "4"), ("LOCAL_RANK", "4")]),
            text(&[("RANK", "4"), ("WORLD_SIZE", "4"), ("LOCAL_RANK", "0")]),
        );
        assert_eq!(
            text(&[("RANK", "4"), ("WORLD_SIZE", "4"), ("LOCAL_RANK", "0")]),
            "expected a rank below the world size 4, found 4; ranks are numbered from 0"
        );
        assert_eq!(
            text(&[
                ("RANK", "1"),
                ("WORLD_SIZE", "4"),
                ("LOCAL_RANK", "1"),
                ("OMPI_COMM_WORLD_RANK", "1"),
                ("OMPI_COMM_WORLD_SIZE", "2")
            ]),
            "the launcher's environment can't be understood: `RANK` and what belongs to it say rank 1 of 4, and \
             `OMPI_COMM_WORLD_RANK` says rank 1 of 2"
        );
    }
}
