//! The element types, under the names that [`suite!`](crate::suite!) takes. Nothing but these aliases may enter.

#![allow(non_camel_case_types, reason = "they are named as Rust names its primitive types")]

macro_rules! aliases {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        $(pub type $name = $ty;)*
    };
}
tensor_core::for_each_dtype!(aliases);
