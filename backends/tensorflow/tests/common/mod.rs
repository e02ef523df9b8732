//! What several test files use: whether there is a TensorFlow to test with, and small graphs.

#![allow(dead_code, unused_imports, unused_macros, reason = "each test file uses its part")]

pub(crate) mod probe;

use std::env;

use tensor_tensorflow::tensorflow::{
    DataType, Operation, Scope, Session, SessionOptions, SessionRunArgs, Tensor, TensorType, ops,
};

/// Why nothing can be tested, if there is no library and nobody said that there is one.
///
/// `cargo xtask test` says so, by `TENSORFLOW_DIR`: a library that is not there, or can't be loaded, fails then.
pub(crate) fn absent() -> Option<String> {
    let error = tensor_tensorflow::load().err()?;
    assert!(error.is_absent() && env::var_os("TENSORFLOW_DIR").is_none(), "{error}");
    Some("TensorFlow's library was not found; `cargo xtask test` fetches it".to_owned())
}

/// Returns from a test, having said why, if there is no library.
macro_rules! needs_tensorflow {
    () => {
        if let Some(reason) = common::absent() {
            use std::io::Write;
            // Not `eprintln!`, which the test harness keeps to itself.
            let _ = writeln!(std::io::stderr().lock(), "skipped: {reason}");
            return;
        }
    };
}
pub(crate) use needs_tensorflow;

/// A placeholder, to be fed.
pub(crate) fn placeholder<T: TensorType>(scope: &mut Scope) -> Operation {
    ops::Placeholder::new().dtype(T::data_type()).build(scope).unwrap()
}

/// A placeholder of TensorFlow's strings.
pub(crate) fn strings(scope: &mut Scope) -> Operation {
    ops::Placeholder::new().dtype(DataType::String).build(scope).unwrap()
}

/// A session with the graph that was built in the scope.
pub(crate) fn session(scope: &Scope) -> Session {
    Session::new(&SessionOptions::new(), &scope.graph()).unwrap()
}

/// The output of `fetched` when `fed` is fed with `tensor`.
pub(crate) fn run<T: TensorType, U: TensorType>(
    session: &Session,
    fed: &Operation,
    tensor: &Tensor<T>,
    fetched: &Operation,
) -> Tensor<U> {
    let mut args = SessionRunArgs::new();
    args.add_feed(fed, 0, tensor);
    let token = args.request_fetch(fetched, 0);
    session.run(&mut args).unwrap();
    args.fetch(token).unwrap()
}
