//! What costs a copy that nobody asked for, and how it is noticed.

#![expect(clippy::float_cmp, reason = "the values are exact")]

use ndarray::{Array2, array};
use tensor_core::{InputError, TensorInput};
use tensor_tch::{Tch, copies};

#[derive(TensorInput)]
struct Points {
    xy: Array2<f32>,
}

/// How many copies `f` makes beyond those that it asks for, and of how many bytes.
fn counted(f: impl FnOnce() -> Result<(), InputError>) -> Result<(u64, u64), InputError> {
    let before = copies();
    f()?;
    let after = copies();
    Ok((after.count - before.count, after.bytes - before.bytes))
}

fn main() -> Result<(), InputError> {
    let mut points = Points { xy: array![[0.0, 1.0], [2.0, 3.0]] };

    // Reading copies nothing.
    let read = counted(|| {
        let norm = points.tensors::<Tch>()?.with(|t| t.xy.norm());
        assert!(norm.double_value(&[]) > 3.7);
        Ok(())
    })?;
    assert_eq!(read, (0, 0));

    // An alias that outlives the loan is moved to a copy when `with` ends. It stays valid.
    let kept = counted(|| {
        let kept = points.tensors::<Tch>()?.with(|t| t.xy.shallow_clone());
        assert_eq!(kept.double_value(&[1, 1]), 3.0);
        Ok(())
    })?;
    assert_eq!(kept, (1, 16));

    // A write through a share moves the tensor to a copy first. The array stays as it was.
    let written = counted(|| {
        points.tensors::<Tch>()?.with(|t| drop(t.xy.shallow_clone().fill_(7.0)));
        Ok(())
    })?;
    assert_eq!((written, points.xy[[0, 0]]), ((1, 16), 0.0));

    // `tensors_mut` is for writing to the array.
    let in_place = counted(|| {
        points.tensors_mut::<Tch>()?.with_mut(|t| drop(t.xy.fill_(7.0)));
        Ok(())
    })?;
    assert_eq!((in_place, points.xy[[0, 0]]), ((0, 0), 7.0));
    Ok(())
}

#[test]
fn each_copy_is_counted() {
    let _turn = crate::turn();
    main().unwrap();
}
