//! The conformance suite, for every dtype that candle has. Nothing is shared.

mod common;

use common::probe::CandleProbe;

tensor_conformance::suite!(
    CandleProbe,
    dtypes = [u8, u32, i16, i32, i64, f16, bf16, f32, f64],
    shares = Nothing,
    shares_mut = Nothing
);
