//! tch's own tensors: in a closure, by reference, taken out for good, and given a type again.

#![expect(clippy::float_cmp, reason = "the values are exact")]

use ndarray::{Array1, Array2, Ix2, array};
use tch::{Kind, Tensor};
use tensor_core::{TensorError, TensorInput};
use tensor_tch::{Owned, Tch};

#[derive(TensorInput)]
struct Points {
    xy: Array2<f32>,
    #[tensor(copy, cast = i64)]
    class: Array1<u8>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0]], class: array![1, 0] };

    // In the closure, `t.xy` and `t.class` are each a `&tch::Tensor`.
    let sum = points.tensors::<Tch>()?.with(|t| t.xy.sum(Kind::Float) + t.class.sum(Kind::Float));
    assert_eq!(f32::try_from(&sum)?, 7.0);

    // A field with `copy` can be taken out of the companion. The tensor is lent by `as_ref`, and given by `into_inner`.
    let PointsTensors { class, .. } = points.tensors::<Tch>()?;
    let hot: Tensor = class.as_ref().one_hot(2);
    let class: Tensor = class.into_inner();
    assert_eq!((hot.size(), class.size()), (vec![2, 2], vec![2]));

    // So can every field, if all are copied or moved. `points` is free at once.
    let PointsTensorsOwned { xy, class: _ } = points.to_tensors::<Tch>()?;
    let xy: Tensor = xy.into_inner();
    drop(points);

    // The way back: a type, which is checked, and an array.
    let xy: Owned<Tch, f32, Ix2> = Owned::try_from(xy * 2.0)?;
    let array: Array2<f32> = xy.to_array()?;
    assert_eq!(array, array![[0.0, 2.0], [4.0, 6.0]]);
    let error = Owned::<Tch, f32, Ix2>::try_from(class).unwrap_err();
    assert!(matches!(error, TensorError::DType { .. }), "{error}");
    Ok(())
}

#[test]
fn raw_tensors_go_out_and_come_back() {
    let _turn = crate::turn();
    main().unwrap();
}
