//! What goes wrong in TensorFlow, as core's [`TensorError`].

use tensor_core::TensorError;

/// TensorFlow's name in messages.
pub(crate) const NAME: &str = "TensorFlow";

/// An error of TensorFlow's.
pub(crate) fn failed(message: String) -> TensorError {
    TensorError::Backend { backend: NAME, message }
}
