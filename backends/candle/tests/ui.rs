//! What must not compile with candle, with the compiler's message, and a twin of each in which its advice is followed.
//!
//! `TRYBUILD=overwrite` takes what the compiler says now as right.

#[test]
fn mistakes_have_their_messages() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

/// A twin as a module and a test. Included, as a private `main` can be called from within its module only.
macro_rules! twins {
    ($($name:ident)*) => {
        $(mod $name {
            include!(concat!("ui/fixed/", stringify!($name), ".rs"));

            #[test]
            fn compiles_and_runs() {
                main();
            }
        })*
    };
}

twins! { missing_bool missing_dtype shared_field shared_field_copied written_in_place }
