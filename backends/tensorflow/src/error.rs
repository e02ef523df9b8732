//! TensorFlow's errors as core's [`TensorError`]. The backend itself may not enter here, since it uses this file.

use tensor_core::TensorError;

/// The name of the backend in messages.
pub(crate) const NAME: &str = "TensorFlow";

/// An error of TensorFlow, or one that keeps TensorFlow from being called.
pub(crate) fn failed(message: String) -> TensorError {
    TensorError::Backend { backend: NAME, message }
}
