//! A crate that has no `tensor_core` of its own names the path to one, also from within a module and a macro.

#![deny(warnings)]

mod framework {
    pub(crate) mod data {
        pub(crate) use tensor_core as core;
    }
}

macro_rules! signal {
    ($name:ident, $field:ident: $ty:ty) => {
        #[derive(framework::data::core::TensorInput)]
        #[tensor(crate = crate::framework::data::core, rename = Batch)]
        struct $name {
            #[tensor(shape = [samples])]
            $field: $ty,
        }
    };
}
signal!(Signal, volts: ndarray::Array1<f32>);

mod tensor_core {}

fn main() {
    let signal = Signal { volts: ndarray::Array1::ones(4) };
    let batch: BatchTensors<'_, framework::data::core::Host> = signal.tensors().unwrap();
    assert_eq!(batch.with(|t| t.volts.sum()), 4.0);
}
