//! Tests fields with `permute`: the tensor has the array's axes in another order, whether it shares the array's memory, is a copy
//! or takes the array over.

use ndarray::{ArrayBase, ArrayD, ArrayRef, ArrayView, Axis, Dimension, IxDyn, OwnedArcRepr, RawData, stack};
use tensor_core::{
    InputError, Owned, Problem, Shared, SharedMut, Shares, SharesMut, Storage, StorageMut, Strided, Supports,
    TensorError,
};

use crate::by_rank::for_each_permuted_rank;
use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::{as_argument, verify, verify_tensor};
use crate::probe::{Adoption, Probe};
use crate::refusal::{problems, refusal};
use crate::sample::Sample;
use crate::tally::Owner;

/// A struct of one array with permuted axes.
pub(crate) trait Permuted<S: Storage>: Sized {
    type Dim: Dimension<Larger: 'static> + 'static;

    /// The array's axis for each axis of the tensor.
    const AXES: &'static [usize];

    fn new(array: ArrayBase<S, Self::Dim>) -> Self;

    fn array(&self) -> &ArrayRef<S::Elem, Self::Dim>;

    fn share<B: Shares<S::Elem, Self::Dim>>(&self) -> Result<Shared<'_, B, S::Elem, Self::Dim>, InputError>;

    fn share_mut<B: SharesMut<S::Elem, Self::Dim>>(
        &mut self,
    ) -> Result<SharedMut<'_, B, S::Elem, Self::Dim>, InputError>
    where
        S: StorageMut;

    fn copy<B: Supports<S::Elem, Self::Dim>>(&self) -> Result<Owned<B, S::Elem, Self::Dim>, InputError>;

    fn adopt<B: Supports<S::Elem, Self::Dim>>(self) -> Result<Owned<B, S::Elem, Self::Dim>, InputError>;

    fn stack_of<B>(samples: &[Self]) -> Result<Stacked<B, S, Self::Dim>, InputError>
    where
        B: Supports<S::Elem, <Self::Dim as Dimension>::Larger>;
}

/// A stack of arrays.
type Stacked<B, S, D> = Owned<B, <S as RawData>::Elem, <D as Dimension>::Larger>;

/// The structs for arrays of one rank.
pub(crate) trait RankedPermuted<T: Sample> {
    type Dim: Dimension<Larger: 'static> + 'static;
    type Permuted<S: Storage<Elem = T>>: Permuted<S, Dim = Self::Dim>;
}

macro_rules! structs {
    ($($name:ident: $dim:ty, $axes:literal, $permute:tt;)*) => {$(
        mod $name {
            use ndarray::{ArrayBase, ArrayRef, Dimension};
            use tensor_core::{
                InputError, Owned, Shared, SharedMut, Shares, SharesMut, Storage, StorageMut, Supports, TensorInput,
            };

            use super::RankedPermuted;
            use crate::sample::Sample;

            #[derive(TensorInput)]
            #[tensor(stack)]
            pub(super) struct Permuted<S: Storage> {
                #[tensor(permute = $permute)]
                array: ArrayBase<S, $dim>,
            }

            impl<S: Storage> super::Permuted<S> for Permuted<S> {
                type Dim = $dim;

                const AXES: &'static [usize] = &$permute;

                fn new(array: ArrayBase<S, $dim>) -> Self {
                    Self { array }
                }

                fn array(&self) -> &ArrayRef<S::Elem, $dim> {
                    &self.array
                }

                fn share<B: Shares<S::Elem, $dim>>(&self) -> Result<Shared<'_, B, S::Elem, $dim>, InputError> {
                    Ok(self.tensors::<B>()?.array)
                }

                fn share_mut<B: SharesMut<S::Elem, $dim>>(
                    &mut self,
                ) -> Result<SharedMut<'_, B, S::Elem, $dim>, InputError>
                where
                    S: StorageMut,
                {
                    Ok(self.tensors_mut::<B>()?.array)
                }

                fn copy<B: Supports<S::Elem, $dim>>(&self) -> Result<Owned<B, S::Elem, $dim>, InputError> {
                    Ok(self.to_tensors::<B>()?.array)
                }

                fn adopt<B: Supports<S::Elem, $dim>>(self) -> Result<Owned<B, S::Elem, $dim>, InputError> {
                    Ok(self.into_tensors::<B>()?.array)
                }

                fn stack_of<B>(
                    samples: &[Self],
                ) -> Result<Owned<B, S::Elem, <$dim as Dimension>::Larger>, InputError>
                where
                    B: Supports<S::Elem, <$dim as Dimension>::Larger>,
                {
                    Ok(Self::stack::<B>(samples)?.array)
                }
            }

            pub(super) struct Rank;

            impl<T: Sample> RankedPermuted<T> for Rank {
                type Dim = $dim;
                type Permuted<S: Storage<Elem = T>> = Permuted<S>;
            }
        }
    )*

    /// Tests tensors that own their memory, of every rank.
    pub(crate) fn owning<P, T>()
    where
        T: Sample,
        P: $(Probe<T, $dim> + Probe<T, <$dim as Dimension>::Larger> +)*,
    {
        $(owned_at_rank::<P, T, $name::Rank>($axes);)*
    }

    /// Tests tensors that read the array's memory, of every rank.
    pub(crate) fn sharing<P, T>()
    where
        T: Sample,
        P: $(Probe<T, $dim> +)*,
        P::Backend: $(Shares<T, $dim> +)*,
    {
        $(shared_at_rank::<P, T, $name::Rank>($axes);)*
    }

    /// Tests tensors that read and write the array's memory, of every rank.
    pub(crate) fn sharing_mut<P, T>()
    where
        T: Sample,
        P: $(Probe<T, $dim> +)*,
        P::Backend: $(SharesMut<T, $dim> +)*,
    {
        $(shared_mut_at_rank::<P, T, $name::Rank>($axes);)*
    }
    };
}
for_each_permuted_rank!(structs);

