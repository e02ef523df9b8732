//! `#[tensor(crate = …)]`: where the derive finds `tensor-core`, if not under its own name.

// As a dependency that is renamed in `Cargo.toml`; and whatever would look for `::tensor_core` does not find it.
extern crate std as tensor_core;
extern crate tensor_core as renamed;

use renamed::{Host, TensorInput};

/// A crate that hands its dependency on, as seen from one of its users.
mod facade {
    pub(crate) mod inner {
        pub(crate) use renamed as core_of_tensors;
    }
}

#[derive(TensorInput)]
#[tensor(crate = renamed)]
struct Renamed {
    #[tensor(shape = [n, 2], dtype = f32, layout = row_major)]
    xy: ndarray::Array2<f32>,
    #[tensor(copy, cast = i64, shape = [n])]
    class: Vec<u8>,
}

#[derive(TensorInput)]
#[tensor(crate = ::renamed, rename = Absolute)]
struct WithLeadingColons<'a, T: renamed::Element, const N: usize> {
    #[tensor(copy, rank = 1, shape = [N])]
    values: &'a ndarray::ArrayD<T>,
    nested: Option<Renamed>,
}

#[derive(facade::inner::core_of_tensors::TensorInput)]
#[tensor(crate = facade::inner::core_of_tensors)]
struct Reexported {
    nested: Renamed,
    #[tensor(copy, cast_checked = u8)]
    tuple: [i32; 2],
}

mod elsewhere {
    #[derive(crate::facade::inner::core_of_tensors::TensorInput)]
    #[tensor(crate = crate::facade::inner::core_of_tensors)]
    pub(super) struct Tuple(pub(super) ndarray::Array1<f32>, #[tensor(skip)] pub(super) &'static str);
}

fn renamed_struct() -> Renamed {
    Renamed { xy: ndarray::array![[1.0, 2.0]], class: vec![7] }
}

#[test]
fn a_dependency_may_have_another_name() {
    let mut input = renamed_struct();
    let address = input.xy.as_ptr();
    let tensors: RenamedTensors<'_, Host> = input.tensors().unwrap();
    assert_eq!(tensors.with(|t| (t.xy.as_ptr(), t.class.to_vec())), (address, vec![7]));
    input.tensors_mut::<Host>().unwrap().with_mut(|t| t.xy.fill(0.0));
    assert!(input.to_tensors::<Host>().is_ok());
    assert_eq!(input.into_tensors::<Host>().unwrap().with(|t| t.xy.as_ptr()), address);

    let values = ndarray::array![1_u8, 2].into_dyn();
    let absolute = WithLeadingColons::<'_, u8, 2> { values: &values, nested: Some(renamed_struct()) };
    assert_eq!(absolute.tensors::<Host>().unwrap().with(|t| t.values.sum()), 3);
    assert_eq!(
        WithLeadingColons::<'_, u8, 3> { values: &values, nested: None }.tensors::<Host>().unwrap_err().to_string(),
        "`Absolute.values`, axis 0: expected 3 (the constant `N` in its `shape`), found 2"
    );
}

#[test]
fn it_may_be_found_through_another_crate() {
    let input = Reexported { nested: renamed_struct(), tuple: [1, 255] };
    let tensors = input.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| (t.nested.xy.as_ptr(), t.tuple.to_vec())), (input.nested.xy.as_ptr(), vec![1, 255]));
    let tuple = elsewhere::Tuple(ndarray::array![1.0], "kept");
    assert_eq!(tuple.tensors::<Host>().unwrap().with(|t| t.0.as_ptr()), tuple.0.as_ptr());
    assert_eq!(tuple.1, "kept");
}
