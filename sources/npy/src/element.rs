//! [`NpyElement`]: the dtypes that NumPy and `tensor-core` have in common, and how bytes of a file become values.

use half::f16;
use num_complex::Complex;
use tensor_core::Element;

/// The order of the bytes of one element in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    pub(crate) const NATIVE: Self = if cfg!(target_endian = "big") { Self::Big } else { Self::Little };
}

/// The compiler's message for a type that NumPy has no dtype for. Two traits share it.
macro_rules! no_numpy_dtype {
    ($trait:item) => {
        #[diagnostic::on_unimplemented(
            message = "NumPy files can't hold `{Self}` [tensor-npy]",
            label = "not a dtype of NumPy",
            note = "the dtypes are `bool`, `u8` to `u64`, `i8` to `i64`, `f16`, `f32`, `f64`, `Complex<f32>` and `Complex<f64>`; NumPy has no bfloat16: save `float32` and write `#[tensor(copy, cast_lossy = bf16)]`"
        )]
        $trait
    };
}

no_numpy_dtype! {
    /// A type that is an [`NpyElement`]: what the derive asks of the elements of a field. It has one impl for all of them, so that
    /// the compiler has no other impls to list.
    pub trait NpyDtype {
        /// `true`: what asks for it does not compile if the type is none.
        #[doc(hidden)]
        const OK: bool;
    }
}

#[diagnostic::do_not_recommend]
impl<T: NpyElement> NpyDtype for T {
    const OK: bool = true;
}

no_numpy_dtype! {
    /// A dtype that `.npy` files can hold: any [`Element`] but `bf16`, which NumPy lacks.
    ///
    /// | Rust | NumPy | | Rust | NumPy |
    /// |---|---|---|---|---|
    /// | `bool` | `?` | | `half::f16` | `float16` |
    /// | `u8` to `u64` | `uint8` to `uint64` | | `f32`, `f64` | `float32`, `float64` |
    /// | `i8` to `i64` | `int8` to `int64` | | `Complex<f32>`, `Complex<f64>` | `complex64`, `complex128` |
    ///
    /// Reading never converts the dtype of a file. A `cast` on the field of the struct does.
    pub trait NpyElement: Element + sealed::Sealed {
        /// NumPy's name for the dtype, without a byte order: the kind and the size in bytes, such as `f4`.
        const DESCR: &'static str;

        /// Whether every pattern of bytes is a valid value. Not so for `bool`.
        #[doc(hidden)]
        const ANY_BYTES: bool;

        /// Converts `bytes`, a whole number of elements, and appends the values.
        ///
        /// # Errors
        ///
        /// The index of the first element that is not a valid value, and its byte.
        #[doc(hidden)]
        fn decode(bytes: &[u8], is_little: bool, values: &mut Vec<Self>) -> Result<(), (usize, u8)>;
    }
}

/// Finds the first byte that is neither 0 nor 1: its index and its value.
pub(crate) fn not_bool(bytes: &[u8]) -> Option<(usize, u8)> {
    // No early exit within a chunk, so that the loop compiles to vector instructions.
    const CHUNK: usize = 4096;
    let bad_chunk = bytes.chunks(CHUNK).position(|chunk| chunk.iter().fold(0, |all, byte| all | byte) > 1)?;
    let start = bad_chunk * CHUNK;
    let found = bytes[start..].iter().position(|&byte| byte > 1)?;
    Some((start + found, bytes[start + found]))
}

impl sealed::Sealed for bool {}
impl NpyElement for bool {
    const DESCR: &'static str = "b1";
    const ANY_BYTES: bool = false;

    fn decode(bytes: &[u8], _: bool, values: &mut Vec<Self>) -> Result<(), (usize, u8)> {
        match not_bool(bytes) {
            Some(found) => Err(found),
            None => {
                values.extend(bytes.iter().map(|&byte| byte == 1));
                Ok(())
            }
        }
    }
}

macro_rules! numbers {
    ($($ty:ty, $descr:literal;)*) => {
        $(
            impl sealed::Sealed for $ty {}
            impl NpyElement for $ty {
                const DESCR: &'static str = $descr;
                const ANY_BYTES: bool = true;

                fn decode(bytes: &[u8], is_little: bool, values: &mut Vec<Self>) -> Result<(), (usize, u8)> {
                    let (elements, _) = bytes.as_chunks();
                    if is_little {
                        values.extend(elements.iter().map(|&element| Self::from_le_bytes(element)));
                    } else {
                        values.extend(elements.iter().map(|&element| Self::from_be_bytes(element)));
                    }
                    Ok(())
                }
            }
        )*
    };
}
numbers! {
    u8, "u1";
    u16, "u2";
    u32, "u4";
    u64, "u8";
    i8, "i1";
    i16, "i2";
    i32, "i4";
    i64, "i8";
    f16, "f2";
    f32, "f4";
    f64, "f8";
}

macro_rules! complex_numbers {
    ($($part:ty, $descr:literal;)*) => {
        $(
            impl sealed::Sealed for Complex<$part> {}
            impl NpyElement for Complex<$part> {
                const DESCR: &'static str = $descr;
                const ANY_BYTES: bool = true;

                fn decode(bytes: &[u8], is_little: bool, values: &mut Vec<Self>) -> Result<(), (usize, u8)> {
                    let (parts, _) = bytes.as_chunks();
                    let (elements, _) = parts.as_chunks::<2>();
                    let part = if is_little { <$part>::from_le_bytes } else { <$part>::from_be_bytes };
                    values.extend(elements.iter().map(|&[re, im]| Self::new(part(re), part(im))));
                    Ok(())
                }
            }
        )*
    };
}
complex_numbers! {
    f32, "c8";
    f64, "c16";
}

mod sealed {
    pub trait Sealed {}
}

#[cfg(test)]
mod tests {
    use tensor_core::for_each_dtype;

    use super::*;

    #[test]
    fn the_first_byte_that_is_no_bool_is_found_wherever_it_is() {
        let mut bytes = vec![1; 10_000];
        assert_eq!(not_bool(&bytes), None);
        for at in [9_999, 8_192, 4_096, 4_095, 0] {
            bytes[at] = 2;
            assert_eq!(not_bool(&bytes), Some((at, 2)));
        }
    }

    #[test]
    fn both_byte_orders_are_read() {
        let mut values = Vec::new();
        u16::decode(&[1, 2], true, &mut values).unwrap();
        u16::decode(&[1, 2], false, &mut values).unwrap();
        assert_eq!(values, [0x0201, 0x0102]);
        let mut values = Vec::new();
        let bytes = [1.0_f32.to_be_bytes(), (-2.0_f32).to_be_bytes()].concat();
        Complex::<f32>::decode(&bytes, false, &mut values).unwrap();
        assert_eq!(values, [Complex::new(1.0, -2.0)]);
    }

    #[test]
    fn every_dtype_but_bf16_is_as_wide_as_its_name_says() {
        fn check<T: NpyElement>() {
            assert_eq!(T::DESCR[1..].parse(), Ok(size_of::<T>()), "{}", T::DESCR);
        }
        macro_rules! checks {
            (@ Bf16 $ty:ty) => {};
            (@ $variant:ident $ty:ty) => { check::<$ty>(); };
            ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
                $(checks!(@ $variant $ty);)*
            };
        }
        for_each_dtype!(checks);
    }
}
