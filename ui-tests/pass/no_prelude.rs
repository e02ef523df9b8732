//! Generated code needs no prelude.

#![no_implicit_prelude]

#[derive(::tensor_core::TensorInput)]
struct Digits<'a, const SIDE: ::core::primitive::usize> {
    #[tensor(share, dtype = f32, shape = [batch, 1, SIDE, SIDE])]
    images: ::ndarray::Array4<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: ::ndarray::ArrayView1<'a, u8>,
    #[tensor(skip)]
    origin: &'a ::core::primitive::str,
}

fn main() {
    let mut digits = Digits::<8> {
        images: ::ndarray::Array4::zeros((2, 1, 8, 8)),
        labels: ::core::convert::From::from(&[3, 7]),
        origin: "postcards",
    };
    let _ = digits.tensors::<::tensor_core::Host>().unwrap().with(|t| t.labels.sum());
    let _ = digits.tensors_mut::<::tensor_core::Host>().unwrap().with_mut(|t| t.images.fill(1.0));
    let _ = ::std::format!("{:?} {}", digits.to_tensors::<::tensor_core::Host>(), Digits::<8>::SPEC);
    let _ = digits.origin;
}
