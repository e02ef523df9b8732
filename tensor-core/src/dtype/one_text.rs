//! [`one_text!`]: one message of the compiler for several traits.

/// Puts the attribute in front of each item.
///
/// Generated code sometimes names a stand-in for a trait, and both have to give the same message. An attribute can't
/// take its text from a constant, so this macro repeats it.
macro_rules! one_text {
    (#[$text:meta] $($item:item)*) => {
        $(
            #[$text]
            $item
        )*
    };
}
pub(crate) use one_text;
