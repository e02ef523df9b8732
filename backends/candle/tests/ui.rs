//! Programs that must not compile with candle, with the compiler's messages. Each has a twin in `ui/fixed`, which follows
//! the advice of the message and runs.
//!
//! `TRYBUILD=overwrite` records the compiler's present messages.

#[test]
fn mistakes_have_their_messages() {
    if std::env::var("RUSTFLAGS").is_ok_and(|flags| flags.contains("sanitizer")) {
        println!("skipped: a sanitizer needs the nightly compiler, which has words of its own");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

/// Makes each twin a module with a test. The file is included, since its private `main` can be called only from within its
/// module.
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
