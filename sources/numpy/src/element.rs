//! [`NumpyElement`]: the dtypes that tensors and NumPy arrays have in common.

use tensor_core::{Element, for_each_dtype};

/// A dtype that both tensors and NumPy arrays can have: every dtype of [`tensor_core::Element`].
pub trait NumpyElement: Element + numpy::Element {}

impl<T: Element + numpy::Element> NumpyElement for T {}

macro_rules! every_dtype_is_numpys {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        const _: () = {
            const fn is_numpys<T: NumpyElement>() {}
            $(is_numpys::<$ty>();)*
        };
    };
}
for_each_dtype!(every_dtype_is_numpys);
