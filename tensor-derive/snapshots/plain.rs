// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Digits {
    /// One scan for each sample.
    #[tensor(shape = [batch, 1, 8, 8])]
    pub images: Array4<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    pub labels: Array1<u8>,
    weights: Array2<f64>,
}
use ::tensor_core::__private as __DigitsCore;
///The tensors of [`Digits`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`DigitsTensors`], [`DigitsTensorsMut`], [`DigitsTensorsOwned`], [`DigitsTensorRefs`], [`DigitsTensorRefsMut`].
pub struct DigitsFields<M: __DigitsCore::Mode> {
    /// One scan for each sample.
    /**
 The field `images` of [`Digits`] as a tensor: a `Shared<'data, B, f32, Ix4>` in [`DigitsTensors`], a `SharedMut<'data, B, f32, Ix4>` in [`DigitsTensorsMut`] and an `Owned<B, f32, Ix4>` in [`DigitsTensorsOwned`].*/
    pub images: M::Tensor<f32, __DigitsCore::Ix4, __DigitsCore::Strided>,
    ///The field `labels` of [`Digits`] as a copied tensor: an `Owned<B, i64, Ix1>` in [`DigitsTensors`], [`DigitsTensorsMut`] and [`DigitsTensorsOwned`].
    pub labels: <M::Copying as __DigitsCore::Mode>::Tensor<
        i64,
        __DigitsCore::Ix1,
        __DigitsCore::Strided,
    >,
    ///The field `weights` of [`Digits`] as a tensor: a `Shared<'data, B, f64, Ix2>` in [`DigitsTensors`], a `SharedMut<'data, B, f64, Ix2>` in [`DigitsTensorsMut`] and an `Owned<B, f64, Ix2>` in [`DigitsTensorsOwned`].
    weights: M::Tensor<f64, __DigitsCore::Ix2, __DigitsCore::Strided>,
}
///What [`Digits::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type DigitsTensors<'data, B> = DigitsFields<__DigitsCore::Read<'data, B>>;
///What [`Digits::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type DigitsTensorsMut<'data, B> = DigitsFields<__DigitsCore::Write<'data, B>>;
///What [`Digits::to_tensors`] and [`Digits::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type DigitsTensorsOwned<B> = DigitsFields<__DigitsCore::Own<B>>;
///What the closure of [`with`](DigitsFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type DigitsTensorRefs<'t, B, Axes = __DigitsCore::AsMany> = DigitsFields<
    __DigitsCore::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](DigitsFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type DigitsTensorRefsMut<'t, B, Axes = __DigitsCore::AsMany> = DigitsFields<
    __DigitsCore::LentMut<'t, B, Axes>,
>;
impl Digits {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __DigitsCore::StructSpec = __DigitsCore::spec::<Self>();
}
impl Digits {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`DigitsTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: __DigitsCore::Reads<Self, (f32, i64, f64)>>(
        &self,
    ) -> __DigitsCore::Result<DigitsTensors<'_, Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __DigitsCore::Reads<Self, (f32, i64, f64)>>(
        &self,
        device: &Backend::Device,
    ) -> __DigitsCore::Result<DigitsTensors<'_, Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`DigitsTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __DigitsCore::Writes<Self, (f32, i64, f64)>>(
        &mut self,
    ) -> __DigitsCore::Result<DigitsTensorsMut<'_, Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __DigitsCore::Writes<Self, (f32, i64, f64)>>(
        &mut self,
        device: &Backend::Device,
    ) -> __DigitsCore::Result<DigitsTensorsMut<'_, Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`DigitsTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<Backend: __DigitsCore::Holds<Self, (f32, i64, f64)>>(
        &self,
    ) -> __DigitsCore::Result<DigitsTensorsOwned<Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __DigitsCore::Holds<Self, (f32, i64, f64)>>(
        &self,
        device: &Backend::Device,
    ) -> __DigitsCore::Result<DigitsTensorsOwned<Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`DigitsTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __DigitsCore::Holds<Self, (f32, i64, f64)>>(
        self,
    ) -> __DigitsCore::Result<DigitsTensorsOwned<Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __DigitsCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __DigitsCore::Holds<Self, (f32, i64, f64)>>(
        self,
        device: &Backend::Device,
    ) -> __DigitsCore::Result<DigitsTensorsOwned<Backend>, __DigitsCore::InputError> {
        <Self as __DigitsCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
}
impl<M: __DigitsCore::Mode> DigitsFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`DigitsTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __DigitsCore::FnOnce(DigitsTensorRefs<'_, M::Backend, M::Axes>) -> R,
    ) -> R {
        __DigitsCore::with::<Digits, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`DigitsTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __DigitsCore::FnOnce(DigitsTensorRefsMut<'_, M::Backend, M::Axes>) -> R,
    ) -> R
    where
        M: __DigitsCore::ModeMut,
    {
        __DigitsCore::with_mut::<Digits, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __DigitsCore::Backend>::Device,
    ) -> __DigitsCore::Result<DigitsFields<M::Copying>, __DigitsCore::InputError>
    where
        M: __DigitsCore::ModeOwned,
    {
        __DigitsCore::to_device::<Digits, M>(self, device)
    }
}
const _: () = {
    pub struct __Key;
    #[automatically_derived]
    impl __DigitsCore::TensorStruct for Digits {
        const SPEC: __DigitsCore::StructSpec = __DigitsCore::StructSpec {
            name: "Digits",
            samples: __DigitsCore::None,
            fields: &__DigitsCore::specs::<
                __Key,
                Self,
                _,
            >([
                (
                    "images",
                    __DigitsCore::Some((
                        false,
                        &[
                            __DigitsCore::DimSpec::Named("batch"),
                            __DigitsCore::DimSpec::Constant {
                                len: 1,
                                text: "1",
                            },
                            __DigitsCore::DimSpec::Constant {
                                len: 8,
                                text: "8",
                            },
                            __DigitsCore::DimSpec::Constant {
                                len: 8,
                                text: "8",
                            },
                        ],
                    )),
                ),
                (
                    "labels",
                    __DigitsCore::Some((false, &[__DigitsCore::DimSpec::Named("batch")])),
                ),
                ("weights", __DigitsCore::None),
            ]),
        };
    }
    fn __checks<images, labels>() {
        let () = <<__DigitsCore::Ix4 as __DigitsCore::HasRank<
            __DigitsCore::Axes4,
        >>::Rank as __DigitsCore::SameRank<__DigitsCore::Axes4, images>>::OK;
        let () = <u8 as __DigitsCore::LosslessCast<i64>>::OK;
        let () = <<__DigitsCore::Ix1 as __DigitsCore::HasRank<
            __DigitsCore::Axes1,
        >>::Rank as __DigitsCore::SameRank<__DigitsCore::Axes1, labels>>::OK;
    }
    impl __DigitsCore::WithoutDrop for Digits {
        type Itself = Self;
    }
    impl __DigitsCore::StructFields<__Key> for Digits {
        type Fields = <(
            Array4<f32>,
            Array1<u8>,
            Array2<f64>,
        ) as __DigitsCore::Known<
            {
                <Array4<f32> as __DigitsCore::AsNdarray<f32, __DigitsCore::Ix4>>::OK
                    & <Array1<u8> as __DigitsCore::AsNdarray<u8, __DigitsCore::Ix1>>::OK
                    & <Array2<
                        f64,
                    > as __DigitsCore::AsNdarray<f64, __DigitsCore::Ix2>>::OK
            },
        >>::Type;
        type Attributes = (
            __DigitsCore::ByShare,
            __DigitsCore::ByCast<i64, __DigitsCore::Lossless>,
            __DigitsCore::ByShare,
        );
        fn refs(&self) -> __DigitsCore::Refs<'_, __Key, Self> {
            (&self.images, &self.labels, &self.weights)
        }
        fn muts(&mut self) -> __DigitsCore::Muts<'_, __Key, Self> {
            (&mut self.images, &mut self.labels, &mut self.weights)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                images: __field_0,
                labels: __field_1,
                weights: __field_2,
                ..
            }: <Self as __DigitsCore::WithoutDrop>::Itself = self;
            (__field_0, __field_1, __field_2)
        }
        fn companion<__M: __DigitsCore::Mode>(
            __tensors: __DigitsCore::Tensors<__Key, Self, __M>,
        ) -> DigitsFields<__M> {
            DigitsFields {
                images: __tensors.0,
                labels: __tensors.1,
                weights: __tensors.2,
            }
        }
        fn tensor_refs<'__s, __M: __DigitsCore::Mode + '__s>(
            __tensors: &'__s DigitsFields<__M>,
        ) -> __DigitsCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.images, &__tensors.labels, &__tensors.weights)
        }
        fn tensor_muts<'__s, __M: __DigitsCore::Mode + '__s>(
            __tensors: &'__s mut DigitsFields<__M>,
        ) -> __DigitsCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.images, &mut __tensors.labels, &mut __tensors.weights)
        }
    }
    #[doc(hidden)]
    impl __DigitsCore::Field<__DigitsCore::ByShare> for Digits {
        type Elem = __DigitsCore::NoArray;
        type Dim = __DigitsCore::NoArray;
        type Tensor<__M: __DigitsCore::Mode> = DigitsFields<__M>;
        type Ops = __DigitsCore::StructOps<__Key>;
        const KIND: __DigitsCore::FieldKind = __DigitsCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<M: __DigitsCore::Mode> __DigitsCore::fmt::Debug for DigitsFields<M> {
        fn fmt(
            &self,
            f: &mut __DigitsCore::fmt::Formatter<'_>,
        ) -> __DigitsCore::fmt::Result {
            __DigitsCore::debug::<__Key, Digits, M>(f, "Digits", self)
        }
    }
};
