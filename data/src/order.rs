//! In which order the samples come: a pure function of the seed, the epoch and the position.
//!
//! | file | what it holds |
//! |---|---|
//! | [`sampler`] | [`Sampler`] and [`SampleOrder`], which users may implement; the orders that need no numbers |
//! | [`random`] | numbers that look random |
//! | [`permutation`] | a random order, any place of which is found at once |
//! | [`shuffle`], [`blocks`], [`weighted`], [`stratified`] | the samplers with a seed |

mod blocks;
pub(crate) mod permutation;
pub(crate) mod random;
mod sampler;
mod shuffle;
mod stratified;
mod weighted;

pub use blocks::BlockShuffle;
pub use sampler::{SampleOrder, Sampler, Sequential};
pub use shuffle::Shuffle;
pub(crate) use stratified::by_class;
pub use stratified::{Class, Stratified};
pub use weighted::Weighted;

/// The version of the algorithms that put samples in order.
///
/// As long as it is the same, the same seed gives the same order. A [`LoaderState`](crate::LoaderState) has it, too.
pub const ORDER_VERSION: u32 = 1;

/// What a stream of random numbers is for, so that equal seeds for different purposes have nothing to do with each other.
#[derive(Debug, Clone, Copy)]
#[repr(u64)]
pub(crate) enum Purpose {
    /// [`Shuffle`].
    Shuffle = 1,
    /// [`BlockShuffle`], for the blocks.
    Blocks = 2,
    /// [`BlockShuffle`], within the blocks that are mixed.
    Mix = 3,
    /// [`Weighted`].
    Weighted = 4,
    /// [`Stratified`].
    Stratified = 5,
    /// [`IntoDataset::split`](crate::IntoDataset::split) and the like.
    Split = 6,
}
