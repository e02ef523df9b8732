//! What is borrowed for long can be used where a shorter borrow is asked for. That this compiles is the test.

#![allow(dead_code, reason = "nothing has to run")]

use ndarray::Ix1;
use tensor_core::{Host, Loan, LoanMut, RowMajor, Shared, SharedMut};

fn shorten_shared<'short>(shared: Shared<'static, Host, f32, Ix1>) -> Shared<'short, Host, f32, Ix1> {
    shared
}

fn shorten_mut<'short>(shared: SharedMut<'static, Host, f32, Ix1>) -> SharedMut<'short, Host, f32, Ix1> {
    shared
}

fn shorten_loan<'short>(loan: Loan<'static, f32, Ix1>) -> Loan<'short, f32, Ix1> {
    loan
}

fn shorten_loan_mut<'short>(loan: LoanMut<'static, f32, Ix1>) -> LoanMut<'short, f32, Ix1> {
    loan
}

fn shorten_row_major<'short>(
    shared: Shared<'static, Host, f32, Ix1, RowMajor>,
) -> Shared<'short, Host, f32, Ix1, RowMajor> {
    shared
}
