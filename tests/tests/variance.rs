//! What is borrowed for long can be used where a shorter borrow is asked for.

use ndarray::{Array1, Ix1, arr1};
use tensor_core::{Host, Loan, LoanMut, Shared, SharedMut, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<i32>,
}

fn shorten<'short>(signal: SignalTensors<'static, Host>, _: &'short ()) -> SignalTensors<'short, Host> {
    signal
}

fn shorten_shared<'short>(shared: Shared<'static, Host, i32, Ix1>, _: &'short ()) -> Shared<'short, Host, i32, Ix1> {
    shared
}

fn shorten_mut<'short>(shared: SharedMut<'static, Host, i32, Ix1>, _: &'short ()) -> SharedMut<'short, Host, i32, Ix1> {
    shared
}

fn shorten_loan<'short>(loan: Loan<'static, i32, Ix1>, _: &'short ()) -> Loan<'short, i32, Ix1> {
    loan
}

fn shorten_loan_mut<'short>(loan: LoanMut<'static, i32, Ix1>, _: &'short ()) -> LoanMut<'short, i32, Ix1> {
    loan
}

#[test]
fn tensors_of_static_arrays_fit_where_a_shorter_borrow_is_asked_for() {
    let leak = || -> &'static mut Signal { Box::leak(Box::new(Signal { volts: arr1(&[1, 2]) })) };
    let here = ();
    assert_eq!(shorten(leak().tensors().unwrap(), &here).with(|t| t.volts.sum()), 3);
    assert_eq!(shorten_shared(leak().tensors().unwrap().volts, &here).shape(), [2]);
    assert_eq!(shorten_mut(leak().tensors_mut().unwrap().volts, &here).view().len(), 2);
    assert_eq!(shorten_loan(Loan::new(leak().volts.view()), &here).view().len(), 2);
    assert_eq!(shorten_loan_mut(LoanMut::new(leak().volts.view_mut()), &here).view().len(), 2);
}
