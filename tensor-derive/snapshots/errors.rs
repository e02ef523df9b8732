// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Mistaken {
    #[tensor(clone)]
    pub images: Array4<f32>,
    #[tensor(cast = i64)]
    pub labels: Array1<u8>,
    #[tensor(share, copy)]
    pub weights: Array2<f64>,
    #[tensor(shape = [batch, #])]
    pub mask: Array2<bool>,
}
use ::tensor_core::__private as __MistakenCore;
const _: () = {
    ::core::compile_error! {
        "unknown key `clone`, did you mean `copy`? the keys are `share`, `copy`, `cast`, `cast_checked`, `cast_lossy`, `dtype`, `shape`, `rank`, `permute`, `layout`, `scale`, `whole`, `pad`, `pad_axes`, `pad_to`, `pad_to_multiple_of`, `lengths`, `mask`, `skip`, `rename` [tensor-attribute]"
    }
};
const _: () = {
    ::core::compile_error! {
        "a share is the array's own memory, which a `cast` can't change; write `copy, cast = i64` [tensor-cast]"
    }
};
const _: () = {
    ::core::compile_error! {
        "a field is either `share` or `copy`; remove one [tensor-ownership]"
    }
};
const _: () = {
    ::core::compile_error! {
        "expected an axis: a name such as `batch`, a constant expression, or `_` for any length [tensor-shape]"
    }
};
///The tensors of [`Mistaken`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`MistakenTensors`], [`MistakenTensorsMut`], [`MistakenTensorsOwned`], [`MistakenTensorRefs`], [`MistakenTensorRefsMut`].
pub struct MistakenFields<M: __MistakenCore::Mode> {
    ///The field `images` of [`Mistaken`] as a copied tensor: an `Owned<B, f32, Ix4>` in [`MistakenTensors`], [`MistakenTensorsMut`] and [`MistakenTensorsOwned`].
    pub images: <M::Copying as __MistakenCore::Mode>::Tensor<
        f32,
        __MistakenCore::Ix4,
        __MistakenCore::Strided,
    >,
    ///The field `labels` of [`Mistaken`] as a copied tensor: an `Owned<B, i64, Ix1>` in [`MistakenTensors`], [`MistakenTensorsMut`] and [`MistakenTensorsOwned`].
    pub labels: <M::Copying as __MistakenCore::Mode>::Tensor<
        i64,
        __MistakenCore::Ix1,
        __MistakenCore::Strided,
    >,
    ///The field `weights` of [`Mistaken`] as a copied tensor: an `Owned<B, f64, Ix2>` in [`MistakenTensors`], [`MistakenTensorsMut`] and [`MistakenTensorsOwned`].
    pub weights: <M::Copying as __MistakenCore::Mode>::Tensor<
        f64,
        __MistakenCore::Ix2,
        __MistakenCore::Strided,
    >,
    ///The field `mask` of [`Mistaken`] as a tensor: a `Shared<'data, B, bool, Ix2>` in [`MistakenTensors`], a `SharedMut<'data, B, bool, Ix2>` in [`MistakenTensorsMut`] and an `Owned<B, bool, Ix2>` in [`MistakenTensorsOwned`].
    pub mask: M::Tensor<bool, __MistakenCore::Ix2, __MistakenCore::Strided>,
}
///What [`Mistaken::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type MistakenTensors<'data, B> = MistakenFields<__MistakenCore::Read<'data, B>>;
///What [`Mistaken::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type MistakenTensorsMut<'data, B> = MistakenFields<__MistakenCore::Write<'data, B>>;
///What [`Mistaken::to_tensors`] and [`Mistaken::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type MistakenTensorsOwned<B> = MistakenFields<__MistakenCore::Own<B>>;
///What the closure of [`with`](MistakenFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type MistakenTensorRefs<'t, B, Axes = __MistakenCore::AsMany> = MistakenFields<
    __MistakenCore::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](MistakenFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type MistakenTensorRefsMut<'t, B, Axes = __MistakenCore::AsMany> = MistakenFields<
    __MistakenCore::LentMut<'t, B, Axes>,
>;
impl Mistaken {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __MistakenCore::StructSpec = __MistakenCore::spec::<Self>();
}
impl Mistaken {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`MistakenTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: __MistakenCore::Reads<Self, (f32, i64, f64, bool)>>(
        &self,
    ) -> __MistakenCore::Result<
        MistakenTensors<'_, Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __MistakenCore::Reads<Self, (f32, i64, f64, bool)>>(
        &self,
        device: &Backend::Device,
    ) -> __MistakenCore::Result<
        MistakenTensors<'_, Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`MistakenTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __MistakenCore::Writes<Self, (f32, i64, f64, bool)>>(
        &mut self,
    ) -> __MistakenCore::Result<
        MistakenTensorsMut<'_, Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __MistakenCore::Writes<Self, (f32, i64, f64, bool)>>(
        &mut self,
        device: &Backend::Device,
    ) -> __MistakenCore::Result<
        MistakenTensorsMut<'_, Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`MistakenTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<Backend: __MistakenCore::Holds<Self, (f32, i64, f64, bool)>>(
        &self,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __MistakenCore::Holds<Self, (f32, i64, f64, bool)>>(
        &self,
        device: &Backend::Device,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`MistakenTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __MistakenCore::Holds<Self, (f32, i64, f64, bool)>>(
        self,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __MistakenCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __MistakenCore::Holds<Self, (f32, i64, f64, bool)>>(
        self,
        device: &Backend::Device,
    ) -> __MistakenCore::Result<
        MistakenTensorsOwned<Backend>,
        __MistakenCore::InputError,
    > {
        <Self as __MistakenCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
}
impl<M: __MistakenCore::Mode> MistakenFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`MistakenTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __MistakenCore::FnOnce(MistakenTensorRefs<'_, M::Backend, M::Axes>) -> R,
    ) -> R {
        __MistakenCore::with::<Mistaken, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`MistakenTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __MistakenCore::FnOnce(
            MistakenTensorRefsMut<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R
    where
        M: __MistakenCore::ModeMut,
    {
        __MistakenCore::with_mut::<Mistaken, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __MistakenCore::Backend>::Device,
    ) -> __MistakenCore::Result<MistakenFields<M::Copying>, __MistakenCore::InputError>
    where
        M: __MistakenCore::ModeOwned,
    {
        __MistakenCore::to_device::<Mistaken, M>(self, device)
    }
}
const _: () = {
    pub struct __Key;
    #[automatically_derived]
    impl __MistakenCore::TensorStruct for Mistaken {
        const SPEC: __MistakenCore::StructSpec = __MistakenCore::StructSpec {
            name: "Mistaken",
            samples: __MistakenCore::None,
            fields: &__MistakenCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("images", __MistakenCore::None),
                ("labels", __MistakenCore::None),
                ("weights", __MistakenCore::None),
                ("mask", __MistakenCore::None),
            ]),
        };
    }
    fn __checks() {
        let () = <u8 as __MistakenCore::LosslessCast<i64>>::OK;
    }
    impl __MistakenCore::WithoutDrop for Mistaken {
        type Itself = Self;
    }
    impl __MistakenCore::StructFields<__Key> for Mistaken {
        type Fields = <(
            Array4<f32>,
            Array1<u8>,
            Array2<f64>,
            Array2<bool>,
        ) as __MistakenCore::Known<
            {
                <Array4<f32> as __MistakenCore::AsNdarray<f32, __MistakenCore::Ix4>>::OK
                    & <Array1<
                        u8,
                    > as __MistakenCore::AsNdarray<u8, __MistakenCore::Ix1>>::OK
                    & <Array2<
                        f64,
                    > as __MistakenCore::AsNdarray<f64, __MistakenCore::Ix2>>::OK
                    & <Array2<
                        bool,
                    > as __MistakenCore::AsNdarray<bool, __MistakenCore::Ix2>>::OK
            },
        >>::Type;
        type Attributes = (
            __MistakenCore::ByCopy,
            __MistakenCore::ByCast<i64, __MistakenCore::Lossless>,
            __MistakenCore::ByCopy,
            __MistakenCore::ByShare,
        );
        fn refs(&self) -> __MistakenCore::Refs<'_, __Key, Self> {
            (&self.images, &self.labels, &self.weights, &self.mask)
        }
        fn muts(&mut self) -> __MistakenCore::Muts<'_, __Key, Self> {
            (&mut self.images, &mut self.labels, &mut self.weights, &mut self.mask)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                images: __field_0,
                labels: __field_1,
                weights: __field_2,
                mask: __field_3,
                ..
            }: <Self as __MistakenCore::WithoutDrop>::Itself = self;
            (__field_0, __field_1, __field_2, __field_3)
        }
        fn companion<__M: __MistakenCore::Mode>(
            __tensors: __MistakenCore::Tensors<__Key, Self, __M>,
        ) -> MistakenFields<__M> {
            MistakenFields {
                images: __tensors.0,
                labels: __tensors.1,
                weights: __tensors.2,
                mask: __tensors.3,
            }
        }
        fn tensor_refs<'__s, __M: __MistakenCore::Mode + '__s>(
            __tensors: &'__s MistakenFields<__M>,
        ) -> __MistakenCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.images, &__tensors.labels, &__tensors.weights, &__tensors.mask)
        }
        fn tensor_muts<'__s, __M: __MistakenCore::Mode + '__s>(
            __tensors: &'__s mut MistakenFields<__M>,
        ) -> __MistakenCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (
                &mut __tensors.images,
                &mut __tensors.labels,
                &mut __tensors.weights,
                &mut __tensors.mask,
            )
        }
    }
    #[doc(hidden)]
    impl __MistakenCore::Field<__MistakenCore::ByShare> for Mistaken {
        type Elem = __MistakenCore::NoArray;
        type Dim = __MistakenCore::NoArray;
        type Tensor<__M: __MistakenCore::Mode> = MistakenFields<__M>;
        type Ops = __MistakenCore::StructOps<__Key>;
        const KIND: __MistakenCore::FieldKind = __MistakenCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<M: __MistakenCore::Mode> __MistakenCore::fmt::Debug for MistakenFields<M> {
        fn fmt(
            &self,
            f: &mut __MistakenCore::fmt::Formatter<'_>,
        ) -> __MistakenCore::fmt::Result {
            __MistakenCore::debug::<__Key, Mistaken, M>(f, "Mistaken", self)
        }
    }
};