/// The array with the axes of the tensor.
fn permuted<'a, T, D: Dimension>(array: &'a ArrayRef<T, D>, axes: &[usize]) -> ArrayView<'a, T, IxDyn> {
    array.view().into_dyn().permuted_axes(IxDyn(axes))
}

fn case<P, T, D>(layout: &Layout, array: &ArrayRef<T, D>, axes: &[usize], owner: Owner, how: &str) -> Case
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    let case = Case::new::<P, T, D>(layout, array, owner, format!("{how}, permuted by {axes:?}"));
    let shape: Vec<usize> = axes.iter().map(|&axis| array.shape()[axis]).collect();
    case.with_tensor(&shape)
}

fn owned_at_rank<P, T, R>(axes: usize)
where
    R: RankedPermuted<T>,
    P: Probe<T, R::Dim> + Probe<T, <R::Dim as Dimension>::Larger>,
    T: Sample,
{
    for layout in &layouts(Some(axes)) {
        let buffer = layout.buffer::<T>();
        let view = || layout.view::<T, R::Dim>(&buffer);
        copied::<P, T, R::Dim, _>(layout, "a copy of an `ArrayView`", &R::Permuted::new(view()));
        adopted::<P, T, R::Dim, _, _>(layout, "an `ArrayView`", R::Permuted::new(view()), false);
        stacked::<P, T, R>(layout, &view());
        if !layout.overlaps() {
            let array = || layout.array::<T, R::Dim>();
            adopted::<P, T, R::Dim, _, _>(layout, "an `Array`", R::Permuted::new(array()), true);
            let other = array().into_shared();
            let one = R::Permuted::new(other.clone());
            adopted::<P, T, R::Dim, _, _>(layout, "one of two owners of an `ArcArray`", one, false);
            let how = "the other owner of an `ArcArray`";
            let case = Case::new::<P, T, R::Dim>(layout, &other, Owner::PermutedOwn, how);
            case.same_values("the other owner", &other.to_owned().into_dyn(), &array().into_dyn());
        }
    }
}

/// `to_tensors`.
fn copied<P, T, D, S>(layout: &Layout, how: &str, input: &impl Permuted<S, Dim = D>)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension<Larger: 'static> + 'static,
    S: Storage<Elem = T>,
{
    fn axes<S: Storage, I: Permuted<S>>(_: &I) -> &'static [usize] {
        I::AXES
    }
    let axes = axes(input);
    let case = case::<P, T, D>(layout, input.array(), axes, Owner::PermutedOwn, how);
    let copy = case.expect("`to_tensors`", input.copy::<P::Backend>());
    if !copy.with(|tensor| P::is_row_major(tensor)) {
        case.fail("expected a row-major tensor from a copy");
    }
    case.not_at("the copy", copy.with(|tensor| P::address(tensor)), input.array());
    let expected = permuted(input.array(), axes).to_owned();
    check_owned::<P, T, D>(&case, copy, &expected);
    case.same_values("the array, after its copy was written", &permuted(input.array(), axes).to_owned(), &expected);
}

