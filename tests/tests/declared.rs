//! The conformance suite is told what a backend can do, and holds it to that: a backend of two dtypes that shares
//! row-major arrays to be read.

use ndarray::{Array, ArrayD, ArrayRef, ArrayView, Dimension};
use tensor_conformance::{Adoption, Candidate, Probe, TensorOf};
use tensor_core::{
    Backend, Element, Host, HostMemory, Loan, RowMajor, ShareOrCopy, Shares, Supports, SupportsRowMajor, TensorError,
};

struct Small;

impl Backend for Small {
    type Device = HostMemory;
    type Tensor<T: Element, D: Dimension> = ArrayRef<T, D>;
    type Owned<T: Element, D: Dimension> = Array<T, D>;

    const NAME: &'static str = "Small";

    fn host() -> HostMemory {
        HostMemory
    }

    fn shape<T: Element, D: Dimension>(tensor: &ArrayRef<T, D>) -> Vec<usize> {
        tensor.shape().to_vec()
    }
}

macro_rules! holds {
    ($($dtype:ty)*) => {
        $(
            impl<D: Dimension> Supports<$dtype, D> for Small {
                fn copy(view: ArrayView<'_, $dtype, D>, device: &HostMemory) -> Result<Array<$dtype, D>, TensorError> {
                    Host::copy(view, device)
                }

                fn adopt(array: Array<$dtype, D>, _: &HostMemory) -> Result<Array<$dtype, D>, TensorError> {
                    Ok(array)
                }

                fn share_or_copy<C: ShareOrCopy<Self, $dtype, D>>(choice: C) -> C::Output
                where
                    D: 'static,
                {
                    choice.share::<RowMajor>()
                }

                fn check(_: &ArrayRef<$dtype, D>) -> Result<(), TensorError> {
                    Ok(())
                }

                fn device(_: &ArrayRef<$dtype, D>) -> HostMemory {
                    HostMemory
                }

                fn to_array(tensor: &ArrayRef<$dtype, D>) -> Result<Array<$dtype, D>, TensorError> {
                    Host::to_array(tensor)
                }
            }

            impl<D: Dimension> SupportsRowMajor<$dtype, D> for Small {
                fn with_row_major<R>(
                    tensor: &ArrayRef<$dtype, D>,
                    f: impl for<'t> FnOnce(&'t ArrayRef<$dtype, D>) -> R,
                ) -> Result<R, TensorError> {
                    Host::with_row_major(tensor, f)
                }
            }

            // SAFETY: the guard is an `ArrayView` that borrows the loan's view.
            unsafe impl<D: Dimension + 'static> Shares<$dtype, D, RowMajor> for Small {
                type Guard<'loan> = ArrayView<'loan, $dtype, D>;

                fn check_loan(_: &Loan<'_, $dtype, D>) -> Result<(), TensorError> {
                    Ok(())
                }

                unsafe fn lend<'loan>(loan: &Loan<'loan, $dtype, D>) -> ArrayView<'loan, $dtype, D> {
                    loan.view().clone()
                }
            }
        )*
    };
}
holds!(u8 f32);

struct SmallProbe;

impl Candidate for SmallProbe {
    type Backend = Small;
    const NEGATIVE_STRIDES: bool = true;
    const FOREIGN_GAPS: bool = true;
    const ADOPTS: Adoption = Adoption::Everything;
}

impl<T: Element, D: Dimension> Probe<T, D> for SmallProbe
where
    Small: SupportsRowMajor<T, D>,
{
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
        tensor.as_ptr()
    }

    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
        tensor.is_standard_layout()
    }

    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
        tensor.to_owned().into_dyn()
    }

    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
        tensor.fill(value);
    }
}

mod the_truth {
    use super::SmallProbe;

    tensor_conformance::suite!(SmallProbe, dtypes = [u8, f32], shares = RowMajor, shares_mut = Nothing);
}

/// A declaration that is not the truth, and what the suite says of it.
macro_rules! untrue {
    ($($name:ident: [$($dtype:ident),*], $shares:ident, $shares_mut:ident, $text:literal;)*) => {
        $(
            #[test]
            #[should_panic(expected = $text)]
            fn $name() {
                const DECLARED: &[tensor_core::DType] = &[$($dtype::DTYPE),*];
                tensor_conformance::__declared!(SmallProbe, $shares, $shares_mut);
            }
        )*
    };
}

untrue! {
    a_dtype_that_is_kept_quiet: [u8], RowMajor, Nothing,
        "Small holds `f32`, which is not among the declared `dtypes`";
    shares_that_are_kept_quiet: [u8, f32], Nothing, Nothing,
        "`shares` of `f32` is declared as Nothing, and Small has RowMajor";
    shares_that_are_not_there: [u8, f32], Strided, Nothing,
        "`shares` of `u8` is declared as Strided, and Small has RowMajor";
    writes_that_are_not_there: [u8, f32], RowMajor, RowMajor,
        "`shares_mut` of `u8` is declared as RowMajor, and Small has Nothing";
}
