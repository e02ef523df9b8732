//! [`Tch`]: crate::Tch
//! [typed_api]: tensor_core::guide::typed_api
//! [frameworks]: tensor_core::guide::frameworks
//! [data]: tensor_core::guide::batches#loops-over-batches
#![doc = include_str!("../guide/training.md")]
