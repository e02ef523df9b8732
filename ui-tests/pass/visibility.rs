//! Private structs in modules, fields of every visibility, and a struct inside of a function.

#![deny(warnings)]

mod outer {
    pub(crate) mod inner {
        use ndarray::{Array1, Array2};
        use tensor_core::TensorInput;

        #[derive(TensorInput)]
        pub(in crate::outer) struct Hidden {
            pub(crate) features: Array2<f32>,
            #[tensor(copy, cast = i64)]
            pub(super) labels: Array1<u8>,
            private: Array1<f64>,
        }

        #[derive(TensorInput)]
        struct Private {
            pub(crate) volts: Array1<f32>,
        }

        impl Hidden {
            pub(super) fn new() -> Self {
                Self { features: Array2::zeros((2, 2)), labels: Array1::zeros(2), private: Array1::zeros(2) }
            }
        }

        pub(crate) fn count() -> usize {
            let private = Private { volts: Array1::zeros(2) };
            private.tensors::<tensor_core::Host>().unwrap().with(|t| t.volts.len())
        }
    }

    pub(crate) fn count() -> usize {
        let hidden = inner::Hidden::new();
        let tensors: inner::HiddenTensors<'_, _> = hidden.tensors::<tensor_core::Host>().unwrap();
        tensors.with(|t| t.features.len() + t.labels.len())
    }
}

fn main() {
    use ndarray::Array1;
    use tensor_core::{Host, TensorInput};

    #[derive(TensorInput)]
    struct Local {
        #[tensor(dtype = f32, shape = [samples])]
        volts: Array1<f32>,
    }

    assert_eq!(outer::count(), 6);
    assert_eq!(outer::inner::count(), 2);
    assert!(Local { volts: Array1::zeros(2) }.tensors::<Host>().is_ok());
}
