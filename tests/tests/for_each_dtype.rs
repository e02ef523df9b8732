//! `for_each_dtype!` where names in scope mean something else: its types need no import and mind no other.

use tensor_core::{DType, Element, for_each_dtype};

macro_rules! collect {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        fn dtypes() -> Vec<(DType, DType, usize, usize)> {
            vec![$((DType::$variant, <$ty as Element>::DTYPE, size_of::<$ty>(), $size)),*]
        }
    };
}

#[allow(dead_code, non_camel_case_types, reason = "they are there to be in the way")]
mod with_names_in_the_way {
    use super::*;

    type f64 = f32;
    struct f32;
    struct f16;
    struct bf16;
    struct Complex;
    enum bool {}
    struct u8;
    mod core {}

    for_each_dtype!(collect);

    pub(super) fn found() -> Vec<(DType, DType, usize, usize)> {
        dtypes()
    }
}

#[test]
fn each_row_has_its_own_type_whatever_is_in_scope() {
    let found = with_names_in_the_way::found();
    assert_eq!(found.len(), DType::ALL.len());
    for (row, ty, size, said) in found {
        assert_eq!((row, size), (ty, said));
    }
}

macro_rules! count {
    ([$factor:literal] $($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        $factor * [$(DType::$variant),*].len()
    };
}

#[test]
fn what_is_in_brackets_is_passed_on() {
    assert_eq!(for_each_dtype!([2] count), 2 * DType::ALL.len());
}
