//! [`Tally`]: counts what was tested, as arrays of each dtype, rank, layout and owner.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use tensor_core::DType;

/// Who owns the memory of a tensor that is made from an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    /// The tensor owns a copy.
    Copy,
    /// The tensor owns the array that was moved into it.
    Move,
    /// The tensor is an owner of the `ArcArray` that was moved into it.
    MoveArc,
    /// The array owns the memory; the tensor reads it.
    Share,
    /// As `Share`, with the layout `RowMajor` in the tensor's type.
    ShareRowMajor,
    /// The array owns the memory; the tensor reads and writes it.
    ShareMut,
    /// As `ShareMut`, with the layout `RowMajor` in the tensor's type.
    ShareMutRowMajor,
    /// Rows of a range: the array, if the backend shares it, and else the tensor.
    RowRange,
    /// The tensor owns rows that were chosen by their indices.
    RowIndices,
    /// The tensor owns a stack of arrays.
    Stack,
    /// The tensor owns a copy of the array, or the array itself, with its axes permuted.
    PermutedOwn,
    /// The array owns the memory; the tensor reads it with its axes permuted.
    PermutedShare,
    /// The array owns the memory; the tensor reads and writes it with its axes permuted.
    PermutedShareMut,
    /// The tensor owns what a cast with a factor gave.
    Scaled,
}

impl Owner {
    /// The columns of the tables: first those of tensors of arrays, then those of fields of structs.
    const ALL: [&[Self]; 2] = [
        &[
            Self::Copy,
            Self::Move,
            Self::MoveArc,
            Self::Share,
            Self::ShareRowMajor,
            Self::ShareMut,
            Self::ShareMutRowMajor,
        ],
        &[
            Self::RowRange,
            Self::RowIndices,
            Self::Stack,
            Self::PermutedOwn,
            Self::PermutedShare,
            Self::PermutedShareMut,
            Self::Scaled,
        ],
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Move => "move",
            Self::MoveArc => "ArcArray",
            Self::Share => "share",
            Self::ShareMut => "share-mut",
            // Their columns come after those of `Share` and `ShareMut`.
            Self::ShareRowMajor | Self::ShareMutRowMajor => "(row-major)",
            Self::RowRange => "rows",
            Self::RowIndices => "rows by index",
            Self::Stack => "stack",
            Self::PermutedOwn => "permuted",
            Self::PermutedShare => "(share)",
            Self::PermutedShareMut => "(share-mut)",
            Self::Scaled => "scaled",
        }
    }

    /// Whether one element of such an array may have several indices. Not if the array is owned or written.
    fn may_overlap(self) -> bool {
        !matches!(self, Self::Move | Self::MoveArc | Self::ShareMut | Self::ShareMutRowMajor | Self::PermutedShareMut)
    }

    /// Whether arrays of this rank are tried.
    fn has_rank(self, rank: Rank) -> bool {
        match self {
            Self::RowRange | Self::RowIndices => rank.axes > 0,
            Self::PermutedOwn | Self::PermutedShare | Self::PermutedShareMut => (1..=6).contains(&rank.axes),
            Self::Scaled => (if rank.dynamic { [1, 3, 6, 8].as_slice() } else { &[2] }).contains(&rank.axes),
            _ => true,
        }
    }
}

/// A kind of layout: a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    RowMajor,
    ColumnMajor,
    Permuted,
    Offset,
    Stepped,
    Backwards,
    LengthOne,
    Empty,
    Broadcast,
}

impl Family {
    const ALL: [Self; 9] = [
        Self::RowMajor,
        Self::ColumnMajor,
        Self::Permuted,
        Self::Offset,
        Self::Stepped,
        Self::Backwards,
        Self::LengthOne,
        Self::Empty,
        Self::Broadcast,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::RowMajor => "row-major",
            Self::ColumnMajor => "column-major",
            Self::Permuted => "permuted",
            Self::Offset => "offset",
            Self::Stepped => "stepped",
            Self::Backwards => "negative steps",
            Self::LengthOne => "length-1 axes",
            Self::Empty => "zero-size",
            Self::Broadcast => "broadcast",
        }
    }

    /// The fewest axes that an array of this kind has.
    fn least_rank(self) -> usize {
        match self {
            Self::RowMajor | Self::Offset => 0,
            Self::Permuted => 2,
            _ => 1,
        }
    }
}

/// The number of axes, and whether it is dynamic: not in the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Rank {
    pub(crate) axes: usize,
    pub(crate) dynamic: bool,
}

/// The ranks that every backend is tested with: those that ndarray has types for, and some with `IxDyn`.
const RANKS: [Rank; 13] = {
    const fn rank(axes: usize, dynamic: bool) -> Rank {
        Rank { axes, dynamic }
    }
    [
        rank(0, false),
        rank(1, false),
        rank(2, false),
        rank(3, false),
        rank(4, false),
        rank(5, false),
        rank(6, false),
        rank(0, true),
        rank(1, true),
        rank(3, true),
        rank(6, true),
        rank(7, true),
        rank(8, true),
    ]
};

