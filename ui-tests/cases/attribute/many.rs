use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    #[tensor(shar, coppy)]
    a: Array1<f32>,
    #[tensor(share, share)]
    b: Array1<f32>,
    #[tensor(share, copy)]
    c: Array1<f32>,
    #[tensor(skip, dtype = f32)]
    d: Array1<f32>,
    #[tensor(dtype)]
    e: Array1<f32>,
    #[tensor]
    f: Array1<f32>,
    #[tensor(shape = batch, banana = 7)]
    g: Array1<f32>,
    #[tensor(shape = [fn])]
    h: Array1<f32>,
}

fn main() {}
