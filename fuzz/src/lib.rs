// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! Makes arrays of any shape, strides, offset, dtype and owner that ndarray allows, and converts them to tensors and back.
//!
//! The expected value of an element follows from its index alone, by `offset + Σ index · stride`.

use arbitrary::Arbitrary;
use ndarray::{Array, ArrayD, ArrayRef, ArrayView, ArrayViewMut, Axis, IxDyn, ShapeBuilder, StrideShape};
use tensor_conformance::{Candidate, Probe, Sample};
use tensor_core::{
    ArrayField, Backend, DType, Layout, Loan, LoanMut, Owned, RowMajor, Shared, SharedMut, Shares, SharesMut, Strided,
    TensorError, for_each_dtype,
};

/// What the fuzzer chooses.
#[derive(Debug, Arbitrary)]
pub struct Input {
    dtype: u8,
    owner: Owner,
    /// The lengths and strides of the axes, and whether each runs backwards.
    axes: Vec<(u8, u8, bool)>,
    offset: u8,
    /// How many elements the memory has beyond those that the array needs. Negative if it lacks some.
    more: i8,
}

/// Who owns the memory.
#[derive(Debug, Arbitrary)]
enum Owner {
    Copy,
    Move,
    Arc,
    OneOfTwo,
    Share,
    ShareRowMajor,
    ShareMut,
    ShareMutRowMajor,
}

/// The most axes, and the most elements that an array may span: enough for every layout, and few enough for speed.
const AXES: usize = 8;
const MEMORY: usize = 4096;

/// An array as the fuzzer describes it, before axes are inverted.
struct Plan {
    shape: Vec<usize>,
    strides: Vec<usize>,
    backwards: Vec<usize>,
    offset: usize,
    len: usize,
}

impl Plan {
    fn new(input: &Input) -> Option<Self> {
        let axes = &input.axes[..input.axes.len().min(AXES)];
        let shape: Vec<usize> = axes.iter().map(|(len, ..)| usize::from(len % 7)).collect();
        let strides: Vec<usize> = axes.iter().map(|(_, stride, _)| usize::from(*stride)).collect();
        let backwards = (0..axes.len()).filter(|&axis| axes[axis].2).collect();
        let reach: usize = shape.iter().zip(&strides).map(|(len, stride)| len.saturating_sub(1) * stride).sum();
        let elements: usize = shape.iter().product();
        let offset = usize::from(input.offset % 16);
        let len = (offset + reach + 1).checked_add_signed(isize::from(input.more))?;
        (len <= MEMORY && elements <= MEMORY).then_some(Self { shape, strides, backwards, offset, len })
    }

    fn memory<T: Sample>(&self) -> Vec<T> {
        (0..self.len).map(T::sample).collect()
    }

    fn layout(&self) -> StrideShape<IxDyn> {
        IxDyn(&self.shape).strides(IxDyn(&self.strides))
    }

    /// The positions of the elements in memory, in row-major order.
    fn positions(&self, offset: usize) -> Vec<usize> {
        let axes = self.shape.iter().zip(&self.strides).enumerate();
        axes.fold(vec![offset], |positions, (axis, (&len, &stride))| {
            let index = |index: usize| if self.backwards.contains(&axis) { len - 1 - index } else { index };
            positions.iter().flat_map(|position| (0..len).map(move |at| position + index(at) * stride)).collect()
        })
    }

    fn turned<S: ndarray::RawData>(&self, mut array: ndarray::ArrayBase<S, IxDyn>) -> ndarray::ArrayBase<S, IxDyn> {
        for &axis in &self.backwards {
            array.invert_axis(Axis(axis));
        }
        array
    }
}

macro_rules! every_dtype {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        /// A probe of tensors of every dtype.
        pub trait Everything: $(Probe<$ty, IxDyn> +)* Candidate {}
        impl<P: $(Probe<$ty, IxDyn> +)* Candidate> Everything for P {}

        /// A backend that shares arrays of every dtype and layout.
        pub trait SharesMutAll: $(SharesMut<$ty, IxDyn> + SharesMut<$ty, IxDyn, RowMajor> +)* Backend {}
        impl<B: $(SharesMut<$ty, IxDyn> + SharesMut<$ty, IxDyn, RowMajor> +)* Backend> SharesMutAll for B {}

        /// Tests a backend with one input.
        pub fn run<P: Everything>(input: &Input)
        where
            P::Backend: SharesMutAll,
        {
            match DType::ALL[usize::from(input.dtype) % DType::ALL.len()] {
                $(DType::$variant => one::<P, $ty>(input),)*
            }
        }
    };
}
for_each_dtype!(every_dtype);

fn one<P, T>(input: &Input)
where
    P: Probe<T, IxDyn>,
    T: Sample,
    P::Backend: SharesMut<T, IxDyn> + SharesMut<T, IxDyn, RowMajor>,
{
    let Some(plan) = Plan::new(input) else { return };
    match input.owner {
        Owner::Copy => copied::<P, T>(&plan),
        Owner::Move | Owner::Arc | Owner::OneOfTwo => moved::<P, T>(&plan, &input.owner),
        Owner::Share => shared::<P, T, Strided>(&plan),
        Owner::ShareRowMajor => shared::<P, T, RowMajor>(&plan),
        Owner::ShareMut => shared_mut::<P, T, Strided>(&plan),
        Owner::ShareMutRowMajor => shared_mut::<P, T, RowMajor>(&plan),
    }
}

fn same<T: Sample>(found: &ArrayRef<T, IxDyn>, plan: &Plan, offset: usize) {
    let positions = plan.positions(offset);
    assert_eq!(found.shape(), plan.shape);
    assert_eq!(found.len(), positions.len());
    for (found, &position) in found.iter().zip(&positions) {
        assert!(found.same(T::sample(position)), "expected what is at {position}, found {found:?}");
    }
}