/// One cell of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Cell {
    pub(crate) dtype: DType,
    pub(crate) rank: Rank,
    pub(crate) owner: Owner,
    pub(crate) family: Family,
}

/// How many arrays were tried.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    all: usize,
    /// How many of them were rightly refused.
    refused: usize,
}

impl Count {
    fn plus(self, other: Self) -> Self {
        Self { all: self.all + other.all, refused: self.refused + other.refused }
    }
}

/// How many arrays of each kind a backend was tested with. Prints as a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    backend: &'static str,
    counts: HashMap<Cell, Count>,
}

thread_local! {
    /// What this thread has counted since the start of its present test.
    static COUNTS: RefCell<HashMap<Cell, Count>> = RefCell::default();
}

/// Counts an array.
pub(crate) fn count(cell: Cell) {
    COUNTS.with_borrow_mut(|counts| counts.entry(cell).or_default().all += 1);
}

/// Counts an array that was counted before as rightly refused.
pub(crate) fn count_refused(cell: Cell) {
    COUNTS.with_borrow_mut(|counts| counts.entry(cell).or_default().refused += 1);
}

impl Tally {
    /// Runs `parts`, and collects what it counts on this thread.
    pub(crate) fn of(backend: &'static str, parts: impl FnOnce()) -> Self {
        COUNTS.take();
        parts();
        Self { backend, counts: COUNTS.take() }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.backend = other.backend;
        for (cell, count) in &other.counts {
            let sum = self.counts.entry(*cell).or_default();
            *sum = sum.plus(*count);
        }
    }

    fn sum(&self, wanted: impl Fn(&Cell) -> bool) -> Count {
        self.counts.iter().filter(|(cell, _)| wanted(cell)).fold(Count::default(), |sum, (_, count)| sum.plus(*count))
    }

    /// The first cell that was never tested but should have been.
    pub(crate) fn hole(&self, dtype: DType, owners: &[Owner]) -> Option<Cell> {
        let cells = owners.iter().flat_map(|&owner| {
            let families =
                Family::ALL.into_iter().filter(move |&family| family != Family::Broadcast || owner.may_overlap());
            families.flat_map(move |family| {
                let ranks =
                    RANKS.into_iter().filter(move |&rank| rank.axes >= family.least_rank() && owner.has_rank(rank));
                ranks.map(move |rank| Cell { dtype, rank, owner, family })
            })
        });
        cells.into_iter().find(|cell| self.counts.get(cell).is_none_or(|count| count.all == 0))
    }
}

/// Writes a row of a table: a name, then numbers.
fn row(f: &mut fmt::Formatter<'_>, name: &str, cells: impl Iterator<Item = String>) -> fmt::Result {
    write!(f, "{name:<16}")?;
    for cell in cells {
        write!(f, "{cell:>14}")?;
    }
    writeln!(f)
}

fn number(count: Count) -> String {
    match count {
        Count { all: 0, .. } => "–".to_owned(),
        Count { all, refused: 0 } => all.to_string(),
        Count { all, refused } => format!("{} +{refused}", all - refused),
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Count { all, refused } = self.sum(|_| true);
        writeln!(
            f,
            "{} conforms: {} arrays became tensors, +{refused} were refused as they have to be",
            self.backend,
            all - refused
        )?;
        for owners in Owner::ALL {
            let owners: Vec<Owner> =
                owners.iter().copied().filter(|&owner| self.sum(|cell| cell.owner == owner).all > 0).collect();
            self.table(f, &owners)?;
        }
        Ok(())
    }
}

impl Tally {
    /// Writes the counts of these owners, by layout, by dtype and by rank.
    fn table(&self, f: &mut fmt::Formatter<'_>, owners: &[Owner]) -> fmt::Result {
        writeln!(f)?;
        row(f, "layout", owners.iter().map(|owner| owner.name().to_owned()))?;
        for family in Family::ALL {
            let cell = |&owner: &Owner| number(self.sum(|cell| cell.owner == owner && cell.family == family));
            row(f, family.name(), owners.iter().map(cell))?;
        }
        writeln!(f)?;
        row(f, "dtype", owners.iter().map(|owner| owner.name().to_owned()))?;
        for &dtype in DType::ALL.iter().filter(|&&dtype| self.sum(|cell| cell.dtype == dtype).all > 0) {
            let cell = |&owner: &Owner| number(self.sum(|cell| cell.owner == owner && cell.dtype == dtype));
            row(f, dtype.name(), owners.iter().map(cell))?;
        }
        writeln!(f)?;
        row(f, "rank", owners.iter().map(|owner| owner.name().to_owned()))?;
        for rank in RANKS {
            let cell = |&owner: &Owner| number(self.sum(|cell| cell.owner == owner && cell.rank == rank));
            let name = if rank.dynamic { format!("{} (IxDyn)", rank.axes) } else { rank.axes.to_string() };
            row(f, &name, owners.iter().map(cell))?;
        }
        Ok(())
    }
}
