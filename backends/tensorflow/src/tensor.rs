//! [`Tensor`]: a TensorFlow tensor whose writes no alias sees.

use std::fmt;
use std::hint::black_box;
use std::marker::PhantomData;
use std::ops::Deref;
use std::slice;
use std::sync::atomic::{AtomicBool, Ordering};

use ndarray::ArrayView1;
use tensor_core::{DType, Element, TensorError, Values};

use crate::dtype::{AnyTensor, TensorFlowElement};
use crate::error::failed;
use crate::library::load;

/// The most axes that a shape can have in TensorFlow, which ends the process if there are more.
const MOST_AXES: usize = 254;

/// The alignment of memory that TensorFlow allocates, in bytes.
const ALIGNMENT: usize = 64;

/// A TensorFlow tensor of dtype `T`: a [`tensorflow::Tensor`] that only its own methods write.
///
/// It derefs to the `tensorflow::Tensor`, so it can be fed to a session. A tensor that a session returns becomes one by
/// `into`, and then an [`Owned`](crate::Owned) by [`Owned::try_from`](crate::Owned::try_from).
/// [`into_tensorflow`](Self::into_tensorflow) is the way back.
///
/// # Writing
///
/// A `tensorflow::Tensor` may share its memory with others: the output of `Identity` or `Reshape` is the memory of its
/// input, and so is a variable that was assigned from it. The crate `tensorflow` lets safe code write to it all the same,
/// and the others change too, even in the middle of a session's run.
///
/// A `Tensor` prevents that. Every alias was made from a `&tensorflow::Tensor`. So if there has been such a reference, the
/// next [`values_mut`](Self::values_mut) first moves the values to new memory, at the cost of one copy, and no alias sees
/// what is written. TensorFlow itself does not write to the memory of a tensor that still has a handle: an operation reuses
/// the memory of an input only if nothing else refers to it.
///
/// What remains: a tensor that was taken out by `into_tensorflow`, or that was made from a `tensorflow::Tensor` with
/// aliases, can be written through an alias by the crate `tensorflow`, as any tensors of that crate can.
///
/// # Threads
///
/// It is `Send` and `Sync`. Through a shared reference, the values are only read: TensorFlow counts references to the memory
/// with atomic operations, and reads its inputs from many threads at a time.
pub struct Tensor<T> {
    /// The tensor, whose dtype is `T`.
    any: AnyTensor,
    /// Whether there may be aliases of the memory, since the tensor was lent as a `&tensorflow::Tensor`.
    lent: AtomicBool,
    dtype: PhantomData<T>,
}

impl<T: TensorFlowElement> Tensor<T> {
    /// A tensor of zeros, in new memory that TensorFlow allocates.
    pub(crate) fn zeroed(shape: &[usize]) -> Result<Self, TensorError> {
        load()?;
        let elements = shape.iter().try_fold(1_usize, |product, &len| product.checked_mul(len)).unwrap_or(usize::MAX);
        if shape.len() > MOST_AXES {
            return Err(failed(format!("expected at most {MOST_AXES} axes, found {}", shape.len())));
        }
        // The length of an axis has to fit in `i64`. That of an array always does, but `Values` may have a longer one beside
        // an axis of length 0.
        let fits = shape.iter().all(|&len| i64::try_from(len).is_ok());
        if !fits || !can_allocate(elements.checked_mul(size_of::<T>())) {
            return Err(TensorError::NoMemory { elements });
        }
        let dims: Vec<u64> = shape.iter().map(|&len| len as u64).collect();
        Ok(Self::new(tensorflow::Tensor::new(&dims), false))
    }

    fn new(tensor: tensorflow::Tensor<T::Native>, lent: bool) -> Self {
        Self { any: T::wrap(tensor), lent: lent.into(), dtype: PhantomData }
    }

    /// The values, in row-major order, to write.
    ///
    /// They are first copied to new memory if this tensor was used as a `&tensorflow::Tensor` since the last copy; see
    /// [`Tensor`].
    ///
    /// # Errors
    ///
    /// [`TensorError::NoMemory`], if they have to be copied and there is no memory for that.
    pub fn values_mut(&mut self) -> Result<&mut [T], TensorError> {
        if *self.lent.get_mut() {
            let mut copy = Self::zeroed(&self.shape())?;
            let to = copy.own_values_mut();
            match self.elements() {
                Elements::Values(values) => (&ArrayView1::from(values)).write_to(to)?,
                Elements::BoolBytes(bytes) => {
                    to.iter_mut().zip(bytes).for_each(|(to, &byte)| *to = T::from_bool(byte != 0));
                }
            }
            *self = copy;
        }
        Ok(self.own_values_mut())
    }

