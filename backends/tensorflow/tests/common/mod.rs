//! For several test files: whether there is a TensorFlow to test with, and small graphs.

#![allow(dead_code, unused_imports, unused_macros, reason = "each test file uses its part")]

pub(crate) mod probe;

use std::env;

use tensor_tensorflow::tensorflow::{
    DataType, Operation, Scope, Session, SessionOptions, SessionRunArgs, Tensor, TensorType, ops,
};

/// Why nothing can be tested: there is no library, and `TENSORFLOW_DIR` is not set.
///
/// `cargo xtask test` sets it. A library that is missing or can't be loaded is then a failure.
pub(crate) fn absent() -> Option<String> {
    let error = tensor_tensorflow::load().err()?;
    assert!(error.is_absent() && env::var_os("TENSORFLOW_DIR").is_none(), "{error}");
    Some("TensorFlow's library was not found; `cargo xtask test` fetches it".to_owned())
}

/// Returns from a test if there is no library, and prints why.
macro_rules! needs_tensorflow {
    () => {
        if let Some(reason) = common::absent() {
            use std::io::Write;
            // Not `eprintln!`, whose output the test harness hides.
            let _ = writeln!(std::io::stderr().lock(), "skipped: {reason}");
            return;
        }
    };
}
pub(crate) use needs_tensorflow;

/// A placeholder to feed a tensor to.
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

/// The output of `fetched` when `tensor` is fed to `fed`.
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
