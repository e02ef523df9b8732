//! Memory for copies: aligned blocks, huge pages, and a pool of blocks that dropped tensors gave back.
//!
//! | file | what it holds |
//! |---|---|
//! | [`arrays`] | new arrays whose values are still to be written |
//! | [`pool`] | blocks that wait for the next copy |
//! | [`huge_pages`] | from which size on the system is asked for huge pages |
//!
//! Nothing here knows what will be written to the memory.

mod arrays;
mod huge_pages;
#[cfg(feature = "std")]
pub mod pool;

pub(crate) use arrays::aligned;
pub use arrays::uninit;