    /// The `tensorflow::Tensor`. If it has aliases, they see what is written to it.
    ///
    /// # Panics
    ///
    /// Never: its dtype is `T`.
    #[must_use]
    pub fn into_tensorflow(self) -> tensorflow::Tensor<T::Native> {
        T::take(self.any).expect("its dtype is `T`")
    }

    /// The elements, in row-major order.
    pub(crate) fn elements(&self) -> Elements<'_, T> {
        let (start, len) = (self.native().as_ptr(), self.native().len());
        if T::DTYPE == DType::Bool {
            // SAFETY: `T` is `bool`, so there are as many bytes, which are only read as long as `self` is borrowed.
            return Elements::BoolBytes(unsafe { slice::from_raw_parts(start.cast(), len) });
        }
        // SAFETY: a `T::Native` lies in memory as a `T` does (the trait is sealed, and `tensorflow::TensorType` says
        // that its types are bit for bit those of C), every pattern of bits is a `T`, and they are only read as long as
        // `self` is borrowed.
        Elements::Values(unsafe { slice::from_raw_parts(start.cast(), len) })
    }

    /// The values of a tensor that was never lent. All are valid, since only this module wrote them.
    fn own_values_mut(&mut self) -> &mut [T] {
        let native = T::get_mut(&mut self.any).expect("its dtype is `T`");
        let (start, len) = (native.as_mut_ptr().cast(), native.len());
        // SAFETY: a `T::Native` lies in memory as a `T` does, see `elements`; each was zero at first, which is a `T`, and
        // was written as one. The memory is borrowed as long as `self`, and no alias of it was ever handed out.
        unsafe { slice::from_raw_parts_mut(start, len) }
    }

    /// The `tensorflow::Tensor`, which this module only reads, so that it does not count as lent.
    fn native(&self) -> &tensorflow::Tensor<T::Native> {
        T::get(&self.any).expect("its dtype is `T`")
    }
}

impl<T> Tensor<T> {
    /// The lengths of the axes, in elements.
    #[must_use]
    pub fn shape(&self) -> Vec<usize> {
        // All of them fit, except perhaps the length of an axis of an empty tensor.
        self.any.dims().iter().map(|&len| usize::try_from(len).unwrap_or(usize::MAX)).collect()
    }
}

impl<T: TensorFlowElement> Deref for Tensor<T> {
    type Target = tensorflow::Tensor<T::Native>;

    fn deref(&self) -> &Self::Target {
        // `Relaxed` is enough: `values_mut` takes `&mut self`, so it is ordered after every use of this reference.
        self.lent.store(true, Ordering::Relaxed);
        self.native()
    }
}

impl<T: TensorFlowElement<Native = N>, N: tensorflow::TensorType> From<tensorflow::Tensor<N>> for Tensor<T> {
    fn from(tensor: tensorflow::Tensor<N>) -> Self {
        Self::new(tensor, true)
    }
}

impl<T: Element> fmt::Debug for Tensor<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tensor<{}>{:?}", T::DTYPE, self.shape())
    }
}

/// The elements of a tensor, as far as Rust can refer to them.
pub(crate) enum Elements<'a, T> {
    /// The elements of any dtype but `bool`.
    Values(&'a [T]),
    /// The bytes of `bool` elements, which may be other than 0 and 1: TensorFlow takes each but 0 for true, and its
    /// operation `DecodeRaw` makes such bytes.
    BoolBytes(&'a [u8]),
}

/// Whether so many bytes can be allocated. TensorFlow's C interface does not report that they can't, but writes to
/// address 0.
fn can_allocate(bytes: Option<usize>) -> bool {
    // Memory that is never touched costs nothing. `black_box` keeps the compiler from removing the allocation.
    let aligned = bytes.and_then(|bytes| bytes.checked_add(ALIGNMENT));
    aligned.is_some_and(|bytes| black_box(&mut Vec::<u8>::new()).try_reserve_exact(bytes).is_ok())
}
