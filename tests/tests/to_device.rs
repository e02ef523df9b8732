//! `to_device` of a tensor and of a companion, for a backend with several devices and for one with the host alone.

use std::cell::Cell;
use std::sync::Arc;

use ndarray::{Array, Array1, Array2, ArrayView, Dimension, Ix2, ShapeBuilder, array};
use tensor_core::{
    Backend, Element, Host, Layout, Loan, MaybeShared, Owned, RowSource, Shares, Supports, TensorError, TensorInput,
};

/// A backend whose devices are numbers. There are three of them.
struct Numbered;

/// An array that is on a device.
#[derive(Debug)]
struct Placed<T, D: Dimension> {
    array: Array<T, D>,
    device: u8,
}

thread_local! {
    /// How many tensors were made.
    static MADE: Cell<usize> = const { Cell::new(0) };
}

impl Backend for Numbered {
    type Device = u8;
    type Tensor<T: Element, D: Dimension> = Placed<T, D>;
    type Owned<T: Element, D: Dimension> = Placed<T, D>;

    const NAME: &'static str = "Numbered";

    fn host() -> u8 {
        0
    }

    fn shape<T: Element, D: Dimension>(tensor: &Placed<T, D>) -> Vec<usize> {
        tensor.array.shape().to_vec()
    }

    fn to_device<T: Element, D: Dimension>(tensor: &mut Placed<T, D>, &device: &u8) -> Result<(), TensorError> {
        if tensor.device != device {
            *tensor = Self::place(tensor.array.clone(), device)?;
        }
        Ok(())
    }
}

impl Numbered {
    fn place<T, D: Dimension>(array: Array<T, D>, device: u8) -> Result<Placed<T, D>, TensorError> {
        if device > 2 {
            return Err(TensorError::Backend { backend: Self::NAME, message: format!("no device {device}") });
        }
        MADE.set(MADE.get() + 1);
        Ok(Placed { array, device })
    }
}

impl<T: Element, D: Dimension> Supports<T, D> for Numbered {
    fn copy(view: ArrayView<'_, T, D>, device: &u8) -> Result<Placed<T, D>, TensorError> {
        Self::adopt(view.to_owned(), device)
    }

    fn adopt(array: Array<T, D>, &device: &u8) -> Result<Placed<T, D>, TensorError> {
        Self::place(array, device)
    }

    fn check(_: &Placed<T, D>) -> Result<(), TensorError> {
        Ok(())
    }

    fn device(tensor: &Placed<T, D>) -> u8 {
        tensor.device
    }

    fn to_array(tensor: &Placed<T, D>) -> Result<Array<T, D>, TensorError> {
        tensor_core::to_array(&tensor.array.view())
    }
}

// SAFETY: what is lent is a copy, which refers to nothing.
unsafe impl<T: Element, D: Dimension + 'static, L: Layout> Shares<T, D, L> for Numbered {
    type Guard<'loan> = Placed<T, D>;

    fn check_loan(_: &Loan<'_, T, D>) -> Result<(), TensorError> {
        Ok(())
    }

    unsafe fn lend(loan: &Loan<'_, T, D>) -> Placed<T, D> {
        Placed { array: loan.view().to_owned(), device: 0 }
    }
}

fn tensor() -> Owned<Numbered, f32, Ix2> {
    let columns = Array2::from_shape_vec((2, 2).f(), vec![1.0, 3.0, 2.0, 4.0]).unwrap();
    Owned::adopt(columns, &1).unwrap()
}

#[test]
fn a_tensor_moves_to_another_device_with_its_values() {
    let moved = tensor().to_device(&2).unwrap();
    assert_eq!((moved.device(), MADE.take()), (2, 2));
    assert_eq!(moved.to_array().unwrap(), array![[1.0, 2.0], [3.0, 4.0]]);
    let host = moved.to_device(&Numbered::host()).unwrap();
    assert_eq!((host.device(), host.shape()), (0, vec![2, 2]));
}

#[test]
fn a_tensor_that_is_there_already_is_not_copied() {
    let tensor = tensor();
    let start = tensor.with(|tensor| tensor.array.as_ptr());
    let tensor = tensor.to_device(&1).unwrap();
    assert_eq!((tensor.with(|tensor| tensor.array.as_ptr()), MADE.take()), (start, 1));
    assert_eq!(tensor.with(|tensor| tensor.array.strides().to_vec()), [1, 2]);
}

#[test]
fn a_device_that_is_not_there_is_an_error() {
    assert_eq!(tensor().to_device(&3).unwrap_err().to_string(), "Numbered failed: no device 3");
}

#[derive(TensorInput)]
struct Part {
    weights: Array2<f32>,
    #[tensor(copy, cast = i64)]
    classes: Array1<u8>,
}

#[derive(TensorInput)]
#[tensor(stack)]
struct Whole {
    part: Part,
    #[tensor(copy)]
    copied: Box<Part>,
    optional: Option<Array1<f64>>,
    empty: Option<Array1<f64>>,
    id: u32,
}

fn part() -> Part {
    Part { weights: array![[1.0, 2.0], [3.0, 4.0]], classes: array![5, 6] }
}

fn whole(id: u32) -> Whole {
    Whole { part: part(), copied: Box::new(part()), optional: Some(array![0.5]), empty: None, id }
}

