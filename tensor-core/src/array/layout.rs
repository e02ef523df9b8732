//! [`Layout`]: what a share's type says about its strides.

/// What a share's type says about its strides: [`Strided`] or [`RowMajor`].
///
/// Sealed: there are no other layouts.
pub trait Layout: sealed::Sealed + 'static {
    /// Whether elements lie next to each other, the last axis fastest.
    const ROW_MAJOR: bool;
}

/// Any strides; nothing is known about them. The default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strided;

/// Elements lie next to each other, the last axis fastest (C order, ndarray's standard layout).
///
/// `#[tensor(layout = row_major)]` on a field checks it once, when the struct is converted, and puts it into the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowMajor;

impl Layout for Strided {
    const ROW_MAJOR: bool = false;
}

impl Layout for RowMajor {
    const ROW_MAJOR: bool = true;
}

/// A layout that is accepted where `Wanted` is asked for: each layout for itself, and also [`RowMajor`] for
/// [`Strided`].
pub trait FitsIn<Wanted>: Layout {}

impl FitsIn<Self> for Strided {}
impl FitsIn<Self> for RowMajor {}
impl FitsIn<Strided> for RowMajor {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Strided {}
    impl Sealed for super::RowMajor {}
}
