//! [`Tch`]: crate::Tch
//! [typed_api]: tensor_core::guide::typed_api
//! [frameworks]: tensor_core::guide::frameworks
//! [data]: https://docs.rs/tensor-data
#![doc = include_str!("../guide/training.md")]
