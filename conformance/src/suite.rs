//! [`suite!`](crate::suite!): makes tests of the suite, one for each dtype, and one that compares what is declared with what the backend
//! implements.

use std::any::TypeId;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

use tensor_core::{Backend, DType, RowMajor, Strided};

use crate::concrete::Concrete;
use crate::probe::{Candidate, Sharing};
use crate::ranks::{
    EveryRank, SharesMutEveryRank, fields, owning, shared_fields, sharing, sharing_mut, written_fields,
};
use crate::sample::Sample;
use crate::tally::{Owner, Tally};

/// Runs all of the suite, for one dtype of a backend that shares arrays of both layouts to be read and written.
///
/// # Panics
///
/// If the backend does not conform. The message names the dtype, the layout and the owner.
pub fn conformance<P, T>()
where
    P: EveryRank<T>,
    T: Concrete,
    P::Backend: SharesMutEveryRank<T, Strided> + SharesMutEveryRank<T, RowMajor>,
{
    arrays::<P, T>();
    structs::<P, T>();
}

/// Runs the parts of [`conformance`] that make tensors of arrays.
///
/// # Panics
///
/// As [`conformance`].
pub fn arrays<P, T>()
where
    P: EveryRank<T>,
    T: Sample,
    P::Backend: SharesMutEveryRank<T, Strided> + SharesMutEveryRank<T, RowMajor>,
{
    owning::<P, T>();
    sharing::<P, T, Strided>();
    sharing::<P, T, RowMajor>();
    sharing_mut::<P, T, Strided>();
    sharing_mut::<P, T, RowMajor>();
}

/// Runs the parts of [`conformance`] that make tensors of the fields of derived structs.
///
/// # Panics
///
/// As [`conformance`].
pub fn structs<P, T>()
where
    P: EveryRank<T>,
    T: Concrete,
    P::Backend: SharesMutEveryRank<T, Strided>,
{
    fields::<P, T>(Sharing::Strided);
    T::scalars::<P>();
    T::factors::<P>();
    shared_fields::<P, T>();
    written_fields::<P, T>();
}

/// The columns for arrays that the backend shares: those of any layout, and those of row-major ones.
fn shared_by(sharing: Sharing, of_any: &[Owner], of_row_major: Owner) -> Vec<Owner> {
    match sharing {
        Sharing::Strided => [of_any, &[of_row_major]].concat(),
        Sharing::RowMajor => vec![of_row_major],
        Sharing::Nothing => Vec::new(),
    }
}

/// Which impls a backend has for one dtype.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// The dtype.
    pub dtype: DType,
    /// Whether it implements `Supports`.
    pub supports: bool,
    /// Whether it implements `Shares` for the layouts `Strided` and `RowMajor`.
    pub shares: [bool; 2],
    /// Whether it implements `SharesMut` for the layouts `Strided` and `RowMajor`.
    pub shares_mut: [bool; 2],
}