#[test]
fn all_tensors_of_a_companion_move() {
    let tensors = whole(7).into_tensors::<Numbered>().unwrap();
    MADE.set(0);
    let tensors = tensors.to_device(&2).unwrap();
    assert_eq!(MADE.take(), 6);
    assert_eq!([tensors.part.weights.device(), tensors.copied.classes.device(), tensors.id.device()], [2, 2, 2]);
    assert_eq!(tensors.optional.as_ref().map(Owned::device), Some(2));
    assert!(tensors.empty.is_none());
    assert_eq!(tensors.copied.classes.to_array().unwrap(), array![5, 6]);
    assert_eq!(tensors.id.to_array().unwrap(), ndarray::arr0(7));
    let tensors = tensors.to_device(&2).unwrap();
    assert_eq!(MADE.take(), 0);
    drop(tensors);
}

#[test]
fn all_tensors_of_a_stack_move() {
    let stack = Whole::stack_on::<Numbered>(&[whole(1), whole(2)], &1).unwrap().to_device(&0).unwrap();
    assert_eq!((stack.id.device(), stack.part.weights.device()), (0, 0));
    assert_eq!(stack.id.to_array().unwrap(), array![1, 2]);
}

#[test]
fn a_device_that_is_not_there_is_an_error_that_names_each_field() {
    let error = whole(7).to_tensors::<Numbered>().unwrap().to_device(&3).unwrap_err();
    let fields: Vec<_> = error.violations().iter().map(|violation| violation.field.as_str()).collect();
    assert_eq!(fields, ["part.weights", "part.classes", "copied.weights", "copied.classes", "optional", "id"]);
    assert!(error.to_string().ends_with("`Whole.id`: Numbered failed: no device 3"), "{error}");
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Weighed {
    #[tensor(shape = [batch])]
    values: Array1<f32>,
    #[tensor(whole, copy)]
    weights: Array1<f64>,
    #[tensor(whole, copy)]
    offset: Array1<f32>,
}

#[test]
fn a_source_of_rows_keeps_what_is_whole_for_each_device_and_backend() {
    let weighed = Weighed { values: array![1.0, 2.0], weights: array![0.5], offset: array![3.0] };
    let source = RowSource::new(&weighed).unwrap();
    let rows = |device| source.rows_on::<Numbered>(..1, &device).unwrap();
    let (first, elsewhere, again) = (rows(1), rows(2), rows(1));
    assert_eq!((first.weights.device(), elsewhere.weights.device()), (1, 2));
    assert!(Arc::ptr_eq(&first.weights, &again.weights) && Arc::ptr_eq(&first.offset, &again.offset));
    assert!(Arc::ptr_eq(&elsewhere.weights, &rows(2).weights));
    // What can't be made on one device does not disturb the others.
    source.rows_on::<Numbered>(..1, &7).unwrap_err();
    let (host, host_again) = (source.rows::<Host>(..1).unwrap(), source.rows::<Host>(1..).unwrap());
    assert!(Arc::ptr_eq(&host.weights, &host_again.weights));
    assert_eq!((host.weights.with(|t| t[0]), host.offset.with(|t| t[0])), (0.5, 3.0));
    assert!(Arc::ptr_eq(&first.weights, &rows(1).weights));
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Scaled {
    #[tensor(shape = [batch])]
    values: Array1<f32>,
    #[tensor(whole)]
    scales: Array2<f32>,
    #[tensor(whole)]
    mean: Option<Array1<f64>>,
    #[tensor(whole, copy)]
    classes: Array1<u8>,
}

/// A share stays on the host, and a batch is on one device.
#[test]
fn what_is_whole_is_where_the_batch_is() {
    let scaled = Scaled {
        values: array![1.0, 2.0, 3.0],
        scales: array![[1.0, 2.0], [3.0, 4.0]].reversed_axes(),
        mean: Some(array![0.5]),
        classes: array![7],
    };
    let source = RowSource::new(&scaled).unwrap();
    for device in [1, 0, 2, 0, 1] {
        let rows = source.rows_on::<Numbered>(&[2, 0], &device).unwrap();
        let mean = rows.mean.as_ref().unwrap();
        assert_eq!((rows.values.device(), rows.scales.device()), (device, device));
        assert_eq!((mean.device(), rows.classes.device()), (device, device));
        assert_eq!((rows.scales.is_shared(), mean.is_shared()), (device == 0, device == 0));
        assert_eq!((rows.scales.shape(), mean.shape()), (vec![2, 2], vec![1]));
        rows.with(|t| {
            assert_eq!((t.scales.device, t.mean.unwrap().device), (device, device));
            assert_eq!((&t.scales.array, &t.mean.unwrap().array), (&scaled.scales, scaled.mean.as_ref().unwrap()));
        });
        // Twice: the one that is kept, and the only one.
        let alone = scaled.rows_on::<Numbered>(..1, &device).unwrap().scales;
        for scales in [rows.scales, alone] {
            let owned = scales.into_owned().unwrap();
            assert_eq!((owned.device(), owned.to_array().unwrap()), (device, scaled.scales.clone()));
        }
    }
    // All batches have the same.
    let common = |device| source.rows_on::<Numbered>(..1, &device).unwrap().scales;
    let MaybeShared::Common(first) = common(2) else { panic!("a copy that is kept") };
    assert!(matches!(common(2), MaybeShared::Common(again) if Arc::ptr_eq(&first, &again)));
    assert!(matches!(common(1), MaybeShared::Common(again) if !Arc::ptr_eq(&first, &again)));
    let error = source.rows_on::<Numbered>(..1, &9).unwrap_err().to_string();
    assert!(error.contains("`Scaled.scales`: Numbered failed: no device 9"), "{error}");
}