fn holds<P: Probe<T, IxDyn>, T: Sample>(owned: &Owned<P::Backend, T, IxDyn>, plan: &Plan, offset: usize) {
    same(&owned.with(|tensor| P::values(tensor)), plan, offset);
    let back = owned.to_array().expect("an owned tensor becomes an array");
    assert!(back.is_standard_layout());
    same(&back, plan, offset);
}

fn filled<T: Sample>(found: &ArrayD<T>, value: T) {
    assert!(found.iter().all(|found| found.same(value)));
}

fn copied<P: Probe<T, IxDyn>, T: Sample>(plan: &Plan) {
    let memory: Vec<T> = plan.memory();
    let Some(part) = memory.get(plan.offset..) else { return };
    let Ok(view) = ArrayView::from_shape(plan.layout(), part) else { return };
    let mut owned = Owned::<P::Backend, T, IxDyn>::copy_from(plan.turned(view), &P::Backend::host()).expect("a copy");
    holds::<P, T>(&owned, plan, plan.offset);
    owned.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
    filled(&owned.with(|tensor| P::values(tensor)), T::FILLS[0]);
    assert!(memory.iter().enumerate().all(|(position, value)| value.same(T::sample(position))));
}

fn moved<P: Probe<T, IxDyn>, T: Sample>(plan: &Plan, owner: &Owner) {
    let Ok(mut array) = Array::from_shape_vec(plan.layout(), plan.memory()) else { return };
    // No offset: a new owned array begins at the start of its memory.
    array = plan.turned(array);
    let device = &P::Backend::host();
    let mut owned = match owner {
        Owner::Move => Owned::<P::Backend, T, IxDyn>::adopt(array, device),
        Owner::Arc => array.into_shared().into_tensor::<P::Backend, IxDyn>(device),
        _ => {
            let other = array.into_shared();
            let mut owned = other.clone().into_tensor::<P::Backend, IxDyn>(device).expect("a move");
            owned.with_mut(|tensor| P::fill(tensor, T::FILLS[1]));
            // Not `to_owned`, in which ndarray asserts that an empty array has no negative strides.
            same(&other, plan, 0);
            other.into_tensor::<P::Backend, IxDyn>(device)
        }
    }
    .expect("a move");
    holds::<P, T>(&owned, plan, 0);
    owned.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
    filled(&owned.to_array().expect("an owned tensor becomes an array"), T::FILLS[0]);
}

/// Whether the backend may refuse a share with this error.
fn refused<P: Candidate, L: Layout>(error: &TensorError) -> bool {
    match error {
        TensorError::NegativeStride { .. } => !P::NEGATIVE_STRIDES,
        TensorError::Gaps { .. } => !P::FOREIGN_GAPS,
        TensorError::NotRowMajor { .. } => L::ROW_MAJOR,
        _ => false,
    }
}

fn shared<P, T, L>(plan: &Plan)
where
    P: Probe<T, IxDyn>,
    T: Sample,
    L: Layout,
    P::Backend: Shares<T, IxDyn, L>,
{
    let memory: Vec<T> = plan.memory();
    let Some(part) = memory.get(plan.offset..) else { return };
    let Ok(view) = ArrayView::from_shape(plan.layout(), part) else { return };
    let view = plan.turned(view);
    let address = view.as_ptr();
    match Shared::<P::Backend, T, IxDyn, L>::from_loan(Loan::new(view)) {
        Ok(shared) => {
            let escaped = shared.with(|tensor| {
                same(&P::values(tensor), plan, plan.offset);
                assert!(plan.shape.contains(&0) || P::address(tensor) == address);
                if P::write_behind(tensor, T::FILLS[0]) {
                    filled(&P::values(tensor), T::FILLS[0]);
                }
                P::escape(tensor)
            });
            shared.with(|tensor| same(&P::values(tensor), plan, plan.offset));
            holds::<P, T>(&shared.to_owned().expect("a copy"), plan, plan.offset);
            drop(memory);
            // The alias that was kept has memory of its own.
            drop(escaped.map(|tensor| P::values(std::borrow::Borrow::borrow(&tensor))));
        }
        Err(error) => assert!(refused::<P, L>(&error), "{error}"),
    }
}

fn shared_mut<P, T, L>(plan: &Plan)
where
    P: Probe<T, IxDyn>,
    T: Sample,
    L: Layout,
    P::Backend: SharesMut<T, IxDyn, L>,
{
    let mut memory: Vec<T> = plan.memory();
    let Some(part) = memory.get_mut(plan.offset..) else { return };
    // ndarray refuses strides that give one element several indices.
    let Ok(view) = ArrayViewMut::from_shape(plan.layout(), part) else { return };
    let written = match SharedMut::<P::Backend, T, IxDyn, L>::from_loan(LoanMut::new(plan.turned(view))) {
        Ok(mut shared) => {
            shared.with_mut(|tensor| {
                same(&P::values(tensor), plan, plan.offset);
                P::fill(tensor, T::FILLS[1]);
                filled(&P::values(tensor), T::FILLS[1]);
                drop(P::escape(tensor));
            });
            true
        }
        Err(error) => {
            assert!(refused::<P, L>(&error), "{error}");
            false
        }
    };
    let elements = plan.positions(plan.offset);
    for (position, value) in memory.iter().enumerate() {
        let element = written && elements.contains(&position);
        assert!(value.same(if element { T::FILLS[1] } else { T::sample(position) }), "position {position}");
    }
}
