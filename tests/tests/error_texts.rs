//! The text of every error about one tensor.

use tensor_core::{DType, Origin, TensorError};

fn text(error: &TensorError) -> String {
    error.to_string()
}

#[test]
fn another_dtype() {
    let error = TensorError::DType { expected: DType::F32, found: "Double".to_owned() };
    assert_eq!(text(&error), "expected a tensor of dtype `f32`, found `Double`; convert it before it gets its type");
}

#[test]
fn another_rank() {
    assert_eq!(text(&TensorError::Rank { expected: 4, found: 3 }), "expected a tensor of rank 4, found rank 3");
}

#[test]
fn another_device() {
    let error = TensorError::Device { expected: "Cuda(0)".to_owned(), found: "Cpu".to_owned() };
    assert_eq!(text(&error), "expected a tensor on device `Cuda(0)`, found `Cpu`");
}

#[test]
fn a_negative_stride() {
    assert_eq!(
        text(&TensorError::NegativeStride { backend: "PyTorch", axis: 1 }),
        "axis 1 runs backwards, which PyTorch can't express: expected strides of at least 0 in a share; write \
         `#[tensor(copy)]`, or call `to_tensors`"
    );
}

#[test]
fn gaps() {
    assert_eq!(
        text(&TensorError::Gaps { backend: "PyTorch", shape: vec![2, 2], strides: vec![4, 1] }),
        "a view of shape [2, 2] and strides [4, 1] has gaps, and PyTorch could reach the memory between its elements, which \
         may be lent to somebody else; share the whole array and slice the tensor, write `#[tensor(copy)]`, or call \
         `to_tensors`"
    );
}

#[test]
fn rows_that_are_not_there() {
    assert_eq!(text(&TensorError::Row { row: 9, rows: 4 }), "row 9 is asked for, and there are 4 rows, from 0 to 3");
    assert_eq!(text(&TensorError::Row { row: 0, rows: 0 }), "row 0 is asked for, and there are no rows");
    assert_eq!(
        text(&TensorError::RowRange { start: 2, end: 9, rows: 4 }),
        "rows 2..9 are asked for, and there are rows 0..4"
    );
    assert_eq!(
        text(&TensorError::RowRange { start: 3, end: 2, rows: 4 }),
        "rows 3..2 are asked for, which end before they start"
    );
}

#[test]
fn samples_that_can_t_be_stacked() {
    assert_eq!(text(&TensorError::NoSamples), "expected at least one sample, found none");
    assert_eq!(
        text(&TensorError::SampleRank { sample: 3, expected: 2, found: 1 }),
        "expected 2 axes in sample 3, as in sample 0, found 1; samples have to be of one shape"
    );
    assert_eq!(
        text(&TensorError::SampleAxis { sample: 3, axis: 1, expected: 28, found: 27 }),
        "expected length 28 of axis 1 in sample 3, as in sample 0, found 27; samples have to be of one shape, but for axes that `collate` pads"
    );
    assert_eq!(
        text(&TensorError::Missing { sample: 2, is_missing: true }),
        "expected a value in sample 2, as in sample 0, found `None`"
    );
    assert_eq!(
        text(&TensorError::Missing { sample: 2, is_missing: false }),
        "expected `None` in sample 2, as in sample 0, found a value"
    );
}

#[test]
fn samples_that_can_t_be_padded() {
    assert_eq!(
        text(&TensorError::SampleTooLong { sample: 3, axis: 0, most: 128, found: 130 }),
        "expected at most length 128 of axis 0 in sample 3, as `pad_to` says, found 130; shorten the sample, or choose a larger `pad_to`"
    );
    assert_eq!(
        text(&TensorError::NoAxisToPad { axis: 2, axes: 2 }),
        "axis 2 is to be padded, and sample 0 has 2 axes, counted from 0"
    );
    assert_eq!(
        text(&TensorError::Length { sample: 3, length: 300, dtype: DType::U8 }),
        "the length 300 of sample 3 is too large for the dtype of the lengths, `u8`; use one such as `i64`"
    );
}

#[test]
fn the_rows_of_another_field() {
    assert_eq!(Origin::Rows { field: "points.xy".to_owned() }.to_string(), "the rows of `points.xy`");
}

#[test]
fn no_dense_memory() {
    let error = TensorError::NotDense { found: "a sparse tensor".to_owned() };
    assert_eq!(text(&error), "expected a dense tensor with memory to read, found a sparse tensor");
}

#[test]
fn a_failure_of_the_backend() {
    let error = TensorError::Backend { backend: "PyTorch", message: "out of memory".to_owned() };
    assert_eq!(text(&error), "PyTorch failed: out of memory");
}

#[test]
fn every_dtype_has_the_name_and_the_size_of_its_rust_type() {
    let table: Vec<String> = DType::ALL.iter().map(|dtype| format!("{dtype} {}", dtype.size())).collect();
    let expected = "bool 1, u8 1, u16 2, u32 4, u64 8, i8 1, i16 2, i32 4, i64 8, f16 2, bf16 2, f32 4, f64 8, \
                    Complex<f32> 8, Complex<f64> 16";
    assert_eq!(table.join(", "), expected);
}

#[test]
fn a_copy_that_no_memory_can_hold() {
    let one = ndarray::arr0(1.0_f32);
    let endless = one.broadcast(1_usize << 61).unwrap();
    let error = tensor_core::row_major(&endless).unwrap_err();
    assert_eq!(error, TensorError::NoMemory { elements: 1 << 61 });
    assert_eq!(error.to_string(), "expected memory for 2305843009213693952 elements, found too little");
    let error = tensor_core::uninit::<f32, _>(ndarray::Dim([usize::MAX, 2])).unwrap_err();
    assert_eq!(error.to_string(), "expected memory for more elements than can be counted, found too little");
}
