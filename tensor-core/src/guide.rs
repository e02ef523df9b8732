//! [ownership]: self::ownership
//! [attributes]: self::attributes
//! [batches]: self::batches
//! [typed_api]: self::typed_api
//! [ci]: self::ci
//! [frameworks]: self::frameworks
//! [training]: https://docs.rs/tensor-tch/latest/tensor_tch/guide/
//! [data]: self::batches#loops-over-batches
//! [npy]: https://docs.rs/tensor-npy
//! [numpy]: https://docs.rs/tensor-numpy
//! [candle]: https://docs.rs/tensor-candle
//! [tensorflow]: https://docs.rs/tensor-tensorflow
//! [conformance]: https://docs.rs/tensor-conformance
#![doc = include_str!("../guide/README.md")]

pub mod ownership {
    //! [batches]: super::batches
    //! [frameworks]: super::frameworks
    //! [`Shared`]: crate::Shared
    //! [`SharedMut`]: crate::SharedMut
    //! [`Owned`]: crate::Owned
    //! [`MaybeShared`]: crate::MaybeShared
    #![doc = include_str!("../guide/ownership.md")]
}

pub mod attributes {
    //! [batches]: super::batches
    //! [derive]: crate::TensorInput
    //! [`Violation`]: crate::Violation
    //! [`Problem`]: crate::Problem
    #![doc = include_str!("../guide/attributes.md")]
}

pub mod batches {
    //! [`HoldsRows`]: crate::HoldsRows
    //! [`Stacks`]: crate::Stacks
    //! [`Reads`]: crate::Reads
    //! [`Writes`]: crate::Writes
    //! [`Holds`]: crate::Holds
    //! [`RowSource`]: crate::RowSource
    //! [`Sample`]: crate::Sample
    //! [data]: #loops-over-batches
    //! [npy]: https://docs.rs/tensor-npy
    //! [training]: https://docs.rs/tensor-tch/latest/tensor_tch/guide/
    #![doc = include_str!("../guide/batches.md")]
}

pub mod typed_api {
    //! [`TensorArg`]: crate::TensorArg
    //! [`TensorArgs`]: crate::TensorArgs
    //! [`TensorError`]: crate::TensorError
    //! [`Owned`]: crate::Owned
    //! [`Shared`]: crate::Shared
    //! [ci]: super::ci
    #![doc = include_str!("../guide/typed_api.md")]
}

pub mod ci {
    //! [conformance]: https://docs.rs/tensor-conformance
    //! [training]: https://docs.rs/tensor-tch/latest/tensor_tch/guide/
    #![doc = include_str!("../guide/ci.md")]
}

pub mod frameworks {
    //! [tch]: https://docs.rs/tensor-tch
    //! [candle]: https://docs.rs/tensor-candle
    //! [tensorflow]: https://docs.rs/tensor-tensorflow
    //! [numpy]: https://docs.rs/tensor-numpy
    //! [npy]: https://docs.rs/tensor-npy
    //! [pool]: crate::pool::set_limit
    #![doc = include_str!("../guide/frameworks.md")]
}
