//! candle's errors as core's [`TensorError`]. The backend itself may not enter here, since it uses this file.

use candle_core::Error;
use tensor_core::TensorError;

/// The name of the backend in messages.
pub(crate) const NAME: &str = "candle";

/// Converts an error of candle, without the backtrace that it carries if `RUST_BACKTRACE` is set.
pub(crate) fn failed(error: Error) -> TensorError {
    match error {
        Error::WithBacktrace { inner, .. } => failed(*inner),
        error => TensorError::Backend { backend: NAME, message: error.to_string() },
    }
}

/// An error about a tensor that none of candle's own operations makes.
pub(crate) fn broken(what: &str) -> TensorError {
    TensorError::Backend { backend: NAME, message: format!("expected a tensor to read, found {what}") }
}

#[cfg(test)]
mod tests {
    use std::backtrace::Backtrace;

    use super::*;

    #[test]
    fn an_error_keeps_its_message_and_loses_its_backtrace() {
        let inner = Box::new(Error::Msg("no such device".to_owned()));
        let error = Error::WithBacktrace { inner, backtrace: Box::new(Backtrace::force_capture()) };
        assert_eq!(failed(error).to_string(), "candle failed: no such device");
    }
}
