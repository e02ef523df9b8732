//! [`Stack`]: arrays of several structs.

use alloc::vec::Vec;
use core::marker::PhantomData;

use ndarray::Dimension;

use crate::backend::StackOf;
use crate::convert::access::ByList;
use crate::convert::array_field::ArrayField;
use crate::convert::attributes::ArrayAttributes;
use crate::convert::conversion::{Conversion, ConvertArray, Request, ThroughRef};
use crate::convert::mode::Stacked;
use crate::{Backend, Owned, Supports, TensorError};

/// Of `stack`: the arrays of several structs, in one tensor with one axis more.
#[derive(Debug)]
pub struct Stack<B>(PhantomData<B>);

impl<B: Backend> Conversion for Stack<B> {
    type Backend = B;
    type Access = ByList;
    type Mode<'a> = Stacked<B>;
    type Copying = Self;
    type Whole = Self;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for Stack<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for Stack<B>
where
    B: Supports<A::Elem, <A::Dim as Dimension>::Larger>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn check_array(arrays: &Vec<&F>, _: &Request<'_, B>) -> Result<(), TensorError> {
        let first = arrays[0].loan();
        let expected = first.view().shape();
        for (sample, array) in arrays.iter().enumerate().skip(1) {
            let loan = array.loan();
            let found = loan.view().shape();
            if expected.len() != found.len() {
                return Err(TensorError::SampleRank { sample, expected: expected.len(), found: found.len() });
            }
            if let Some(axis) = (0..found.len()).find(|&axis| expected[axis] != found[axis]) {
                let (expected, found) = (expected[axis], found[axis]);
                return Err(TensorError::SampleAxis { sample, axis, expected, found });
            }
        }
        Ok(())
    }

    fn convert_array<'a>(
        arrays: Vec<&'a F>,
        request: &Request<'_, B>,
    ) -> Result<Owned<B, A::Elem, <A::Dim as Dimension>::Larger>, TensorError>
    where
        F: 'a,
    {
        let loans = arrays.into_iter().map(|array| A::axes(array.loan())).collect::<Result<Vec<_>, _>>()?;
        let views: Vec<_> = loans.iter().map(|loan| loan.view().clone()).collect();
        let stack = StackOf::<F::Elem, A::Dim, A::Each>::new(&views);
        // The sample's number is in front of the index.
        Owned::convert(stack, request.device).map_err(|error| A::of_array(error, 1))
    }
}
