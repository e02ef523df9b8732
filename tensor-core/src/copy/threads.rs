//! Large nests are halved until there is enough for each thread.

use super::convert::Convert;
use super::kernel;
use super::nest::Nest;
use crate::Element;

/// Copies what the nest says, with as many threads as are worth it.
#[cfg_attr(not(feature = "rayon"), allow(clippy::needless_pass_by_value, reason = "what is divided is given away"))]
pub(super) fn run<C: Convert<T, U>, T: Element, U: Element>(nest: Nest<'_, T, U>) -> Result<(), C::Refused> {
    #[cfg(feature = "rayon")]
    {
        let bytes = nest.len() * size_of::<T>().max(size_of::<U>());
        // The smaller copies never ask, since asking starts rayon's threads.
        if bytes >= WORTH_THREADS && rayon::current_num_threads() > 1 {
            return halved::<C, T, U>(nest, bytes);
        }
    }
    kernel::run::<C, T, U>(&nest)
}

/// From how many bytes on, of the source or of the copy, whichever has more, several threads copy.
#[cfg(feature = "rayon")]
const WORTH_THREADS: usize = 4 << 20;

/// From how many bytes on a part is divided further.
#[cfg(feature = "rayon")]
const WORTH_HALVING: usize = 2 << 20;

/// An axis as long can be dealt out evenly.
#[cfg(feature = "rayon")]
const EVEN: usize = 16;

#[cfg(feature = "rayon")]
fn halved<C: Convert<T, U>, T: Element, U: Element>(nest: Nest<'_, T, U>, bytes: usize) -> Result<(), C::Refused> {
    // The outermost axis that will do keeps the parts of the copy apart in memory.
    let loops = nest.axes();
    let longest = || (0..loops.len()).max_by_key(|&axis| loops[axis].len).expect("there is an axis");
    let axis = loops.iter().rposition(|axis| axis.len >= EVEN).unwrap_or_else(longest);
    let len = loops[axis].len;
    if bytes < WORTH_HALVING || len == 1 {
        return kernel::run::<C, T, U>(&nest);
    }
    // Whole cache lines, where there are enough.
    let at = if len < 1 << 10 { len / 2 } else { (len / 2).next_multiple_of(64) };
    let (first, second) = nest.split(axis, at);
    let (first, second) = rayon::join(|| halved::<C, T, U>(first, bytes / 2), || halved::<C, T, U>(second, bytes / 2));
    first.and(second)
}
