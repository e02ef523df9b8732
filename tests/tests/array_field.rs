//! `array_field!` for array types of other crates, with and without parameters.

use std::marker::PhantomData;

use ndarray::{ArrayView1, ArrayViewMut1, Ix1};
use tensor_core::{ArrayField, ArrayFieldMut, Element, Host, Loan, LoanMut, TensorInput, array_field};

/// A type without parameters, to read and to write.
struct Volts([f32; 2]);

impl ArrayField for Volts {
    type Elem = f32;
    type Dim = Ix1;

    fn loan(&self) -> Loan<'_, f32, Ix1> {
        Loan::new(ArrayView1::from(&self.0))
    }
}

impl ArrayFieldMut for Volts {
    fn loan_mut(&mut self) -> LoanMut<'_, f32, Ix1> {
        LoanMut::new(ArrayViewMut1::from(&mut self.0))
    }
}
array_field!([] Volts);

/// A type without parameters, to read only.
struct Times([i64; 2]);

impl ArrayField for Times {
    type Elem = i64;
    type Dim = Ix1;

    fn loan(&self) -> Loan<'_, i64, Ix1> {
        Loan::new(ArrayView1::from(&self.0))
    }
}
array_field!([] Times, read only);

/// A type with parameters of each kind.
struct Window<'a, T, const N: usize>(&'a [T; N], PhantomData<T>);

impl<T: Element, const N: usize> ArrayField for Window<'_, T, N> {
    type Elem = T;
    type Dim = Ix1;

    fn loan(&self) -> Loan<'_, T, Ix1> {
        Loan::new(ArrayView1::from(self.0))
    }
}
array_field!(['a, T: Element, const N: usize] Window<'a, T, N>, read only);

#[derive(TensorInput)]
struct Signal<'a> {
    volts: Volts,
    #[tensor(copy, cast_lossy = f32)]
    times: Times,
    #[tensor(copy)]
    window: Window<'a, u8, 3>,
}

#[test]
fn types_with_and_without_parameters_are_fields() {
    let mut signal = Signal { volts: Volts([1.0, 2.0]), times: Times([3, 4]), window: Window(&[5, 6, 7], PhantomData) };
    let sums = signal.tensors::<Host>().unwrap().with(|t| (t.volts.sum(), t.times.sum(), t.window.sum()));
    assert_eq!(sums, (3.0, 7.0, 18));
    signal.tensors_mut::<Host>().unwrap().with_mut(|t| t.volts.fill(9.0));
    assert_eq!(signal.volts.0.map(f32::to_bits), [9.0_f32.to_bits(); 2]);
}