/// `into_tensors`; the backend may claim to adopt the array only if it `owns` its memory alone.
fn adopted<P, T, D, S, I>(layout: &Layout, how: &str, input: I, owns: bool)
where
    I: Permuted<S, Dim = D>,
    P: Probe<T, D>,
    T: Sample,
    D: Dimension<Larger: 'static> + 'static,
    S: Storage<Elem = T>,
{
    let case = case::<P, T, D>(layout, input.array(), I::AXES, Owner::PermutedOwn, how);
    let array = permuted(input.array(), I::AXES);
    let expected = array.to_owned();
    let address = array.as_ptr();
    let stays = owns
        && match P::ADOPTS {
            Adoption::Nothing => false,
            Adoption::RowMajor => layout.is_plain() && I::AXES.is_sorted(),
            Adoption::Forward => {
                array.shape().iter().zip(array.strides()).all(|(&len, &stride)| len < 2 || stride >= 0)
            }
            Adoption::Everything => true,
        };
    let owned = case.expect("`into_tensors`", input.adopt::<P::Backend>());
    if stays {
        case.at("the adopted array", owned.with(|tensor| P::address(tensor)), address);
    }
    check_owned::<P, T, D>(&case, owned, &expected);
}

/// Checks a tensor that owns its memory, and writes to it.
fn check_owned<P, T, D>(case: &Case, mut owned: Owned<P::Backend, T, D>, expected: &ArrayD<T>)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    verify::<P, T, D>(case, &owned, expected);
    owned.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
    case.all("the tensor, written", &owned.with(|tensor| P::values(tensor)), T::FILLS[0]);
}

/// `stack`.
fn stacked<P, T, R>(layout: &Layout, view: &ArrayView<'_, T, R::Dim>)
where
    R: RankedPermuted<T>,
    P: Probe<T, R::Dim> + Probe<T, <R::Dim as Dimension>::Larger>,
    T: Sample,
{
    let axes = R::Permuted::<ndarray::ViewRepr<&T>>::AXES;
    let case = case::<P, T, R::Dim>(layout, view, axes, Owner::PermutedOwn, "a stack of two `ArrayView`s");
    let one = view.view().into_dyn().permuted_axes(IxDyn(axes));
    let expected = stack(Axis(0), &[one.view(), one.view()]).expect("arrays of one shape");
    let samples = [view.view(), view.view()].map(R::Permuted::new);
    let tensor = case.expect("`stack`", R::Permuted::stack_of::<P::Backend>(&samples));
    values_of_stack::<P, T, <R::Dim as Dimension>::Larger>(&case.with_tensor(expected.shape()), &tensor, &expected);
}

fn values_of_stack<P, T, D>(case: &Case, tensor: &Owned<P::Backend, T, D>, expected: &ArrayD<T>)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    if !tensor.with(|tensor| P::is_row_major(tensor)) {
        case.fail("expected a row-major tensor from a stack");
    }
    tensor.with(|tensor| verify_tensor::<P, T, D>(case, tensor, expected));
}

/// The share, or nothing if the backend rightly refuses it.
fn accepted<P, T, D, S>(case: &Case, outcome: Result<S, InputError>, strides: &[isize], whole: bool) -> Option<S>
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension,
{
    let expected: Option<TensorError> = refusal::<P, Strided>(case.shape(), strides, whole);
    match (outcome, expected) {
        (Ok(share), None) => Some(share),
        (Err(found), Some(expected)) => {
            let expected = vec![("array".to_owned(), Problem::Tensor(expected))];
            case.equal("the refusal", &problems(&found), &expected);
            case.refused();
            None
        }
        (Ok(_), Some(expected)) => case.fail(format_args!("expected the refusal \"{expected}\", found a share")),
        (Err(found), None) => case.fail(format_args!("expected a share, found the refusal \"{found}\"")),
    }
}

fn shared_at_rank<P, T, R>(axes: usize)
where
    R: RankedPermuted<T>,
    P: Probe<T, R::Dim>,
    P::Backend: Shares<T, R::Dim>,
    T: Sample,
{
    for layout in &layouts(Some(axes)) {
        let buffer = layout.buffer::<T>();
        let view = R::Permuted::new(layout.view::<T, R::Dim>(&buffer));
        shared::<P, T, R::Dim, _, _>(layout, "a share of an `ArrayView`", &view, false);
        if !layout.overlaps() {
            let array = R::Permuted::new(layout.array::<T, R::Dim>());
            shared::<P, T, R::Dim, _, _>(layout, "a share of an `Array`", &array, true);
        }
    }
}

/// `tensors`; `whole` if the gaps between the elements of the array belong to it.
fn shared<P, T, D, S, I>(layout: &Layout, how: &str, input: &I, whole: bool)
where
    I: Permuted<S, Dim = D>,
    P: Probe<T, D>,
    P::Backend: Shares<T, D>,
    T: Sample,
    D: Dimension<Larger: 'static> + 'static,
    S: Storage<Elem = T>,
{
    let case = case::<P, T, D>(layout, input.array(), I::AXES, Owner::PermutedShare, how);
    check_share::<P, T, D>(&case, input.share::<P::Backend>(), &permuted(input.array(), I::AXES), whole);
}

