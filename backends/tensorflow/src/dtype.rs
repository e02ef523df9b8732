//! Which of TensorFlow's types each dtype is, and the tensor that is of one of them.

use half::{bf16, f16};
use num_complex::Complex;
use tensor_core::{Cast, Element};
use tensorflow::{BFloat16, TensorType};

/// A dtype as TensorFlow has it: each of `tensor-core`'s.
///
/// Sealed: the crate relies on [`Native`](Self::Native) lying in memory as the dtype does.
pub trait TensorFlowElement: Element + sealed::Sealed {
    /// The type that the crate `tensorflow` has for it: itself, but that `bf16` is [`tensorflow::BFloat16`].
    type Native: TensorType + Copy;

    /// 0 or 1, or the `bool` itself.
    #[doc(hidden)]
    fn from_bool(value: bool) -> Self;

    /// Makes a tensor of any dtype of one of this dtype.
    #[doc(hidden)]
    fn wrap(tensor: tensorflow::Tensor<Self::Native>) -> AnyTensor;

    /// The tensor, if it is of this dtype.
    #[doc(hidden)]
    fn get(tensor: &AnyTensor) -> Option<&tensorflow::Tensor<Self::Native>>;

    /// The tensor to write, if it is of this dtype.
    #[doc(hidden)]
    fn get_mut(tensor: &mut AnyTensor) -> Option<&mut tensorflow::Tensor<Self::Native>>;

    /// The tensor, if it is of this dtype.
    #[doc(hidden)]
    fn take(tensor: AnyTensor) -> Option<tensorflow::Tensor<Self::Native>>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! dtypes {
    ($($variant:ident $element:ty => $native:ty;)*) => {
        /// A tensor of one of the dtypes.
        ///
        /// TensorFlow's type has the dtype in it under a bound, which the types that core names can't have.
        #[doc(hidden)]
        #[derive(Debug)]
        pub enum AnyTensor {
            $($variant(tensorflow::Tensor<$native>),)*
        }

        impl AnyTensor {
            /// The lengths of the axes.
            pub(crate) fn dims(&self) -> &[u64] {
                match self { $(Self::$variant(tensor) => tensor.dims(),)* }
            }
        }

        $(
            impl sealed::Sealed for $element {}

            impl TensorFlowElement for $element {
                type Native = $native;

                fn from_bool(value: bool) -> Self {
                    value.cast()
                }

                fn wrap(tensor: tensorflow::Tensor<$native>) -> AnyTensor {
                    AnyTensor::$variant(tensor)
                }

                fn get(tensor: &AnyTensor) -> Option<&tensorflow::Tensor<$native>> {
                    if let AnyTensor::$variant(tensor) = tensor { Some(tensor) } else { None }
                }

                fn get_mut(tensor: &mut AnyTensor) -> Option<&mut tensorflow::Tensor<$native>> {
                    if let AnyTensor::$variant(tensor) = tensor { Some(tensor) } else { None }
                }

                fn take(tensor: AnyTensor) -> Option<tensorflow::Tensor<$native>> {
                    if let AnyTensor::$variant(tensor) = tensor { Some(tensor) } else { None }
                }
            }

            // That they lie alike is more than this, and follows from what is said of `tensorflow::TensorType`.
            const _: () = assert!(size_of::<$element>() == size_of::<$native>());
            const _: () = assert!(align_of::<$element>() == align_of::<$native>());
        )*
    };
}

dtypes! {
    Bool bool => bool;
    U8 u8 => u8;
    U16 u16 => u16;
    U32 u32 => u32;
    U64 u64 => u64;
    I8 i8 => i8;
    I16 i16 => i16;
    I32 i32 => i32;
    I64 i64 => i64;
    F16 f16 => f16;
    Bf16 bf16 => BFloat16;
    F32 f32 => f32;
    F64 f64 => f64;
    Complex64 Complex<f32> => Complex<f32>;
    Complex128 Complex<f64> => Complex<f64>;
}
