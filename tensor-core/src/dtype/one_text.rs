//! [`one_text!`]: one message of the compiler for several traits.

/// Puts the attribute in front of each item.
///
/// A trait and the one that generated code asks for in its place have to print the same text, which an attribute can't name
/// as a constant.
macro_rules! one_text {
    (#[$text:meta] $($item:item)*) => {
        $(
            #[$text]
            $item
        )*
    };
}
pub(crate) use one_text;
