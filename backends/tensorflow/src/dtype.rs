//! The type that TensorFlow has for each dtype, and [`AnyTensor`], which holds a tensor of any of them.

use tensor_core::{Cast, Element, for_each_dtype};
use tensorflow::TensorType;

/// A dtype that TensorFlow can hold: every dtype of `tensor-core`.
///
/// Sealed: the crate relies on [`Native`](Self::Native) having the same layout in memory as the dtype.
pub trait TensorFlowElement: Element + sealed::Sealed {
    /// The type that the crate `tensorflow` has for the dtype: the same type, or [`tensorflow::BFloat16`] for `bf16`.
    type Native: TensorType + Copy;

    /// Converts a `bool` to this dtype: to itself, or to 0 or 1.
    #[doc(hidden)]
    fn from_bool(value: bool) -> Self;

    /// Wraps a tensor of this dtype.
    #[doc(hidden)]
    fn wrap(tensor: tensorflow::Tensor<Self::Native>) -> AnyTensor;

    /// Borrows the wrapped tensor if it has this dtype.
    #[doc(hidden)]
    fn get(tensor: &AnyTensor) -> Option<&tensorflow::Tensor<Self::Native>>;

    /// Borrows the wrapped tensor for writing if it has this dtype.
    #[doc(hidden)]
    fn get_mut(tensor: &mut AnyTensor) -> Option<&mut tensorflow::Tensor<Self::Native>>;

    /// Unwraps the tensor if it has this dtype.
    #[doc(hidden)]
    fn take(tensor: AnyTensor) -> Option<tensorflow::Tensor<Self::Native>>;
}

mod sealed {
    pub trait Sealed {}
}

/// The type that the crate `tensorflow` has for a dtype. It takes `f16` and complex numbers from `half` and
/// `num-complex`, as `tensor-core` does, but has its own bfloat16.
macro_rules! native {
    (Bf16 $ty:ty) => {
        tensorflow::BFloat16
    };
    ($variant:ident $ty:ty) => {
        $ty
    };
}

macro_rules! dtypes {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        /// A tensor of any dtype.
        ///
        /// `tensorflow::Tensor<T>` needs a bound on `T` that [`Backend::Tensor`](tensor_core::Backend::Tensor) can't
        /// have, so the tensors are stored without their type.
        #[doc(hidden)]
        #[derive(Debug)]
        pub enum AnyTensor {
            $($variant(tensorflow::Tensor<native!($variant $ty)>),)*
        }

        impl AnyTensor {
            /// The lengths of the axes.
            pub(crate) fn dims(&self) -> &[u64] {
                match self { $(Self::$variant(tensor) => tensor.dims(),)* }
            }
        }

        $(
            impl sealed::Sealed for $ty {}

            impl TensorFlowElement for $ty {
                type Native = native!($variant $ty);

                fn from_bool(value: bool) -> Self {
                    value.cast()
                }

                fn wrap(tensor: tensorflow::Tensor<Self::Native>) -> AnyTensor {
                    AnyTensor::$variant(tensor)
                }

                fn get(tensor: &AnyTensor) -> Option<&tensorflow::Tensor<Self::Native>> {
                    if let AnyTensor::$variant(tensor) = tensor { Some(tensor) } else { None }
                }

                fn get_mut(tensor: &mut AnyTensor) -> Option<&mut tensorflow::Tensor<Self::Native>> {
                    if let AnyTensor::$variant(tensor) = tensor { Some(tensor) } else { None }
                }

                fn take(tensor: AnyTensor) -> Option<tensorflow::Tensor<Self::Native>> {
                    if let AnyTensor::$variant(tensor) = tensor { Some(tensor) } else { None }
                }
            }

            // Necessary for the same layout, not sufficient: that the bits mean the same follows from
            // `tensorflow::TensorType`, whose types are bit for bit those of C.
            const _: () = assert!(size_of::<$ty>() == size_of::<native!($variant $ty)>());
            const _: () = assert!(align_of::<$ty>() == align_of::<native!($variant $ty)>());
        )*
    };
}
for_each_dtype!(dtypes);
