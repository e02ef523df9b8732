//! Names of the user's own that hide those of the standard library and of `tensor_core`.

#![allow(dead_code)]

use ndarray::Array1;

mod core {}
mod std {}
mod tensor_core_private {}

struct Result;
struct Option;
struct Some;
struct None;
struct Ok;
struct Err;
struct Vec;
struct String;
struct PhantomData;
struct Shared;
struct Owned;
struct InputError;
struct StructSpec;
trait Backend {}
trait TensorInput {}
trait FnOnce {}
trait Element {}

#[derive(tensor_core::TensorInput)]
struct Signal {
    #[tensor(share, dtype = f32, shape = [samples])]
    volts: Array1<f32>,
    #[tensor(copy, cast = i64, shape = [samples])]
    ticks: Array1<u8>,
}

fn main() {
    let signal = Signal { volts: Array1::zeros(3), ticks: Array1::zeros(3) };
    assert_eq!(signal.tensors::<tensor_core::Host>().unwrap().with(|t| t.volts.len() + t.ticks.len()), 6);
}