/// Checks that a backend implements what was declared, and nothing more.
///
/// # Panics
///
/// If a dtype or a way to share would not be tested.
pub fn declared<P: Candidate>(dtypes: &[DType], shares: Sharing, shares_mut: Sharing, found: &[Found]) {
    let backend = P::Backend::NAME;
    let mut wrong = Vec::new();
    for found in found {
        let dtype = found.dtype;
        if !dtypes.contains(&dtype) {
            if found.supports {
                wrong.push(format!("{backend} holds `{dtype}`, which is not among the declared `dtypes`"));
            }
            continue;
        }
        for (name, declared, found) in
            [("shares", shares, Sharing::of(found.shares)), ("shares_mut", shares_mut, Sharing::of(found.shares_mut))]
        {
            if declared != found {
                wrong.push(format!("`{name}` of `{dtype}` is declared as {declared:?}, and {backend} has {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "the suite is not told the truth:\n  {}", wrong.join("\n  "));
}

/// What the tests of one candidate have counted so far, and which dtypes have passed. The tests run in any order.
#[derive(Default)]
struct Progress {
    passed: Vec<DType>,
    tally: Tally,
}

static PROGRESS: LazyLock<Mutex<HashMap<TypeId, Progress>>> = LazyLock::new(Mutex::default);

/// Runs `parts`, the parts of the suite, for one of the declared dtypes, unless the candidate is skipped. After the last dtype
/// it prints the table.
///
/// # Panics
///
/// If the backend does not conform, or if a kind of array was never tried.
pub fn run<P: Candidate>(dtypes: &[DType], dtype: DType, shares: Sharing, shares_mut: Sharing, parts: impl FnOnce()) {
    if let Some(reason) = P::skipped() {
        // Not `eprintln!`, whose output the test harness hides.
        let _ = writeln!(std::io::stderr().lock(), "`{dtype}` is skipped: {reason}");
        return;
    }
    let tally = Tally::of(P::Backend::NAME, parts);
    let mut owners = vec![Owner::Copy, Owner::Move, Owner::MoveArc];
    owners.extend([Owner::RowRange, Owner::RowIndices, Owner::Stack, Owner::PermutedOwn]);
    owners.extend(shared_by(shares, &[Owner::Share, Owner::PermutedShare], Owner::ShareRowMajor));
    owners.extend(shared_by(shares_mut, &[Owner::ShareMut, Owner::PermutedShareMut], Owner::ShareMutRowMajor));
    if matches!(dtype, DType::F16 | DType::Bf16 | DType::F32 | DType::F64) {
        owners.push(Owner::Scaled);
    }
    if let Some(hole) = tally.hole(dtype, &owners) {
        panic!("nothing was tried of {hole:?}");
    }
    // The panic of another dtype's test can't leave this half changed, so a poisoned lock is fine.
    let mut progress = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner);
    let progress = progress.entry(TypeId::of::<P>()).or_default();
    progress.tally.add(&tally);
    progress.passed.push(dtype);
    if dtypes.iter().all(|dtype| progress.passed.contains(dtype)) {
        // Not `eprint!`, whose output the test harness hides. If writing fails, only the table is lost.
        let _ = write!(std::io::stderr().lock(), "\n{}\n", progress.tally);
    }
}

/// Makes tests of the suite, in one line.
///
/// `suite!(MyProbe)` tests a backend that holds every dtype, and shares arrays of every layout to be read and to be written.
/// Any other backend declares what it has:
///
/// ```
/// # use ndarray::{ArrayD, Dimension};
/// # use tensor_core::{Element, Host};
/// # use tensor_conformance::{Adoption, Candidate, Probe, TensorOf};
/// # struct MyProbe;
/// # impl Candidate for MyProbe {
/// #     type Backend = Host;
/// #     const NEGATIVE_STRIDES: bool = true;
/// #     const FOREIGN_GAPS: bool = true;
/// #     const ADOPTS: Adoption = Adoption::Everything;
/// # }
/// # impl<T: Element, D: Dimension> Probe<T, D> for MyProbe {
/// #     fn address(tensor: &TensorOf<Self, T, D>) -> *const T { tensor.as_ptr() }
/// #     fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool { tensor.is_standard_layout() }
/// #     fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> { tensor.to_owned().into_dyn() }
/// #     fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) { tensor.fill(value); }
/// # }
/// tensor_conformance::suite!(MyProbe, dtypes = [u8, i64, f32, f64], shares = RowMajor, shares_mut = Nothing);
/// ```
///
/// | | |
/// |---|---|
/// | `dtypes` | the dtypes that the backend holds, among `bool`, `u8` to `u64`, `i8` to `i64`, `f16`, `bf16`, `f32`, `f64`, `complex64` and `complex128`; if left out, all of them |
/// | `shares`, `shares_mut` | `Strided`: it shares arrays of every layout; `RowMajor`: only row-major ones; `Nothing`: none. If both are left out, `Strided` |
///
/// If the backend lacks something that is declared, the test file does not compile. If it has something that is not declared,
/// the test `declared_in_full` fails, so nothing is left untested by mistake. The tests are named after their dtypes. A file
/// with two backends puts each into a module.
#[macro_export]
macro_rules! suite {
    ($probe:ty $(,)?) => {
        $crate::suite!($probe, shares = Strided, shares_mut = Strided);
    };
    ($probe:ty, dtypes = $dtypes:tt $(,)?) => {
        $crate::suite!($probe, dtypes = $dtypes, shares = Strided, shares_mut = Strided);
    };
    ($probe:ty, shares = $shares:ident, shares_mut = $shares_mut:ident $(,)?) => {
        $crate::__private::for_each_dtype! {
            [$probe, shares = $shares, shares_mut = $shares_mut] $crate::__suite_of_every_dtype
        }
    };
    (
        $probe:ty, dtypes = [$($dtype:ident),+ $(,)?], shares = $shares:ident, shares_mut = $shares_mut:ident $(,)?
    ) => {
        const DECLARED: &[$crate::__private::DType] =
            &[$(<$crate::dtypes::$dtype as $crate::__private::Element>::DTYPE),+];

        $($crate::__if_tested! {
            $dtype:
            #[test]
            fn $dtype() {
                $crate::__run!($probe, $dtype, $shares, $shares_mut);
            }
        })+

        #[test]
        fn declared_in_full() {
            $crate::__declared!($probe, $shares, $shares_mut);
        }
    };
}

/// [`suite!`] with every row of core's table of dtypes as its `dtypes`.
#[doc(hidden)]
#[macro_export]
macro_rules! __suite_of_every_dtype {
    (
        [$probe:ty, $($sharing:tt)*]
        $($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*
    ) => {
        $crate::suite!($probe, dtypes = [$($name),*], $($sharing)*);
    };
}

/// Keeps the test of a dtype.
#[cfg(not(tensor_fewer_dtypes))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_tested {
    ($dtype:ident: $($test:tt)*) => { $($test)* };
}

/// Keeps the test of a dtype if it stands for those of its size, which go the same way through all `unsafe` code. `bool` is
/// kept as well, since not every byte is one.
#[cfg(tensor_fewer_dtypes)]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_tested {
    (bool: $($test:tt)*) => { $($test)* };
    (u8: $($test:tt)*) => { $($test)* };
    (f16: $($test:tt)*) => { $($test)* };
    (f32: $($test:tt)*) => { $($test)* };
    (f64: $($test:tt)*) => { $($test)* };
    (complex128: $($test:tt)*) => { $($test)* };
    ($other:ident: $($test:tt)*) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __run {
    ($probe:ty, $dtype:ident, $shares:ident, $shares_mut:ident) => {
        $crate::run::<$probe>(
            DECLARED,
            <$crate::dtypes::$dtype as $crate::__private::Element>::DTYPE,
            $crate::Sharing::$shares,
            $crate::Sharing::$shares_mut,
            || {
                $crate::owning::<$probe, $crate::dtypes::$dtype>();
                $crate::__sharing!(sharing, $probe, $dtype, $shares);
                $crate::__sharing!(sharing_mut, $probe, $dtype, $shares_mut);
                $crate::fields::<$probe, $crate::dtypes::$dtype>($crate::Sharing::$shares);
                <$crate::dtypes::$dtype as $crate::Concrete>::scalars::<$probe>();
                <$crate::dtypes::$dtype as $crate::Concrete>::factors::<$probe>();
                $crate::__shared_fields!(shared_fields, $probe, $dtype, $shares);
                $crate::__shared_fields!(written_fields, $probe, $dtype, $shares_mut);
            },
        );
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __sharing {
    ($part:ident, $probe:ty, $dtype:ident, Strided) => {
        $crate::$part::<$probe, $crate::dtypes::$dtype, $crate::__private::Strided>();
        $crate::__sharing!($part, $probe, $dtype, RowMajor);
    };
    ($part:ident, $probe:ty, $dtype:ident, RowMajor) => {
        $crate::$part::<$probe, $crate::dtypes::$dtype, $crate::__private::RowMajor>();
    };
    ($part:ident, $probe:ty, $dtype:ident, Nothing) => {};
}

/// The parts of the suite that permute the axes of a share, which is not row-major then.
#[doc(hidden)]
#[macro_export]
macro_rules! __shared_fields {
    ($part:ident, $probe:ty, $dtype:ident, Strided) => {
        $crate::$part::<$probe, $crate::dtypes::$dtype>();
    };
    ($part:ident, $probe:ty, $dtype:ident, $other:ident) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __declared {
    (
        [$probe:ty, $shares:ident, $shares_mut:ident]
        $($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*
    ) => {
        $crate::declared::<$probe>(
            DECLARED,
            $crate::Sharing::$shares,
            $crate::Sharing::$shares_mut,
            &[$({
                use $crate::__private::{Element, Ix2, RowMajor, Shares, SharesMut, Strided, Supports};
                type B = <$probe as $crate::Candidate>::Backend;
                type T = $ty;
                $crate::Found {
                    dtype: <T as Element>::DTYPE,
                    supports: $crate::__implements!(B: Supports<T, Ix2>),
                    shares: [
                        $crate::__implements!(B: Shares<T, Ix2, Strided>),
                        $crate::__implements!(B: Shares<T, Ix2, RowMajor>),
                    ],
                    shares_mut: [
                        $crate::__implements!(B: SharesMut<T, Ix2, Strided>),
                        $crate::__implements!(B: SharesMut<T, Ix2, RowMajor>),
                    ],
                }
            }),*],
        );
    };
    ($probe:ty, $shares:ident, $shares_mut:ident) => {
        $crate::__private::for_each_dtype!([$probe, $shares, $shares_mut] $crate::__declared);
    };
}

/// Whether a type implements a trait, as a constant. `Of<B>` has an inherent constant `FOUND` if the bound holds. Otherwise the
/// name refers to the constant of the trait `Otherwise`.
#[doc(hidden)]
#[macro_export]
macro_rules! __implements {
    ($ty:ty: $($bound:tt)+) => {{
        trait Otherwise {
            const FOUND: bool = false;
        }
        impl<B: ?Sized> Otherwise for B {}
        #[allow(dead_code, reason = "a marker")]
        struct Of<B: ?Sized>(::core::marker::PhantomData<B>);
        #[allow(dead_code, reason = "used where the bound holds")]
        impl<B: ?Sized + $($bound)+> Of<B> {
            const FOUND: bool = true;
        }
        <Of<$ty>>::FOUND
    }};
}