fn check_share<P, T, D>(
    case: &Case,
    outcome: Result<Shared<'_, P::Backend, T, D>, InputError>,
    array: &ArrayView<'_, T, IxDyn>,
    whole: bool,
) where
    P: Probe<T, D>,
    P::Backend: Shares<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    let Some(share) = accepted::<P, T, D, _>(case, outcome, array.strides(), whole) else {
        return;
    };
    let expected = array.to_owned();
    for what in ["the share", "the share, the second time"] {
        case.at(what, share.with(|tensor| P::address(tensor)), array.as_ptr());
        share.with(|tensor| verify_tensor::<P, T, D>(case, tensor, &expected));
    }
    case.equal("`Shared::view`, strides", share.view().strides(), array.strides());
    case.at("the share, as an argument", as_argument::<P, T, D>(case, &share), array.as_ptr());
    check_owned::<P, T, D>(case, case.expect("`Shared::to_owned`", share.to_owned()), &expected);
    case.same_values("the array, after its copy was written", &array.to_owned(), &expected);
}

fn shared_mut_at_rank<P, T, R>(axes: usize)
where
    R: RankedPermuted<T>,
    P: Probe<T, R::Dim>,
    P::Backend: SharesMut<T, R::Dim>,
    T: Sample,
{
    for layout in layouts(Some(axes)).iter().filter(|layout| !layout.overlaps()) {
        let mut buffer = layout.buffer::<T>();
        let view = R::Permuted::new(layout.view_mut::<T, R::Dim>(&mut buffer));
        let how = "a writable share of an `ArrayViewMut`";
        let (case, written) = shared_mut::<P, T, R::Dim, _, _>(layout, how, view, None, false);
        let positions: Vec<usize> = (0..buffer.len()).collect();
        let elements = layout.view::<_, R::Dim>(&positions);
        for (position, found) in buffer.iter().enumerate() {
            let is_written = written && elements.iter().any(|element| *element == position);
            let expected = if is_written { T::FILLS[1] } else { T::sample(position) };
            if !found.same(expected) {
                case.fail(format_args!("memory position {position}: expected {expected:?}, found {found:?}"));
            }
        }
        let array = layout.array::<T, R::Dim>();
        shared_mut::<P, T, R::Dim, _, _>(layout, "a writable share of an `Array`", R::Permuted::new(array), None, true);
        let other = layout.array::<T, R::Dim>().into_shared();
        let how = "a writable share of one of two owners of an `ArcArray`";
        // Before it is written, the owner gets a copy of its own, which may have other strides.
        let mut own = other.clone();
        own.view_mut();
        let strides = Some(permuted(&own, R::Permuted::<OwnedArcRepr<T>>::AXES).strides().to_vec());
        shared_mut::<P, T, R::Dim, _, _>(layout, how, R::Permuted::new(other.clone()), strides, true);
        let before = layout.array::<T, R::Dim>().into_dyn();
        case.same_values("the other owner", &other.to_owned().into_dyn(), &before);
    }
}

/// `tensors_mut`. The second value tells whether the backend gave a share. `strides` are those of the share, if they are not
/// those of the array.
fn shared_mut<P, T, D, S, I>(
    layout: &Layout,
    how: &str,
    mut input: I,
    strides: Option<Vec<isize>>,
    whole: bool,
) -> (Case, bool)
where
    I: Permuted<S, Dim = D>,
    P: Probe<T, D>,
    P::Backend: SharesMut<T, D>,
    T: Sample,
    D: Dimension<Larger: 'static> + 'static,
    S: StorageMut<Elem = T>,
{
    let case = case::<P, T, D>(layout, input.array(), I::AXES, Owner::PermutedShareMut, how);
    let expected = permuted(input.array(), I::AXES).to_owned();
    let strides = strides.unwrap_or_else(|| permuted(input.array(), I::AXES).strides().to_vec());
    let written = write::<P, T, D>(&case, input.share_mut::<P::Backend>(), &expected, &strides, whole);
    if written {
        case.all("the array, after its share", input.array(), T::FILLS[1]);
    }
    (case, written)
}

fn write<P, T, D>(
    case: &Case,
    outcome: Result<SharedMut<'_, P::Backend, T, D>, InputError>,
    expected: &ArrayD<T>,
    strides: &[isize],
    whole: bool,
) -> bool
where
    P: Probe<T, D>,
    P::Backend: SharesMut<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    let Some(mut share) = accepted::<P, T, D, _>(case, outcome, strides, whole) else {
        return false;
    };
    let address = share.view().as_ptr();
    share.with_mut(|tensor| {
        case.at("the share", P::address(tensor), address);
        verify_tensor::<P, T, D>(case, tensor, expected);
    });
    for value in T::FILLS {
        share.with_mut(|tensor| {
            P::fill(tensor, value);
            case.all("the share, written", &P::values(tensor), value);
        });
        case.all("the array, written by a share", share.view(), value);
    }
    true
}
