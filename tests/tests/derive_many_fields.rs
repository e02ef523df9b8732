//! Structs with as many fields as it takes: more than one tuple of core's has, and of every kind among them.

use ndarray::{Array1, array};
use tensor_core::{Host, TensorInput};

macro_rules! many {
    ($name:ident: $($field:ident)*) => {
        #[derive(TensorInput)]
        struct $name {
            $(
                #[tensor(shape = [n])]
                $field: Array1<f32>,
            )*
            #[tensor(copy, cast = f64, shape = [n])]
            last: Array1<f32>,
        }

        impl $name {
            const NAMES: &'static [&'static str] = &[$(stringify!($field),)* "last"];

            fn new() -> Self {
                let mut next = 0.0;
                let mut array = || {
                    next += 1.0;
                    array![next]
                };
                Self { $($field: array(),)* last: array() }
            }

            /// That each tensor is the array of its own field, in each conversion.
            fn check(mut self) {
                let names: Vec<&str> = Self::SPEC.fields.iter().map(|field| field.name).collect();
                assert_eq!(names, Self::NAMES);
                let addresses = [$(self.$field.as_ptr()),*];
                let values = vec![$(self.$field[0]),*];
                let tensors = self.tensors::<Host>().unwrap();
                assert_eq!(tensors.with(|t| [$(t.$field.as_ptr()),*]), addresses);
                assert_eq!([$(tensors.$field.with(|tensor| tensor.as_ptr())),*], addresses);
                assert_eq!(self.to_tensors::<Host>().unwrap().with(|t| vec![$(t.$field[0]),*]), values);
                self.tensors_mut::<Host>().unwrap().with_mut(|t| {
                    $(*t.$field *= 2.0;)*
                    t.last.fill(0.0);
                });
                let doubled: Vec<f32> = values.iter().map(|value| 2.0 * value).collect();
                assert_eq!(vec![$(self.$field[0]),*], doubled);
                assert_eq!(self.last[0].to_bits(), (1.0 + values[values.len() - 1]).to_bits());
                let tensors = self.into_tensors::<Host>().unwrap();
                assert_eq!(tensors.with(|t| [$(t.$field.as_ptr()),*]), addresses);
                assert_eq!(tensors.last.to_array().unwrap(), array![f64::from(1.0 + values[values.len() - 1])]);
            }
        }
    };
}

many!(Fifteen: a b c d e f g h i j k l m n);
many!(Sixteen: a b c d e f g h i j k l m n o);
many!(Seventeen: a b c d e f g h i j k l m n o p);
many!(ThirtyThree: a b c d e f g h i j k l m n o p a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 m1 n1 o1 p1);
many!(AsManyAsThereMayBe:
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7
    d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5
    h6 h7 h8 h9 i0 i1 i2 i3 i4 i5 i6 i7 i8 i9 j0 j1 j2 j3 j4 j5 j6 j7 j8 k0 k1 k2 k3 k4 k5 k6 k7 k8 k9 l0 l1 l2 l3 l4
    l5 l6 l7 l8 l9 m0 m1 m2 m3 m4 m5 m6 m7
);

#[test]
fn every_tensor_is_that_of_its_field() {
    Fifteen::new().check();
    Sixteen::new().check();
    Seventeen::new().check();
    ThirtyThree::new().check();
    AsManyAsThereMayBe::new().check();
}

#[test]
fn all_violations_are_reported_in_the_order_of_the_fields() {
    let mut many = ThirtyThree::new();
    let wrong = || array![1.0, 2.0];
    (many.p1, many.b, many.a1, many.last) = (wrong(), wrong(), wrong(), wrong());
    let error = many.tensors::<Host>().unwrap_err();
    let fields: Vec<&str> = error.violations().iter().map(|violation| violation.field.as_str()).collect();
    assert_eq!(fields, ["b", "a1", "p1", "last"]);
    assert_eq!(many.into_tensors::<Host>().unwrap_err(), error);
}

#[derive(TensorInput)]
struct Nested {
    #[tensor(copy)]
    copied: Seventeen,
    shared: Option<Box<ThirtyThree>>,
}

#[test]
fn a_large_struct_may_be_nested() {
    let nested = Nested { copied: Seventeen::new(), shared: Some(Box::new(ThirtyThree::new())) };
    let address = nested.shared.as_ref().unwrap().p1.as_ptr();
    let tensors = nested.tensors::<Host>().unwrap();
    assert_eq!(
        tensors.with(|t| (t.copied.p[0].to_bits(), t.shared.unwrap().p1.as_ptr())),
        (16.0_f32.to_bits(), address)
    );
    assert_eq!(Nested::SPEC.to_string().lines().count(), 1 + 17 + 33);
}

#[derive(TensorInput)]
struct Tuple(
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    #[tensor(skip)] (),
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<u8>,
    Array1<i16>,
);

#[test]
fn a_tuple_struct_may_be_as_large() {
    let one = || array![1_u8];
    let tuple = Tuple(
        one(),
        one(),
        one(),
        one(),
        one(),
        one(),
        (),
        one(),
        one(),
        one(),
        one(),
        one(),
        one(),
        one(),
        one(),
        one(),
        one(),
        array![-1],
    );
    let tensors = tuple.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.15.sum(), t.16.as_ptr())), (1, tuple.17.as_ptr()));
}
