//! Raw identifiers as struct, field, module and dimension; fields called like what generated code needs.

#![deny(warnings)]

mod r#match {
    use ndarray::Array1;
    use tensor_core::TensorInput;

    #[derive(TensorInput)]
    #[allow(non_camel_case_types, reason = "a raw identifier")]
    pub(crate) struct r#struct {
        #[tensor(share, dtype = f32, shape = [r#loop])]
        pub(crate) r#type: Array1<f32>,
        #[tensor(copy, dtype = u8, shape = [r#loop])]
        pub(crate) r#fn: Array1<u8>,
    }
}

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Fields {
    #[tensor(dtype = f32, shape = [data])]
    data: Array1<f32>,
    #[tensor(dtype = f32)]
    f32: Array1<f32>,
    #[tensor(copy, dtype = u8, cast = i64)]
    backend: Array1<u8>,
    device: Array1<f32>,
    f: Array1<f32>,
    report: Array1<f32>,
    tensors: Array1<f32>,
    with: Array1<f32>,
    #[tensor(copy)]
    self_: Array1<f32>,
    #[tensor(dtype = f32)]
    ndarray: ndarray::Array1<f32>,
    #[tensor(dtype = f32)]
    main: Array1<f32>,
}

fn main() {
    let raw = r#match::r#struct { r#type: Array1::zeros(2), r#fn: Array1::zeros(2) };
    assert_eq!(raw.tensors::<Host>().unwrap().with(|t| t.r#type.len() + t.r#fn.len()), 4);

    let array = Array1::zeros(2);
    let fields = Fields {
        data: array.clone(),
        f32: array.clone(),
        backend: Array1::zeros(2),
        device: array.clone(),
        f: array.clone(),
        report: array.clone(),
        tensors: array.clone(),
        with: array.clone(),
        self_: array.clone(),
        ndarray: array.clone(),
        main: array,
    };
    let tensors = fields.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| t.tensors.len() + t.with.len() + t.f.len()), 6);
}
